"""Long texts are read beside the event loop, so that nobody waits for the text of another."""

import asyncio
from collections.abc import Callable
from typing import ParamSpec, TypeVar

LONG = 2_000
"""Characters from which a text is read in a thread; starting one costs more for a shorter text."""

P = ParamSpec("P")
R = TypeVar("R")


async def aside_if_long(text: str, call: Callable[P, R], *args: P.args, **named: P.kwargs) -> R:
    """Return what a call makes of a text, having left the event loop to others where it is long.

    The call must do with its own data alone, or with what is safe in threads.
    """
    if len(text) < LONG:
        return call(*args, **named)
    return await asyncio.to_thread(call, *args, **named)
