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
        "غير كنسول، ما وقع والو. والفحص الطبي شنو فيه",
        "il ne s'est rien passé, je demande juste comme ça",
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


CHEATED = {"intent": "report_fraud", "turns": 3}
IN_CANADA = [{"entity": "country", "value": "CAN", "start": 0, "end": 1}]


@pytest.mark.parametrize(
    "text",
    ["bghit nkhdm f canada b s7, mnin nbda", "je veux travailler au canada, par où commencer"],
)
def test_whoever_was_cheated_and_looks_ahead_is_told_the_way(text: str) -> None:
    assert resumed({**parsed(text, "ask_steps", 0.87), "entities": IN_CANADA}, CHEATED) is None


@pytest.mark.parametrize(
    ("text", "intent", "sure"),
    [
        ("par où commencer maintenant", "ask_steps", 0.87),
        ("je veux travailler au canada", "ask_steps", 0.5),
        ("bghit nrj3 flousi mn canada", "report_fraud", 0.9),
    ],
)
def test_else_what_they_say_is_a_word_on_the_fraud(text: str, intent: str, sure: float) -> None:
    named = IN_CANADA if "canada" in text else []
    assert resumed({**parsed(text, intent, sure), "entities": named}, CHEATED) == CHEATED
