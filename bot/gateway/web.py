"""The web chat's server side: messages in, files in, replies out.

    GET  /                    the page (sets the session cookie)
    POST /chat/messages       {"id", "text"} or {"id", "choice"}; 202 once stored
    POST /chat/files          multipart: id, file; 202 once stored
    GET  /chat/replies        server-sent events past `Last-Event-ID` (or ?after=N)
    POST /chat/seen           {"number"}: the page has the replies up to this one
    POST /chat/leave          forget the session on this device
    GET  /healthz             "ok" once the dialogue can answer

The cookie is the address: random, unreadable to scripts, for this site only. Requests that change
something must come from the page itself (same-origin check by `Sec-Fetch-Site` and `Origin`).

Events of the stream: `hello` (its `session` tells one session from the next), `restart` (the
numbers began again: the database is another one), a reply (numbered, so that a page which comes
back asks for what is past it), `ready` (all that was waiting has been sent), `alive` (nothing new).
"""

import asyncio
import hashlib
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from bot.channels.base import Incoming
from bot.channels.web.channel import MAX_PAGES, WebChannel
from bot.channels.web.page_files import PageFiles
from bot.gateway.callers import caller
from bot.gateway.metrics import Metrics
from bot.gateway.pace import Pace
from bot.gateway.service import Service
from bot.gateway.uploads import BUSY_SECONDS, Uploads
from bot.gateway.waiting import happened
from bot.gateway.web_requests import (
    COOKIE,
    COOKIE_SECONDS,
    RefusedRequestError,
    address_of,
    new_address,
    number_after,
    read_json,
    read_message,
    read_upload,
    session_of,
)
from bot.storage import outbox, people

KEEP_ALIVE_SECONDS = 20.0
LOOK_AGAIN_SECONDS = 1.0
"""How often a page looks by itself, where nobody tells what another process has answered."""
MAX_OPEN_PAGES = 2_000
"""Open pages in all: each holds a connection, and looks for replies by and by."""
RETRY_MILLISECONDS = 2000
MESSAGES_AT_ONCE, MESSAGE_SECONDS = 20, 2.0
FILES_AT_ONCE, FILE_SECONDS = 6, 20.0
_TAG_CHARACTERS = 12

Answer = Callable[[Request], Awaitable[Response]]


