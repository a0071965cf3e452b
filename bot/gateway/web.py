"""The web chat's server side: messages in, files in, replies out.

    GET  /                    the page (sets the session cookie)
    POST /chat/messages       {"id", "text"} or {"id", "choice"}; 202 once stored
    POST /chat/files          multipart: id, file; 202 once stored
    GET  /chat/replies        server-sent events past `Last-Event-ID` (or ?after=N)
    GET  /healthz             "ok" once the dialogue can answer

The cookie is the address: random, unreadable to scripts, for this site only. Requests that change
something must come from the page itself (same-origin check by `Sec-Fetch-Site` and `Origin`).
"""

import asyncio
import json
import secrets
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import ClientDisconnect, Request
from starlette.responses import (
    FileResponse,
    JSONResponse,
    PlainTextResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from bot.channels.base import Incoming, IncomingFile
from bot.channels.web.channel import WebChannel
from bot.gateway.service import Service
from bot.storage import outbox, people

PAGE = Path(__file__).parent.parent / "channels" / "web" / "page"
COOKIE = "rihla_chat"
COOKIE_SECONDS = 180 * 24 * 3600
MAX_BODY_BYTES = 400_000
MAX_FILE_BYTES = 10_000_000
MAX_ID_CHARACTERS = 64
KEEP_ALIVE_SECONDS = 20.0
_ADDRESS_BYTES = 24


def _address(request: Request) -> str | None:
    address = request.cookies.get(COOKIE)
    return address if address and len(address) >= _ADDRESS_BYTES else None


def _from_here(request: Request) -> bool:
    """Tell whether a request comes from our own page; old browsers send only `Origin`."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("origin")
    return origin is None or origin.split("://", 1)[-1] == request.headers.get("host")


def _refused(status: int, code: str) -> Response:
    return JSONResponse({"error": code}, status_code=status)


class WebChat:
    """The routes of the web chat."""

    def __init__(self, service: Service, channel: WebChannel) -> None:
        self.service = service
        self.channel = channel

    def routes(self) -> list[BaseRoute]:
        """Return the routes to mount at the root."""
        return [
            Route("/", self.page),
            Route("/chat/messages", self.message, methods=["POST"]),
            Route("/chat/files", self.file, methods=["POST"]),
            Route("/chat/replies", self.replies),
            Route("/healthz", self.health),
            Mount("/static", StaticFiles(directory=PAGE)),
        ]

    async def health(self, _request: Request) -> Response:
        """Say that the service answers."""
        return PlainTextResponse("ok")

    async def page(self, request: Request) -> Response:
        """Return the page, and a session for who has none."""
        response = FileResponse(PAGE / "index.html", headers={"Cache-Control": "no-cache"})
        if _address(request) is None:
            response.set_cookie(
                COOKIE,
                secrets.token_urlsafe(_ADDRESS_BYTES),
                max_age=COOKIE_SECONDS,
                httponly=True,
                samesite="lax",
                secure=request.url.scheme == "https",
            )
        return response

    async def message(self, request: Request) -> Response:
        """Take a text or a pressed button."""
        address = _address(request)
        if address is None or not _from_here(request):
            return _refused(403, "no_session")
        body = await _body(request, MAX_BODY_BYTES)
        if body is None:
            return _refused(413, "too_large")
        try:
            data = json.loads(body)
        except (ValueError, RecursionError):
            return _refused(400, "not_json")
        incoming = _incoming(address, data)
        if incoming is None:
            return _refused(400, "not_a_message")
        await self.service.accept(incoming)
        return JSONResponse({"stored": True}, status_code=202)

    async def file(self, request: Request) -> Response:
        """Take a file; it lies in a private folder until it is read."""
        address = _address(request)
        if address is None or not _from_here(request):
            return _refused(403, "no_session")
        if int(request.headers.get("content-length") or 0) > MAX_FILE_BYTES + MAX_BODY_BYTES:
            return _refused(413, "too_large")
        async with request.form(max_files=1, max_fields=2) as form:
            upload, message_id = form.get("file"), form.get("id")
            if not isinstance(upload, UploadFile) or not _is_id(message_id):
                return _refused(400, "not_a_file")
            content = await upload.read(MAX_FILE_BYTES + 1)
            if len(content) > MAX_FILE_BYTES:
                return _refused(413, "too_large")
            path = self.service.settings.incoming / secrets.token_hex(16)
            await asyncio.to_thread(path.write_bytes, content)
            file = IncomingFile(
                str(path), (upload.filename or "")[:200], (upload.content_type or "")[:100]
            )
        incoming = Incoming(self.channel.name, address, f"{address}:{message_id}", file=file)
        if await self.service.accept(incoming) is None:
            path.unlink(missing_ok=True)
        return JSONResponse({"stored": True}, status_code=202)

    async def replies(self, request: Request) -> Response:
        """Stream the replies past the last one that the page has."""
        address = _address(request)
        if address is None:
            return _refused(403, "no_session")
        after = request.headers.get("last-event-id") or request.query_params.get("after") or "0"
        last = int(after) if after.isdecimal() and len(after) < 18 else 0
        stream = self._events(address, last)
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        return StreamingResponse(stream, media_type="text/event-stream", headers=headers)

    async def _events(self, address: str, last: int) -> AsyncIterator[str]:
        event = self.channel.listen(address)
        try:
            yield "retry: 2000\n\n"
            while True:
                event.clear()
                for number, content in await self._after(address, last):
                    last = number
                    yield f"id: {number}\ndata: {json.dumps(content, ensure_ascii=False)}\n\n"
                try:
                    await asyncio.wait_for(event.wait(), KEEP_ALIVE_SECONDS)
                except asyncio.TimeoutError:
                    yield ": still here\n\n"
        finally:
            self.channel.leave(address, event)

    async def _after(self, address: str, last: int) -> list[tuple[int, dict[str, Any]]]:
        def read(session: Any) -> list[tuple[int, dict[str, Any]]]:
            person_id = people.find_person(session, self.channel.name, address)
            if person_id is None:
                return []
            found = outbox.after(session, person_id, self.channel.name, last)
            return [(outgoing.id, outgoing.content) for outgoing in found]

        return await self.service.database.run(read)


def _is_id(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= MAX_ID_CHARACTERS and value.isprintable()


def _incoming(address: str, data: object) -> Incoming | None:
    """Return the message of a request body, or None where it is none of ours."""
    if not isinstance(data, dict) or not _is_id(data.get("id")):
        return None
    text, choice = data.get("text"), data.get("choice")
    platform_id = f"{address}:{data['id']}"
    if isinstance(choice, str):
        return Incoming(WebChannel.name, address, platform_id, choice=choice[:MAX_ID_CHARACTERS])
    if isinstance(text, str):
        return Incoming(WebChannel.name, address, platform_id, text=text)
    return None


async def _body(request: Request, limit: int) -> bytes | None:
    """Read a body, or return None as soon as it is over the limit."""
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > limit:
                return None
    except ClientDisconnect:
        return None
    return bytes(body)
