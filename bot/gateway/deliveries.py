"""What platforms deliver goes to the inbox; what they report goes to the outbox."""

import asyncio
from collections.abc import Coroutine
from datetime import timedelta
from typing import Any

from bot.channels.base import MORE, Incoming
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.whatsapp.channel import WhatsAppChannel
from bot.channels.whatsapp.errors import WINDOW, WINDOW_SECONDS, Meaning, meaning_of
from bot.channels.whatsapp.parse import Moved, Status
from bot.gateway.flood import Flood
from bot.gateway.metrics import Metrics
from bot.gateway.service import Service
from bot.storage import outbox, people

MAX_BESIDES = 500
"""Small calls in progress beside the turns (marking buttons); more are left out."""
RETRY_FAILED = timedelta(seconds=30)
_ARRIVED = frozenset({"sent", "delivered", "read"})


class Deliveries:
    """Takes what Telegram and WhatsApp deliver."""

    def __init__(self, service: Service, metrics: Metrics) -> None:
        self.service = service
        self.metrics = metrics
        self.flood = Flood()
        self._besides: set[asyncio.Task[None]] = set()

    async def telegram(self, channel: TelegramChannel, data: object) -> None:
        """Take an update; raises only where it could not be stored."""
        parsed = channel.parse(data)
        if parsed.incoming is not None:
            await self.accept(parsed.incoming)
        if parsed.pressed is not None:
            pages = parsed.pressed.token.startswith(MORE)
            marks = parsed.incoming is not None and not pages
            self._beside(channel.acknowledge(parsed.pressed, marks=marks))
        if parsed.blocked is not None:
            await self._blocked(channel.name, parsed.blocked)
        if parsed.group is not None:
            self._beside(channel.tell_group(*parsed.group))

    async def whatsapp(self, channel: WhatsAppChannel, data: object) -> None:
        """Take a delivery; raises only where it could not be stored."""
        for parsed in channel.parse(data):
            if parsed.incoming is not None:
                await self.accept(parsed.incoming)
            if parsed.status is not None:
                await self._status(parsed.status)
            if parsed.moved is not None:
                await self._moved(channel.name, parsed.moved)

    async def accept(self, incoming: Incoming) -> None:
        """Store a message and see to it, unless its sender writes too fast."""
        admitted = self.flood.admit(incoming)
        if admitted is None:
            self.metrics.count(incoming.channel, "flood")
            return
        if await self.service.accept(admitted) is None:
            self.metrics.count(incoming.channel, "again")

    async def _blocked(self, channel_name: str, address: str) -> None:
        def give_up(session: Any) -> None:
            person_id = people.find_person(session, channel_name, address)
            if person_id is not None:
                outbox.give_up_person(session, person_id, channel_name, "blocked")

        await self.service.database.run(give_up)

    async def _status(self, status: Status) -> None:
        """Note that a reply arrived, or that it failed after all."""
        now, number = self.service.pipeline.now(), status.outbox_id
        if status.state in _ARRIVED and status.last:
            await self.service.database.run(lambda s: outbox.mark_sent(s, number, now))
        if status.state != "failed":
            return
        meaning = meaning_of(status.code)
        reason, again_at = f"failed:{status.code}", None
        if meaning is Meaning.WINDOW:
            reason, again_at = WINDOW, now + timedelta(seconds=WINDOW_SECONDS)
        elif meaning in {Meaning.RETRY, Meaning.WAIT}:
            again_at = now + RETRY_FAILED
        await self.service.database.run(
            lambda s: outbox.report_failure(s, number, reason, again_at)
        )

    async def _moved(self, channel_name: str, moved: Moved) -> None:
        await self.service.database.run(
            lambda s: people.move_address(s, channel_name, moved.old, moved.new)
        )

    def _beside(self, call: Coroutine[Any, Any, None]) -> None:
        """Do something small beside the turns; nobody waits for it."""
        if len(self._besides) >= MAX_BESIDES:
            call.close()
            return
        task = asyncio.create_task(call)
        self._besides.add(task)
        task.add_done_callback(self._besides.discard)

    async def close(self) -> None:
        """End what is in progress."""
        for task in self._besides:
            task.cancel()
        await asyncio.gather(*self._besides, return_exceptions=True)
