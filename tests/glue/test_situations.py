"""A situation that a message tells of is answered before anything else."""

import pytest

from actions import shelf
from actions.glue_press import ActionPress
from actions.glue_situations import DISTRESS
from actions.glue_urgent import ActionDistress
from actions.glue_yes_no import ActionDeny
from actions.situations import FILE
from bot.content.reply import Reply
from bot.content.store import ContentStore
from tests.glue.person import Person, does_of, fits_platforms

LANGUAGES = ("fr", "ar")


@pytest.fixture(params=LANGUAGES)
def person(request: pytest.FixtureRequest, store: ContentStore) -> Person:
    return Person(store, request.param)


def tell(person: Person, situation: str, country: str | None = None) -> Reply:
    """Say something that tells of a situation."""
    named = [{"entity": "country", "value": country}] if country else []
    told = [*named, {"entity": "situation", "value": situation}]
    about = shelf.situations().get(situation).about  # type: ignore[union-attr]
    meant = {"name": about, "confidence": 1.0}
    return person.play(ActionDistress(), {"text": "…", "intent": meant, "entities": told})


def test_every_situation_has_words_that_fit_a_phone(person: Person, store: ContentStore) -> None:
    for name, row in store.current.shared[FILE].data["situations"].items():
        said = tell(person, name)
        fits_platforms(said, person.language)
        urgent = row["about"] in {"distress", "report_fraud"}
        assert bool(person.signals.get("alert")) == urgent, name
        if urgent:
            assert "human.ask" in does_of(said.choices), name
        person.slots["topic"] = None


def test_a_message_of_someone_who_wants_to_die_speaks_of_nothing_else(person: Person) -> None:
    words = tell(person, "self_harm").text
    assert "15" in words
    assert not any(other in words for other in ("ANAPEC", "أنابيك", "consulat", "القنصلية"))
    again = person.hear(ActionDistress(), DISTRESS).text
    assert "15" in again
    assert again != words


def test_a_relative_abroad_gets_the_numbers_of_that_country(person: Person) -> None:
    assert "999" in tell(person, "captive", "ARE").text
    fits_platforms(person.reply, person.language)


def test_who_says_that_they_are_safe_is_believed(person: Person) -> None:
    tell(person, "captive")
    tell(person, "not_in_danger")
    assert person.slots["topic"] is None
    assert not person.signals.get("alert")
    person.slots["consent"] = None
    assert "consent.set" in does_of(person.press("menu.show").choices)


def test_its_button_says_the_same(person: Person) -> None:
    pressed = person.press("situation.show", situation="missing_person")
    person.slots["topic"] = None
    assert pressed == tell(person, "missing_person")
    person.press("situation.show", situation="gone_from_content")
    assert not person.signals.get("alert")


def test_a_situation_that_content_no_longer_knows_is_left_to_what_was_understood(
    person: Person,
) -> None:
    told = [{"entity": "situation", "value": "gone_from_content"}]
    message = {"text": "non", "intent": {"name": "deny"}, "entities": told}
    assert person.play(ActionDeny(), message) == person.hear(ActionDeny(), "deny")


def test_where_no_number_is_known_it_is_said(person: Person) -> None:
    person.slots["country"] = "MRT"
    said = tell(person, "captive").text
    assert "consulat.ma" in said
    assert any(name in said for name in ("Mauritanie", "موريتانيا"))


def test_of_morocco_it_is_never_said_that_no_number_is_known(person: Person) -> None:
    person.slots["country"] = "MAR"
    said = tell(person, "captive").text
    assert not any(name in said for name in ("ce pays : Maroc", "لهذا البلد: المغرب"))
    assert "19" in said


def test_the_same_danger_told_again_brings_its_next_card(person: Person) -> None:
    first = tell(person, "badly_hurt").text
    again = tell(person, "badly_hurt").text
    assert again != first
    assert "19" in again
    assert person.press("situation.show", situation="badly_hurt").text == first, "asked for again"


def test_who_hears_the_victim_cry_writes_for_another(person: Person) -> None:
    tell(person, "captive")
    assert not person.slots["topic"].get("relative")
    text = {"fr": "elle pleure au téléphone", "ar": "سمعتها تبكي في الهاتف"}[person.language]
    person.hear(ActionDistress(), DISTRESS, text)
    assert person.slots["topic"]["relative"]
    person.hear(ActionDistress(), DISTRESS, "…")
    assert person.slots["topic"]["relative"], "it holds through the talk"


def test_the_next_card_is_for_whoever_writes(person: Person) -> None:
    tell(person, "captive")
    own = tell(person, "captive").text
    person.slots["topic"] = {
        "intent": DISTRESS,
        "situation": "captive",
        "turns": 3,
        "relative": True,
    }
    assert tell(person, "captive").text != own


def ask(person: Person, question: str, text: str) -> str:
    """Ask something next, in words."""
    rows = {"does": "asked.show", "question": question}
    told = [{"entity": name, "value": value} for name, value in rows.items()]
    said = person.play(ActionPress(), {"text": text, "entities": told})
    fits_platforms(said, person.language)
    return said.text


@pytest.mark.parametrize("text", ["au fait j'ai 15 ans", "عندي غير 15 العام"])
def test_a_minor_who_is_blackmailed_is_answered_as_one_from_then_on(
    person: Person, text: str
) -> None:
    tell(person, "blackmail")
    told = ask(person, "is_minor", text)
    assert "2511" in told
    assert not any(other in told for other in ("OFPPT", "التكوين المهني"))
    for question in ("fear_police", "tell_nobody"):
        assert "2511" in ask(person, question, "…")
    assert person.slots["topic"]["minor"]


def test_a_grown_up_who_is_blackmailed_is_not_answered_as_a_minor(person: Person) -> None:
    tell(person, "blackmail")
    assert "2511" not in ask(person, "fear_police", "…")


@pytest.mark.parametrize("text", ["une autre fille ici a 16 ans", "معنا بنت عمرها ست عشرة سنة"])
def test_another_girl_under_age_does_not_make_the_writer_a_minor(person: Person, text: str) -> None:
    tell(person, "sexual_exploitation", "CYP")
    assert "112" in ask(person, "is_minor", text)
    assert not person.slots["topic"].get("minor")


def test_nobody_is_sent_to_a_relative_who_is_held_abroad(person: Person) -> None:
    person.slots["topic"] = {"intent": DISTRESS, "situation": "captive", "relative": True}
    words = tell(person, "self_harm", "MMR").text
    assert person.slots["topic"]["situation"] == "far_despair"
    assert not any(other in words for other in ("Allez vers", "Éloignez", "اذهبوا إلى", "الشفرات"))
    assert "consulat" in words


def test_the_country_of_a_captive_is_not_asked_for_again(person: Person) -> None:
    person.slots["topic"] = {"intent": DISTRESS, "situation": "help_cry", "relative": True}
    words = tell(person, "captive", "MMR").text
    assert "199" in words
    assert not any(other in words for other in ("Dans quel pays", "في أي بلد"))
    for question in ("embassy", "what_now", "what_tomorrow", "association"):
        words = ask(person, question, "…")
        assert not any(other in words for other in ("Dites-moi le pays", "قولوا لي اسم البلد"))
