"""Most of what people ask next who were not paid abroad gets the answer to that, in whole turns.

`at_work_unseen.jsonl` holds no example; messages without an ask are about something of their own.
"""

import asyncio
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from bot.gateway.turn import Said, Understood
from bot.storage.dialogue import DialogueState
from bot.storage.people import Person

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parent / "at_work_unseen.jsonl").read_text("utf-8").splitlines()
]
RIGHT, LEFT = 0.5, 0.9
"""Shares that get their answer (0.44 before there were asks for these), and that are left alone."""
OF_COUNTRY = {
    "time_limit": "wage_claim_time",
    "employer_gone": "employer_gone",
    "change_employer": "change_employer",
    "home_ticket": "who_pays_ticket",
    "deducted": "wage_deductions",
    "overtime_due": "overtime_pay",
    "domestic_rules": "domestic_work_gulf",
}
"""The answers that are given to an ask where they have words for the country."""
SOMEBODY = Person("pwork", None, None, held_by_counsellor=False)


async def understood(dialogue: Any, row: dict[str, Any], intent: str) -> Understood:
    """Return what a turn made of a message by somebody who was not paid in a country."""
    topic = {"intent": intent, "situation": "unpaid_wages", "turns": 3, "country": row["country"]}
    slots = {"topic": topic, "country": row["country"], "introduced": True}
    turn: Understood = await dialogue.turn(SOMEBODY, DialogueState(slots), Said(text=row["text"]))
    return turn


def answers(asks: list[str]) -> set[str]:
    """Return what counts as an answer to any of some asks."""
    return {f"asked_{ask}" for ask in asks} | {OF_COUNTRY[a] for a in asks if a in OF_COUNTRY}


@pytest.mark.rasa
@pytest.mark.parametrize("intent", ["distress", "ask_rights_abroad"])
def test_most_of_what_is_asked_in_trouble_at_work_is_answered(dialogue: Any, intent: str) -> None:
    async def all_of_them() -> tuple[Counter[str], list[str]]:
        found: Counter[str] = Counter()
        wrong: list[str] = []
        for row in ROWS:
            turn = await understood(dialogue, row, intent)
            answer = str(turn.detail.get("answer"))
            kind = "asks" if row["asks"] else "own"
            right = answer in answers(row["asks"]) if row["asks"] else "asked_" not in answer
            found[f"{kind} {'right' if right else 'wrong'}"] += 1
            if not right:
                wrong.append(f"{answer}: {row['text']} ({turn.intent})")
        return found, wrong

    found, wrong = asyncio.run(all_of_them())
    asked, own = (found[f"{k} right"] + found[f"{k} wrong"] for k in ("asks", "own"))
    assert asked >= 120
    assert found["asks right"] / asked >= RIGHT, (found, wrong)
    assert found["own right"] / own >= LEFT, (found, wrong)
