"""The preview at /preview: each piece of content side by side in every language.

It shows drafts and asks for no login, so it is open only where the operator set RIHLA_PREVIEW,
the service listens on this machine alone, and the request comes from it, through no proxy.
Anything else gets a kind 404.
"""

import asyncio
import ipaddress
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from bot.channels.markup import parse, to_html
from bot.channels.web.forwarded import is_forwarded
from bot.channels.web.page_files import PageFiles
from bot.content.store import ContentStore
from bot.preview.screens import Kind, Preview, Screen, find, pieces

PAGE = Path(__file__).parent / "page"
NO_STORE = {"Cache-Control": "no-store"}
LOCAL_NAME = "localhost"


def is_local(host: str | None) -> bool:
    """Return whether an address is this machine itself."""
    if host is None:
        return False
    if host == LOCAL_NAME:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@dataclass(frozen=True)
class Row:
    """The same place of a piece in each language; None where a language lacks it."""

    place: str
    screens: tuple[Screen | None, ...]


class PreviewPages:
    """The routes of the preview.

    Attributes:
        store: The content that is shown, as it is at each request.
        opened: Whether the operator opened the preview and the service is bound to this machine.
    """

    def __init__(
        self, store: ContentStore, today: Callable[[], date], *, enabled: bool, host: str
    ) -> None:
        self.store = store
        self.today = today
        self.opened = enabled and is_local(host)
        self._files = PageFiles(PAGE)
        self._templates = Environment(
            loader=FileSystemLoader(PAGE), autoescape=True, undefined=StrictUndefined
        )
        self._templates.filters["bubble"] = lambda text: Markup(to_html(parse(text)))  # noqa: S704

    def routes(self) -> list[BaseRoute]:
        """Return the routes to mount at the root."""
        return [
            Route("/preview", self.index),
            Route("/preview/preview.css", self.style),
            Route("/preview/{name}", self.piece),
        ]

    async def index(self, request: Request) -> Response:
        """List what can be looked at."""
        if not self._may_see(request):
            return self._lost("closed.html")
        found = pieces(self.store.current)
        groups = [(kind, [piece for piece in found if piece.kind is kind]) for kind in Kind]
        return self._page("index.html", groups=groups)

    async def style(self, request: Request) -> Response:
        """Return the style sheet; it tells nothing, so it is not kept back."""
        return self._files.answer(request, "preview.css") or Response(status_code=404)

    async def piece(self, request: Request) -> Response:
        """Show every screen of a module, an answer or a country sheet."""
        if not self._may_see(request):
            return self._lost("closed.html")
        content = self.store.current
        found = find(content, str(request.path_params["name"]))
        if found is None:
            return self._lost("missing.html")
        preview = Preview(content, self.today())
        languages = tuple(content.languages.values())
        played = [
            await asyncio.to_thread(preview.screens, found, language.id) for language in languages
        ]
        return self._page("piece.html", piece=found, languages=languages, rows=side_by_side(played))

    def _may_see(self, request: Request) -> bool:
        client = request.client.host if request.client else None
        direct = not is_forwarded(request)
        return self.opened and direct and is_local(client) and is_local(request.url.hostname)

    def _page(self, template: str, **values: object) -> Response:
        problems = self.store.problems
        page = self._templates.get_template(template).render(problems=problems, **values)
        return HTMLResponse(page, headers=NO_STORE)

    def _lost(self, template: str) -> Response:
        page = self._templates.get_template(template).render()
        return HTMLResponse(page, status_code=404, headers=NO_STORE)


def side_by_side(played: list[list[Screen]]) -> list[Row]:
    """Return the screens of every language by place, in the order of the first language."""
    places = list(dict.fromkeys(screen.place for screens in played for screen in screens))
    by_place = [{screen.place: screen for screen in screens} for screens in played]
    return [Row(place, tuple(screens.get(place) for screens in by_place)) for place in places]
