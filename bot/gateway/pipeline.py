"""One message: stored, taken in order, understood, answered, sent.

A message is stored under the platform's own id before anything else, so that a second delivery
ends there. Everything that a turn changes (dialogue state, buttons, replies, log, "handled") is
stored in one transaction at its end: a process that dies in the middle starts the turn again from
the state before it, and nothing is lost or doubled.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path

from sqlalchemy.orm import Session

from bot.channels.base import Channel, Incoming, RemoteChannel
from bot.gateway.attention import Attention
from bot.gateway.clean import clean
from bot.gateway.documents import DocumentMaker, Documents, Drawer, Drawn, Given
from bot.gateway.forgetting import delete_files
from bot.gateway.giving_up import apologised, give_up
from bot.gateway.handover import Handover
from bot.gateway.hearing import Hearing, forget_files
from bot.gateway.keeping import keep_offer, keep_turn
from bot.gateway.memory import OfferMemory
from bot.gateway.own_turns import OwnTurns, Speak, say_nothing
from bot.gateway.reminders import keep_reminder
from bot.gateway.saying import put_answer, with_buttons
from bot.gateway.sharing import keep_shared
from bot.gateway.turn import Conversation, Said, Understood
from bot.intake.base import ReadFile
from bot.storage import dialogue, inbox, outbox, people
from bot.storage.database import Database
from bot.storage.dialogue import Button, DialogueState
from bot.storage.inbox import Received
from bot.storage.people import Person

MAX_TURNS_AT_ONCE = 8
"""Turns in the dialogue: beyond it people wait, so that nobody's takes much longer.

