"""Tell the other processes on one PostgreSQL that a person was answered, within milliseconds.

Who misses it looks for itself a little later: a lost word delays a reply, and loses none.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable

import psycopg
from psycopg.conninfo import make_conninfo
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from bot.storage.database import Database

NAME = "rihla_answered"
AGAIN_SECONDS = 1.0
KEEP_ALIVE = {"keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3}
"""A connection that is dead without a word is found out within half a minute (seconds, of TCP)."""

log = logging.getLogger(__name__)


def address_of(database: Database) -> str:
    """Return the address of a database as PostgreSQL's own library reads it."""
    url = database.url.set(drivername="postgresql")
    return str(url.render_as_string(hide_password=False))


async def tell(database: Database, person_id: str) -> None:
    """Tell that a person was answered."""

    def notify(session: Session) -> None:
        session.execute(
            text("SELECT pg_notify(:name, :person)"), {"name": NAME, "person": person_id}
        )

    try:
        await database.run(notify)
    except SQLAlchemyError:  # the reply is stored; who sends it looks by itself
        log.exception("news not told")


async def hear(
    database: Database,
    heard: Callable[[str], Awaitable[None]],
    hears: Callable[[bool], None],
) -> None:
    """Call what is to be done for each person who was answered, until cancelled.

    Args:
        database: The database that processes share.
        heard: What is to be done.
        hears: Is told whether news come from now on.
    """
    while True:
        try:
            address = make_conninfo(address_of(database), **KEEP_ALIVE)
            connection = await psycopg.AsyncConnection.connect(address, autocommit=True)
            async with connection:
                await connection.execute(f"LISTEN {NAME}")
                hears(True)
                async for news in connection.notifies():
                    await heard(news.payload)
        except Exception:  # whatever it is, who waits for news looks by itself
            log.exception("no news from the database")
        finally:
            hears(False)
        await asyncio.sleep(AGAIN_SECONDS)
