"""Give each person their turns in order, over any number of processes on one PostgreSQL.

A person with open messages has one job in a queue that `procrastinate` keeps, under a lock of their
own: whichever process is free takes it and works until nothing is open. The messages themselves
lie in the inbox; a job only says that somebody should look. So a job that is lost, with its process
or before it was stored, is made again from the inbox, and one that is too many finds nothing to do.
"""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Callable, Mapping
from contextlib import suppress

from procrastinate import App, PsycopgConnector
from procrastinate.exceptions import AlreadyEnqueued, ConnectorException
from procrastinate.jobs import Status
from procrastinate.schema import SchemaManager
from sqlalchemy import text
from sqlalchemy.orm import Session

from bot.channels.base import Channel, PageChannel
from bot.gateway import news
from bot.gateway.dispatcher import PATIENCE, TAKE_UP_SECONDS
from bot.gateway.leading import JOBS, while_leading
from bot.gateway.pipeline import Pipeline
from bot.gateway.sending import Sending
from bot.gateway.waiting import ended, happened
from bot.storage import inbox, people
from bot.storage.database import UPGRADE_LOCK, Database

QUEUE = "turns"
MAX_PEOPLE_AT_ONCE = 64
"""People whose messages a process has taken: more than it has turns, as some wait for a file."""
MAX_CONNECTIONS = 4
"""Of a process to the queue: one listens, the others are used for a moment."""
HEARTBEAT_SECONDS, DEAD_SECONDS = 2.0, 10.0
"""A process that has not said for so long that it lives is dead: others take its people."""
FETCH_SECONDS = 0.2
"""How often a process looks for jobs of which it was not told: those that a lock held back."""
LOOK_SECONDS = 1.0
"""How often somebody who waits for a turn looks, where no news came."""
AGAIN_SECONDS = 1.0
"""When what did not end is told again to; a worker that has just begun may miss it."""
STOP_SECONDS = 5.0
"""How long turns in progress may take to end when the process stops."""

log = logging.getLogger(__name__)


