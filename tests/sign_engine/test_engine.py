"""The engine: hits, severities, questions, and evidence that quotes the text exactly."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actions.sign_engine import SignEngine
from actions.sign_engine.engine import MAX_QUESTIONS, check_guard_names
from actions.sign_engine.findings import MAX_EVIDENCE
from bot.content.model import Snapshot
from bot.content.problems import ContentError
from bot.text.facts import ABSENT, known
from tests.sign_engine.conftest import Examine, document, sign_data

FEE = sign_data({"fee": {"phrases": {"fr": ["frais de dossier"]}}, "condition": "fee"})
STAMP = sign_data(
    {
        "fee": {"phrases": {"fr": ["frais"]}},
        "stamp": {"contract.visaed": False},
        "condition": "fee and stamp",
    },
    id="test.stamp",
    ask_if_unknown={"contract.visaed": {"fr": "Visé ?", "ar": "مؤشر؟"}},
)


def test_evidence_is_the_text_itself(examine: Examine) -> None:
    text = "Bonjour, les FRÀIS de dossier : 20 DH"
    (hit,) = examine(text, FEE).hits
    (quote,) = hit.evidence
    assert text[quote.start : quote.end] == quote.text == "FRÀIS de dossier"


def test_quotes_that_overlap_are_told_as_one(examine: Examine) -> None:
    sign = sign_data(
        {
            "fee": {"phrases": {"fr": ["frais de dossier ... {money}"]}},
            "sent": {"phrases": {"fr": ["{money} a envoyer par"]}},
            "condition": "fee and sent",
        }
    )
    (hit,) = examine("Frais de dossier : 3 000 DH à envoyer par Wafacash", sign).hits
    assert [quote.text for quote in hit.evidence] == ["Frais de dossier : 3 000 DH à envoyer par"]


def test_quotes_apart_stay_apart_and_few(examine: Examine) -> None:
    (hit,) = examine("frais de dossier. " * 9, FEE).hits
    assert [quote.text for quote in hit.evidence] == ["frais de dossier"] * MAX_EVIDENCE


def test_the_level_is_that_of_the_strongest_sign(examine: Examine) -> None:
    mild = sign_data(
        {"job": {"phrases": {"fr": ["poste"]}}, "condition": "job"},
        id="test.mild",
        severity="caution",
    )
    findings = examine("Un poste, des frais de dossier", mild, FEE)
    assert [hit.sign.id for hit in findings.hits] == ["test.sign", "test.mild"]
    assert findings.level.value == "danger"
    assert examine("Bonjour", mild, FEE).level.value == "none"


def test_a_condition_may_lower_a_severity_but_not_raise_it(examine: Examine) -> None:
    sign = sign_data(
        {
            "fee": {"phrases": {"fr": ["frais"]}},
            "written": {"phrases": {"fr": ["cahier des charges"]}},
            "condition": "fee",
        },
        severity="warning",
        lower=[{"severity": "caution", "condition": "written"}],
    )
    assert examine("frais", sign).level.value == "warning"
    assert examine("frais selon le cahier des charges", sign).level.value == "caution"


def test_what_nobody_knows_becomes_a_question(examine: Examine) -> None:
    findings = examine("frais", STAMP)
    assert findings.hits == ()
    assert [question.field for question in findings.questions] == ["contract.visaed"]
    assert findings.questions[0].outcomes == {"yes": (), "no": ("test.stamp",)}


def test_what_is_known_is_not_asked(examine: Examine) -> None:
    assert examine("frais", STAMP, fields={"contract.visaed": ABSENT}).hits
    silent = examine("frais", STAMP, fields={"contract.visaed": known(True)})
    assert silent.hits == ()
    assert silent.questions == ()


def test_few_questions_are_asked(examine: Examine) -> None:
    signs = [
        sign_data(
            {"a": {"phrases": {"fr": ["frais"]}}, "b": {field: False}, "condition": "a and b"},
            id=f"test.s{number}",
            ask_if_unknown={field: {"fr": "?", "ar": "؟"}},
        )
        for number, field in enumerate(["contract.visaed", "contract.shown", "interview"])
    ]
    assert len(examine("frais", *signs).questions) == MAX_QUESTIONS


def test_a_sign_on_trial_is_kept_for_counsellors(examine: Examine) -> None:
    findings = examine("frais de dossier", {**FEE, "status": "trial"})
    assert findings.hits == ()
    assert [hit.sign.id for hit in findings.trial] == ["test.sign"]


@pytest.mark.parametrize("status", ["draft", "retired"])
def test_a_draft_or_retired_sign_is_silent(status: str, examine: Examine) -> None:
    findings = examine("frais de dossier", {**FEE, "status": status})
    assert findings.hits == findings.trial == ()


def test_a_sign_of_one_country_is_silent_elsewhere(examine: Examine) -> None:
    french = {**FEE, "countries": ["FRA"]}
    assert examine("frais de dossier", french, fields={"country": known("FRA")}).hits
    assert not examine("frais de dossier", french, fields={"country": known("DEU")}).hits
    assert not examine("frais de dossier", french).hits


def test_only_guards_that_exist_may_be_named() -> None:
    sign = sign_data({"fee": {"phrases": {"fr": ["a"]}, "guards": ["nope"]}, "condition": "fee"})
    (problem,) = check_guard_names([document(sign)], frozenset({"negation"}))
    assert "nope" in problem.what


def test_a_sign_that_cannot_be_read_refuses_the_content(content: Snapshot) -> None:
    from dataclasses import replace

    wrong = sign_data({"fee": {"phrases": {"fr": ["(a|b"]}}, "condition": "other"})
    with pytest.raises(ContentError) as raised:
        SignEngine.from_content(replace(content, signs=(document(wrong),)))
    assert "never closed" in str(raised.value)


@pytest.fixture(scope="session")
def engine(content: Snapshot) -> SignEngine:
    """Return the project's own signs."""
    return SignEngine.from_content(content)


WORDS = st.sampled_from(
    [
        "frais",
        "de",
        "dossier",
        "3000",
        "DH",
        "visa",
        "garanti",
        "envoyez",
        "passeport",
        "whatsapp",
        "فقط",
        "رسوم",
        "الملف",
        "4000",
        "درهم",
        "بدون",
        "أي",
        "مقابلة",
        "khless",
        "daba",
        "wafacash",
        "contrat",
        ".",
        "!",
        "\n",
        ",",
        "(",
        "«",
        "»",
        "🇨🇦",
        "\u200b\u200f",
        "é",
        "ـ",
        "place",
        "ce",
        "soir",
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=60).map(" ".join))


@settings(max_examples=120, deadline=None)
@given(text=TEXTS)
def test_no_text_makes_it_fail_and_evidence_quotes_the_text(engine: SignEngine, text: str) -> None:
    findings = engine.examine(text, {}, today=date(2026, 11, 25))
    for hit in findings.hits:
        for quote in hit.evidence:
            assert text[quote.start : quote.end] == quote.text
    assert len(findings.questions) <= MAX_QUESTIONS
