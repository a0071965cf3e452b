"""One question beside a danger does not end the talk of whoever is in it."""

from typing import Any

import pytest

from bot.content.store import ContentStore
from bot.dialogue.asides import resumed
from tests.glue.person import Person

CAPTIVE = {"intent": "distress", "situation": "captive", "turns": 3}
BESIDE = {"intent": "ask_tourist_visa", "country": None, "danger": CAPTIVE}


def parsed(text: str, intent: str | None = "nlu_fallback", sure: float = 0.3) -> dict[str, Any]:
    return {"text": text, "intent": {"name": intent, "confidence": sure}, "entities": []}


@pytest.mark.parametrize(
    "text", ["chkoun n3ayet", "بمن أتصل", "et s'ils me trouvent ?", "rah chafouni kan7der m3ak"]
)
def test_a_word_on_the_danger_comes_back_to_it(text: str) -> None:
    assert resumed(parsed(text), BESIDE) == CAPTIVE


@pytest.mark.parametrize(
    ("text", "intent"),
    [("et pour le Canada ?", "ask_visa"), ("شحال الصالير فألمانيا", "ask_salary_cost")],
)
def test_another_question_stays_one(text: str, intent: str) -> None:
    assert resumed(parsed(text, intent, 0.9), BESIDE) == BESIDE


def test_without_a_danger_nothing_changes() -> None:
    assert resumed(parsed("chkoun n3ayet"), None) is None
    calm = {"intent": "ask_visa"}
    assert resumed(parsed("chkoun n3ayet"), calm) == calm


@pytest.mark.parametrize(
    "text",
    [
        "merci. revenons à ma question, quel salaire ?",
        "شكرا. نرجع إلى موضوعي، كم مدة العقد",
        "safi nsa hadchi, bghit n3ref 3la ANAPEC",
        "خلي خويا. فوقاش كتبدا الحملة",
    ],
)
def test_whoever_comes_back_to_their_own_matter_leaves_the_danger(text: str) -> None:
    assert resumed(parsed(text), CAPTIVE) is None
    assert resumed(parsed(text), BESIDE) is None


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_the_second_question_in_a_row_leaves_the_danger(store: ContentStore, language: str) -> None:
    person = Person(store, language)
    person.slots["topic"] = CAPTIVE
    person.press("answer.show", intent="ask_tourist_visa")
    assert person.slots["topic"]["danger"] == CAPTIVE
    person.press("answer.show", intent="ask_visa")
    assert "danger" not in person.slots["topic"]
