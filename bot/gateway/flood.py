"""How much one person, and everyone together, may send: kindly slowed, never punished."""

from dataclasses import replace

from bot.channels.base import Incoming
from bot.gateway.pace import Pace

PERSON_BURST, PERSON_SECONDS = 20, 2.0
"""A person may send twenty messages at once (a forwarded pile), then one every two seconds."""
SERVICE_BURST, SERVICE_PER_SECOND = 2_000, 200
"""What one process takes of all platforms; beyond it they are asked to deliver later."""
SLOW_DOWN = "channel_slow_down"
_TOLD_SECONDS = 30.0


class Flood:
    """Decides what is taken."""

    def __init__(self) -> None:
        self._person = Pace(PERSON_BURST, PERSON_SECONDS)
        self._told = Pace(1, _TOLD_SECONDS)
        self._service = Pace(SERVICE_BURST, 1 / SERVICE_PER_SECOND)

    def service_is_full(self) -> int:
        """Return after how many seconds a platform should deliver again, 0 for now."""
        return self._service.wait("all")

    def admit(self, incoming: Incoming) -> Incoming | None:
        """Return the message, a kind word in its place, or None where that was said already."""
        key = f"{incoming.channel}:{incoming.address}"
        if not self._person.wait(key):
            return incoming
        if self._told.wait(key):
            return None
        return replace(
            incoming, text=None, choice=None, file=None, does=None, group=None, trouble=SLOW_DOWN
        )
