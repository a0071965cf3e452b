"""Waiting and ending that no cancellation gets lost in.

`asyncio.wait_for` of Python 3.10 loses one that comes together with what it waits for
(https://github.com/python/cpython/issues/86296), and libraries use it.
"""

import asyncio
from collections.abc import Iterable
from typing import Any

AGAIN_SECONDS = 10.0
"""When a task that goes on after it was cancelled is cancelled again; so long it may clear up."""


async def happened(event: asyncio.Event, seconds: float) -> bool:
    """Wait for an event, so long at most; tell whether it is set."""
    waiter = asyncio.ensure_future(event.wait())
    try:
        await asyncio.wait({waiter}, timeout=seconds)
    finally:
        waiter.cancel()
    return event.is_set()


async def ended(tasks: Iterable["asyncio.Future[Any]"], again: float = AGAIN_SECONDS) -> None:
    """Cancel tasks until all have ended; what they raised is not raised again.

    Args:
        tasks: What is to end.
        again: Seconds after which what goes on is cancelled again; shorter inside what is ended so.
    """
    pending = set(tasks)
    while pending:
        for task in pending:
            task.cancel()
        _, pending = await asyncio.wait(pending, timeout=again)
