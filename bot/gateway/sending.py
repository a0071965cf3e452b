"""Send what the outbox holds: in order for each person, retried by class of error.

Channels of this process (web, terminal) are served at once, within the turn. A platform's channel
has a loop of its own, many replies at a time: a slow platform makes nobody wait elsewhere.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from bot.channels.base import (
    Channel,
    Delivery,
    OutgoingFile,
    OutgoingReply,
    PageChannel,
    Receipt,
    RefusedError,
    RemoteChannel,
    TryLaterError,
)
from bot.gateway import news
from bot.gateway.leading import SENDING, while_leading
from bot.gateway.waiting import ended, happened
from bot.storage import documents, inbox, outbox, people
from bot.storage.database import Database
from bot.storage.outbox import Outgoing

SEND_BATCH = 50
SEND_IDLE_SECONDS = 1.0
CLAIM = timedelta(seconds=20)
"""A reply on its way to a platform is tried by nobody else for so long, whatever becomes of us."""
FINISH_SECONDS = 5.0
"""How long what is on its way to a platform may take to end; cut off, it would be sent again."""
NOTE_ATTEMPTS = 10
"""How often it is tried to note that a reply was sent, a second apart."""

log = logging.getLogger(__name__)


class Sending:
    """Takes replies from the outbox to their channels."""

    def __init__(
        self, database: Database, channels: Mapping[str, Channel], now: Callable[[], datetime]
    ) -> None:
        self.database = database
        self.now = now
        self.near = [c for c in channels.values() if not isinstance(c, RemoteChannel)]
        self.far = [c for c in channels.values() if isinstance(c, RemoteChannel)]
        self._locks = {channel.name: asyncio.Lock() for channel in self.near}
        self._news = {channel.name: asyncio.Event() for channel in self.far}

    async def send_due(self) -> None:
        """Send every due reply of the channels of this process; wake the loops of the others."""
        self.look()
        for channel in self.near:
            async with self._locks[channel.name]:
                while len(await self._batch(channel)) == SEND_BATCH:
                    pass

    def look(self) -> None:
        """Wake the loops of the platforms: something new may be due."""
        for event in self._news.values():
            event.set()

    async def _batch(self, channel: Channel) -> list[Outgoing]:
        now = self.now()
        found = await self.database.run(
            lambda session: outbox.due(session, channel.name, now, SEND_BATCH)
        )
        for outgoing in found:
            await self.send(channel, outgoing)
        return found

    async def run(self) -> None:
        """Send what becomes due, until cancelled."""
        loops = [asyncio.create_task(self._lead(channel)) for channel in self.far]
        try:
            while True:
                await asyncio.sleep(SEND_IDLE_SECONDS)
                try:
                    await self.send_due()
                except Exception:  # a database that is away for a moment
                    log.exception("outbox not read")
        finally:
            await ended(loops)

    async def _lead(self, channel: RemoteChannel) -> None:
        """Push a platform's replies whenever no other process does: its pace is one for all."""
        role = f"{SENDING} on {channel.name}"
        await while_leading(self.database, role, lambda: self._push(channel))

    async def _push(self, channel: RemoteChannel) -> None:
        """Send a platform's replies, one at a time for each person, many at once in all."""
        new, sending, over = self._news[channel.name], set[int](), set[int]()
        tasks = set[asyncio.Task[None]]()

        async def send(outgoing: Outgoing) -> None:
            try:
                await self.send(channel, outgoing)
            finally:
                sending.discard(outgoing.id)
                over.add(outgoing.id)
                new.set()

        try:
            while True:
                new.clear()
                over.clear()
                for outgoing in await self._due(channel):
                    # What ended while the database was asked may still be among its answers.
                    if outgoing.id not in sending | over:
                        sending.add(outgoing.id)
                        task = asyncio.create_task(send(outgoing))
                        tasks.add(task)
                        task.add_done_callback(tasks.discard)
                await happened(new, SEND_IDLE_SECONDS)
        finally:
            if tasks:
                await asyncio.wait(tasks, timeout=FINISH_SECONDS)
            await ended(tasks)

    async def _due(self, channel: Channel) -> list[Outgoing]:
        now = self.now()
        try:
            return await self.database.run(
                lambda session: outbox.due(session, channel.name, now, SEND_BATCH, in_order=True)
            )
        except Exception:  # a database that is away for a moment must not end the sending
            log.exception("outbox of %s not read", channel.name)
            return []

    async def send(self, channel: Channel, outgoing: Outgoing) -> None:
        """Send a reply and note what came of it."""
        number, now = outgoing.id, self.now
        try:
            if isinstance(channel, RemoteChannel) and not await self._claimed(number):
                return
            delivery = await self._delivery(channel, outgoing)
            if delivery is None:
                await self.database.run(lambda s: outbox.give_up(s, number, "no_address"))
                return
            receipt = await channel.send(delivery) or Receipt()
        except TryLaterError as error:
            wait = timedelta(seconds=error.seconds) if error.seconds is not None else None
            counted, reason = error.counted, error.reason
            await self.database.run(
                lambda s: outbox.put_off(s, number, now(), wait, counted=counted, reason=reason)
            )
        except RefusedError as error:
            log.warning("reply %d refused by %s: %s", number, channel.name, error.reason)
            reason = error.reason
            await self.database.run(lambda s: outbox.give_up(s, number, reason))
        except Exception:  # a channel's surprise must not stop the other replies
            log.exception("reply %d not sent on %s", number, channel.name)
            await self.database.run(
                lambda s: outbox.put_off(s, number, now(), None, reason="surprise")
            )
        else:
            await self._note_sent(number, receipt)
        if self.database.shared and isinstance(channel, PageChannel):
            await news.tell(self.database, outgoing.person_id)  # the page may be open elsewhere

    async def _claimed(self, number: int) -> bool:
        """Make sure that nobody else sends a reply, such as who led before; False if they do."""
        moment = self.now()
        return await self.database.run(lambda s: outbox.claim(s, number, moment, moment + CLAIM))

    async def _note_sent(self, number: int, receipt: Receipt) -> None:
        """Note that a reply was sent, also where the database is away for a moment."""
        for left in range(NOTE_ATTEMPTS, 0, -1):
            try:
                await self.database.run(
                    lambda s: outbox.mark_sent(s, number, self.now(), receipt.platform_id)
                )
            except OperationalError:
                if left == 1:
                    raise
                await asyncio.sleep(SEND_IDLE_SECONDS)
            else:
                return

    async def _delivery(self, channel: Channel, outgoing: Outgoing) -> Delivery | None:
        """Return all that a channel must know of a reply; None if the person has no address."""
        far = isinstance(channel, RemoteChannel)
        reply = OutgoingReply.from_json(outgoing.content)

        def read(
            session: Session,
        ) -> tuple[str | None, OutgoingFile | None, str | None, datetime | None]:
            person_id, name = outgoing.person_id, channel.name
            return (
                people.address_of(session, person_id, name),
                _document(session, reply.media, self.now()),
                outbox.last_with_choices(session, outgoing) if far else None,
                inbox.last_heard(session, person_id, name) if far else None,
            )

        address, document, previous, heard_at = await self.database.run(read)
        if address is None:
            return None

        async def note(parts: int) -> None:
            await self.database.run(lambda s: outbox.note_progress(s, outgoing.id, parts))

        return Delivery(
            outgoing.id,
            address,
            reply,
            document,
            outgoing.attempts,
            outgoing.progress,
            note,
            previous,
            heard_at,
            outgoing.reason,
        )


def _document(session: Session, media: str | None, now: datetime) -> OutgoingFile | None:
    """Return the file behind a path that a reply names."""
    if media is None or not media.startswith(documents.PATH):
        return None
    found = documents.get(session, media, now)
    return OutgoingFile(found.name, found.media_type, found.content) if found else None
