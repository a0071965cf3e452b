"""Give each person their turns in order, many persons at once, where one process serves them.

A person with open messages has exactly one task; it works until there is nothing left. Replies
leave through the outbox, and what the platform did not take is tried again.
"""

import asyncio
import time
from collections.abc import Mapping

from bot.channels.base import Channel
from bot.gateway.pipeline import Pipeline
from bot.gateway.sending import Sending
from bot.storage import inbox

MAX_TURNS_AT_ONCE = 8
"""Turns in progress: beyond it people wait their turn, so that nobody's takes much longer."""


class Dispatcher:
    """Runs turns and sends replies for a set of channels."""

    def __init__(self, pipeline: Pipeline, channels: Mapping[str, Channel]) -> None:
        self.pipeline = pipeline
        self.channels = channels
        self.sending = Sending(pipeline.database, channels, pipeline.now)
        self._workers: dict[str, asyncio.Task[None]] = {}
        self._again: set[str] = set()
        self._not_before: dict[str, float] = {}
        self._turns = asyncio.Semaphore(MAX_TURNS_AT_ONCE)

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
            while True:
                await self._all_there(person_id)
                self._again.discard(person_id)
                async with self._turns:
                    worked = await self.pipeline.work(person_id)
                for other in self.pipeline.take_joined():
                    self.wake(other)
                if worked:
                    await self.send_due()
                elif person_id not in self._again:
                    return
        finally:
            self._workers.pop(person_id, None)

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
        for person_id in await self.pipeline.database.run(inbox.people_waiting):
            self.wake(person_id)
        await self.send_due()

    async def run(self) -> None:
        """Send what becomes due, until cancelled."""
        await self.recover()
        await self.sending.run()

    async def send_due(self) -> None:
        """Send every reply that is due, channel by channel."""
        await self.sending.send_due()
