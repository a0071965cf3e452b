"""Show a person that their message was read, and that an answer is coming when it takes long."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

from bot.channels.base import Channel, RemoteChannel

SLOW_SECONDS = 1.0
"""A turn that takes longer shows the typing indicator."""
AGAIN_SECONDS = 4.0
"""How soon it is shown again: Telegram's lasts five seconds."""


class Attention:
    """Read receipts and typing indicators of the channels that have them."""

    def __init__(self, channels: Mapping[str, Channel]) -> None:
        self.channels = channels

    @asynccontextmanager
    async def during(
        self, channel_name: str, address: str | None, platform_id: str
    ) -> AsyncIterator[None]:
        """Show attention while a turn runs."""
        channel = self.channels.get(channel_name)
        if not isinstance(channel, RemoteChannel) or address is None:
            yield
            return
        task = asyncio.create_task(self._show(channel, address, platform_id))
        try:
            yield
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def _show(self, channel: RemoteChannel, address: str, platform_id: str) -> None:
        await asyncio.shield(channel.attend(address, platform_id, slow=False))
        await asyncio.sleep(SLOW_SECONDS)
        while True:
            await channel.attend(address, platform_id, slow=True)
            await asyncio.sleep(AGAIN_SECONDS)
