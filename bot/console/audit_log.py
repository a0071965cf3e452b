"""The audit log, for supervisors: who saw and did what."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from bot.console.access import Role, needs, page_route
from bot.console.desk import Desk
from bot.console.requests import number
from bot.storage import accounts, audit
from bot.storage.accounts import Account

PAGE = 50
MAX_SUBJECT = 80


def routes(desk: Desk) -> list[BaseRoute]:
    """Return the route of the log."""
    return [page_route(desk, "/audit", show)]


@needs(Role.SUPERVISOR)
async def show(desk: Desk, request: Request, account: Account) -> Response:
    """Show the log, newest first; looking is no deed that it records."""
    del account
    query = request.query_params
    before, who = number(query.get("before")), number(query.get("who"))
    subject = query.get("subject", "").strip()[:MAX_SUBJECT] or None
    entries, names = await desk.read(
        lambda session: (
            audit.entries(session, before=before, subject=subject, account_id=who, limit=PAGE + 1),
            accounts.names(session),
        )
    )
    more = entries[PAGE - 1].id if len(entries) > PAGE else None
    return desk.page(
        request,
        "audit.html",
        entries=entries[:PAGE],
        people=names,
        who=who,
        subject=subject or "",
        more=more,
    )
