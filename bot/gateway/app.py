"""The web application of `rihla serve`: the chat, and what later issues mount beside it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.channels.web.channel import WebChannel
from bot.content.store import ContentStore
from bot.gateway.service import running
from bot.gateway.web import WebChat
from bot.settings import Settings

SECURITY_HEADERS = {
    b"content-security-policy": b"default-src 'self'; img-src 'self' data: blob:; "
    b"frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'",
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"no-referrer",
    b"permissions-policy": b"camera=(), geolocation=(), microphone=()",
}


class SecurityHeaders:
    """Adds the headers that keep a page of ours to itself."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, adding the headers to its response."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *SECURITY_HEADERS.items()]
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)


def make_app(
    settings: Settings,
    store: ContentStore,
    model: Path,
    *,
    on_ready: Callable[[], None] = lambda: None,
) -> Starlette:
    """Return the application; its start loads the dialogue and opens the database."""
    channel = WebChannel()

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        from bot.dialogue.agent import load_dialogue
        from bot.intake import make_reader

        dialogue = await load_dialogue(model, store)
        async with running(
            settings, store, dialogue, {channel.name: channel}, make_reader()
        ) as service:
            app.router.routes.extend(WebChat(service, channel).routes())
            asyncio.get_running_loop().call_soon(on_ready)
            yield

    async def lost(_request: Request, _error: Exception) -> Response:
        return PlainTextResponse("404", status_code=404)

    handlers: dict[int | type[Exception], Callable[[Request, Exception], Awaitable[Response]]]
    handlers = {404: lost}
    return Starlette(
        lifespan=lifespan, middleware=[Middleware(SecurityHeaders)], exception_handlers=handlers
    )
