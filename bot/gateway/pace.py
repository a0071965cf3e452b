"""How often one session may do something: a bucket of tokens each, refilled steadily."""

import time
from collections import OrderedDict
from collections.abc import Callable
from math import ceil

MAX_SESSIONS = 20_000
"""Buckets remembered; the one used longest ago is forgotten, which only forgives."""


class Pace:
    """Allows `burst` at once and then one every `seconds`, for each key by itself."""

    def __init__(
        self, burst: int, seconds: float, *, now: Callable[[], float] = time.monotonic
    ) -> None:
        self.burst = burst
        self.seconds = seconds
        self.now = now
        self._full_at: OrderedDict[str, float] = OrderedDict()

    def wait(self, key: str) -> int:
        """Take a token; return 0, or the whole seconds to wait where there is none."""
        now = self.now()
        full_at = max(self._full_at.pop(key, now), now)
        empty_for = full_at + self.seconds - now - self.burst * self.seconds
        if empty_for > 0:
            self._full_at[key] = full_at
            return ceil(empty_for)
        self._full_at[key] = full_at + self.seconds
        while len(self._full_at) > MAX_SESSIONS:
            self._full_at.popitem(last=False)
        return 0
