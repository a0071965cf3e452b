"""A counsellor who takes over while the program is answering: only the person speaks then."""

from pathlib import Path
from typing import Any

import pytest

from bot.channels.base import IncomingFile
from bot.content.reply import Choice
from bot.gateway.turn import Said, Understood
from bot.storage import accounts, dialogue, people, reviews
from bot.storage.conversations import HELD
from bot.storage.database import Database
from bot.storage.dialogue import Button, DialogueState
from bot.storage.models import LogRow, PersonRow
from bot.storage.people import Person
from tests.gateway.world import World


class Scene:
    """A world in which a counsellor takes over in the middle of the next turn."""

    def __init__(self, world: World) -> None:
        self.world, self.takes = world, False
        self.result: dict[str, Any] = {}
        self._turn = world.conversation.turn
        world.conversation.turn = self.turn  # type: ignore[method-assign]

    async def turn(self, person: Person, state: DialogueState, said: Said) -> Understood:
        if self.takes:
            self.world.database.work(
                lambda session: reviews.take(session, person.id, ACCOUNT, self.world.clock())
            )
        answered = await self._turn(person, state, said)
        return Understood(**{**vars(answered), **self.result})


ACCOUNT = 1


@pytest.fixture
async def scene(database: Database, tmp_path: Path) -> Scene:
    world = World(database, tmp_path)
    database.work(
        lambda session: accounts.add(
            session,
            name="sara",
            shown_name="Sara",
            role="counsellor",
            language="fr",
            digest="",
            now=world.clock(),
        )
    )
    scene = Scene(world)
    await world.say("salut")
    scene.takes = True
    return scene


def person(scene: Scene) -> PersonRow:
    (row,) = scene.world.rows(PersonRow)
    assert isinstance(row, PersonRow)
    return row


def lines(scene: Scene) -> list[tuple[str, str | None, bool]]:
    rows: list[Any] = scene.world.rows(LogRow)
    return [(row.direction, row.text, bool((row.detail or {}).get(HELD))) for row in rows]


async def test_the_program_is_silent_and_the_counsellor_sees_what_was_said(scene: Scene) -> None:
    scene.result = {"wants_person": True}
    await scene.world.say("longue question")
    assert scene.world.post.texts == ["1: salut"]
    assert lines(scene)[2:] == [("in", "longue question", True)]
    assert person(scene).waiting_since is None
    assert person(scene).held_by_counsellor


async def test_a_file_that_was_being_read_is_left_to_the_counsellor_too(scene: Scene) -> None:
    path = scene.world.folder / "photo"
    path.write_bytes(b"image")
    await scene.world.say(None, file=IncomingFile(str(path), "offre.jpg", "image/jpeg"))
    assert scene.world.post.texts == ["1: salut"]
    assert len(lines(scene)) == 3
    assert not path.exists()


async def test_the_dialogue_stays_where_the_person_last_saw_it(scene: Scene) -> None:
    await scene.world.say("longue question")
    state = scene.world.database.work(lambda s: dialogue.load_state(s, person(scene).id))
    assert state.slots == {"turns": 1}


async def test_an_erasure_that_was_asked_for_is_done_and_told(scene: Scene) -> None:
    scene.result = {"erase": True}
    await scene.world.say("oui, effacez tout")
    assert scene.world.post.texts == ["1: salut", "2: oui, effacez tout"]
    assert lines(scene) == []


async def test_a_choice_that_the_program_always_answers_is_answered(scene: Scene) -> None:
    button = Button("token", "Ma copie", "data.export", {})
    scene.world.database.work(
        lambda s: dialogue.put_buttons(s, person(scene).id, [button], scene.world.clock())
    )
    await scene.world.say(None, choice="token")
    assert scene.world.conversation.heard[-1].press == Choice("Ma copie", "data.export", {})
    assert scene.world.post.texts == ["1: salut", "2: data.export"]


async def test_an_agreement_that_is_taken_back_meanwhile_is_taken_back(scene: Scene) -> None:
    scene.world.database.work(
        lambda session: people.update_person(
            session, person(scene).id, scene.world.clock(), language="fr", consent=True
        )
    )
    scene.result = {"consent": False}
    await scene.world.say("je retire mon accord")
    assert person(scene).consent is False
    assert not any(text for _, text, _ in lines(scene)), "and no word of theirs stays"
