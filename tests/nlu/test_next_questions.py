"""Most of what people ask right after an answer gets the answer to that, in whole turns.

`next_questions_unseen.jsonl` is by somebody who had seen no example, and nothing was chosen by it.
"""

import asyncio
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from actions.scene import URGENT
from bot.gateway.turn import Said, Understood
from bot.storage.dialogue import DialogueState
from bot.storage.people import Person

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parent / "next_questions_unseen.jsonl")
    .read_text("utf-8")
    .splitlines()
]
RIGHT, OTHER = 0.6, 0.32
"""Shares that get their answer, and that get another; a little beside what is reached."""
ALARMED = 0.023
"""The share that is taken for danger or a fraud, or asked whether it is one."""
SOMEBODY = Person("pnext", None, None, held_by_counsellor=False)


async def understood(dialogue: Any, row: dict[str, Any]) -> Understood:
    """Return what a turn made of a message right after an answer."""
    topic = {"intent": row["before"], "country": row["country"]}
    slots = {"topic": topic, "country": row["country"], "introduced": True}
    turn: Understood = await dialogue.turn(SOMEBODY, DialogueState(slots), Said(text=row["text"]))
    return turn


@pytest.mark.rasa
def test_most_questions_right_after_an_answer_are_answered(dialogue: Any) -> None:
    async def all_of_them() -> Counter[str]:
        found: Counter[str] = Counter()
        for row in ROWS:
            turn = await understood(dialogue, row)
            answer = turn.detail.get("answer")
            found["alarmed"] += turn.intent in URGENT
            if answer in row["answers"]:
                found["right"] += 1
            elif answer is not None or turn.intent not in ("nlu_fallback", "out_of_scope"):
                found["other"] += 1
        return found

    found = asyncio.run(all_of_them())
    assert len(ROWS) >= 300
    assert found["right"] / len(ROWS) >= RIGHT, found
    assert found["other"] / len(ROWS) <= OTHER, found
    assert found["alarmed"] / len(ROWS) <= ALARMED, found


@pytest.mark.rasa
@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("zzqx vrtk la crèche plof bnm", "childcare"),
        ("ومن بعد القراية نحل أتوليي ديال القفاطن على حسابي، ممكن؟", "self_employed"),
    ],
)
def test_what_is_not_understood_is_asked_about_by_subjects(
    dialogue: Any, text: str, subject: str
) -> None:
    row = {"before": "ask_visa", "country": "DEU", "text": text}
    turn = asyncio.run(understood(dialogue, row))
    asked = [c.args["intent"] for c in turn.reply.choices if c.does == "answer.show"]
    assert subject in asked
