"""The terminal channel: replies are handed to whoever waits in the same process."""

from collections import defaultdict

from bot.channels.base import Delivery, OutgoingReply


class TerminalChannel:
    """Collects replies by address until they are taken."""

    name = "terminal"

    def __init__(self) -> None:
        self._replies: dict[str, list[OutgoingReply]] = defaultdict(list)

    async def send(self, delivery: Delivery) -> None:
        """Keep a reply for `take`."""
        self._replies[delivery.address].append(delivery.reply)

    def take(self, address: str) -> list[OutgoingReply]:
        """Return the replies for an address, oldest first, and forget them."""
        return self._replies.pop(address, [])
