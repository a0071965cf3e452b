"""The web application of `rihla serve`: the chat, and what later issues mount beside it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.channels.base import Channel
from bot.channels.web.channel import WebChannel
from bot.channels.web.page_files import PageFiles
from bot.content.store import ContentStore
from bot.gateway.files import file_routes
from bot.gateway.memory import OfferMemory
from bot.gateway.metrics import MeasuredConversation, Metrics
from bot.gateway.platforms import Platforms
from bot.gateway.service import Service, offer_memory, running
from bot.gateway.turn import Conversation
from bot.gateway.verification import verification_routes
from bot.gateway.web import WebChat
from bot.intake.base import ReadFile
from bot.settings import Settings

SECURITY_HEADERS = {
    b"content-security-policy": b"default-src 'self'; img-src 'self' data: blob:; "
    b"frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'",
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"no-referrer",
    b"permissions-policy": b"camera=(), geolocation=(), microphone=()",
    b"cross-origin-opener-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
}

Handler = Callable[[Request, Exception], Awaitable[Response]]
Mounting = Callable[[Service], BaseRoute]
"""Gives what is served beside the chat, around the same running service."""


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


def error_pages(files: PageFiles) -> dict[int | type[Exception], Handler]:
    """Return what answers a wrong address or method: a page for people, a word for programs."""

    def page_or_code(status: int) -> Handler:
        async def answer(request: Request, error: Exception) -> Response:
            headers = getattr(error, "headers", None) or {}
            wants_page = "text/html" in request.headers.get("accept", "")
            page = files.answer(request, "lost.html", status=status) if wants_page else None
            response = page or PlainTextResponse(str(status), status_code=status)
            response.headers.update(headers)
            return response

        return answer

    return {status: page_or_code(status) for status in (404, 405)}


def app_around(
    settings: Settings,
    store: ContentStore,
    open_conversation: Callable[[], Awaitable[Conversation]],
    read_file: ReadFile,
    *,
    memory: OfferMemory | None = None,
    mounts: Sequence[Mounting] = (),
    on_ready: Callable[[], None] = lambda: None,
) -> Starlette:
    """Return the application around a conversation, which its start opens with the database."""
    channel, metrics = WebChannel(), Metrics()

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        conversation = MeasuredConversation(await open_conversation(), metrics)
        platforms = Platforms(settings, store, metrics)
        channels: dict[str, Channel] = {channel.name: channel, **platforms.channels}
        async with running(
            settings, store, conversation, channels, read_file, memory=memory
        ) as service:
            app.router.routes.extend(file_routes(service))
            app.router.routes.extend(verification_routes(service))
            app.router.routes.extend(WebChat(service, channel, metrics).routes())
            app.router.routes.extend(mount(service) for mount in mounts)
            async with platforms.serving(service) as routes:
                app.router.routes.extend(routes)
                asyncio.get_running_loop().call_soon(on_ready)
                yield

    app = Starlette(
        lifespan=lifespan,
        middleware=[Middleware(SecurityHeaders)],
        exception_handlers=error_pages(PageFiles()),
    )
    app.state.before_stop = channel.close
    return app


def make_app(
    settings: Settings,
    store: ContentStore,
    model: Path,
    *,
    mounts: Sequence[Mounting] = (),
    on_ready: Callable[[], None] = lambda: None,
) -> Starlette:
    """Return the application; its start loads the dialogue and opens the database."""
    from bot.intake import make_reader

    memory = offer_memory(settings)

    async def load() -> Conversation:
        from bot.dialogue.agent import load_dialogue

        return await load_dialogue(model, store, memory.recall)

    read = make_reader(fetch_links=settings.fetch_links, speech_model=settings.speech_model)
    return app_around(settings, store, load, read, memory=memory, mounts=mounts, on_ready=on_ready)
