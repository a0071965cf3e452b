"""Topics are heard in questions, and nowhere else."""

import json
from pathlib import Path
from typing import Any

import pytest

from actions.topics import FILE, Topics
from bot.content.model import Snapshot
from bot.dialogue.subjects import NEEDED
from bot.dialogue.weighing import MAX_TOPIC_WORDS, asks
from bot.settings import read_settings
from tests.conftest import ROOT

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parent / "topics.jsonl").read_text("utf-8").splitlines()
]
"""Messages by somebody who had not seen the phrases."""
NAMED, HEARD, MISTAKEN = 0.62, 0.72, 0.1
"""Shares that phrases name, that are heard with the examples, and that are taken for another topic;
a little beside what is reached."""


@pytest.fixture(scope="module")
def topics(content: Snapshot) -> Topics:
    return Topics(content, read_settings().models)


def parsed(text: str, intent: str, sure: float = 0.9) -> dict[str, Any]:
    return {"text": text, "intent": {"name": intent, "confidence": sure}, "entities": []}


def heard(topics: Topics, text: str) -> str | None:
    """Return the topic of a question of which the model knows nothing."""
    like = topics.like(text)
    leant_to = like.id if like is not None and like.leaning >= NEEDED.unclear else None
    return topics.find(text) or leant_to


def test_most_questions_about_a_topic_are_heard(topics: Topics) -> None:
    told = [row for row in ROWS if row["topic"]]
    named = [row for row in told if topics.find(row["text"]) == row["topic"]]
    right = [row for row in told if heard(topics, row["text"]) == row["topic"]]
    wrong = [row for row in told if heard(topics, row["text"]) not in (None, row["topic"])]
    assert len(told) >= 150
    assert len(named) / len(told) >= NAMED
    assert len(right) / len(told) >= HEARD
    assert len(wrong) / len(told) <= MISTAKEN


def test_other_questions_are_about_none(topics: Topics) -> None:
    other = [row["text"] for row in ROWS if row["topic"] is None]
    wrong = [text for text in other if topics.find(text)]
    assert len(other) >= 100
    assert len(wrong) <= 1, wrong


def test_an_advert_is_about_none_or_is_an_offer_all_the_same(topics: Topics) -> None:
    path = ROOT / "tests" / "signs" / "unseen_fresh.jsonl"
    texts = [json.loads(line)["text"] for line in path.read_text("utf-8").splitlines()]
    found = [text for text in texts if len(text.split()) <= MAX_TOPIC_WORDS and topics.find(text)]
    assert len(found) / len(texts) <= 0.05, found
    assert not any(asks(parsed(text, "share_offer", 0.5)) for text in texts)


@pytest.mark.parametrize(
    ("intent", "sure", "may_ask"),
    [
        ("ask_visa", 0.95, True),
        ("nlu_fallback", 0.2, True),
        ("distress", 0.2, True),
        ("distress", 0.35, False),
        ("share_offer", 0.9, False),
        ("delete_my_data", 0.9, False),
        ("delete_my_data", 0.3, True),
        ("ask_irregular", 0.9, False),
    ],
)
def test_what_comes_before_a_topic(intent: str, sure: float, *, may_ask: bool) -> None:
    assert asks(parsed("et le permis de conduire ?", intent, sure)) == may_ask


def test_a_topic_is_answered_for_the_country_named_beside_it(content: Snapshot) -> None:
    from bot.dialogue.context import Context

    named = [{"entity": "country", "value": code, "start": 0, "end": 1} for code in ("MAR", "ESP")]
    said = {**parsed("mon permis de conduire marocain en Espagne", "ask_documents"), "text": "…"}
    said["text"], said["entities"] = "est-ce que mon permis de conduire vaut en Espagne", named
    settled = Context(content).settle(said, {})
    values = {one["entity"]: one["value"] for one in settled["entities"]}
    assert values == {"does": "answer.show", "intent": "driving_licence", "country": "ESP"}
    other = Context(content).settle(
        {
            **parsed("et au Canada ?", "nlu_fallback", 0.1),
            "entities": [{"entity": "country", "value": "CAN", "start": 6, "end": 12}],
        },
        {"topic": {"intent": "driving_licence", "country": "ESP"}},
    )
    values = {one["entity"]: one["value"] for one in other["entities"]}
    assert values["intent"] == "driving_licence"
    assert values["country"] == "CAN"


def test_every_topic_has_its_answer_in_both_languages(content: Snapshot) -> None:
    for name in content.shared[FILE].data[FILE]:
        assert all(name in answers for answers in content.answers.values()), name
