"""Put the pieces together: content, dialogue, database, channels, pipeline, dispatcher."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from bot.channels.base import Channel, Incoming
from bot.content.store import ContentStore
from bot.gateway.dispatcher import Dispatcher
from bot.gateway.pipeline import Pipeline
from bot.gateway.turn import Conversation
from bot.intake.base import FileText, ReadFile
from bot.settings import Settings
from bot.storage.database import Database


@dataclass(frozen=True)
class Service:
    """The running pieces of one process."""

    settings: Settings
    content: ContentStore
    database: Database
    pipeline: Pipeline
    dispatcher: Dispatcher

    async def accept(self, incoming: Incoming) -> asyncio.Task[None] | None:
        """Store a message and see to it; None if it was delivered before."""
        person_id = await self.pipeline.receive(incoming)
        return None if person_id is None else self.dispatcher.wake(person_id)


async def read_nothing(_path: Path, _name: str) -> FileText:
    """Read no file at all (for services without intake)."""
    return FileText(trouble="utter_file_unreadable")


@asynccontextmanager
async def running(
    settings: Settings,
    content: ContentStore,
    conversation: Conversation,
    channels: Mapping[str, Channel],
    read_file: ReadFile = read_nothing,
) -> AsyncIterator[Service]:
    """Open the database, take up what was left, and serve until the block ends."""
    settings.incoming.mkdir(parents=True, exist_ok=True)
    database = Database(settings.database_url)
    await asyncio.to_thread(database.upgrade)
    pipeline = Pipeline(database, conversation, read_file)
    dispatcher = Dispatcher(pipeline, channels)
    tasks = [asyncio.create_task(dispatcher.run()), asyncio.create_task(content.watch())]
    try:
        yield Service(settings, content, database, pipeline, dispatcher)
    finally:
        for task in tasks:
            task.cancel()
        for task in tasks:
            with suppress(asyncio.CancelledError):
                await task
        database.close()
