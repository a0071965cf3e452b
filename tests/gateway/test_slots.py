"""Who waits for whom: a file that takes long holds up its sender, and nobody else."""

import asyncio
from pathlib import Path

import pytest

from bot.channels.base import Incoming, IncomingFile
from bot.gateway.hearing import MAX_FILES_AT_ONCE
from bot.gateway.pipeline import MAX_TURNS_AT_ONCE
from bot.gateway.turn import Said, Understood
from bot.intake.base import FileText
from bot.storage.database import Database
from bot.storage.dialogue import DialogueState
from bot.storage.people import Person
from tests.gateway.world import World

HANGS_SECONDS = 20.0
CROWD = 3 * MAX_TURNS_AT_ONCE


@pytest.fixture
def world(database: Database, tmp_path: Path) -> World:
    return World(database, tmp_path)


class Crowded:
    """Counts how many are inside at once; nobody leaves before the door is opened."""

    def __init__(self) -> None:
        self.inside = self.most = 0
        self.door = asyncio.Event()

    async def pass_through(self) -> None:
        self.inside += 1
        self.most = max(self.most, self.inside)
        await self.door.wait()
        self.inside -= 1


async def until_still(crowd: Crowded) -> None:
    """Wait until somebody is inside and nobody else comes."""
    before = 0
    while not crowd.inside or crowd.inside != before:
        before = crowd.inside
        await asyncio.sleep(0.2)


async def test_people_whose_files_are_read_make_nobody_wait_who_writes(world: World) -> None:
    reading = Crowded()

    async def read(path: Path, name: str) -> FileText:
        await reading.pass_through()
        return FileText(text="lu")

    world.pipeline.hearing.read_file = read
    tasks = []
    for number in range(CROWD):
        path = world.folder / f"{number}"
        path.write_bytes(b"image")
        file = IncomingFile(str(path), "offre.jpg", "image/jpeg")
        person = await world.pipeline.receive(
            Incoming("test", f"sender {number}", f"file {number}", file=file)
        )
        assert person is not None
        tasks.append(world.dispatcher.wake(person))
    await until_still(reading)
    assert reading.most == MAX_FILES_AT_ONCE
    await asyncio.wait_for(world.say("salut", who="writer"), HANGS_SECONDS)
    assert world.post.texts == ["1: salut"]
    reading.door.set()
    await asyncio.wait_for(asyncio.gather(*tasks), HANGS_SECONDS)
    assert len(world.post.sent) == CROWD + 1
    assert reading.most == MAX_FILES_AT_ONCE


async def test_only_so_many_turns_of_the_dialogue_are_in_progress(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    talking, echo = Crowded(), world.conversation.turn

    async def turn(person: Person, state: DialogueState, said: Said) -> Understood:
        await talking.pass_through()
        return await echo(person, state, said)

    monkeypatch.setattr(world.conversation, "turn", turn)
    saying = asyncio.gather(*(world.say("salut", who=f"{n}") for n in range(CROWD)))
    await until_still(talking)
    talking.door.set()
    await asyncio.wait_for(saying, HANGS_SECONDS)
    assert talking.most == MAX_TURNS_AT_ONCE
    assert len(world.post.sent) == CROWD