class WebChat:
    """The routes of the web chat."""

    def __init__(
        self, service: Service, channel: WebChannel, metrics: Metrics | None = None
    ) -> None:
        self.service = service
        self.channel = channel
        self.metrics = metrics or Metrics()
        self.files = PageFiles()
        self.message_pace = Pace(MESSAGES_AT_ONCE, MESSAGE_SECONDS)
        self.seen_pace = Pace(MESSAGES_AT_ONCE, MESSAGE_SECONDS)
        self.file_pace = Pace(FILES_AT_ONCE, FILE_SECONDS)
        self.uploads = Uploads()
        self.metrics.pages.set_function(channel.open_pages)

    def routes(self) -> list[BaseRoute]:
        """Return the routes to mount at the root."""
        return [
            Route("/", self.page),
            Route("/chat/messages", self._or_refused(self.message), methods=["POST"]),
            Route("/chat/files", self._or_refused(self.file), methods=["POST"]),
            Route("/chat/replies", self._or_refused(self.replies)),
            Route("/chat/seen", self._or_refused(self.seen), methods=["POST"]),
            Route("/chat/leave", self._or_refused(self.leave), methods=["POST"]),
            Route("/healthz", self.health),
            Route("/metrics", self.metrics.show),
            Route("/static/{name}", self.files.static),
            Route("/static/{version}/{name}", self.files.static),
        ]

    def _or_refused(self, answer: Answer) -> Answer:
        """Wrap an endpoint, so that a refusal becomes its response and is counted."""

        async def answer_or_refuse(request: Request) -> Response:
            try:
                return await answer(request)
            except RefusedRequestError as refusal:
                self.metrics.refused.labels(refusal.code).inc()
                return refusal.response()

        return answer_or_refuse

    async def health(self, _request: Request) -> Response:
        """Say that the service answers, or that a part of it has ended."""
        sound = self.service.sound
        text, status = ("ok", 200) if sound else ("a part has ended; see the log", 503)
        return PlainTextResponse(text, status, headers={"Cache-Control": "no-store"})

    async def page(self, request: Request) -> Response:
        """Return the page, and a session for who has none."""
        response = self.files.answer(request, "index.html")
        if response is None:
            return Response(status_code=404)
        if address_of(request) is None:
            response.set_cookie(
                COOKIE,
                new_address(),
                max_age=COOKIE_SECONDS,
                httponly=True,
                samesite="lax",
                secure=request.url.scheme == "https",
            )
        return response

    async def message(self, request: Request) -> Response:
        """Take a text or a pressed button."""
        address = session_of(request, changes=True)
        _keep_pace(self.message_pace, address)
        return await self._accept(await read_message(request, address))

    async def file(self, request: Request) -> Response:
        """Take a file; it lies in a private folder until it is read."""
        address = session_of(request, changes=True)
        _keep_pace(self.file_pace, address)
        with self.uploads.one_of(caller(request)):
            incoming = await read_upload(request, address, self.service.settings.incoming)
        return await self._accept(incoming)

    async def _accept(self, incoming: Incoming) -> Response:
        """Store a message; one that was stored before leaves nothing behind."""
        is_new = False
        try:
            is_new = await self.service.accept(incoming) is not None
        finally:
            if incoming.file and not is_new:
                await asyncio.to_thread(_remove, incoming.file.path)
        return JSONResponse({"stored": True, "new": is_new}, status_code=202)

    async def replies(self, request: Request) -> Response:
        """Stream the replies past the last one that the page has."""
        address = session_of(request, changes=False)
        if self.channel.pages(address) >= MAX_PAGES:
            raise RefusedRequestError(429, "too_many_pages", BUSY_SECONDS)
        if self.channel.open_pages() >= MAX_OPEN_PAGES:
            raise RefusedRequestError(503, "busy", BUSY_SECONDS)
        after = request.headers.get("last-event-id") or request.query_params.get("after")
        stream = self._events(address, number_after(after))
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        return StreamingResponse(stream, media_type="text/event-stream", headers=headers)

    async def _events(self, address: str, last: int) -> AsyncIterator[str]:
        event = self.channel.listen(address)
        try:
            yield f"retry: {RETRY_MILLISECONDS}\n\n"
            tag = hashlib.sha256(address.encode()).hexdigest()[:_TAG_CHARACTERS]
            yield _event("hello", {"session": tag})
            if last > await self.service.read(outbox.newest):
                last = 0
                yield _event("restart", {})
            await self._seen(address, last)
            past = await self._after(address, last)
            for number, text in past or ():
                yield text
                last = number
            yield _event("ready", {})
            while not self.channel.closed:
                told = self.service.dispatcher.wakes_pages
                woken = await happened(event, KEEP_ALIVE_SECONDS if told else LOOK_AGAIN_SECONDS)
                event.clear()
                if woken or not told or past is not None:  # a stranger's page need not look
                    past = await self._after(address, last)
                    for number, text in past or ():
                        yield text
                        last = number
                if not woken:
                    yield _event("alive", {})
        finally:
            self.channel.leave(address, event)

    async def _after(self, address: str, last: int) -> list[tuple[int, str]] | None:
        """Return the replies past the last one, as events; None where nobody is known."""

        def read(session: Any) -> list[tuple[int, str]] | None:
            person_id = people.find_person(session, self.channel.name, address)
            if person_id is None:
                return None
            found = outbox.after(session, person_id, self.channel.name, last)
            return [(outgoing.id, _reply(outgoing.id, outgoing.content)) for outgoing in found]

        return await self.service.read(read)

    async def seen(self, request: Request) -> Response:
        """Note what the page has: only then may a reply be forgotten here."""
        address = session_of(request, changes=True)
        _keep_pace(self.seen_pace, address)  # of its own: it takes nothing from what people write
        data = await read_json(request)
        number = data.get("number") if isinstance(data, dict) else None
        if type(number) is not int or not 0 < number < 2**53:
            raise RefusedRequestError(400, "not_a_number")
        await self._seen(address, number)
        return Response(status_code=204)

    async def _seen(self, address: str, number: int) -> None:
        def who(session: Any) -> str | None:
            return people.find_person(session, self.channel.name, address)

        def note(session: Any) -> None:
            person_id = who(session)
            if person_id is not None:
                now = self.service.pipeline.now()
                outbox.seen(session, person_id, self.channel.name, number, now)

        if not number:
            return
        if await self.service.read(who) is not None:  # a stranger takes no lock from who writes
            await self.service.database.run(note)

    async def leave(self, request: Request) -> Response:
        """Forget the session on this device; whoever comes next is someone new."""
        session_of(request, changes=True)
        response = Response(status_code=204)
        response.delete_cookie(COOKIE, httponly=True, samesite="lax")
        return response


def _keep_pace(pace: Pace, address: str) -> None:
    seconds = pace.wait(address)
    if seconds:
        raise RefusedRequestError(429, "slow_down", seconds)


def _remove(path: str) -> None:
    Path(path).unlink(missing_ok=True)


def _reply(number: int, content: dict[str, Any]) -> str:
    return f"id: {number}\ndata: {json.dumps(content, ensure_ascii=False)}\n\n"


def _event(name: str, data: dict[str, str]) -> str:
    return f"event: {name}\ndata: {json.dumps(data)}\n\n"