Files are read before, at a pace of their own: they take long, and nobody else waits for them.
"""

log = logging.getLogger(__name__)


def utc_now() -> datetime:
    """Return this moment in UTC."""
    return datetime.now(timezone.utc)


@dataclass(frozen=True)
class _Begun:
    """What a turn starts from; `over` where it needed no dialogue and is over already."""

    received: Received
    person: Person
    state: DialogueState
    button: Button | None
    address: str | None
    over: bool = False


class Pipeline:
    """Takes messages in and answers them, through the database."""

    def __init__(
        self,
        database: Database,
        conversation: Conversation,
        read_file: ReadFile,
        *,
        makers: Mapping[str, DocumentMaker] | None = None,
        drawers: Mapping[str, Drawer] | None = None,
        channels: Mapping[str, Channel] | None = None,
        folder: Path | None = None,
        speak: Speak = say_nothing,
        memory: OfferMemory | None = None,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        """Put together what a turn needs.

        Args:
            database: Where everything is kept.
            conversation: The dialogue.
            read_file: Reads files.
            makers: Make the files that turns ask for, by kind.
            drawers: Make those that need no database, before the transaction.
            channels: Where files are fetched from and attention is shown.
            folder: Takes fetched files until they are read.
            speak: Gives the short replies that need no dialogue.
            memory: Knows offers again; None to remember none.
            now: The clock.
        """
        self.database = database
        self.conversation = conversation
        self.channels = channels or {}
        self.hearing = Hearing(read_file, self.channels, folder, database)
        self.attention = Attention(self.channels)
        self.own = OwnTurns(speak)
        self.handover = Handover(speak)
        self.memory = memory
        self._joined: set[str] = set()
        self._turns = asyncio.Semaphore(MAX_TURNS_AT_ONCE)
        self.documents = Documents(database, makers or {}, drawers)
        self.now = now

    async def receive(self, incoming: Incoming) -> str | None:
        """Store a message; return whose turn it is, or None if it was delivered before."""
        said, now = clean(incoming), self.now()
        content = await self._travelling(incoming)

        def store(session: Session) -> tuple[int, str] | None:
            stored = inbox.receive(
                session,
                channel=incoming.channel,
                address=incoming.address,
                platform_id=incoming.platform_id,
                content=said.to_json(),
                now=now,
                said_at=incoming.said_at,
                aliases=incoming.aliases,
                file=content,
            )
            if stored is not None and isinstance(
                self.channels.get(incoming.channel), RemoteChannel
            ):
                outbox.hurry(session, stored[1], incoming.channel, now)
            return stored

        stored = await self.database.run(store)
        if stored is None:
            log.info("message delivered again on %s", incoming.channel)
            return None
        if content is not None and incoming.file is not None:
            await asyncio.to_thread(Path(incoming.file.path).unlink, missing_ok=True)
        return stored[1]

    async def _travelling(self, incoming: Incoming) -> bytes | None:
        """Return the file of a message, where whoever reads it may be another machine."""
        file = incoming.file
        if not self.database.shared or file is None or not file.path:
            return None
        return await asyncio.to_thread(Path(file.path).read_bytes)

    async def work(self, person_id: str) -> bool:
        """Take the person's oldest open message through its turn; False when there is none.

        Raises what kept a turn from being begun or stored: it is to be tried again a little later.
        Where that was done often enough, the message is given up instead.
        """
        try:
            found = await self.database.run(lambda session: self._begin(session, person_id))
        except Exception:  # the attempt was undone with the rest: it is counted by itself
            again = await self.database.run(lambda session: inbox.next_open(session, person_id))
            if again is None or not await self._given_up(again):
                raise
            return True
        if found is None:
            return False
        if found.over:
            forget_files(found.received)
            return True
        received, person, state = found.received, found.person, found.state
        started = time.monotonic()
        result: Understood | None
        said: Said | None = None
        async with self.attention.during(received.channel, found.address, received.platform_id):
            try:
                said = await self.hearing.said(received, found.button)
                async with self._turns:
                    result = await self.conversation.turn(person, state, said)
            except Exception:  # one sick turn must not stop the person's next one
                log.exception("turn failed, message %d", received.id)
                result = apologised(self.conversation, person, state, received)
        if result is not None:
            try:
                drawn = await self.documents.draw(person.id, result.document, self.now())
                unread = await self.database.run(
                    lambda session: self._finish(session, found, said, result, drawn)
                )
            except Exception:
                if not await self._given_up(received):
                    raise
                return True
            delete_files(unread)
            forget_files(received)
        log.info("message %d answered in %.3f s", received.id, time.monotonic() - started)
        return True

    async def _given_up(self, received: Received) -> bool:
        """Give up a message that was tried often enough; tell whether it was."""
        if received.attempts < inbox.MAX_ATTEMPTS:
            return False
        log.exception("turn not begun or not stored, message %d", received.id)
        await self.database.run(
            lambda session: give_up(session, self.conversation, received, self.now())
        )
        forget_files(received)
        return True

    def take_joined(self) -> list[str]:
        """Return the people who got the messages of somebody else, and forget them."""
        joined = list(self._joined)
        self._joined.difference_update(joined)
        return joined

    def _begin(self, session: Session, person_id: str) -> _Begun | None:
        received = inbox.next_open(session, person_id)
        if received is None:
            return None
        if self.memory is not None:
            self.memory.refresh(session)
        token = received.content.get("choice")
        button = dialogue.find_button(session, person_id, token) if token else None
        person = people.get_person(session, person_id)
        over = self._answer_alone(session, received, person, button)
        state = DialogueState() if over else dialogue.load_state(session, person_id)
        address = None if over else people.address_of(session, person_id, received.channel)
        return _Begun(received, person, state, button, address, over)

    def _answer_alone(
        self, session: Session, received: Received, person: Person, button: Button | None
    ) -> bool:
        now = self.now()
        own = self.handover.answer(session, received, person, button, now)
        own = own or self.own.answer(session, received, person, button, now)
        if own is None:
            return False
        if own.joined:
            self._joined.add(own.person_id)
        inbox.close(session, received.id)
        content = own.again
        if own.reply is not None:
            language = person.language or "fr"
            content = with_buttons(session, own.person_id, own.reply, None, language, now)
        if content is not None:
            put_answer(session, own.person_id, received, content, now)
        return True

    def _finish(
        self,
        session: Session,
        begun: _Begun,
        said: Said | None,
        result: Understood,
        drawn: Drawn | Given | None,
    ) -> list[str]:
        """Store all that the turn changed, in one transaction; return files to delete after it."""
        received, person, now = begun.received, begun.person, self.now()
        unread: list[str] = []
        if not inbox.is_open(session, received.id):
            log.warning("message %d was answered elsewhere in the meantime", received.id)
            return unread
        for part in (received, *received.together):
            inbox.close(session, part.id)
        if self.memory is not None:
            keep_offer(session, self.memory, received, said, result, now)
        held = not result.erase and self.handover.took_over(session, received, begun.button, now)
        if result.erase:
            unread = people.erase_person(session, person.id, keep_inbox=received.id)
        else:  # what they agreed to, or no longer do, holds whoever answers
            people.update_person(
                session, person.id, now, language=result.language, consent=result.consent
            )
        if held:
            return unread
        if not result.erase:
            dialogue.save_state(session, person.id, result.state, now)
        if result.wants_person:
            people.ask_for_counsellor(session, person.id, now)
        elif result.wants_person is False:
            people.wait_no_more(session, person.id)
        keep_turn(session, received, result, now, said)
        keep_reminder(session, received, result, now)
        keep_shared(session, received, result, now)
        if result.reply is not None:
            file = self.documents.store(session, person.id, result.document, drawn, now)
            media = file or result.reply.media
            content = with_buttons(session, person.id, result.reply, media, result.language, now)
            put_answer(session, person.id, received, content, now)
        return unread