class SharedDispatcher:
    """Runs turns and sends replies, in turns with the other processes on the database.

    Attributes:
        wakes_pages: Whether open pages are woken for every reply; where not, they must look often.
    """

    def __init__(
        self, pipeline: Pipeline, channels: Mapping[str, Channel], queue: str = QUEUE
    ) -> None:
        """Prepare; nothing is opened before `run`.

        Args:
            pipeline: What answers.
            channels: The channels of this process.
            queue: Where its own jobs go; who talks to one process alone has a queue alone.
        """
        logging.getLogger("procrastinate").setLevel(logging.WARNING)
        self.pipeline = pipeline
        self.channels = channels
        self.sending = Sending(pipeline.database, channels, pipeline.now)
        self.wakes_pages = False
        self._queue = queue
        self._app = _app(pipeline.database)
        self._turn = self._app.task(name="turn")(self._work)
        self._opened = asyncio.Event()
        self._handing: set[asyncio.Task[None]] = set()
        self._albums: dict[str, object] = {}
        self._waiting: dict[str, set[asyncio.Event]] = defaultdict(set)

    def wake(self, person_id: str, *, after: float = 0.0) -> None:
        """See to a person's open messages, here or elsewhere.

        Args:
            person_id: Whose.
            after: Seconds to wait first, where more belongs to what they sent (an album).
        """
        task = asyncio.create_task(self._hand_over(person_id, after))
        self._handing.add(task)
        task.add_done_callback(self._handing.discard)

    async def _hand_over(self, person_id: str, after: float) -> None:
        """Make a person's job, when nothing more is expected to what they sent."""
        if after:
            mine = self._albums[person_id] = object()
            await asyncio.sleep(after)
            if self._albums.get(person_id) is not mine:
                return  # a later part came and waits
            del self._albums[person_id]
        elif person_id in self._albums:
            return
        await self._opened.wait()
        try:
            await self._defer(person_id, self._queue)
        except ConnectorException:  # the message is stored, and is found again
            log.exception("no job made")

    async def _defer(self, person_id: str, queue: str) -> None:
        with suppress(AlreadyEnqueued):  # a job that has not begun will see this message too
            turn = self._turn.configure(lock=person_id, queueing_lock=person_id, queue=queue)
            await turn.defer_async(person_id=person_id)

    async def _work(self, person_id: str) -> None:
        """Take a person's open messages through their turns (a job)."""
        while await self.pipeline.work(person_id):
            for other in self.pipeline.take_joined():
                self.wake(other)
            await self.send_due()
            await news.tell(self.pipeline.database, person_id)

    async def settled(self, person_id: str) -> None:
        """Wait until a person has no open message, whoever answered them."""
        event = asyncio.Event()
        self._waiting[person_id].add(event)
        try:
            while await self.pipeline.database.run(lambda s: inbox.waits(s, person_id)):
                await happened(event, LOOK_SECONDS)
                event.clear()
        finally:
            self._waiting[person_id].discard(event)
            if not self._waiting[person_id]:
                del self._waiting[person_id]
        await self.send_due()

    async def run(self) -> None:
        """Work, send what becomes due, and take up what others left, until cancelled."""
        async with self._app.open_async():
            self._opened.set()
            tasks = [
                asyncio.create_task(self._keep_working()),
                asyncio.create_task(news.hear(self.pipeline.database, self._heard, self._hears)),
                asyncio.create_task(self.sending.run()),
                asyncio.create_task(
                    while_leading(self.pipeline.database, JOBS, self._take_up_what_was_left)
                ),
            ]
            try:
                done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
                for task in done:
                    task.result()
            finally:
                await ended([*tasks, *self._handing], AGAIN_SECONDS)

    async def _keep_working(self) -> None:
        while True:
            try:
                await self._app.run_worker_async(
                    queues=[self._queue],
                    concurrency=MAX_PEOPLE_AT_ONCE,
                    install_signal_handlers=False,
                    delete_jobs="always",
                    fetch_job_polling_interval=FETCH_SECONDS,
                    update_heartbeat_interval=HEARTBEAT_SECONDS,
                    stalled_worker_timeout=DEAD_SECONDS,
                    shutdown_graceful_timeout=STOP_SECONDS,
                )
            except Exception:  # the database is away for a moment: the queue is there after it
                log.exception("the queue was lost")
            await asyncio.sleep(LOOK_SECONDS)

    async def _take_up_what_was_left(self) -> None:
        """End the jobs of dead processes, and see to messages that have none; one process does."""
        jobs = self._app.job_manager
        while True:
            try:
                for job in await jobs.get_stalled_jobs(seconds_since_heartbeat=DEAD_SECONDS):
                    log.warning("a process died in the middle of a turn; another takes it")
                    await jobs.finish_job(job, Status.FAILED, delete_job=True)
                for person_id in await self.pipeline.database.run(self._long_waiting):
                    await self._defer(person_id, QUEUE)
            except Exception:  # as above
                log.exception("what was left is not seen to")
            await asyncio.sleep(TAKE_UP_SECONDS)

    def _long_waiting(self, session: Session) -> list[str]:
        return inbox.people_waiting(session, self.pipeline.now() - PATIENCE)

    async def _heard(self, person_id: str) -> None:
        """Do what is to be done here when a person was answered anywhere."""
        for event in self._waiting.get(person_id, ()):
            event.set()
        self.sending.look()
        for channel in self.channels.values():
            if isinstance(channel, PageChannel) and channel.open_pages():
                address = await self.pipeline.database.run(_address(person_id, channel.name))
                if address is not None:
                    channel.wake(address)

    def _hears(self, hears: bool) -> None:
        """Note whether news come; when that changes, pages look for what they may have missed."""
        if hears == self.wakes_pages:
            return
        self.wakes_pages = hears
        for channel in self.channels.values():
            if isinstance(channel, PageChannel):
                channel.wake_all()

    async def send_due(self) -> None:
        """Send every reply that is due, channel by channel."""
        await self.sending.send_due()


def _address(person_id: str, channel: str) -> Callable[..., str | None]:
    return lambda session: people.address_of(session, person_id, channel)


def _app(database: Database) -> App:
    connector = PsycopgConnector(
        conninfo=news.address_of(database), min_size=1, max_size=MAX_CONNECTIONS
    )
    return App(connector=connector)


def make_tables(database: Database) -> None:
    """Make the tables of the queue, if they are not there."""
    with database.engine.begin() as connection:
        connection.execute(text(f"SELECT pg_advisory_xact_lock({UPGRADE_LOCK})"))
        if connection.execute(text("SELECT to_regclass('procrastinate_jobs')")).scalar() is None:
            # As it stands: a percent sign in it is no place for a parameter.
            raw = connection.execution_options(no_parameters=True)
            raw.exec_driver_sql(SchemaManager.get_schema())
