"""The web channel: delivering means waking the page that waits for new replies."""

import asyncio
from collections import defaultdict

from bot.channels.base import Delivery


class WebChannel:
    """Wakes open pages; the replies themselves are read from the outbox, so none is lost."""

    name = "web"

    def __init__(self) -> None:
        self._waiting: dict[str, set[asyncio.Event]] = defaultdict(set)

    async def send(self, delivery: Delivery) -> None:
        """Tell every open page of a person that there is something new."""
        for event in self._waiting.get(delivery.address, ()):
            event.set()

    def listen(self, address: str) -> asyncio.Event:
        """Return an event that is set whenever there is something new for an address."""
        event = asyncio.Event()
        self._waiting[address].add(event)
        return event

    def leave(self, address: str, event: asyncio.Event) -> None:
        """Stop listening."""
        self._waiting[address].discard(event)
        if not self._waiting[address]:
            del self._waiting[address]
