"""Give each person their turns in order, many persons at once, within one process.

A person with open messages has exactly one task; it works until there is nothing left. Replies
leave through the outbox, and what the platform did not take is tried again.
"""

import asyncio
import logging
from collections.abc import Mapping
from datetime import timedelta

from bot.channels.base import (
    Channel,
    Delivery,
    OutgoingFile,
    OutgoingReply,
    RefusedError,
    TryLaterError,
)
from bot.gateway.pipeline import Pipeline
from bot.storage import documents, inbox, outbox, people
from bot.storage.outbox import Outgoing

MAX_TURNS_AT_ONCE = 8
"""Turns in progress: beyond it people wait their turn, so that nobody's takes much longer."""
SEND_BATCH = 50
SEND_IDLE_SECONDS = 1.0

log = logging.getLogger(__name__)


class Dispatcher:
    """Runs turns and sends replies for a set of channels."""

    def __init__(self, pipeline: Pipeline, channels: Mapping[str, Channel]) -> None:
        self.pipeline = pipeline
        self.channels = channels
        self._workers: dict[str, asyncio.Task[None]] = {}
        self._again: set[str] = set()
        self._turns = asyncio.Semaphore(MAX_TURNS_AT_ONCE)
        self._sending = {name: asyncio.Lock() for name in channels}

    def wake(self, person_id: str) -> asyncio.Task[None]:
        """See to a person's open messages; returns the task that does."""
        task = self._workers.get(person_id)
        if task is not None and not task.done():
            self._again.add(person_id)
            return task
        task = asyncio.create_task(self._serve(person_id))
        self._workers[person_id] = task
        return task

    async def _serve(self, person_id: str) -> None:
        try:
            while True:
                self._again.discard(person_id)
                async with self._turns:
                    worked = await self.pipeline.work(person_id)
                if worked:
                    await self.send_due()
                elif person_id not in self._again:
                    return
        finally:
            self._workers.pop(person_id, None)

    async def recover(self) -> None:
        """Take up what an earlier process left: open messages, then unsent replies."""
        for person_id in await self.pipeline.database.run(inbox.people_waiting):
            self.wake(person_id)
        await self.send_due()

    async def run(self) -> None:
        """Send what becomes due, until cancelled."""
        await self.recover()
        while True:
            await asyncio.sleep(SEND_IDLE_SECONDS)
            await self.send_due()

    async def send_due(self) -> None:
        """Send every reply that is due, channel by channel."""
        for channel in self.channels.values():
            async with self._sending[channel.name]:
                await self._send_channel(channel)

    async def _send_channel(self, channel: Channel) -> None:
        database, now = self.pipeline.database, self.pipeline.now
        while True:
            replies = await database.run(
                lambda session: [
                    (o, people.address_of(session, o.person_id, channel.name))
                    for o in outbox.due(session, channel.name, now(), SEND_BATCH)
                ]
            )
            for outgoing, address in replies:
                await self._send(channel, outgoing, address)
            if len(replies) < SEND_BATCH:
                return

    async def _send(self, channel: Channel, outgoing: Outgoing, address: str | None) -> None:
        database, now = self.pipeline.database, self.pipeline.now
        if address is None:
            await database.run(lambda session: outbox.give_up(session, outgoing.id))
            return
        reply = OutgoingReply.from_json(outgoing.content)
        try:
            document = await self._document(reply.media)
            delivery = Delivery(outgoing.id, address, reply, document, outgoing.attempts)
            await channel.send(delivery)
        except TryLaterError as error:
            wait = timedelta(seconds=error.seconds) if error.seconds is not None else None
            await database.run(lambda session: outbox.put_off(session, outgoing.id, now(), wait))
        except RefusedError:
            log.warning("reply %d refused by %s", outgoing.id, channel.name)
            await database.run(lambda session: outbox.give_up(session, outgoing.id))
        except Exception:  # a channel's surprise must not stop the other replies
            log.exception("reply %d not sent on %s", outgoing.id, channel.name)
            await database.run(lambda session: outbox.put_off(session, outgoing.id, now(), None))
        else:
            await database.run(lambda session: outbox.mark_sent(session, outgoing.id, now()))

    async def _document(self, media: str | None) -> OutgoingFile | None:
        """Return the file behind a path that a reply names."""
        if media is None or not media.startswith(documents.PATH):
            return None
        database, now = self.pipeline.database, self.pipeline.now
        found = await database.run(lambda session: documents.get(session, media, now()))
        return OutgoingFile(found.name, found.media_type, found.content) if found else None
