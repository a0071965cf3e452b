"""What every page of the console shares: settings, content, database, clock, words, templates."""

import asyncio
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timezone
from functools import cached_property
from gettext import NullTranslations
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from bot.console import formats
from bot.console.names import Names, short
from bot.console.nav import entries_for
from bot.console.words import LANGUAGES, SOURCE, translations
from bot.storage import accounts, audit
from bot.storage.accounts import Account, OpenSession

if TYPE_CHECKING:
    from bot.content.store import ContentStore
    from bot.settings import Settings
    from bot.storage.database import Database

Result = TypeVar("Result")

HERE = Path(__file__).parent
STATIC = HERE / "static"
COOKIE = "rihla_console"
HTMX = "hx-request"
_VERSION_CHARACTERS = 12
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def utc_now() -> datetime:
    """Return this moment in UTC."""
    return datetime.now(timezone.utc)


@dataclass
class Desk:
    """What a page needs.

    Attributes:
        settings: What the operator chose.
        store: The content, as it is at each moment.
        database: Where everything is kept.
        clock: This moment.
    """

    settings: "Settings"
    store: "ContentStore"
    database: "Database"
    clock: Callable[[], datetime] = field(default=utc_now)

    # The database

    async def read(self, unit: Callable[[Session], Result]) -> Result:
        """Read, beside whoever writes."""
        return await asyncio.to_thread(self.database.read, unit)

    async def run(self, unit: Callable[[Session], Result]) -> Result:
        """Write: all of a unit, or nothing."""
        return await self.database.run(unit)

    async def do(
        self,
        account: Account,
        deed: str,
        unit: Callable[[Session], Result],
        *,
        subject: str | None = None,
        **detail: object,
    ) -> Result:
        """Do something and write down who did it, both or neither."""

        def audited(session: Session) -> Result:
            done = unit(session)
            audit.write(session, account, deed, self.clock(), subject=subject, **detail)
            return done

        return await self.run(audited)

    # Sessions

    async def open_session(self, request: Request, *, touch: bool = True) -> OpenSession | None:
        """Return the session of who asks, if there is one that holds."""
        token = request.cookies.get(COOKIE)
        if not token:
            return None
        now = self.clock()
        found = await self.read(lambda session: accounts.session_at(session, token, now))
        if found is None:
            return None
        held, due = found
        if touch and due:
            await self.run(lambda session: accounts.touch(session, held.digest, now))
        if held.notice and touch and request.method == "GET" and HTMX not in request.headers:
            await self.run(lambda session: accounts.set_notice(session, held.digest, None))
        return held

    def session(self, request: Request) -> OpenSession | None:
        """Return the session that a handler was let in with."""
        found: OpenSession | None = getattr(request.state, "session", None)
        return found

    # Words

    def language(self, request: Request) -> str:
        """Return the language of who asks."""
        session = self.session(request)
        asked = session.account.language if session else request.query_params.get("lang")
        return asked if asked is not None and asked in LANGUAGES else SOURCE

    def translations(self, request: Request) -> NullTranslations:
        """Return the words in the language of who asks."""
        return translations(self.language(request))

    def gettext(self, request: Request) -> Callable[[str], str]:
        """Return `_` for who asks."""
        return self.translations(request).gettext

    # Answers

    @cached_property
    def templates(self) -> Environment:
        """Return the templates; whatever they show of a person is escaped."""
        environment = Environment(
            loader=FileSystemLoader(HERE / "templates"),
            autoescape=select_autoescape(default=True),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        environment.globals["static_version"] = self.static_version
        environment.globals["may"] = formats.may
        return environment

    @cached_property
    def static_version(self) -> str:
        """Return what changes when a static file does."""
        whole = hashlib.sha256()
        for path in sorted(STATIC.iterdir()):
            whole.update(path.read_bytes())
        return whole.hexdigest()[:_VERSION_CHARACTERS]

    def page(
        self, request: Request, template: str, *, status: int = 200, **context: Any
    ) -> Response:
        """Return a page, or a piece of one, in the language of who asks."""
        language, session = self.language(request), self.session(request)
        words = self.translations(request)
        whole = {
            "_": words.gettext,
            "ngettext": words.ngettext,
            "language": language,
            "direction": LANGUAGES[language],
            "languages": LANGUAGES,
            "root": request.scope.get("root_path", ""),
            "path": request.url.path,
            "account": session.account if session else None,
            "csrf": session.csrf if session else "",
            "notice": session.notice if session else None,
            "nav": entries_for(session.account) if session else (),
            "show": formats.Formats(language, self.clock(), words.gettext),
            "names": Names(self.store.current, language, words.gettext),
            "short": short,
            **context,
        }
        body = self.templates.get_template(template).render(whole)
        return HTMLResponse(body, status_code=status, headers=HEADERS)

    async def redirect(self, request: Request, path: str, notice: str | None = None) -> Response:
        """Go to another page of the console, with a sentence to say there."""
        session = self.session(request)
        if notice and session:
            await self.run(lambda s: accounts.set_notice(s, session.digest, notice))
        return RedirectResponse(request.scope.get("root_path", "") + path, 303, HEADERS)

    def to_login(self, request: Request) -> Response:
        """Send who is not logged in to the door, to come back afterwards."""
        root = request.scope.get("root_path", "")
        if HTMX in request.headers:
            headers = {**HEADERS, "HX-Redirect": f"{root}/login"}
            return Response(status_code=401, headers=headers)
        inside = request.url.path.removeprefix(root)
        asked = f"{inside}?{request.url.query}" if request.url.query else inside
        back = f"?next={quote(asked)}" if request.method == "GET" and inside != "/" else ""
        return RedirectResponse(f"{root}/login{back}", 303, HEADERS)

    def download(self, name: str, media_type: str, content: bytes | str) -> Response:
        """Return a file to keep."""
        headers = {**HEADERS, "Content-Disposition": f'attachment; filename="{name}"'}
        return Response(content, media_type=media_type, headers=headers)
