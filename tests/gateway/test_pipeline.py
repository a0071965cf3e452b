"""One message: stored once, answered once, in order, whatever breaks on the way."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from bot.channels.base import Incoming, IncomingFile, RefusedError, TryLaterError
from bot.content.reply import Choice
from bot.gateway.clean import MAX_TEXT_CHARACTERS
from bot.intake.base import FileText
from bot.storage.database import Database
from bot.storage.models import InboxRow, LogRow, OutboxRow, PersonRow
from tests.gateway.world import World


@pytest.fixture
def world(database: Database, tmp_path: Path) -> World:
    return World(database, tmp_path)


async def test_a_message_gets_its_reply(world: World) -> None:
    await world.say("salut")
    assert world.post.texts == ["1: salut"]


async def test_a_message_delivered_twice_is_answered_once(world: World) -> None:
    await world.say("salut", platform_id="same")
    await world.say("salut", platform_id="same")
    assert world.post.texts == ["1: salut"]


async def test_the_same_id_on_deliveries_at_the_same_moment_is_answered_once(world: World) -> None:
    await asyncio.gather(*(world.say("salut", platform_id="same") for _ in range(5)))
    await asyncio.sleep(0.05)
    assert world.post.texts == ["1: salut"]


async def test_messages_sent_together_are_answered_in_order(world: World) -> None:
    for text in ("un", "deux", "trois"):
        await world.pipeline.receive(Incoming("test", "a", text, text=text))
    await world.dispatcher.recover()
    while len(world.post.sent) < 3:
        await asyncio.sleep(0.01)
    assert world.post.texts == ["1: un", "2: deux", "3: trois"]


async def test_two_people_have_two_conversations(world: World) -> None:
    await world.say("salut", who="a")
    await world.say("salam", who="b")
    assert world.post.texts == ["1: salut", "1: salam"]


async def test_a_button_brings_back_its_deed(world: World) -> None:
    await world.say("salut")
    token = world.post.sent[0].reply.choices[0].payload
    await world.say(None, choice=token)
    assert world.conversation.heard[-1].press == Choice("Suite", "walk.next", {"step": "1"})


async def test_a_button_of_someone_else_does_nothing_but_a_kind_answer(world: World) -> None:
    await world.say("salut", who="a")
    token = world.post.sent[0].reply.choices[0].payload
    await world.say(None, choice=token, who="b")
    assert world.conversation.heard[-1].trouble == "utter_stale_button"


async def test_a_turn_that_breaks_is_tried_again_from_the_state_before(world: World) -> None:
    world.conversation.broken_turns = 1
    await world.say("salut")
    assert world.post.texts == ["1: salut"]


async def test_a_turn_that_stays_broken_becomes_an_apology_and_the_next_one_works(
    world: World,
) -> None:
    world.conversation.broken_turns = 3
    await world.say("salut")
    await world.say("encore")
    assert world.post.texts == ["désolé 1", "1: encore"]


async def test_a_process_that_dies_before_the_turn_ends_loses_and_doubles_nothing(
    world: World,
) -> None:
    await world.pipeline.receive(Incoming("test", "a", "m", text="salut"))
    reborn = World(world.database, world.folder)
    await reborn.dispatcher.recover()
    while not reborn.post.sent:
        await asyncio.sleep(0.01)
    await reborn.dispatcher.recover()
    assert reborn.post.texts == ["1: salut"]


async def test_a_platform_that_is_away_gets_the_reply_later(world: World) -> None:
    world.post.errors = [TryLaterError(seconds=30)]
    await world.say("salut")
    assert world.post.texts == []
    await world.dispatcher.send_due()
    assert world.post.texts == []
    world.clock.moment += timedelta(seconds=31)
    await world.dispatcher.send_due()
    assert world.post.texts == ["1: salut"]


async def test_a_refused_reply_is_given_up_and_the_next_one_is_sent(world: World) -> None:
    world.post.errors = [RefusedError("blocked")]
    await world.say("salut")
    await world.say("encore")
    assert world.post.texts == ["2: encore"]
    assert [row.status for row in world.rows(OutboxRow)] == ["dead", "sent"]  # type: ignore[attr-defined]


async def test_a_channel_that_surprises_does_not_lose_the_reply(world: World) -> None:
    world.post.errors = [ValueError("surprise")]
    await world.say("salut")
    world.clock.moment += timedelta(minutes=1)
    await world.dispatcher.send_due()
    assert world.post.texts == ["1: salut"]


async def test_what_a_message_said_is_forgotten_once_answered(world: World) -> None:
    await world.say("mon numéro est 0612345678")
    assert [row.content for row in world.rows(InboxRow)] == [None]  # type: ignore[attr-defined]
    assert [row.text for row in world.rows(LogRow)] == [None, None]  # type: ignore[attr-defined]


async def test_with_consent_words_are_kept_and_masked(world: World) -> None:
    world.conversation.consent = True
    await world.say("appelez le 0612345678, carte 4539 1488 0343 6467")
    said = world.rows(LogRow)[0].text  # type: ignore[attr-defined]
    assert said == "appelez le [number], carte [card]"


async def test_erasing_leaves_no_trace_but_the_id_that_asked(world: World) -> None:
    world.conversation.consent = True
    await world.say("salut")
    world.conversation.erase = True
    await world.say("efface tout", platform_id="erase")
    assert world.rows(LogRow) == []
    assert [row.platform_id for row in world.rows(InboxRow)] == ["erase"]  # type: ignore[attr-defined]
    person = world.rows(PersonRow)[0]
    assert (person.language, person.consent) == (None, None)  # type: ignore[attr-defined]
    await world.say("efface tout", platform_id="erase")
    assert len(world.post.sent) == 2


async def test_a_file_is_read_and_deleted(world: World, tmp_path: Path) -> None:
    path = tmp_path / "photo"
    path.write_bytes(b"image")
    await world.say(None, file=IncomingFile(str(path), "offre.jpg", "image/jpeg"))
    assert world.conversation.heard[-1].document == "lu"
    assert not path.exists()


async def test_a_file_that_nobody_can_read_is_explained_and_deleted(
    world: World, tmp_path: Path
) -> None:
    path = tmp_path / "photo"
    path.write_bytes(b"?")
    world.read = lambda path, name: FileText(trouble="utter_file_unreadable")
    await world.say(None, file=IncomingFile(str(path), "x.bin", ""))
    assert world.conversation.heard[-1].trouble == "utter_file_unreadable"
    assert not path.exists()


async def test_a_pasted_book_is_cut_before_it_is_stored(world: World) -> None:
    await world.say("x" * (MAX_TEXT_CHARACTERS + 5))
    assert len(world.conversation.heard[-1].text or "") == MAX_TEXT_CHARACTERS


async def test_the_log_of_a_turn_holds_the_message_id_and_no_word(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    world.conversation.broken_turns = 1
    await world.say("secret de famille")
    assert "message 1 answered" in caplog.text
    assert "famille" not in caplog.text
