"""`rihla worker`: one more process that answers, beside `rihla serve`, on a shared PostgreSQL."""

import asyncio
import logging
import signal
import time
from typing import TYPE_CHECKING

from bot.commands.console import (
    content_store,
    fail,
    ready_memory,
    settings,
    tell,
    tell_if_readers_are_connected,
    trained_model,
)
from bot.content.store import ContentStore
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.gateway.memory import OfferMemory


def worker() -> None:
    """Answer messages that wait in a shared PostgreSQL, until stopped; any number may run."""
    from bot.storage.database import Database

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    chosen = settings()
    memory = ready_memory(chosen)
    if not Database(chosen.database_url).shared:
        fail(
            "Workers share a PostgreSQL; set RIHLA_DATABASE_URL to postgresql+psycopg2://… here "
            "and for `rihla serve`. With SQLite, `rihla serve` alone does all the work."
        )
    tell_if_readers_are_connected()
    asyncio.run(_work(chosen, content_store(chosen), memory))


async def _work(chosen: Settings, store: ContentStore, memory: "OfferMemory") -> None:
    from bot.gateway.metrics import Metrics
    from bot.gateway.platforms import Platforms
    from bot.gateway.service import running
    from bot.intake import make_reader

    model = trained_model(chosen)
    tell("Starting (the model takes about 20 seconds to load)…")
    started = time.monotonic()
    from bot.dialogue.agent import load_dialogue

    dialogue = await load_dialogue(model, store, memory.recall)
    read = make_reader(fetch_links=chosen.fetch_links, speech_model=chosen.speech_model)
    platforms = Platforms(chosen, store, Metrics())
    stopped = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    try:
        async with running(chosen, store, dialogue, platforms.channels, read, memory=memory):
            tell(f"Ready after {time.monotonic() - started:.0f} s; Ctrl-C ends it.")
            await stopped.wait()
    finally:
        for channel in platforms.channels.values():
            await channel.close()
