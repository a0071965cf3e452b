"""The door: password and second factor in, a new session; out again; the language of the pages."""

import asyncio
import hmac
import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bot.console import passwords
from bot.console.access import CSRF_FIELD, Role, needs, page_route
from bot.console.desk import COOKIE, HEADERS, Desk
from bot.console.requests import RefusedError, read_form, safe_path
from bot.console.words import LANGUAGES
from bot.gateway.callers import caller, from_here
from bot.gateway.pace import Pace
from bot.storage import accounts, audit, login_failures
from bot.storage.accounts import Account, AccountError

if TYPE_CHECKING:
    from bot.storage.accounts import Credentials

LOGIN_COOKIE = "rihla_console_login"
LOGIN_SECONDS = 3600
TRIES, TRY_SECONDS = 20, 10.0
"""Logins to one account from one address at once, and how soon one more."""
ADDRESS_TRIES, ADDRESS_TRY_SECONDS = 100, 2.0
"""The same for all accounts together: guessing many names must be slow too, and an office has
one address."""
CHECKS_AT_ONCE = 2
"""Passwords that are checked at once: each check costs a processor a tenth of a second."""
EVERYBODY = (Role.COUNSELLOR, Role.EDITOR)
MAX_NAME_CHARACTERS = 80


def routes(desk: Desk) -> list[BaseRoute]:
    """Return the routes of the door."""
    door = Door(desk)
    return [
        Route("/login", door.show, methods=["GET"]),
        Route("/login", door.enter, methods=["POST"]),
        page_route(desk, "/logout", leave, methods=["POST"]),
        page_route(desk, "/language", choose_language, methods=["POST"]),
    ]


class Door:
    """Who is not logged in sees nothing but this."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.pace = Pace(TRIES, TRY_SECONDS)
        self.crowd = Pace(ADDRESS_TRIES, ADDRESS_TRY_SECONDS)
        self._checks = asyncio.Semaphore(CHECKS_AT_ONCE)

    async def show(self, request: Request) -> Response:
        """Show the form."""
        if await self.desk.open_session(request, touch=False) is not None:
            return await self.desk.redirect(request, "/")
        return self._form(request)

    def _form(self, request: Request, *, refused: str | None = None, status: int = 200) -> Response:
        token = request.cookies.get(LOGIN_COOKIE) or secrets.token_urlsafe(24)
        back = safe_path(request.query_params.get("next"))
        response = self.desk.page(
            request, "login.html", status=status, refused=refused, token=token, back=back
        )
        self._set(request, response, LOGIN_COOKIE, token, LOGIN_SECONDS)
        return response

    def _set(
        self, request: Request, response: Response, name: str, value: str, seconds: int | None
    ) -> None:
        public = self.desk.settings.public_url or ""
        response.set_cookie(
            name,
            value,
            max_age=seconds,
            path=request.scope.get("root_path") or "/",
            httponly=True,
            samesite="strict",
            secure=request.url.scheme == "https" or public.startswith("https://"),
        )

    async def enter(self, request: Request) -> Response:
        """Check what was given; the session that begins has a name of its own."""
        try:
            form = await read_form(request)
        except RefusedError as refusal:
            return Response(status_code=refusal.status)
        known = request.cookies.get(LOGIN_COOKIE, "")
        given = form.get(CSRF_FIELD, "")
        if not known or not from_here(request) or not _same(known, given):
            return self._form(request, refused="again", status=403)
        name = form.get("name", "").strip().lower()[:MAX_NAME_CHARACTERS]
        address = caller(request)
        if self.crowd.wait(address) or self.pace.wait(f"{address} {name}"):
            return self._form(request, refused="pace", status=429)
        async with self._checks:
            token = await self._checked(request, form, name, address)
        if token is None:
            return self._form(request, refused="wrong", status=403)
        target = request.scope.get("root_path", "") + safe_path(form.get("back"))
        response = RedirectResponse(target, 303, HEADERS)
        self._set(request, response, COOKIE, token, None)
        response.delete_cookie(LOGIN_COOKIE, path=request.scope.get("root_path") or "/")
        return response

    async def _checked(
        self, request: Request, form: Mapping[str, str], name: str, address: str
    ) -> str | None:
        """Return what the browser holds from now on; None where something is wrong."""
        desk, now = self.desk, self.desk.clock()
        found = await desk.read(lambda s: accounts.credentials(s, name, address, now))
        digest = found.digest if found else None
        given = form.get("password", "")
        right = await asyncio.to_thread(passwords.is_password, given, digest)
        step = _step(found, form.get("code", ""), now) if found and right else None
        if found is None or not right or not found.may_enter or (found.totp and step is None):
            await desk.run(lambda s: _refuse(s, found, address, now))
            return None
        account, old = found.account, request.cookies.get(COOKIE)

        def entered(session: Session) -> str:
            if old:
                accounts.leave(session, accounts.digest_of(old))
            login_failures.forget(session, account.id, address)
            audit.write(session, account, "login", now)
            return accounts.enter(session, account.id, now, totp_used=step)[0]

        try:
            return await desk.run(entered)
        except AccountError:  # another login used the same code in the meantime
            await desk.run(lambda s: _refuse(s, found, address, now))
            return None


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())


def _step(found: "Credentials", code: str, now: datetime) -> int | None:
    if found.totp is None:
        return None
    return passwords.accepted_step(found.totp, code, now, found.totp_used)


def _refuse(session: Session, found: "Credentials | None", address: str, now: datetime) -> None:
    account = found.account if found else None
    locked = False
    if found is not None and found.may_enter:
        locked = login_failures.note(session, found.account.id, address, now)
    subject = account.name if account else None  # an unknown name may be a mistyped password
    audit.write(session, None, "login.locked" if locked else "login.refused", now, subject=subject)


@needs(*EVERYBODY)
async def leave(desk: Desk, request: Request, account: Account) -> Response:
    """End the session."""
    session = desk.session(request)
    if session is not None:
        digest = session.digest
        await desk.do(account, "logout", lambda s: accounts.leave(s, digest))
    response = RedirectResponse(request.scope.get("root_path", "") + "/login", 303, HEADERS)
    response.delete_cookie(COOKIE, path=request.scope.get("root_path") or "/")
    return response


@needs(*EVERYBODY)
async def choose_language(desk: Desk, request: Request, account: Account) -> Response:
    """Show the console in another language, on the page where it was asked."""
    form = await read_form(request)
    language = form.get("language", "")
    if language in LANGUAGES:
        await desk.run(lambda session: accounts.set_language(session, account.id, language))
    return await desk.redirect(request, safe_path(form.get("back")))
