"""The project's own signs: each carries its tests, and they hold through the engine people get."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from actions.sign_checks import _awake, _field
from actions.sign_engine import ContentLookup, SignEngine
from actions.sign_engine.guards import read_shared
from actions.sign_engine.model import read_sign
from bot.content.store import ContentStore
from bot.evaluation.bench import MANY_SIGNS, many_signs
from tests.conftest import ROOT

TODAY = date(2026, 11, 25)
SNAPSHOT = ContentStore(ROOT / "content").current
IDS = {
    "money": "fee_to_candidate deposit_or_guarantee instalments personal_transfer imposed_medical "
    "paid_training_or_kit repaid_from_wages card_or_code task_scam",
    "identity": "free_mail lookalike_domain impersonates_institution no_employer messaging_only "
    "phone_mismatch blocks_verification claims_approval odd_link",
    "promise": "visa_guaranteed no_selection salary_too_high salary_below_minimum too_fast lottery "
    "all_free",
    "process": "tourist_visa urgency documents_kept documents_early false_papers appointment_sale "
    "transit_route no_contract contract_not_visaed recruits_others",
    "work": "vague abusive_conditions discriminatory_targeting",
    "text": "hidden_characters",
    "memory": "confirmed_fraud",
}


def own_tests() -> Iterator[Any]:
    for document in SNAPSHOT.signs:
        for test in document.data["tests"]:
            yield pytest.param(document, test, id=f"{document.data['id']}: {test['name']}")


@pytest.fixture(scope="module")
def awake() -> SignEngine:
    """Return the engine of all signs as if each were active."""
    shared, _ = read_shared(SNAPSHOT.shared.get("guards"), SNAPSHOT.signs)
    read = [read_sign(document, frozenset(shared.word_sets)) for document in SNAPSHOT.signs]
    assert [problems for _, problems in read if problems] == []
    signs = [_awake(sign) for sign, _ in read if sign is not None]
    return SignEngine(signs, shared, ContentLookup(SNAPSHOT))


@pytest.fixture(scope="module")
def engine() -> SignEngine:
    return SignEngine.from_content(SNAPSHOT)


@pytest.mark.parametrize(("document", "test"), own_tests())
def test_a_sign_keeps_its_word(document: Any, test: dict[str, Any], awake: SignEngine) -> None:
    fields = {name: _field(value) for name, value in test.get("fields", {}).items()}
    text, only = test.get("text", ""), document.data["id"]
    findings = awake.examine(text, fields, today=TODAY, only=only)
    got = "match" if findings.hits else "unknown" if findings.questions else "no_match"
    assert got == test["expect"]


def test_every_sign_that_people_are_told_about_exists() -> None:
    wanted = {f"{kind}.{name}" for kind, names in IDS.items() for name in names.split()}
    assert wanted == {document.data["id"] for document in SNAPSHOT.signs}
    assert all(document.path.stem == document.data["id"] for document in SNAPSHOT.signs)


@pytest.mark.parametrize("document", SNAPSHOT.signs, ids=lambda d: d.data["id"])
def test_a_sign_teaches_a_step_that_exists(document: Any) -> None:
    teaches = document.data["teaches"]
    for language in ("fr", "ar"):
        module = SNAPSHOT.modules[language][teaches["module"]]
        assert teaches["step"] in {step.id for step in module.steps}


@pytest.mark.parametrize("document", SNAPSHOT.signs, ids=lambda d: d.data["id"])
def test_a_sign_speaks_in_short_sentences_and_gives_no_verdict(document: Any) -> None:
    for language, forbidden in (
        ("fr", ("arnaque confirmée", "c'est une arnaque", "offre sûre", "escroc", "!")),
        ("ar", ("نصاب", "احتيال مؤكد", "!")),
    ):
        words = [document.data["explanation"][language], *document.data["advice"][language]]
        for text in words:
            assert not any(word in text for word in forbidden), text
            for sentence in text.replace("؛", ".").replace(";", ".").replace(":", ".").split("."):
                assert len(sentence.split()) < 20, sentence


GENUINE = [
    "Boulangerie Les Épis, Angers. Boulanger, CDI 39 h, 2 050 € brut. Entretien puis essai d'une journée.",
    "ANAPEC : présélection d'ouvrières agricoles pour Huelva. Inscription gratuite à votre agence.",
    "Les frais de visa, 75 euros, se paient au centre TLScontact. Notre clinique ne demande rien.",
    "Méfiez-vous de ceux qui promettent un visa garanti contre 5 000 DH.",
    "مستشفى الأمل يوظف ممرضات بالرياض، 5500 ريال، التذكرة والتأشيرة على المستشفى، مقابلة يوم الاثنين.",
    "خدمات الوكالة مجانية، ولا تطلب أبدا أي مبلغ من المترشحين.",
    "الكوبيراتيف كتخلص الفيزا والطيارة، وماكناخدو حتى درهم، الأنترفيو فبركان",
    "resto f Tanger bgha serveur, 3500 dh f chher, nhar ra7a, aji tlqa lgérant",
    "Nursing assistant, Bremen. We pay the recognition fee and take nothing from you. Video interview.",
]


@pytest.mark.parametrize("text", GENUINE)
def test_an_honest_offer_or_warning_raises_no_alarm(text: str, engine: SignEngine) -> None:
    findings = engine.examine(text, {}, today=TODAY)
    assert findings.level.value in {"none", "caution"}, [hit.sign.id for hit in findings.hits]


def test_ten_times_as_many_signs_find_the_same(engine: SignEngine) -> None:
    many = SignEngine.from_content(replace(SNAPSHOT, signs=many_signs(SNAPSHOT.signs)))
    assert len(many.signs) == MANY_SIGNS * len(engine.signs)
    for text in ("Frais de dossier : 3 000 DH par Wafacash", "رسوم الملف 3000 درهم عبر وفاكاش"):
        few, lots = (e.examine(text, {}, today=TODAY).hits for e in (engine, many))
        assert [hit.sign.id for hit in few] == [hit.sign.id for hit in lots] != []
