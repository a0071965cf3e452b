"""The pages of figures, alerts, improvement and practice around a temporary database."""

import re
from collections.abc import Callable
from datetime import datetime, timezone

import pytest
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.testclient import TestClient

from bot.console import alerts, improve, login, passwords, practice, statistics
from bot.console.desk import Desk
from bot.content.store import ContentStore
from bot.settings import Settings
from bot.storage import accounts
from bot.storage.database import Database

NOW = datetime(2026, 11, 27, 9, 0, tzinfo=timezone.utc)
PATH = "/console"
PASSWORD = "quatre mots sans rapport"
DIGEST = passwords.digest(PASSWORD)
PEOPLE = {
    "sara": "counsellor",
    "omar": "supervisor",
    "hind": "supervisor",
    "yto": "editor",
    "ali": "administrator",
}
_SEEN = re.compile(r'name="seen" value="([^"]+)"')
_CSRF = re.compile(r'name="csrf" value="([^"]+)"')


@pytest.fixture(autouse=True)
def counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every page wait until its figures are counted, however slow the machine."""
    monkeypatch.setattr(statistics, "READY_SECONDS", 60.0)


class Browser:
    """Somebody at the console: follows redirects, keeps cookies, sends forms as a page does."""

    def __init__(self, app: Starlette) -> None:
        self.client = TestClient(app, base_url="http://console.test")
        self.csrf = self.seen = ""

    def get(self, path: str):
        response = self.client.get(PATH + path)
        self._note(response.text)
        return response

    def post(self, path: str, data: dict | None = None, *, csrf: str | None = None):
        form = {"csrf": self.csrf if csrf is None else csrf, "seen": self.seen, **(data or {})}
        headers = {"sec-fetch-site": "same-origin"}
        response = self.client.post(PATH + path, data=form, headers=headers)
        self._note(response.text)
        return response

    def _note(self, page: str) -> None:
        found = _CSRF.search(page)
        self.csrf = found.group(1) if found else self.csrf
        seen = _SEEN.search(page)
        self.seen = seen.group(1) if seen else self.seen


@pytest.fixture
def desk(database: Database, settings: Settings, store: ContentStore) -> Desk:
    """Return a desk with an account for each of our people."""
    for name, role in PEOPLE.items():
        database.work(
            lambda session, name=name, role=role: accounts.add(
                session,
                name=name,
                shown_name=name.title(),
                role=role,
                language="fr",
                digest=DIGEST,
                now=NOW,
            )
        )
    return Desk(settings, store, database, lambda: NOW)


@pytest.fixture
def enter(desk: Desk) -> Callable[..., Browser]:
    """Return what logs somebody in, in one of the two languages."""
    pages = [r for m in (login, statistics, alerts, improve, practice) for r in m.routes(desk)]
    app = Starlette(routes=[Mount(PATH, Starlette(routes=pages))])

    def logged_in(name: str, language: str = "fr") -> Browser:
        browser = Browser(app)
        browser.get("/login")
        browser.post("/login", {"name": name, "password": PASSWORD})
        browser.get("/practice" if PEOPLE[name] != "editor" else "/statistics")
        browser.post("/language", {"language": language, "back": "/statistics"})
        return browser

    return logged_in
