"""Who may do what, and the door through which every page of the console is reached."""

import hmac
from collections.abc import Awaitable, Callable, Iterable
from enum import Enum
from typing import TYPE_CHECKING, Protocol

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.console.requests import RefusedError, makes_sense, read_form
from bot.gateway.callers import from_here
from bot.storage.accounts import Account

if TYPE_CHECKING:
    from bot.console.desk import Desk

CSRF_FIELD, CSRF_HEADER = "csrf", "x-csrf-token"
CHANGES = frozenset({"POST"})


class Role(str, Enum):
    """What an account is for."""

    COUNSELLOR = "counsellor"
    EDITOR = "editor"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"


INCLUDED: dict[Role, frozenset[Role]] = {
    Role.COUNSELLOR: frozenset({Role.COUNSELLOR, Role.SUPERVISOR, Role.ADMINISTRATOR}),
    Role.EDITOR: frozenset({Role.EDITOR, Role.SUPERVISOR, Role.ADMINISTRATOR}),
    Role.SUPERVISOR: frozenset({Role.SUPERVISOR, Role.ADMINISTRATOR}),
    Role.ADMINISTRATOR: frozenset({Role.ADMINISTRATOR}),
}
"""Who may do what is for a role: editors see no conversation, counsellors change no words."""

Handler = Callable[["Desk", Request, Account], Awaitable[Response]]


class Guarded(Protocol):
    """A handler behind the door."""

    roles: frozenset[Role]

    async def __call__(self, desk: "Desk", request: Request) -> Response:
        """Answer whoever may ask; anybody else is refused."""
        ...


def allowed(roles: Iterable[Role]) -> frozenset[Role]:
    """Return every role that may do what is for any of these."""
    return frozenset().union(*(INCLUDED[role] for role in roles))


def may(account: Account, *roles: Role) -> bool:
    """Tell whether an account may do what is for any of these roles."""
    return account.role in allowed(roles)


def needs(*roles: Role, polls: bool = False) -> Callable[[Handler], Guarded]:
    """Let in only who is logged in with one of these roles, and only forms of our own.

    Args:
        roles: For whom the page is; see `INCLUDED`.
        polls: Whether the page asks by itself: that keeps no session alive.
    """
    permitted = allowed(roles)

    def wrap(handler: Handler) -> Guarded:
        async def guarded(desk: "Desk", request: Request) -> Response:
            session = await desk.open_session(request, touch=not polls)
            if session is None:
                return desk.to_login(request)
            request.state.session = session
            if session.account.role not in permitted:
                return desk.page(request, "refused.html", status=403)
            if not makes_sense(request):
                return desk.page(request, "lost.html", status=404)
            try:
                if request.method in CHANGES:
                    await check_csrf(request, session.csrf)
                return await handler(desk, request, session.account)
            except RefusedError as refusal:
                return PlainTextResponse(refusal.code, status_code=refusal.status)
            except KeyError:  # an id of nothing, or of what was erased meanwhile
                return desk.page(request, "lost.html", status=404)

        guarded.roles = permitted  # type: ignore[attr-defined]
        return guarded  # type: ignore[return-value]

    return wrap


async def check_csrf(request: Request, expected: str) -> None:
    """Refuse what does not come from a form of our own page."""
    given = request.headers.get(CSRF_HEADER)
    if given is None:
        given = (await read_form(request)).get(CSRF_FIELD, "")
    if not from_here(request) or not hmac.compare_digest(given.encode(), expected.encode()):
        raise RefusedError(403, "not_from_here")


def page_route(
    desk: "Desk", path: str, handler: Guarded, methods: Iterable[str] = ("GET",)
) -> Route:
    """Return the route of a page; its roles can be read from the endpoint."""

    async def endpoint(request: Request) -> Response:
        return await handler(desk, request)

    endpoint.roles = handler.roles  # type: ignore[attr-defined]
    return Route(path, endpoint, methods=list(methods))
