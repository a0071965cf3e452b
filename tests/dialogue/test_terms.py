"""What a name means is explained to who asks it, and to nobody who asks more."""

from typing import Any

import pytest

from actions.terms import FILE, Terms, name_of
from bot.content.model import Snapshot
from bot.dialogue.context import Context
from bot.dialogue.named_terms import NamedTerms
from tests.glue.person import Person, does_of, fits_platforms


@pytest.fixture(scope="module")
def terms(content: Snapshot) -> Terms:
    return Terms(content)


@pytest.fixture(scope="module")
def named(content: Snapshot) -> NamedTerms:
    return NamedTerms(content)


@pytest.fixture(scope="module")
def context(content: Snapshot) -> Context:
    return Context(content)


def parsed(text: str, intent: str = "nlu_fallback", sure: float = 0.2) -> dict[str, Any]:
    return {"text": text, "intent": {"name": intent, "confidence": sure}, "entities": []}


def explained(settled: dict[str, Any]) -> str | None:
    """Return the term that a message was taken to ask for."""
    told = {entity["entity"]: entity["value"] for entity in settled["entities"]}
    return told["value"] if told.get("does") == "term.show" else None


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("le code95 pour camion", "code_95"),
        ("la carte TIE et le NIE", "tie"),
        ("والأبوستيل؟", "apostille"),
        ("je cherche du travail", None),
        ("le patron est parti", None),
    ],
)
def test_a_name_is_found_in_any_spelling_the_longest_first(
    terms: Terms, text: str, term: str | None
) -> None:
    found = terms.find(text)
    assert (found[0].id if found else None) == term


def test_a_short_name_counts_only_where_it_is_asked_for(terms: Terms) -> None:
    assert [match.id for match in terms.find("TIE ?")] == ["tie"]
    assert terms.find("TIE ?", short=False) == []
    assert [match.id for match in terms.find("carte TIE", short=False)] == ["tie"]


def test_a_term_is_shown_under_its_first_name_of_the_script() -> None:
    row = {"names": ["préavis", "preavis", "الإشعار المسبق"]}
    assert name_of(row, arabic=False) == "Préavis"
    assert name_of(row, arabic=True) == "الإشعار المسبق"
    assert name_of({"names": ["OSS"]}, arabic=True) == "OSS"


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("c koi OSS ?", "oss"),
        ("c'est quoi un OSS en italie exactement", "oss"),
        ("bonjour, qu'est-ce que le FSJ ?", "fsj"),
        ("IRCC ça veut dire quoi", "ircc"),
        ("je suis aide soignante, c'est quoi le CIMEA ?", "cimea"),
        ("ما معنى ECTS؟", "ects"),
        ("شنو هو الأوسبيلدونغ", "ausbildung"),
        ("chno hiya OIIQ", "oiiq"),
        ("WES chnahowa", "wes"),
        ("what does CACES mean?", "caces"),
    ],
)
def test_who_asks_what_a_name_means_is_told(named: NamedTerms, text: str, term: str) -> None:
    assert named.asked(parsed(text)) == term
    assert named.asked(parsed(text, "ask_visa", 0.95)) == term


@pytest.mark.parametrize(
    "text",
    [
        "c'est quoi les étapes pour avoir la carte bleue",
        "c'est quoi le salaire d'un OSS",
        "OSS c'est quoi le salaire",
        "OFII combien ça coûte",
        "c'est quoi l'OFII et combien ça coûte",
        "lfr9 bin CDI w CDD chno howa",
        "شنو هي وراق ديال OIIQ",
        "ما هي شروط الأوسبيلدونغ",
        "chno hiya chourout d OIIQ",
        "ch7al LMIA chno hiya",
    ],
)
def test_who_asks_more_than_the_name_is_not(named: NamedTerms, text: str) -> None:
    assert named.asked(parsed(text)) is None
    assert named.bare(parsed(text), {}) is None


@pytest.mark.parametrize("text", ["OIIQ ?", "et la ramq au québec", "CACES svp", "والأوسبيلدونغ؟"])
def test_a_bare_name_is_explained_where_nothing_else_is_heard(named: NamedTerms, text: str) -> None:
    country = {"entity": "country", "value": "QUE", "start": 14, "end": 20}
    said = {**parsed(text), "entities": [country]}
    assert named.bare(said, {})
    assert named.bare({**said, "intent": {"name": "ask_visa", "confidence": 0.5}}, {})
    assert named.bare({**said, "intent": {"name": "ask_visa", "confidence": 0.8}}, {}) is None
    assert named.bare({**said, "intent": {"name": "affirm", "confidence": 0.8}}, {})
    assert named.bare(said, {"pending": {"kind": "offer"}}) is None
    assert named.bare(said, {"topic": {"intent": "distress"}}) is None


@pytest.mark.parametrize("text", ["wes", "هل أنتم أنابيك", "wach anapec katsift l qatar"])
def test_a_short_name_or_another_question_is_no_bare_name(named: NamedTerms, text: str) -> None:
    assert named.bare(parsed(text), {}) is None


def test_a_term_comes_before_what_the_model_hears(context: Context) -> None:
    assert explained(context.settle(parsed("c koi le CACES ?", "ask_visa", 0.9), {})) == "caces"
    assert explained(context.settle(parsed("chno hiya OIIQ", "distress", 0.25), {})) == "oiiq"
    assert explained(context.settle(parsed("CACES"), {})) == "caces"


def test_danger_offers_and_named_topics_come_before_a_term(context: Context) -> None:
    danger = context.settle(parsed("c quoi ce kafil, il m'a enfermée", "distress", 0.9), {})
    assert danger["intent"]["name"] == "distress"
    offer = "Offre : OSS en Italie, 1400 euros par mois, logement fourni, contrat 12 mois"
    assert context.settle(parsed(offer), {})["intent"]["name"] == "share_offer"
    topic = context.settle(parsed("c'est quoi la LMIA"), {})
    assert explained(topic) is None
    assert {e["entity"]: e["value"] for e in topic["entities"]}["intent"] == "lmia_meaning"


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_every_term_is_explained_on_one_screen(store, content: Snapshot, language: str) -> None:
    person = Person(store, language)
    for term, row in content.shared[FILE].data[FILE].items():
        reply = person.press("term.show", value=term)
        assert reply.text.startswith(f"*{name_of(row, arabic=language == 'ar')}*")
        assert "talk.other" in does_of(reply.choices)
        fits_platforms(reply, language)


def test_a_term_of_one_country_leads_to_its_sheet_and_the_talk_stays(store) -> None:
    talk = {"intent": "ask_visa", "country": None}
    person = Person(store, "fr", topic=talk)
    reply = person.press("term.show", value="oss")
    assert reply.text.startswith("*OSS*\n\nOSS (operatore")
    assert [dict(choice.args) for choice in reply.choices] == [{"country": "ITA"}, {}]
    assert person.slots["country"] == "ITA"
    assert person.slots["topic"] == talk
    person.press("term.show", value="fsj")
    assert person.slots["country"] == "ITA", "a known country stays"


@pytest.mark.parametrize("term", ["anapec", "kafala", "cdi"])
def test_a_term_of_home_or_of_many_countries_sets_none(store, term: str) -> None:
    person = Person(store, "ar")
    assert does_of(person.press("term.show", value=term).choices) == {"talk.other"}
    assert person.slots.get("country") is None


def test_a_term_that_is_gone_is_told_kindly(store) -> None:
    person = Person(store, "fr")
    assert person.press("term.show", value="gone").text.startswith("Ce bouton")
