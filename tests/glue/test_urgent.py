"""Danger and fraud are helped at once, or asked; and what else must not be lost in a turn."""

import pytest

from actions.glue import GlueAction
from actions.glue_answers import ActionAnswer, country_name
from actions.glue_situations import DISTRESS, MOST_TURNS
from actions.glue_unsure import ActionOutOfScope, ActionUnsure
from actions.glue_urgent import FRAUD, SURE, ActionDistress, ActionReportFraud
from actions.scene import Scene
from bot.content.store import ContentStore
from tests.glue.person import Person, does_of, fits_platforms

LANGUAGES = ("fr", "ar")
URGENT = {DISTRESS: ActionDistress(), FRAUD: ActionReportFraud()}


@pytest.fixture(params=LANGUAGES)
def person(request: pytest.FixtureRequest, store: ContentStore) -> Person:
    return Person(store, request.param)


def say(
    person: Person, intent: str, confidence: float, text: str = "", country: str | None = None
) -> str:
    entities = [{"entity": "country", "value": country}] if country else []
    meant = {"name": intent, "confidence": confidence}
    action: GlueAction = URGENT[intent]
    return person.play(action, {"text": text, "intent": meant, "entities": entities}).text


def test_a_country_told_before_anything_is_understood_is_known_later(
    person: Person, store: ContentStore
) -> None:
    say(person, DISTRESS, 0.35, "ana khdama f dar f riyad", "SAU")
    assert person.slots["country"] == "SAU"
    number = store.current.countries["SAU"].contacts["emergency"].phone
    assert number in say(person, DISTRESS, 0.9)


@pytest.mark.parametrize("intent", URGENT)
def test_what_is_sure_is_helped_at_once_and_counted(person: Person, intent: str) -> None:
    say(person, intent, 0.9)
    assert person.signals["alert"]
    assert "human.ask" in does_of(person.reply.choices)
    fits_platforms(person.reply, person.language)


@pytest.mark.parametrize("intent", URGENT)
def test_what_is_not_sure_is_asked_with_a_way_to_say_yes(person: Person, intent: str) -> None:
    text = say(person, intent, SURE[intent] - 0.01)
    assert "alert" not in person.signals
    yes = [c for c in person.reply.choices if c.args.get("intent") == intent]
    assert len(yes) == 1
    fits_platforms(person.reply, person.language)
    if intent == DISTRESS:
        assert "19" in text, "who is in danger has the number even so"


@pytest.mark.parametrize("intent", URGENT)
def test_afterwards_other_words_are_said_and_after_some_turns_it_ends(
    person: Person, intent: str
) -> None:
    first = say(person, intent, 0.9)
    again = [say(person, intent, 0.1) for _ in range(2)]
    assert first not in again
    assert len(set(again)) == len(again), "the same words do not help twice"
    assert "asked.show" in does_of(person.reply.choices), "there is always a way on"
    fits_platforms(person.reply, person.language)
    for _ in range(MOST_TURNS - len(again)):
        assert person.slots["topic"]
        say(person, intent, 0.1)
    assert not person.slots["topic"]


def test_who_writes_english_has_the_first_step_in_english(person: Person) -> None:
    person.slots["variety"] = "en"
    assert "Call the police" in say(person, DISTRESS, 0.9)
    fits_platforms(person.reply, person.language)


def test_a_counsellor_asked_for_in_danger_is_marked_urgent(person: Person) -> None:
    calm = person.press("human.ask").text
    say(person, DISTRESS, 0.9)
    assert person.press("human.ask").text != calm
    assert "ANAPEC" not in person.reply.text
    assert "أنابيك" not in person.reply.text


def test_who_was_in_danger_is_not_asked_for_consent(person: Person) -> None:
    person.slots["consent"] = None
    say(person, DISTRESS, 0.9)
    person.press("menu.show")
    assert "consent.set" not in does_of(person.reply.choices)


def test_something_else_is_said_in_ones_own_words(person: Person) -> None:
    person.slots["consent"] = None
    say(person, DISTRESS, 0.4)
    other = next(c for c in person.reply.choices if c.does == "talk.other")
    person.press(other.does)
    assert "consent.set" not in does_of(person.reply.choices)
    fits_platforms(person.reply, person.language)


def test_who_is_in_danger_abroad_sees_whom_to_call_there(person: Person) -> None:
    text = say(person, DISTRESS, 0.9, country="FRA")
    assert "112" in text
    assert person.slots["country"] == "FRA"
    fits_platforms(person.reply, person.language)
    assert text.splitlines()[-1] not in say(person, DISTRESS, 0.9), "it stands above"


@pytest.mark.parametrize("action", [ActionUnsure(), ActionOutOfScope()])
@pytest.mark.parametrize(
    "text", ["galia sift lia l code li jak f sms", "عطيني الكود لي وصلك ف SMS"]
)
def test_a_sign_in_words_that_were_not_understood_is_told(
    person: Person, action: GlueAction, text: str
) -> None:
    person.hear(action, "nlu_fallback", text)
    assert "offer.start" in does_of(person.reply.choices)
    assert "«" in person.reply.text
    fits_platforms(person.reply, person.language)


@pytest.mark.parametrize("text", ["et maintenant je fais koi en premier ?", "واش الجو مزيان اليوم"])
def test_words_without_a_sign_are_not_understood_as_before(person: Person, text: str) -> None:
    person.hear(ActionUnsure(), "nlu_fallback", text)
    assert "«" not in person.reply.text or "parler" in person.reply.text
    assert person.slots["unsure"] == 1


def test_where_people_are_is_not_where_they_want_to_go(person: Person) -> None:
    message = {
        "text": "فكازا",
        "intent": {"name": "ask_family"},
        "entities": [{"entity": "country", "value": "MAR"}],
    }
    person.slots["country"] = "BEL"
    person.play(ActionAnswer(), message)
    assert person.slots["country"] == "BEL"


@pytest.mark.parametrize(
    ("code", "names"), [("CHE", ("Suisse", "سويسرا")), ("ROU", ("Roumanie", "رومانيا"))]
)
def test_countries_without_content_have_their_name(
    person: Person, code: str, names: tuple[str, str]
) -> None:
    assert str(country_name(Scene(person.slots), code)) in names


def test_a_country_in_words_that_were_not_understood_is_offered_and_kept(person: Person) -> None:
    message = {
        "text": "jcherche du taf en allemagne",
        "intent": {"name": "nlu_fallback"},
        "intent_ranking": [{"name": "check_offer", "confidence": 0.3}],
        "entities": [{"entity": "country", "value": "DEU"}],
    }
    person.play(ActionUnsure(), message)
    assert "country.show" in does_of(person.reply.choices)
    assert person.slots["country"] == "DEU"
    fits_platforms(person.reply, person.language)


def test_beside_moroccan_numbers_stand_those_of_the_country(store: ContentStore) -> None:
    for language in ("fr", "ar"):
        person = Person(store, language)
        person.slots["topic"] = {"intent": "distress", "situation": "captive", "turns": 3}
        home = person.press("asked.show", question="location_to_whom").text
        person.slots["country"] = "OMN"
        there = person.press("asked.show", question="location_to_whom").text
        assert "9999" not in home
        assert "9999" in there


def test_who_was_misunderstood_is_asked_again_with_the_number(store: ContentStore) -> None:
    for language in ("fr", "ar"):
        person = Person(store, language)
        assert "19" in person.press("talk.mistaken").text
