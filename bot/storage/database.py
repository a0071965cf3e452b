"""Open the database, bring its tables up to date, and run units of work off the event loop."""

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, TypeVar

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, event, text
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool, StaticPool

from bot.storage.console_sql import scrub_index

Result = TypeVar("Result")

MIGRATIONS = Path(__file__).parent / "migrations"
UPGRADE_LOCK = 0x5249484C
"""Taken while the tables are changed, so that processes which start together wait in turn."""
SQLITE_BUSY_SECONDS = 30
CHECKPOINT_SECONDS = 2.0
"""How long the emptying of the journal waits for readers; writers wait with it."""
_OWNER_ONLY = 0o600
MAX_OVERFLOW = 40
"""Connections to a file beyond the five that are kept: as many as threads may ask for at once.

Kept, because closing the last connection to a file writes its log back, and opening costs as much
as a small transaction; SQLAlchemy 1.4 keeps none by itself.
"""


class Database:
    """One database: SQLite in a file or in memory by default, PostgreSQL for several machines."""

    def __init__(self, url: str) -> None:
        """Prepare the connection pool; nothing is opened or created before `upgrade`."""
        self.url = make_url(url)
        # What a statement carries are words and addresses of people: an error must not log them.
        options: dict[str, Any] = {"future": True, "hide_parameters": True}
        if self.url.get_backend_name() == "sqlite":
            options["connect_args"] = {"timeout": SQLITE_BUSY_SECONDS, "check_same_thread": False}
            if not self._is_file:
                options["poolclass"] = StaticPool
            else:
                Path(self.url.database).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                options |= {"poolclass": QueuePool, "max_overflow": MAX_OVERFLOW}
        else:
            options["pool_pre_ping"] = True
        self.engine: Engine = create_engine(self.url, **options)
        event.listen(self.engine, "handle_error", _tell_no_values)
        if self.url.get_backend_name() == "sqlite":
            event.listen(self.engine, "connect", _set_up_sqlite)
            event.listen(self.engine, "begin", _begin_sqlite)

    @property
    def _is_file(self) -> bool:
        return self.url.database not in {None, "", ":memory:"}

    @property
    def shared(self) -> bool:
        """Whether other processes, on any machine, may serve the same people."""
        return bool(self.url.get_backend_name() == "postgresql")

    def upgrade(self) -> None:
        """Create or migrate the tables to the newest form."""
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        if self.url.get_backend_name() == "sqlite":
            self._keep_to_owner()
        with self.engine.begin() as connection:
            if self.shared:
                connection.execute(text(f"SELECT pg_advisory_xact_lock({UPGRADE_LOCK})"))
            config.attributes["connection"] = connection
            command.upgrade(config, "head")

    def _keep_to_owner(self) -> None:
        """Let nobody else on the machine read the file: it joins pseudonyms to addresses.

        What SQLite writes beside it has the same mode.
        """
        if self._is_file:
            path = Path(self.url.database)
            path.touch(_OWNER_ONLY)
            with suppress(PermissionError):  # another's file, which we may only use
                path.chmod(_OWNER_ONLY)

    def work(self, unit: Callable[[Session], Result]) -> Result:
        """Run a unit of work in one transaction: all of it is stored, or nothing."""
        with Session(self.engine, future=True, expire_on_commit=False) as session, session.begin():
            done = unit(session)
            scrub_index(session)
            return done

    def read(self, unit: Callable[[Session], Result]) -> Result:
        """Run a unit of work that only reads: it waits for no writer, and none waits for it."""
        reading = self.engine.execution_options(reading=True)
        with Session(reading, future=True, expire_on_commit=False) as session, session.begin():
            return unit(session)

    async def run(self, unit: Callable[[Session], Result]) -> Result:
        """Run a unit of work in a thread, so that a slow disk or network stops nobody else."""
        return await asyncio.to_thread(self.work, unit)

    def empty_journal(self) -> None:
        """Write SQLite's journal back and empty it: it still holds pages that were erased since."""
        if self.shared or not self._is_file:
            return
        with closing(sqlite3.connect(self.url.database, timeout=CHECKPOINT_SECONDS)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # if it cannot now: tomorrow

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()


def _tell_no_values(context: Any) -> None:
    """Take out of an error what PostgreSQL adds to it: the values of the row that it refused."""
    for error in (context.original_exception, context.sqlalchemy_exception):
        if error is not None and error.args:
            told, *others = error.args
            error.args = (str(told).partition("DETAIL:")[0].rstrip(), *others)


def _set_up_sqlite(connection: Any, _record: Any) -> None:
    """Let readers and a writer work together, keep references true, erase what is deleted."""
    connection.isolation_level = None  # transactions are begun by `_begin_sqlite` alone
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "secure_delete=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Any) -> None:
    """Take the write lock at the start: a unit that reads first and writes later never fails.

    SQLite refuses at once, whatever the timeout, a write that follows a read from before somebody
    else's write.
    """
    reading = connection.get_execution_options().get("reading")
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
