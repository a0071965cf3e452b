"""What the web chat takes from a request: whose it is, whether it is ours, what it says."""

import asyncio
import json
import os
import re
import secrets
import shutil
import time
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.types import Message, Receive

from bot.channels.base import Incoming, IncomingFile
from bot.channels.web.channel import WebChannel
from bot.gateway.callers import from_here

COOKIE = "rihla_chat"
COOKIE_SECONDS = 180 * 24 * 3600
ADDRESS_BYTES = 24
MAX_BODY_BYTES = 400_000
MAX_FILE_BYTES = 10_000_000
MAX_FORM_BYTES = MAX_FILE_BYTES + 10_000
"""A file with the form around it."""
UPLOAD_SECONDS = 120.0
"""How long a file may take to come in: 10 MB at 700 kbit/s, a photo on a poor network."""
BODY_SECONDS = 30.0
"""The same for a message."""
MAX_ID_CHARACTERS = 64
MAX_NUMBER_DIGITS = 17
_ADDRESS = re.compile(r"[A-Za-z0-9_-]{24,64}")
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


class RefusedRequestError(Exception):
    """A request that is not taken; the page finds kind words for the code."""

    def __init__(self, status: int, code: str, retry_after: int = 0) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.retry_after = retry_after

    def response(self) -> Response:
        """Return what the page reads."""
        headers = {"Retry-After": str(self.retry_after)} if self.retry_after else None
        return JSONResponse({"error": self.code}, status_code=self.status, headers=headers)


def new_address() -> str:
    """Return the address of a new session: random, so that nobody guesses it."""
    return secrets.token_urlsafe(ADDRESS_BYTES)


def address_of(request: Request) -> str | None:
    """Return the address in the cookie, or None where there is none of ours."""
    address = request.cookies.get(COOKIE)
    return address if address and _ADDRESS.fullmatch(address) else None


def session_of(request: Request, *, changes: bool) -> str:
    """Return whose request it is; raises `RefusedRequestError` for a stranger's.

    Args:
        request: The request.
        changes: Whether it changes something: then it must come from our own page.
    """
    address = address_of(request)
    if address is None:
        raise RefusedRequestError(403, "no_session")
    if changes and not from_here(request):
        raise RefusedRequestError(403, "not_from_here")
    return address


def number_after(text: str | None) -> int:
    """Read the number of the last reply that a page has; 0 where it is no number."""
    digits = text or ""
    plain = digits.isascii() and digits.isdecimal() and len(digits) <= MAX_NUMBER_DIGITS
    return int(digits) if plain else 0


async def read_json(request: Request) -> Any:
    """Read a body of JSON; raises `RefusedRequestError` for a large or broken one."""
    body = await read_body(request, MAX_BODY_BYTES)
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        raise RefusedRequestError(400, "not_json") from None


async def read_message(request: Request, address: str) -> Incoming:
    """Read a text or a pressed button; raises `RefusedRequestError` for anything else."""
    data = await read_json(request)
    if not isinstance(data, dict) or not _is_id(data.get("id")):
        raise RefusedRequestError(400, "not_a_message")
    text, choice = data.get("text"), data.get("choice")
    platform_id = f"{address}:{data['id']}"
    if isinstance(choice, str) and text is None and _can_be_stored(choice):
        return Incoming(WebChannel.name, address, platform_id, choice=choice[:MAX_ID_CHARACTERS])
    if isinstance(text, str) and choice is None and _can_be_stored(text):
        return Incoming(WebChannel.name, address, platform_id, text=text)
    raise RefusedRequestError(400, "not_a_message")


async def read_upload(request: Request, address: str, folder: Path) -> Incoming:
    """Put the file of a form into a private folder, reading no more than the limit.

    Raises:
        RefusedRequestError: For a form that is too large or not ours.
    """
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        raise RefusedRequestError(415, "not_a_file")
    if number_after(request.headers.get("content-length")) > MAX_FORM_BYTES:
        raise RefusedRequestError(413, "too_large")
    limited = Request(request.scope, _limited(request.receive, MAX_FORM_BYTES, UPLOAD_SECONDS))
    try:
        async with limited.form(max_files=1, max_fields=2, max_part_size=1000) as form:
            upload, message_id = form.get("file"), form.get("id")
            if not isinstance(upload, UploadFile) or not _is_id(message_id) or not upload.size:
                raise RefusedRequestError(400, "not_a_file")
            if upload.size > MAX_FILE_BYTES:
                raise RefusedRequestError(413, "too_large")
            path = folder / secrets.token_hex(16)
            await asyncio.to_thread(_keep, upload.file, path)
            name, media_type = (upload.filename or "")[:200], (upload.content_type or "")[:100]
    except (HTTPException, ClientDisconnect):
        raise RefusedRequestError(400, "not_a_file") from None
    file = IncomingFile(str(path), name, media_type)
    return Incoming(WebChannel.name, address, f"{address}:{message_id}", file=file)


def _keep(source: IO[bytes], path: Path) -> None:
    """Copy a file to where only this service reads it; leaves nothing behind if it breaks."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as target:
            shutil.copyfileobj(source, target)
    except OSError:
        with suppress(OSError):
            path.unlink()
        raise


def _is_id(value: object) -> bool:
    return isinstance(value, str) and _ID.fullmatch(value) is not None


def _can_be_stored(text: str) -> bool:
    """Tell whether a text is Unicode: JSON can carry halves of characters."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _limited(receive: Receive, limit: int, seconds: float) -> Receive:
    """Wrap the reading of a body, so that it stops as soon as it is over a limit."""
    read, end = 0, time.monotonic() + seconds

    async def limited() -> Message:
        nonlocal read
        try:
            message = await asyncio.wait_for(receive(), max(end - time.monotonic(), 0))
        except asyncio.TimeoutError:
            raise RefusedRequestError(408, "too_slow") from None
        read += len(message.get("body", b""))
        if read > limit:
            raise RefusedRequestError(413, "too_large")
        return message

    return limited


async def read_body(request: Request, limit: int) -> bytes:
    """Read a body as it came; raises `RefusedRequestError` for one too large or too slow."""
    if number_after(request.headers.get("content-length")) > limit:
        raise RefusedRequestError(413, "too_large")
    try:
        return await Request(request.scope, _limited(request.receive, limit, BODY_SECONDS)).body()
    except ClientDisconnect:
        raise RefusedRequestError(400, "not_json") from None
