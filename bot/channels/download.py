"""Get a person's file from a platform into a private folder: bounded, and tried again."""

import asyncio
import os
import secrets
from collections.abc import Awaitable, Callable
from pathlib import Path

import httpx

from bot.channels import limits
from bot.channels.base import FetchError

TRIES = 3
GONE_TROUBLE, LARGE_TROUBLE = "channel_file_gone", "utter_file_too_large"


async def read_bounded(answer: httpx.Response) -> bytes:
    """Return a body; raises `FetchError` as soon as it is over the limit."""
    body = bytearray()
    async for block in answer.aiter_bytes():
        body += block
        if len(body) > limits.MAX_FILE_BYTES:
            raise FetchError(LARGE_TROUBLE)
    return bytes(body)


async def fetch(
    read: Callable[[], Awaitable[bytes]], folder: Path, passing: tuple[type[Exception], ...]
) -> Path:
    """Store what `read` returns and return where it lies.

    Args:
        read: Gets the file; raises `FetchError` where it cannot be had at all.
        folder: Where to put it, under a name that says nothing.
        passing: Errors after which another try may work.

    Raises:
        FetchError: It cannot be had.
    """
    for attempt in range(1, TRIES + 1):
        try:
            content = await read()
        except passing as error:
            if attempt == TRIES:
                raise FetchError(GONE_TROUBLE) from error
            await asyncio.sleep(attempt)
        else:
            path = folder / secrets.token_hex(16)
            await asyncio.to_thread(_write, path, content)
            return path
    raise FetchError(GONE_TROUBLE)


def _write(path: Path, content: bytes) -> None:
    """Write a file that only this service reads."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as target:
        target.write(content)
