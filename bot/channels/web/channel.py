"""The web channel: delivering means waking the page that waits for new replies."""

import asyncio
from collections import defaultdict

from bot.channels.base import Delivery, TryLaterError

MAX_PAGES = 8
"""Open pages of one session; a browser tab needs one."""
UNCONFIRMED_SECONDS = 30.0
"""How soon an open page that has not said "I have it" is woken again."""
AWAY_SECONDS = 3 * 3600.0
"""How soon a closed page is tried again; when it opens it asks by itself, whatever the hour."""


class WebChannel:
    """Wakes open pages; the replies themselves are read from the outbox, so none is lost."""

    name = "web"

    def __init__(self) -> None:
        self._waiting: dict[str, set[asyncio.Event]] = defaultdict(set)
        self.closed = False

    async def send(self, delivery: Delivery) -> None:
        """Tell every open page of a person that there is something new.

        A connection that looks open may be dead (a phone that changed networks), so a reply
        counts as sent only when the page says that it has it; until then its words are kept.

        Raises:
            TryLaterError: Always; it is the page that ends the trying.
        """
        self.wake(delivery.address)
        open_here = self.pages(delivery.address)
        raise TryLaterError(UNCONFIRMED_SECONDS if open_here else AWAY_SECONDS)

    def wake(self, address: str) -> None:
        """Tell every open page of a person that there is something new."""
        for event in self._waiting.get(address, ()):
            event.set()

    def wake_all(self) -> None:
        """Let every open page look whether there is something new."""
        for address in self._waiting:
            self.wake(address)

    def pages(self, address: str) -> int:
        """Return how many pages of an address are open."""
        return len(self._waiting.get(address, ()))

    def open_pages(self) -> int:
        """Return how many pages are open in all."""
        return sum(map(len, self._waiting.values()))

    def listen(self, address: str) -> asyncio.Event:
        """Return an event that is set whenever there is something new for an address."""
        event = asyncio.Event()
        self._waiting[address].add(event)
        return event

    def close(self) -> None:
        """Wake every page a last time, so that its stream ends; pages come back by themselves."""
        self.closed = True
        self.wake_all()

    def leave(self, address: str, event: asyncio.Event) -> None:
        """Stop listening."""
        self._waiting[address].discard(event)
        if not self._waiting[address]:
            del self._waiting[address]
