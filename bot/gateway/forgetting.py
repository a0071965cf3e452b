"""What is forgotten by itself: kept things that have had their time, and files nobody reads."""

import asyncio
import logging
import time
from collections.abc import Iterable
from datetime import datetime, timezone
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from bot.storage import incoming_files, retention
from bot.storage.database import Database

PURGE_SECONDS = 24 * 3600
PAUSE_SECONDS = 1.0
"""Between two parts of a purge, in which everybody else gets the database."""
SWEEP_SECONDS = 3600
STRAY_SECONDS = 3600
"""A file on its way is read long before; an older one that no message names was left behind."""

log = logging.getLogger(__name__)


async def forget_in_time(database: Database) -> None:
    """Forget what has had its time, now and once a day."""
    while True:
        try:
            await purge_all(database)
        except SQLAlchemyError:  # a busy database must not stop the service; tomorrow is a day
            log.exception("nothing could be forgotten today")
        await asyncio.sleep(PURGE_SECONDS)


async def purge_all(database: Database, now: datetime | None = None) -> dict[str, int]:
    """Forget all that has had its time, in parts; return how many of each kind."""
    moment = now or datetime.now(timezone.utc)
    total: dict[str, int] = {}
    while True:
        done = await database.run(lambda session: retention.purge(session, moment))
        total = {kind: total.get(kind, 0) + count for kind, count in done.items()}
        if not retention.more_to_forget(done):
            break
        await asyncio.sleep(PAUSE_SECONDS)
    await asyncio.to_thread(database.empty_journal)
    log.info("forgotten: %s", total)
    return total


async def sweep_in_time(database: Database, *folders: Path) -> None:
    """Delete files that were left in folders of files on their way, now and every hour."""
    while True:
        try:
            waiting = await asyncio.to_thread(database.read, incoming_files.paths_waiting)
            for folder in folders:
                await asyncio.to_thread(sweep, folder, waiting)
        except (SQLAlchemyError, OSError):  # the next look is soon
            log.exception("files that were left were not swept away")
        await asyncio.sleep(SWEEP_SECONDS)


def sweep(folder: Path, waiting: Iterable[str]) -> int:
    """Delete old files that no message waits with; return how many.

    They stay where a process was killed while it read, or between two steps.
    """
    if not folder.is_dir():  # nothing was ever put there
        return 0
    named = {Path(path).name for path in waiting}
    before = time.time() - STRAY_SECONDS
    strays = [
        path
        for path in folder.iterdir()
        if path.is_file() and path.name not in named and path.stat().st_mtime < before
    ]
    delete_files(map(str, strays))
    return len(strays)


def delete_files(paths: Iterable[str]) -> None:
    """Delete files that nobody will read."""
    for path in paths:
        Path(path).unlink(missing_ok=True)
