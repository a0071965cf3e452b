"""Files that people sent do not stay behind, whatever happens between two steps."""

from pathlib import Path

import pytest

from bot.channels.base import Incoming, IncomingFile
from bot.gateway.turn import Said, Understood
from bot.storage.database import Database
from bot.storage.dialogue import DialogueState
from bot.storage.models import InboxRow
from bot.storage.people import Person
from tests.gateway.world import World


@pytest.fixture
def world(database: Database, tmp_path: Path) -> World:
    return World(database, tmp_path)


async def test_a_file_that_comes_while_its_sender_is_erased_is_deleted(
    world: World, tmp_path: Path
) -> None:
    path = tmp_path / "passport"
    path.write_bytes(b"a photo of a passport")
    answer = world.conversation.turn

    async def turn(person: Person, state: DialogueState, said: Said) -> Understood:
        file = IncomingFile(str(path), "passeport.jpg", "image/jpeg")
        await world.pipeline.receive(Incoming("test", "a", "late", file=file))
        return await answer(person, state, said)

    world.conversation.erase = True
    world.conversation.turn = turn  # type: ignore[method-assign]
    await world.say("oui, tout effacer", platform_id="asked")
    assert [row.platform_id for row in world.rows(InboxRow)] == ["asked"]
    assert not path.exists()
