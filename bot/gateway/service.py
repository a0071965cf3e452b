"""Put the pieces together: content, dialogue, database, channels, pipeline, dispatcher."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import TypeVar

from sqlalchemy.orm import Session

from bot.channels.base import Channel, Incoming
from bot.content.render import Renderer
from bot.content.reply import Reply
from bot.content.store import ContentStore
from bot.gateway.alerting import keep_releasing
from bot.gateway.content_files import media_maker, summary_maker
from bot.gateway.dispatcher import Dispatcher
from bot.gateway.documents import page_drawers
from bot.gateway.forgetting import forget_in_time, sweep_in_time
from bot.gateway.handover import keep_giving_back
from bot.gateway.keys import MEMORY_KEY, secret_key
from bot.gateway.leading import UPKEEP, while_leading
from bot.gateway.memory import OfferMemory
from bot.gateway.own_turns import Speak
from bot.gateway.pipeline import Pipeline
from bot.gateway.reminders import Reminders, policies
from bot.gateway.shared_dispatcher import QUEUE, SharedDispatcher, make_tables
from bot.gateway.turn import Conversation
from bot.gateway.waiting import ended
from bot.intake.base import FileText, ReadFile
from bot.settings import Settings
from bot.storage.database import Database

ALBUM_SECONDS = 1.5
"""How long the parts of an album are waited for after each one."""

Result = TypeVar("Result")

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Service:
    """The running pieces of one process.

    Attributes:
        tasks: What goes on beside the turns, for as long as the process lives.
    """

    settings: Settings
    content: ContentStore
    database: Database
    pipeline: Pipeline
    dispatcher: Dispatcher | SharedDispatcher
    tasks: Sequence[asyncio.Task[None]] = ()

    @property
    def sound(self) -> bool:
        """Whether all that should go on does."""
        return not any(task.done() for task in self.tasks)

    async def accept(self, incoming: Incoming) -> str | None:
        """Store a message and see to it; return whose it is, or None if it was delivered before."""
        person_id = await self.pipeline.receive(incoming)
        if person_id is not None:
            self.dispatcher.wake(person_id, after=ALBUM_SECONDS if incoming.group else 0.0)
        return person_id

    async def read(self, unit: Callable[[Session], Result]) -> Result:
        """Run a unit of work that only reads, in a thread: no writer waits for it."""
        return await asyncio.to_thread(self.database.read, unit)

    async def answer(self, incoming: Incoming) -> None:
        """Store a message and wait for its answer, which its channel has then."""
        person_id = await self.accept(incoming)
        if person_id is not None:
            await self.dispatcher.settled(person_id)


def offer_memory(settings: Settings) -> OfferMemory:
    """Return the memory of offers under this installation's key; nothing is read yet."""
    return OfferMemory(secret_key(settings.var, MEMORY_KEY))


def speaker(content: ContentStore) -> Speak:
    """Return what gives the short replies of the content as it is at that moment."""

    def speak(language: str, name: str, values: dict[str, object]) -> Reply:
        today = datetime.now(timezone.utc).date()
        return Renderer(content.current, today).reply(language, name, values)

    return speak


def _reminders(settings: Settings, content: ContentStore, pipeline: Pipeline) -> Reminders:
    template = settings.whatsapp is not None and settings.whatsapp.template is not None

    def title(language: str, module_id: str) -> str | None:
        module = content.current.module(language, module_id)
        return module.title if module else None

    return Reminders(
        pipeline.database, speaker(content), title, policies(template=template), pipeline.now
    )


async def read_nothing(_path: Path, _name: str) -> FileText:
    """Read no file at all (for services without intake)."""
    return FileText(trouble="utter_file_unreadable")


def _tell_of_the_end(task: asyncio.Task[None]) -> None:
    """Log why a part of the service ended, if it was not told to."""
    if not task.cancelled() and task.exception() is not None:
        log.error("a part of the service ended; start it again", exc_info=task.exception())


@asynccontextmanager
async def running(
    settings: Settings,
    content: ContentStore,
    conversation: Conversation,
    channels: Mapping[str, Channel],
    read_file: ReadFile = read_nothing,
    *,
    memory: OfferMemory | None = None,
    queue: str = QUEUE,
) -> AsyncIterator[Service]:
    """Open the database, take up what was left, and serve until the block ends.

    Args:
        settings: What the operator chose.
        content: What is said.
        conversation: The dialogue.
        channels: The channels of this process, by name.
        read_file: Reads files.
        memory: Knows offers again; None to remember none.
        queue: Where its turns wait, if several processes share the database.
    """
    settings.var.mkdir(mode=0o700, parents=True, exist_ok=True)
    settings.incoming.mkdir(mode=0o700, exist_ok=True)
    settings.incoming.chmod(0o700)  # it may have been made before, for everybody
    database = Database(settings.database_url)
    await asyncio.to_thread(database.upgrade)
    if database.shared:
        await asyncio.to_thread(make_tables, database)
    pipeline = Pipeline(
        database,
        conversation,
        read_file,
        channels=channels,
        makers={"summary": summary_maker, "media": media_maker(content)},
        drawers=page_drawers(settings),
        folder=settings.incoming,
        speak=speaker(content),
        memory=memory,
    )
    dispatcher: Dispatcher | SharedDispatcher
    if database.shared:
        dispatcher = SharedDispatcher(pipeline, channels, queue)
    else:
        dispatcher = Dispatcher(pipeline, channels)
    upkeep: list[Callable[[], Awaitable[None]]] = [
        lambda: forget_in_time(database),
        lambda: keep_releasing(database, speaker(content), pipeline.now),
        lambda: _reminders(settings, content, pipeline).run(),
        lambda: keep_giving_back(database, speaker(content), pipeline.now),
    ]
    tasks = [
        asyncio.create_task(dispatcher.run()),
        asyncio.create_task(content.watch()),
        *(
            asyncio.create_task(while_leading(database, f"{UPKEEP} {number}", work))
            for number, work in enumerate(upkeep)
        ),
    ]
    if queue == QUEUE:  # who talks in a terminal leaves the files of others alone
        folders = (settings.incoming, settings.corrections)
        tasks.append(asyncio.create_task(sweep_in_time(database, *folders)))
    for task in tasks:
        task.add_done_callback(_tell_of_the_end)
    try:
        yield Service(settings, content, database, pipeline, dispatcher, tasks)
    finally:
        await ended(tasks)
        database.close()
