"""Whoever says "it is not that" is not shown the same again, and is answered what they ask."""

from typing import Any

import pytest

from actions import shelf
from actions.glue_situations import denied_today
from bot.content.store import ContentStore
from bot.dialogue.corrected import CORRECTS
from bot.dialogue.openings import AFTER_DENIAL
from bot.dialogue.taken_back import echoes, heard

pytestmark = pytest.mark.rasa
AT_AIRPORT = {"intent": "distress", "situation": "at_airport", "turns": 3}
INSTEAD = {"intent": "ask_in_demand_jobs", "country": "CAN"}
JOKED = {"intent": "distress", "situation": "captive", "turns": 3, "instead": INSTEAD}


@pytest.fixture(scope="module")
def context(store: ContentStore):  # type: ignore[no-untyped-def]
    from bot.dialogue.context import Context

    shelf.use(store)
    return Context(store.current)


def parsed(text: str, intent: str, sure: float, *others: tuple[str, float]) -> dict[str, Any]:
    ranking = [{"name": intent, "confidence": sure}]
    ranking += [{"name": name, "confidence": score} for name, score in others]
    return {"text": text, "intent": ranking[0], "intent_ranking": ranking, "entities": []}


def told(meant: dict[str, Any], name: str = "situation") -> Any:
    return next((e["value"] for e in meant["entities"] if e["entity"] == name), None)


@pytest.mark.parametrize(
    "text", ["oh je plaisante", "كنت أمزح", "غير كنقشب", "ghir mzah", "im kidding"]
)
def test_a_joke_taken_back_is_answered_with_what_was_asked_beside_it(context, text: str) -> None:
    meant, changed = heard(context, text, parsed(text, "chitchat", 0.9), {"topic": JOKED})
    assert told(meant, "does") == "answer.show"
    assert told(meant, "intent") == "ask_in_demand_jobs"
    assert told(meant, "country") == "CAN"
    assert meant[CORRECTS]
    assert changed == {"topic": None, "grave": denied_today()}


def test_a_danger_that_words_tell_keeps_the_question_beside_it(context) -> None:
    text = "je suis otage de ce boulot, quels sont les métiers recherchés ?"
    meant, _ = heard(context, text, parsed(text, "ask_in_demand_jobs", 0.6), {})
    assert told(meant) == "captive"
    assert told(meant, "instead") == {"intent": "ask_in_demand_jobs"}
    surely, _ = heard(context, text, parsed(text, "distress", 0.9), {})
    assert told(surely, "instead") is None


@pytest.mark.parametrize(
    "text",
    [
        "quel vol ? on est dans la maison, je monte pas dans l'avion",
        "أي طائرة؟ نحن في البيت، لا أريد ركوب الطائرة",
    ],
)
def test_who_wonders_at_the_reading_is_not_shown_it_again(context, text: str) -> None:
    meant, _ = heard(context, text, parsed(text, "distress", 0.9), {"topic": AT_AIRPORT})
    assert meant["intent"]["name"] != "nlu_fallback"  # a danger it stays
    assert told(meant) != "at_airport"


def test_who_corrects_a_detail_of_a_real_danger_is_not_taken_for_safe(context) -> None:
    text = "non c'est pas pour de l'argent, ils veulent garder nos papiers"
    slots = {"topic": {"intent": "distress", "situation": "captive", "relative": True}}
    said = {
        **parsed("ils veulent garder nos papiers", "ask_keep_passport", 0.8),
        AFTER_DENIAL: True,
    }
    assert heard(context, text, said, slots)[1] == {}


@pytest.mark.parametrize(
    ("text", "after", "wonders"),
    [
        ("quel avion ??", "distress", True),
        ("chmn tayara?", "distress", True),
        ("أي خطف؟", "distress", True),
        ("quel visa ?", "ask_visa", False),
        ("quel diplôme ???", "ask_diploma_recognition", True),
        ("je pars quand ?", "distress", False),
    ],
)
def test_a_word_of_the_answer_behind_a_question_word_wonders(
    text: str, after: str, wonders: bool
) -> None:
    assert echoes(text, {"intent": after}) is wonders


@pytest.mark.parametrize(
    "text", ["non, pas le visa", "la machi lvisa", "لا ماشي الفيزا", "لم أسأل عن التأشيرة"]
)
def test_a_rejected_question_is_not_answered_once_more(context, text: str) -> None:
    slots = {"topic": {"intent": "ask_visa", "country": "ESP"}, "said": ["ask_visa:ESP:"]}
    meant, _ = heard(context, text, parsed(text, "ask_visa", 0.8), slots)
    assert meant["intent"]["name"] != "ask_visa"
    assert told(meant, "intent") != "ask_visa"


@pytest.mark.parametrize(
    "text", ["elle arrive pas à sortir", "elle peut plus sortir de là", "ما كتقدرش تخرج"]
)
def test_a_not_within_what_is_told_takes_no_danger_back(context, text: str) -> None:
    slots = {"topic": {"intent": "distress", "situation": "captive", "relative": True}}
    meant, changed = heard(context, text, parsed(text, "distress", 0.58), slots)
    assert CORRECTS not in meant
    assert changed == {}
    assert meant["intent"]["name"] in ("distress", "press")


def test_a_question_with_a_not_is_still_one(context) -> None:
    text = "ils peuvent pas venir ?"
    slots = {"topic": {"intent": "ask_family", "country": "FRA"}, "said": ["ask_family:FRA:"]}
    meant, _ = heard(context, text, parsed(text, "ask_family", 0.8), slots)
    assert CORRECTS not in meant


def test_the_country_that_was_meant_is_answered_in_the_talk_before(context) -> None:
    slots = {
        "topic": {"intent": "nurse_quebec", "country": "FRA"},
        "said": ["ask_diploma_recognition:FRA:", "nurse_quebec:FRA:"],
    }
    country = {"entity": "country", "value": "FRA", "start": 0, "end": 6}
    said = {**parsed("France", "nlu_fallback", 0.3), "entities": [country], CORRECTS: True}
    meant, changed = heard(context, "je disais la France, pas le Québec", said, slots)
    assert meant["intent"]["name"] == "ask_diploma_recognition"
    assert changed["topic"]["intent"] == "ask_diploma_recognition"
