"""Telegram and WhatsApp come alive when their settings are there."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

from starlette.routing import BaseRoute
from telegram.error import TelegramError

from bot.channels.base import RemoteChannel
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.whatsapp.channel import WhatsAppChannel
from bot.channels.whatsapp.client import WhatsAppClient
from bot.content.store import ContentStore
from bot.gateway.deliveries import Deliveries
from bot.gateway.leading import POLLING, while_leading
from bot.gateway.metrics import Metrics
from bot.gateway.service import Service, speaker
from bot.gateway.waiting import ended
from bot.gateway.webhooks import TELEGRAM_PATH, telegram_routes, whatsapp_routes
from bot.settings import Settings

FIRST_WAIT_SECONDS, LONGEST_WAIT_SECONDS = 1.0, 60.0
QUICK_SECONDS, QUICK_WAIT_SECONDS = 0.2, 0.3
"""A server that answers an empty poll at once is asked again only after a pause."""

log = logging.getLogger(__name__)


class Platforms:
    """The channels of the platforms that are set up, and what keeps them going."""

    def __init__(self, settings: Settings, store: ContentStore, metrics: Metrics) -> None:
        logging.getLogger("httpx").setLevel(logging.WARNING)  # its lines show the bot's token
        self.settings = settings
        self.store = store
        self.metrics = metrics
        self.telegram: TelegramChannel | None = None
        self.whatsapp: WhatsAppChannel | None = None
        speak = speaker(store)
        listens = settings.speech_model is not None

        def words(language: str, name: str) -> str:
            return speak(language, name, {}).text

        if settings.telegram is not None:
            chosen = settings.telegram
            self.telegram = TelegramChannel(
                chosen.token, chosen.api_url, words, metrics.count, listens=listens
            )
        if settings.whatsapp is not None:
            given = settings.whatsapp
            client = WhatsAppClient(given.token, given.phone_id, given.api_url)
            self.whatsapp = WhatsAppChannel(
                client, words, metrics.count, template=given.template, listens=listens
            )
            metrics.budget.set(given.budget or 0)

    @property
    def channels(self) -> Mapping[str, RemoteChannel]:
        """Return the channels by name."""
        there = (self.telegram, self.whatsapp)
        return {channel.name: channel for channel in there if channel is not None}

    @asynccontextmanager
    async def serving(self, service: Service) -> AsyncIterator[list[BaseRoute]]:
        """Take what the platforms deliver until the block ends; gives the webhooks' routes."""
        deliveries = Deliveries(service, self.metrics)
        routes: list[BaseRoute] = []
        tasks: list[asyncio.Task[None]] = []
        if self.telegram is not None:
            webhook = self._webhook()
            if webhook is not None:
                routes += telegram_routes(self.telegram, deliveries)
            tasks.append(asyncio.create_task(self._telegram(self.telegram, deliveries, webhook)))
        if self.whatsapp is not None and self.settings.whatsapp is not None:
            chosen = self.settings.whatsapp
            secret, token = chosen.app_secret, chosen.verify_token
            routes += whatsapp_routes(self.whatsapp, deliveries, secret, token)
        try:
            yield routes
        finally:
            await ended(tasks)
            await deliveries.close()
            for channel in self.channels.values():
                await channel.close()

    def _webhook(self) -> str | None:
        url = self.settings.public_url
        return url.rstrip("/") + TELEGRAM_PATH if url else None

    async def _telegram(
        self, channel: TelegramChannel, deliveries: Deliveries, webhook: str | None
    ) -> None:
        """Tell Telegram about us, trying until it answers; then ask for updates, if so set up."""
        ids = list(self.store.current.languages)
        languages = {name: None if name == ids[0] else name for name in ids}
        wait = FIRST_WAIT_SECONDS
        while not await channel.set_up(webhook, languages):
            log.warning("Telegram does not answer; trying again in %.0f s", wait)
            await asyncio.sleep(wait)
            wait = min(2 * wait, LONGEST_WAIT_SECONDS)
        if webhook is None:
            await while_leading(
                deliveries.service.database, POLLING, lambda: poll(channel, deliveries)
            )


async def poll(channel: TelegramChannel, deliveries: Deliveries) -> None:
    """Ask for updates for ever; an update is acknowledged only after it is stored."""
    offset: int | None = None
    wait = FIRST_WAIT_SECONDS
    while True:
        started = time.monotonic()
        try:
            updates = await channel.updates(offset)
            for data in updates:
                busy = deliveries.flood.service_is_full()
                while busy:
                    await asyncio.sleep(busy)
                    busy = deliveries.flood.service_is_full()
                await deliveries.telegram(channel, data)
                number = data.get("update_id") if isinstance(data, dict) else None
                if isinstance(number, int):
                    offset = max(offset or 0, number + 1)
        except TelegramError as error:
            log.warning("updates not had from Telegram: %s", type(error).__name__)
            await asyncio.sleep(wait)
            wait = min(2 * wait, LONGEST_WAIT_SECONDS)
            continue
        except Exception:  # storage away for a moment: the same updates come again
            log.exception("updates not stored")
            await asyncio.sleep(wait)
            wait = min(2 * wait, LONGEST_WAIT_SECONDS)
            continue
        wait = FIRST_WAIT_SECONDS
        if not updates and time.monotonic() - started < QUICK_SECONDS:
            await asyncio.sleep(QUICK_WAIT_SECONDS)
