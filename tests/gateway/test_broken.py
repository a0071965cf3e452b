"""What breaks a turn: it is tried again, given up in time, and the person's next one has its turn."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.channels.base import MORE, Incoming
from bot.gateway import dispatcher, pipeline
from bot.gateway.dispatcher import PATIENCE
from bot.storage.database import Database
from bot.storage.models import InboxRow, LogRow
from tests.gateway.world import World

HANGS_SECONDS = 20.0


@pytest.fixture
def world(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.setattr(dispatcher, "TAKE_UP_SECONDS", 0.01)
    return World(database, tmp_path)


def breaking(does: Callable[..., object], times: int) -> Callable[..., object]:
    """Return what raises so often, then does as before."""
    left = times

    def call(*args: object, **more: object) -> object:
        nonlocal left
        if left:
            left -= 1
            raise ValueError("broken")
        return does(*args, **more)

    return call


def stored(world: World) -> list[tuple[str, object]]:
    rows = world.database.work(
        lambda session: list(session.execute(select(InboxRow).order_by(InboxRow.id)).scalars())
    )
    return [(row.status, row.content) for row in rows]


@pytest.mark.parametrize(
    "choice",
    [
        "\ud800",
        "a\x00b",
        f"{MORE}99999999999999999999:1",
        f"{MORE}9999999999:1",
        f"{MORE}1:99999999999999999",
    ],
)
async def test_a_made_up_button_is_answered_and_so_is_what_comes_after(
    world: World, choice: str
) -> None:
    await world.say("salut")
    await world.say(None, choice=choice)
    await world.say("encore")
    assert world.post.texts == ["1: salut", "2: utter_stale_button", "3: encore"]


async def test_words_that_no_database_takes_are_kept_without_what_cannot_be_stored(
    world: World,
) -> None:
    world.conversation.consent = True
    await world.say("mon secret \x00 \ud800!")
    assert world.conversation.heard[0].text == "mon secret  ?!"
    assert world.rows(LogRow)[0].text == "mon secret  ?!"  # type: ignore[attr-defined]


async def test_a_turn_that_cannot_be_begun_is_given_up_and_the_next_one_works(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(world.pipeline.own, "answer", breaking(world.pipeline.own.answer, 3))
    await world.say("salut")
    await world.say("encore")
    assert world.post.texts == ["désolé 1", "1: encore"]
    assert stored(world) == [("failed", None), ("done", None)]


async def test_a_turn_that_cannot_be_stored_is_given_up_and_the_next_one_works(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "keep_turn", breaking(pipeline.keep_turn, 3))
    await world.say("salut")
    await world.say("encore")
    assert world.post.texts == ["désolé 1", "1: encore"]
    assert stored(world) == [("failed", None), ("done", None)]


@pytest.mark.parametrize("part", ["own", "handover"])
async def test_a_turn_that_could_not_be_begun_once_is_begun_again(
    world: World, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    broken = getattr(world.pipeline, part)
    monkeypatch.setattr(broken, "answer", breaking(broken.answer, 1))
    await world.say("salut")
    assert world.post.texts == ["1: salut"]


async def test_a_database_that_is_away_for_long_costs_nobody_their_answer(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = await world.pipeline.receive(Incoming("test", "a", "m", text="salut"))
    assert person is not None
    monkeypatch.setattr(world.database, "work", breaking(world.database.work, 20))
    await asyncio.wait_for(world.dispatcher.wake(person), HANGS_SECONDS)
    assert world.post.texts == ["1: salut"]


async def test_a_message_that_nobody_was_told_of_is_found(world: World) -> None:
    running = asyncio.create_task(world.dispatcher.run())
    await asyncio.sleep(0.05)
    await world.pipeline.receive(Incoming("test", "a", "m", text="salut"))
    world.clock.moment += PATIENCE + timedelta(seconds=1)
    for _ in range(200):
        await asyncio.sleep(0.05)
        if world.post.sent:
            break
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert world.post.texts == ["1: salut"]
