"""Of all processes on one database, let one do what only one may: send, remind, poll.

Whoever holds a lock of PostgreSQL leads. The lock belongs to a connection: when the process dies or
loses the database, it is free, and another takes the lead. With SQLite there is one process.
"""

import asyncio
import logging
import zlib
from collections.abc import Awaitable, Callable

from sqlalchemy import create_engine, text
from sqlalchemy.engine import Connection
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from bot.gateway.waiting import ended
from bot.storage.database import Database

LOOK_SECONDS = 2.0
"""How often a process tries to lead, and makes sure that it still does."""
JOBS, POLLING, SENDING, UPKEEP = "jobs", "polling", "sending", "upkeep"
_FAMILY = zlib.crc32(b"rihla") - 2**31
"""Sets our locks apart from those of others in the same database."""

log = logging.getLogger(__name__)


async def while_leading(database: Database, role: str, work: Callable[[], Awaitable[None]]) -> None:
    """Do what one process at a time may, whenever it is this one, until cancelled.

    Args:
        database: What the processes share.
        role: What is led; each has its own leader.
        work: Goes on until it is cancelled, which happens when the lead is lost.
    """
    if not database.shared:
        await work()
        return
    while True:
        try:
            connection = await _taken(database, role)
            if connection is not None:
                log.info("leading in %s", role)
                await _lead(connection, work)
        except SQLAlchemyError as error:
            log.warning("the lead in %s was lost: %s", role, type(error).__name__)
        await asyncio.sleep(LOOK_SECONDS)


async def _taken(database: Database, role: str) -> Connection | None:
    """Try to take the lead, off the event loop; who is cancelled meanwhile gives it back."""
    taking = asyncio.ensure_future(asyncio.to_thread(_take, database, role))
    try:
        return await asyncio.shield(taking)
    except asyncio.CancelledError:
        connection = await taking
        if connection is not None:
            connection.close()
        raise


async def _lead(connection: Connection, work: Callable[[], Awaitable[None]]) -> None:
    """Work until the connection that holds the lock is gone."""
    task = asyncio.ensure_future(work())
    try:
        while not task.done():
            await asyncio.wait({task}, timeout=LOOK_SECONDS)
            await asyncio.to_thread(connection.execute, text("SELECT 1"))
        task.result()
    finally:
        try:
            await ended([task])
        finally:  # also for who is cancelled twice
            connection.close()


def _take(database: Database, role: str) -> Connection | None:
    """Return a connection that holds the lock, or None if another process does."""
    # Of no pool: when it is closed the lock ends with it.
    engine = create_engine(
        database.url, poolclass=NullPool, isolation_level="AUTOCOMMIT", hide_parameters=True
    )
    connection = engine.connect()
    query = text("SELECT pg_try_advisory_lock(:family, :role)")
    key = {"family": _FAMILY, "role": zlib.crc32(role.encode()) - 2**31}
    try:
        if connection.execute(query, key).scalar():
            return connection
    except SQLAlchemyError:
        connection.close()
        raise
    connection.close()
    return None
