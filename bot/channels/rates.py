"""Keep within a platform's pace, and leave a platform alone that is down."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable

from bot.channels.base import TryLaterError

MAX_CHATS = 50_000
"""Chats whose last message is remembered; those silent longest are forgotten first."""
PATIENCE_SECONDS = 1.5
"""A wait up to this is waited for; a longer one puts the reply back into the outbox."""
FAILURES_TO_OPEN = 5
OPEN_SECONDS = 30.0
OPERATOR_SECONDS = 300.0
"""How long nothing is sent once a platform refuses our credentials."""


class Rate:
    """At most so many a second in all, evenly spaced; who comes too early waits."""

    def __init__(self, per_second: float, *, now: Callable[[], float] = time.monotonic) -> None:
        self.gap = 1 / per_second
        self.now = now
        self._next = 0.0

    async def take(self) -> None:
        """Wait for a place."""
        now = self.now()
        place = max(self._next, now)
        self._next = place + self.gap
        if place > now:
            await asyncio.sleep(place - now)


class Spacing:
    """For each chat: one message every so many seconds, after a burst."""

    def __init__(
        self, seconds: float, burst: int, *, now: Callable[[], float] = time.monotonic
    ) -> None:
        self.seconds = seconds
        self.burst = burst
        self.now = now
        self._owed: OrderedDict[str, float] = OrderedDict()

    async def take(self, chat: str) -> None:
        """Wait for a place; raises `TryLaterError` where the wait is long."""
        now = self.now()
        paid_at = max(self._owed.get(chat, now), now)
        wait = paid_at - now - (self.burst - 1) * self.seconds
        if wait > PATIENCE_SECONDS:
            raise TryLaterError(wait, counted=False, reason="pace")
        self._owed[chat] = paid_at + self.seconds
        self._owed.move_to_end(chat)
        while len(self._owed) > MAX_CHATS:
            self._owed.popitem(last=False)
        if wait > 0:
            await asyncio.sleep(wait)

    def arrived(self, chat: str) -> None:
        """Count the time from now: a message that was slow on its way has only now arrived."""
        self._owed[chat] = max(self._owed.get(chat, 0.0), self.now() + self.seconds)

    def hold(self, chat: str, seconds: float) -> None:
        """Leave a chat alone for a while, as the platform asks."""
        self._owed[chat] = self.now() + seconds + (self.burst - 1) * self.seconds


class Breaker:
    """After several failures in a row, sends nothing for a while: replies wait in the outbox."""

    def __init__(self, *, now: Callable[[], float] = time.monotonic) -> None:
        self.now = now
        self.failures = 0
        self.until = 0.0
        self.reason = "away"

    def check(self) -> None:
        """Raise `TryLaterError` while the platform is left alone."""
        wait = self.until - self.now()
        if wait > 0:
            raise TryLaterError(wait, counted=False, reason=self.reason)

    def success(self) -> None:
        """Note that the platform answered."""
        self.failures = 0

    def failure(self) -> None:
        """Note that the platform did not answer, or answered that it is broken."""
        self.failures += 1
        if self.failures >= FAILURES_TO_OPEN:
            self.open(OPEN_SECONDS, "away")

    def open(self, seconds: float, reason: str) -> None:
        """Leave the platform alone for a while."""
        self.until = max(self.until, self.now() + seconds)
        self.reason = reason
        self.failures = 0
