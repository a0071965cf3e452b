"""A summary shared by a code: once, for minutes, unguessable, and its owner is told."""

from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from bot.channels.base import Incoming
from bot.content.reply import Reply
from bot.content.store import ContentStore
from bot.gateway.pipeline import Pipeline
from bot.gateway.service import read_nothing, speaker
from bot.gateway.sharing import TRIES
from bot.gateway.turn import Said, SharedSummary, Understood
from bot.storage import outbox, retention, summary_codes
from bot.storage.database import Database
from bot.storage.dialogue import DialogueState
from bot.storage.people import Person
from bot.storage.reminder_models import SummaryCodeRow
from bot.text.codes import SUMMARY_CODES, digest

START = datetime(2026, 11, 25, 9, 0, tzinfo=timezone.utc)
TEXT = "*Mon résumé*\n\n• Visa : 75 €"


class Talking:
    """A conversation that shares a summary where the message asks for it, and echoes the rest."""

    def __init__(self) -> None:
        self.code = SUMMARY_CODES.new()
        self.language = "fr"
        self.erase = False

    async def turn(self, person: Person, state: DialogueState, said: Said) -> Understood:
        wants = said.text == "code"
        shared = SharedSummary(self.code, TEXT) if wants else None
        return Understood(
            Reply(f"echo {said.text}"), state, self.language, shared=shared, erase=self.erase
        )

    def apology(self, person: Person, state: DialogueState, failures: int) -> Reply:
        return Reply("désolé")


class World:
    def __init__(self, database: Database, store: ContentStore) -> None:
        self.database, self.moment = database, START
        self.conversation = Talking()
        self.speak = speaker(store)
        self.pipeline = Pipeline(
            database,
            self.conversation,
            read_nothing,
            speak=self.speak,
            now=lambda: self.moment,
        )
        self.number = 0

    async def says(self, who: str, text: str, channel: str = "web") -> str:
        self.number += 1
        incoming = Incoming(channel, who, f"m{self.number}", text=text)
        person_id = await self.pipeline.receive(incoming)
        assert person_id is not None
        while await self.pipeline.work(person_id):
            pass
        return self.texts(channel)[-1]

    def texts(self, channel: str = "web") -> list[str]:
        due = self.database.work(lambda s: outbox.due(s, channel, self.moment, 100))
        return [one.content["text"] for one in due]

    def words(self, name: str, **values: Any) -> str:
        return self.speak("fr", name, values).text


@pytest.fixture
def world(database: Database, store: ContentStore) -> World:
    return World(database, store)


async def test_the_counsellor_sees_the_summary_once_and_the_person_is_told(world: World) -> None:
    await world.says("person", "code", channel="telegram")
    code = SUMMARY_CODES.shown(world.conversation.code)
    seen = await world.says("counsellor", code)
    assert "Visa : 75 €" in seen
    assert world.words("summary_used") in world.texts("telegram")
    assert await world.says("counsellor", code) == world.words("summary_unknown")


async def test_a_code_is_kept_as_a_hash_and_has_its_time(world: World) -> None:
    await world.says("person", "code")
    code = world.conversation.code
    assert world.database.work(lambda s: s.get(SummaryCodeRow, code)) is None
    row = world.database.work(lambda s: s.get(SummaryCodeRow, digest(code)))
    assert code not in str(row.__dict__)
    world.moment += summary_codes.LIFE + timedelta(seconds=1)
    assert await world.says("counsellor", SUMMARY_CODES.shown(code)) == world.words(
        "summary_unknown"
    )
    done = world.database.work(lambda s: retention.purge(s, world.moment))
    assert done["summary_codes"] == 1


async def test_a_new_code_ends_the_one_before(world: World) -> None:
    await world.says("person", "code")
    first = world.conversation.code
    world.conversation.code = SUMMARY_CODES.new()
    await world.says("person", "code")
    assert await world.says("counsellor", SUMMARY_CODES.shown(first)) == world.words(
        "summary_unknown"
    )
    assert "Visa" in await world.says("counsellor", SUMMARY_CODES.shown(world.conversation.code))


async def test_ones_own_code_is_not_used_up(world: World) -> None:
    await world.says("person", "code")
    code = SUMMARY_CODES.shown(world.conversation.code)
    assert await world.says("person", code) == world.words("summary_own")
    assert "Visa" in await world.says("counsellor", code)


async def test_who_guesses_is_slowed_even_with_the_right_code_at_last(world: World) -> None:
    await world.says("person", "code")
    for _ in range(TRIES):
        await world.says("guesser", SUMMARY_CODES.shown(SUMMARY_CODES.new()))
    right = await world.says("guesser", SUMMARY_CODES.shown(world.conversation.code))
    assert right == world.words("summary_unknown")
    assert "Visa" in await world.says("counsellor", SUMMARY_CODES.shown(world.conversation.code))


@pytest.mark.parametrize("text", ["3ad 7ta men", "abc-def-ghj", "bonjour"])
async def test_other_words_are_no_code(world: World, text: str) -> None:
    assert await world.says("someone", text) == f"echo {text}"


async def test_erasing_forgets_the_code(world: World) -> None:
    await world.says("person", "code")
    world.conversation.erase = True
    await world.says("person", "efface")
    answer = await world.says("counsellor", SUMMARY_CODES.shown(world.conversation.code))
    assert answer == world.words("summary_unknown")
