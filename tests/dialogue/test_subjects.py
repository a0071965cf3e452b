"""A question that stands out is answered in a talk about such, and nowhere else."""

from typing import Any

import pytest

from actions import shelf
from bot.dialogue.subjects import likeliest_question

ANSWERED = {"topic": {"intent": "ask_country_info"}}
IN_SPAIN = [{"entity": "country", "value": "ESP", "start": 0, "end": 1}]


def unsure(
    text: str, *ranked: tuple[str, float], entities: list[dict[str, Any]] | None = None
) -> dict[str, Any]:
    ranking = [{"name": name, "confidence": sure} for name, sure in ranked]
    intent = {"name": "nlu_fallback", "confidence": 0.3}
    said = {"text": text, "intent": intent, "intent_ranking": ranking}
    return {**said, "entities": entities or []}


@pytest.mark.parametrize("text", ["il faut quoi comme papiers la bas", "شنو خاصني من وراق تما"])
def test_after_an_answer_the_question_that_stands_out_is_meant(text: str) -> None:
    said = unsure(text, ("ask_documents", 0.43), ("ask_visa", 0.15))
    assert likeliest_question(said, ANSWERED) == "ask_documents"


def test_beside_the_name_of_a_country_it_is_meant_too() -> None:
    said = unsure("papiers pour l'Espagne", ("ask_documents", 0.43), entities=IN_SPAIN)
    assert likeliest_question(said, {}) == "ask_documents"


@pytest.mark.parametrize(
    ("text", "ranked", "slots"),
    [
        ("il faut quoi comme papiers", [("ask_documents", 0.43)], {}),
        ("il faut quoi comme papiers", [("ask_documents", 0.43), ("ask_visa", 0.4)], ANSWERED),
        ("il faut quoi comme papiers", [("chitchat", 0.4)], ANSWERED),
        ("شنو خاصني من وراق", [("ask_documents", 0.2)], ANSWERED),
        ("et papiers", [("ask_documents", 0.4)], ANSWERED),
        ("عافاك شنو ندير دابا", [("ask_steps", 0.4)], {"topic": {"intent": "distress"}}),
        ("chno ndir daba 3afak", [("ask_steps", 0.4)], {"topic": {"intent": "share_offer"}}),
    ],
)
def test_elsewhere_or_where_nothing_stands_out_none_is(
    text: str, ranked: list[tuple[str, float]], slots: dict[str, Any]
) -> None:
    assert likeliest_question(unsure(text, *ranked), slots) is None


def test_on_a_day_of_danger_nobody_is_answered_about_papers() -> None:
    said = unsure("il faut quoi comme papiers la bas", ("ask_documents", 0.5))
    grave = {**ANSWERED, "grave": shelf.today().isoformat()}
    assert likeliest_question(said, grave) is None


def test_what_is_understood_is_left_alone() -> None:
    said = unsure("il faut quoi comme papiers la bas", ("ask_documents", 0.9))
    sure = {**said, "intent": {"name": "ask_documents", "confidence": 0.9}}
    assert likeliest_question(sure, ANSWERED) is None
