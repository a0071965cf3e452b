"""Give each person their turns in order, many persons at once, where one process serves them.

A person with open messages has exactly one task; it works until there is nothing left. Replies
leave through the outbox, and what the platform did not take is tried again.
"""

import asyncio
import logging
import time
from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.channels.base import Channel
from bot.gateway.pipeline import Pipeline
from bot.gateway.sending import Sending
from bot.gateway.waiting import ended
from bot.storage import inbox

TAKE_UP_SECONDS = 3.0
"""How often what was left is looked for, and how soon what broke is tried again."""
PATIENCE = timedelta(seconds=5)
"""A message open for so long may have been left."""

log = logging.getLogger(__name__)


class Dispatcher:
    """Runs turns and sends replies for a set of channels.

    Attributes:
        wakes_pages: Whether open pages are woken for every reply; where not, they must look often.
    """

    wakes_pages = True

    def __init__(self, pipeline: Pipeline, channels: Mapping[str, Channel]) -> None:
        self.pipeline = pipeline
        self.channels = channels
        self.sending = Sending(pipeline.database, channels, pipeline.now)
        self._workers: dict[str, asyncio.Task[None]] = {}
        self._again: set[str] = set()
        self._not_before: dict[str, float] = {}

    def wake(self, person_id: str, *, after: float = 0.0) -> asyncio.Task[None]:
        """See to a person's open messages; returns the task that does.

        Args:
            person_id: Whose.
            after: Seconds to wait first, where more belongs to what they sent (an album).
        """
        if after:
            self._not_before[person_id] = time.monotonic() + after
        task = self._workers.get(person_id)
        if task is not None and not task.done():
            self._again.add(person_id)
            return task
        task = asyncio.create_task(self._serve(person_id))
        self._workers[person_id] = task
        return task

    async def _serve(self, person_id: str) -> None:
        try:
            while await self._served(person_id) or person_id in self._again:
                pass
        finally:
            self._workers.pop(person_id, None)

    async def _served(self, person_id: str) -> bool:
        """Take one message through its turn and send the reply; False where there was none."""
        await self._all_there(person_id)
        self._again.discard(person_id)
        try:
            worked = await self.pipeline.work(person_id)
            for other in self.pipeline.take_joined():
                self.wake(other)
            if worked:
                await self.send_due()
        except Exception:  # such as a database that is away or locked: a little later it is not
            log.exception("a turn is tried again")
            await asyncio.sleep(TAKE_UP_SECONDS)
            return True
        return worked

    async def _all_there(self, person_id: str) -> None:
        """Wait until nothing more is expected to what a person sent."""
        while person_id in self._not_before:
            wait = self._not_before[person_id] - time.monotonic()
            if wait <= 0:
                del self._not_before[person_id]
            else:
                await asyncio.sleep(wait)

    async def settled(self, person_id: str) -> None:
        """Wait until a person's turns are over."""
        task = self._workers.get(person_id)
        if task is not None:
            await task

    async def recover(self) -> None:
        """Take up what an earlier process left: open messages, then unsent replies."""
        for person_id in await self._waiting_since(None):
            self.wake(person_id)
        await self.send_due()

    async def run(self) -> None:
        """Send what becomes due and take up what was left, until cancelled."""
        await self.recover()
        taking_up = asyncio.create_task(self._take_up_what_was_left())
        try:
            await self.sending.run()
        finally:
            await ended([taking_up])

    async def _take_up_what_was_left(self) -> None:
        """See to messages whose sender nobody serves."""
        while True:
            await asyncio.sleep(TAKE_UP_SECONDS)
            try:
                for person_id in await self._waiting_since(self.pipeline.now() - PATIENCE):
                    if person_id not in self._workers:
                        self.wake(person_id)
            except Exception:  # a database that is away for a moment
                log.exception("what was left is not seen to")

    async def _waiting_since(self, moment: datetime | None) -> list[str]:
        """Return who has an open message, all or from before a moment."""
        return await asyncio.to_thread(
            self.pipeline.database.read, lambda session: inbox.people_waiting(session, moment)
        )

    async def send_due(self) -> None:
        """Send every reply that is due, channel by channel."""
        await self.sending.send_due()
