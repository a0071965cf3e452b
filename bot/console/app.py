"""The console as one application, mounted beside the web chat."""

from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send

from bot.console import (
    alerts,
    audit_log,
    conversation,
    handover,
    improve,
    login,
    offers,
    practice,
    queue,
    statistics,
)
from bot.console.desk import STATIC, Desk

PATH = "/console"
PAGES = (
    *(login, queue, conversation, handover, offers, audit_log),
    *(improve, alerts, statistics, practice),
)
"""Modules with pages; each has `routes(desk)`."""
FOR_GOOD = "public, max-age=31536000, immutable"


class _Static(StaticFiles):
    """Files that a browser keeps: their address changes when they do."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_cached(message: Any) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                message["headers"] = [*message["headers"], (b"cache-control", FOR_GOOD.encode())]
            await send(message)

        await super().__call__(scope, receive, send_cached)


def console_app(desk: Desk) -> Starlette:
    """Return the console around a desk."""

    async def lost(request: Request, _error: Exception) -> Response:
        return desk.page(request, "lost.html", status=404)

    routes: list[BaseRoute] = [route for module in PAGES for route in module.routes(desk)]
    routes.append(Mount("/static", _Static(directory=STATIC), name="static"))
    return Starlette(routes=routes, exception_handlers={404: lost})


def mount(service: Any) -> BaseRoute:
    """Return the console for a running service, to be served beside the chat."""
    desk = Desk(service.settings, service.content, service.database, service.pipeline.now)
    return Mount(PATH, console_app(desk))
