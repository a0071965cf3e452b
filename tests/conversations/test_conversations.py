"""Whole conversations through the real pipeline with the trained model, one YAML file each.

A file is a name and turns: `say`, `press` (the title of a choice of the last reply) or `send` (the
text of a file), then what the reply must hold: `has` and `has_not` (words, compared folded),
`choices` (titles that must be offered), `intent`, `file` (whether a file goes with it). A restart of
the service is `restart: true`; `later: 31` lets so many days pass.
"""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from actions import shelf
from bot.channels.base import OutgoingReply
from bot.content.store import ContentStore
from bot.settings import Settings
from bot.text.folding import fold
from tests.conversations.talk import Talk

FOLDER = Path(__file__).parent
FILES = sorted(FOLDER.glob("*.yaml"))
KNOWN_KEYS = frozenset(
    {
        "say",
        "press",
        "send",
        "restart",
        "has",
        "has_not",
        "choices",
        "intent",
        "no_reply",
        "later",
        "file",
    }
)
pytestmark = pytest.mark.rasa


def test_there_are_conversations_in_french_arabic_darija_and_arabizi() -> None:
    varieties = {yaml.safe_load(path.read_text(encoding="utf-8"))["variety"] for path in FILES}
    assert varieties >= {"fr", "ar", "ary", "ary-Latn"}


@pytest.fixture
async def talk(dialogue: Any, store: ContentStore, settings: Settings) -> AsyncIterator[Talk]:
    opened = Talk(settings, store, dialogue)
    await opened.open()
    yield opened
    await opened.close()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
async def test_a_conversation_goes_as_written(
    path: Path, talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    conversation = yaml.safe_load(path.read_text(encoding="utf-8"))
    for number, turn in enumerate(conversation["turns"], start=1):
        place = f"{path.name}, turn {number}: {turn}"
        assert set(turn) <= KNOWN_KEYS, place
        if turn.get("restart"):
            await talk.close()
            await talk.open()
            continue
        if "later" in turn:
            day = shelf.today() + timedelta(days=turn["later"])
            monkeypatch.setattr(shelf, "today", lambda day=day: day)
            continue
        reply = await talk.turn(turn)
        if turn.get("no_reply"):
            assert reply is None, place
            continue
        assert reply is not None, place
        _check(reply, turn, place)
        if "file" in turn:
            assert bool(reply.media) == turn["file"], place
        if "intent" in turn:
            assert talk.last_intent() == turn["intent"], place


def _check(reply: OutgoingReply, turn: dict[str, Any], place: str) -> None:
    said = fold(reply.text + "\n" + "\n".join(c.detail for c in reply.choices))
    for words in turn.get("has", ()):
        assert fold(words) in said, f"{place}\nlacks {words!r} in:\n{reply.text}"
    for words in turn.get("has_not", ()):
        assert fold(words) not in said, f"{place}\nmust not hold {words!r}:\n{reply.text}"
    titles = [choice.title for choice in reply.choices]
    for title in turn.get("choices", ()):
        assert title in titles, f"{place}\noffers {titles}, not {title!r}"
