"""Whoever says that they were not answered is heard, and what they deny is left."""

from typing import Any

import pytest

from actions import shelf
from bot.content.store import ContentStore
from bot.dialogue.corrected import Corrections
from bot.dialogue.denied_words import without_denied
from bot.dialogue.taken_back import heard
from tests.dialogue.test_taken_back import parsed, told

pytestmark = pytest.mark.rasa
ANSWERED: dict[str, Any] = {
    "topic": {"intent": "ask_visa", "country": "ESP", "likely": ["visa_price", "visa_refused"]},
    "said": ["ask_visa:ESP:"],
}
CHEATED = {"intent": "report_fraud", "turns": 3}
AT_SEA = {"intent": "distress", "situation": "crossing", "turns": 3}
PROTESTS = [
    "vous n'avez pas répondu à ma question",
    "tu réponds à côté",
    "لم تجيبوا عن سؤالي",
    "ما فهمتونيش",
    "ba9i ma jawebtinich",
    "you did not answer me",
]


@pytest.fixture(scope="module")
def context(store: ContentStore):  # type: ignore[no-untyped-def]
    from bot.dialogue.context import Context

    shelf.use(store)
    return Context(store.current)


@pytest.mark.parametrize("text", PROTESTS)
def test_a_protest_alone_asks_what_was_meant_and_not_the_same_again(context, text: str) -> None:
    meant, changed = heard(context, text, parsed(text, "give_feedback", 0.8), ANSWERED)
    assert told(meant, "does") == "talk.missed"
    assert told(meant, "value") == "visa_price,visa_refused"
    again, _ = heard(context, text, parsed(text, "give_feedback", 0.8), {**ANSWERED, **changed})
    assert told(again, "option") == "again"


def test_a_few_words_on_oneself_belong_to_the_question_before(context) -> None:
    text = "tu as mal compris, je suis mineur"
    rest = {**parsed("je suis mineur", "ask_family", 0.85), "corrects": True, "blames": True}
    meant, _ = heard(context, text, rest, ANSWERED)
    assert told(meant, "intent") not in ("ask_family", "ask_visa")


@pytest.mark.parametrize("text", ["ma jawbtounich", "ما جاوبتونيش"])
def test_who_waits_for_a_counsellor_is_no_protester(context, text: str) -> None:
    meant, _ = heard(context, text, parsed(text, "nlu_fallback", 0.2), {**ANSWERED, "waits": True})
    assert told(meant, "does") != "talk.missed"


@pytest.mark.parametrize(
    "text", ["la directrice ne m'a pas répondu", "ma jawbatnich lmodira", "المشغل لم يجبني"]
)
def test_who_speaks_of_another_does_not_protest(context, text: str) -> None:
    corrections: Corrections = context.corrections
    assert not corrections.protests(text)


def test_in_danger_a_protest_is_asked_for_what_happens(context) -> None:
    slots = {"topic": {"intent": "distress", "situation": "captive", "turns": 3}}
    text = "vous ne comprenez pas"
    meant, _ = heard(context, text, parsed(text, "insult", 0.6), slots)
    assert told(meant, "does") == "talk.mistaken"


@pytest.mark.parametrize(
    ("text", "topic", "rest"),
    [
        ("personne ne m'a escroqué, je veux le prix du visa", CHEATED, "je veux le prix du visa"),
        ("c'est pas une fraude je demande le délai ?", CHEATED, "je demande le délai ?"),
        ("حتى واحد ما سرقني، بغيت نعرف الثمن", CHEATED, "بغيت نعرف الثمن"),
        ("personne ne part en mer, mon frère veut un visa", AT_SEA, "mon frère veut un visa"),
    ],
)
def test_what_is_denied_is_left_out(context, text: str, topic: dict[str, Any], rest: str) -> None:
    assert without_denied(text, topic) == rest


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("c'est pas une arnaque ?", CHEATED),
        ("personne ne m'aide", AT_SEA),
        ("personne ne part en mer", {"intent": "ask_visa"}),
        ("personne ne m'a volé", {"intent": "distress", "situation": "self_harm"}),
    ],
)
def test_a_question_or_a_complaint_denies_nothing(
    context, text: str, topic: dict[str, Any]
) -> None:
    assert without_denied(text, topic) is None


def test_a_denied_fraud_leaves_for_the_talk_before(context) -> None:
    slots = {"topic": CHEATED, "said": ["ask_training_abroad:DEU:"], "country": "DEU"}
    text = "personne ne m'a arnaqué"
    meant, _ = heard(context, text, parsed(text, "report_fraud", 0.9), slots)
    assert meant["intent"]["name"] != "report_fraud"
    beside = {**parsed("combien dure la formation", "ask_duration", 0.9), "after_denial": True}
    meant, changed = heard(context, f"{text}, combien dure la formation", beside, slots)
    assert meant["intent"]["name"] != "report_fraud"
    assert changed["topic"] == {"intent": "ask_training_abroad", "country": "DEU"}
    assert "grave" not in changed
