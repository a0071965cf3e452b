"""What people ask next at home: a minor before a boat, blackmail, a fraud paid, a son far away.

The messages of `at_home.jsonl` were written before the examples, by the same author, and none of
them is an example.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from actions.asks import Asks
from actions.situations import Situations
from bot.content.model import Snapshot
from bot.dialogue.asked_next import LEANS_AT_LAST
from bot.settings import read_settings

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parent / "at_home.jsonl").read_text("utf-8").splitlines()
]
"""`expect`: the ask within its talk and situation; nothing for what only stands near such asks."""
OF_HOME = frozenset({"smuggler_debt", "card_photo", "will_tell_family", "swindler_kin"})
"""Asks that whoever is held, or tells of something else, must not be given."""
HEARD = 0.8
"""The share that is heard; a little under what is reached."""


@pytest.fixture(scope="module")
def asks(content: Snapshot) -> Asks:
    return Asks(content, read_settings().models)


def asked(asks: Asks, row: dict[str, Any]) -> str | None:
    found = asks.find(row["text"], row["talk"], row["case"])
    found = found or asks.find(row["text"], row["talk"], row["case"], least=LEANS_AT_LAST)
    return found.id if found is not None else None


def test_what_is_asked_next_at_home_is_heard(asks: Asks) -> None:
    rows = [row for row in ROWS if row["expect"]]
    missed = [(row["text"], asked(asks, row)) for row in rows if asked(asks, row) != row["expect"]]
    assert len(rows) >= 100
    assert len(missed) / len(rows) <= 1 - HEARD, missed


def test_what_only_stands_near_is_no_debt_and_no_kin(asks: Asks) -> None:
    rows = [row for row in ROWS if not row["expect"]]
    assert [row["text"] for row in rows if asked(asks, row) in OF_HOME] == []


@pytest.mark.parametrize(
    ("text", "situation"),
    [
        ("lbateau ghadi ykhrj lila mn l7oceima, kifach ndir", "crossing"),
        ("s7abi mchaw l espagne b zodiac w galo lia aji", "crossing"),
        ("aidez-moi, le passeur et ses amis sont passés chez mes parents", "at_door"),
        ("khayfa, homa jaw l darna lbare7", "at_door"),
        ("أنا خائف، المهرب جاء إلى منزلنا", "at_door"),
        ("safi mabghitch nsafer m3ahom", "forced_to_go"),
        ("ضحك عليا فالفلوس ومشا", None),
    ],
)
def test_home_is_told_in_plain_words(content: Snapshot, text: str, situation: str | None) -> None:
    found = Situations(content).find(text)
    assert (found.id if found is not None else None) == situation
