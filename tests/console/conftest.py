"""A console around a temporary database, and browsers without a screen that use it."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.testclient import TestClient

from bot.console import passwords
from bot.console.app import PATH, console_app
from bot.console.desk import Desk
from bot.content.store import ContentStore
from bot.settings import Settings
from bot.storage import accounts
from bot.storage.database import Database

passwords._hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)  # fast, for tests
START = datetime(2026, 11, 25, 9, 0, tzinfo=timezone.utc)
PASSWORD = "quatre mots sans rapport"
DIGEST = passwords.digest(PASSWORD)
ROLES = ("counsellor", "editor", "supervisor", "administrator")
_CSRF = re.compile(r'name="csrf" value="([^"]+)"')


class Clock:
    def __init__(self) -> None:
        self.moment = START

    def __call__(self) -> datetime:
        return self.moment

    def pass_by(self, **parts: float) -> None:
        self.moment += timedelta(**parts)


class Browser:
    """Somebody at the console: follows redirects, keeps cookies, sends forms as a page does."""

    def __init__(self, app: Starlette) -> None:
        self.client = TestClient(app, base_url="http://console.test")
        self.csrf = ""

    def get(self, path: str, **more):
        response = self.client.get(PATH + path, **more)
        self._note(response.text)
        return response

    def post(self, path: str, data: dict | None = None, *, csrf: str | None = None, **more):
        form = {"csrf": self.csrf if csrf is None else csrf, **(data or {})}
        headers = {"sec-fetch-site": "same-origin", **more.pop("headers", {})}
        response = self.client.post(PATH + path, data=form, headers=headers, **more)
        self._note(response.text)
        return response

    def _note(self, page: str) -> None:
        found = _CSRF.search(page)
        self.csrf = found.group(1) if found else self.csrf

    def enter(self, name: str, password: str = PASSWORD, **more):
        self.get("/login")
        return self.post("/login", {"name": name, "password": password, **more})


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(database: Database, settings: Settings, store: ContentStore, clock: Clock) -> Desk:
    """Return a desk with an account of each role, named as the role."""
    for role in ROLES:
        database.work(
            lambda session, role=role: accounts.add(
                session,
                name=role,
                shown_name=f"Amina {role}",
                role=role,
                language="fr",
                digest=DIGEST,
                now=START,
            )
        )
    return Desk(settings, store, database, clock)


@pytest.fixture
def app(desk: Desk) -> Starlette:
    return Starlette(routes=[Mount(PATH, console_app(desk))])


@pytest.fixture
def browser(app: Starlette) -> Callable[[], Browser]:
    return lambda: Browser(app)


@pytest.fixture
def as_role(app: Starlette) -> Iterator[Callable[[str], Browser]]:
    """Return what logs somebody in."""

    def logged_in(role: str) -> Browser:
        opened = Browser(app)
        response = opened.enter(role)
        assert response.status_code in {200, 404}, response.text
        return opened

    return logged_in


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path
