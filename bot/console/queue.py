"""The queue: who waits for a person, who may be in danger, what is new; it follows by itself."""

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from urllib.parse import urlencode

from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from bot.console.access import Role, may, needs, page_route
from bot.console.conversation import VIEW_HOLDS
from bot.console.desk import Desk
from bot.console.formats import ZONE
from bot.console.names import CHANNELS, LANGUAGES, LEVELS
from bot.gateway.finding import asked
from bot.gateway.keys import MEMORY_KEY, secret_key
from bot.storage import accounts, audit, queue
from bot.storage.accounts import Account
from bot.storage.queue import Filters, Line, Place, View, Watcher

FILTERS = ("language", "country", "channel", "level", "module", "tag")
MAX_VALUE = 60
MAX_SEARCH = 200
SEARCH = "conversation.search"
SEARCH_CHARACTERS = 12
"""Of a hash: enough to tell the searches of an hour apart."""


def routes(desk: Desk) -> list[BaseRoute]:
    """Return the routes of the queue."""
    return [page_route(desk, "/", home), page_route(desk, "/queue", live)]


@dataclass(frozen=True)
class Asked:
    """What a counsellor asks to see, as the address of the page says it."""

    view: View
    filters: Filters
    search: str
    after: Place | None
    given: Mapping[str, str]

    def link(self, **changes: str | None) -> str:
        """Return the query of the same page with something changed."""
        values = {**self.given, **changes}
        return urlencode({name: value for name, value in values.items() if value})


def read_query(query: Mapping[str, str]) -> Asked:
    """Read the address of the page; what makes no sense is left out."""
    given = {
        name: query.get(name, "").strip()[:MAX_VALUE]
        for name in (*FILTERS, "view", "reviewed", "since", "until")
    }
    search = query.get("q", "").strip()[:MAX_SEARCH]
    given["q"] = search
    view = View(given["view"]) if given["view"] in set(View) else None
    filters = Filters(
        **{name: given[name] or None for name in FILTERS},
        reviewed={"yes": True, "no": False}.get(given["reviewed"]),
        since=_day(given["since"]),
        until=_day(given["until"], after=1),
        words=asked(search),
    )
    narrowed = filters.any
    chosen = view or (View.ALL if narrowed else View.WAITING)
    return Asked(chosen, filters, search, _place(query.get("after", "")), given)


def _day(written: str, after: int = 0) -> datetime | None:
    try:
        day = datetime.strptime(written, "%Y-%m-%d") + timedelta(days=after)  # noqa: DTZ007
        return day.replace(tzinfo=timezone.utc) - (ZONE.utcoffset(day) or timedelta())
    except (ValueError, OverflowError):  # the last day of the calendar has no next one
        return None


def _place(written: str) -> Place | None:
    urgency, _, rest = written.partition("~")
    moment, _, person_id = rest.partition("~")
    at = parse_moment(moment)
    if at is None or len(urgency) != 1 or not urgency.isdecimal():
        return None
    return int(urgency), at, person_id[:MAX_VALUE]


def parse_moment(written: str) -> datetime | None:
    """Read a moment of an address; None for anything else."""
    try:
        at = datetime.fromisoformat(written)
        return at.astimezone(timezone.utc) if at.tzinfo is not None else None
    except (ValueError, OverflowError):  # a moment at the edge of the calendar is not one of UTC
        return None


def _load(
    session: Session, question: Asked, watcher: Watcher
) -> tuple[list[Line], Place | None, dict[View, int], dict[int, str], list[str]]:
    page, following = queue.lines(session, question.view, question.filters, watcher, question.after)
    return (
        page,
        following,
        queue.counts(session, watcher),
        accounts.names(session),
        queue.tags(session),
    )


async def _answer(desk: Desk, request: Request, account: Account, template: str) -> Response:
    question = read_query(request.query_params)
    watcher = Watcher(account.id, account.visited_at)
    loaded = await desk.read(lambda session: _load(session, question, watcher))
    page, following, counts, people, tags = loaded
    after = None
    if following is not None:
        urgency, at, person_id = following
        after = f"{urgency}~{at.isoformat()}~{person_id}"
    content = desk.store.current
    return desk.page(
        request,
        template,
        question=question,
        views=list(View),
        page=page,
        after=after,
        counts=counts,
        most=queue.MAX_COUNTED,
        people=people,
        tags=tags,
        channels=CHANNELS,
        levels=LEVELS,
        tongues=LANGUAGES,
        countries=sorted(content.countries),
        modules=list(content.modules.get("fr", {})),
    )


async def _note_search(
    desk: Desk, account: Account, words: Sequence[str], once_in: timedelta | None = None
) -> None:
    """Write down that words were looked for in what people said; the words themselves are not.

    A page that stays open asks again and again: its search is noted once in a while. A hash under
    a key tells it from others.
    """
    if not words:
        return
    key, now = secret_key(desk.settings.var, MEMORY_KEY), desk.clock()
    told = hmac.new(key, f"search {' '.join(words)}".encode(), hashlib.sha256).hexdigest()
    subject = f"search {told[:SEARCH_CHARACTERS]}"

    if once_in is not None:
        since = now - once_in
        if await desk.read(lambda s: audit.noted_since(s, account, SEARCH, subject, since)):
            return
    count = len(words)
    await desk.run(lambda s: audit.write(s, account, SEARCH, now, subject=subject, words=count))


@needs(Role.COUNSELLOR, Role.EDITOR)
async def home(desk: Desk, request: Request, account: Account) -> Response:
    """Show the queue; editors, who see no conversation, begin with what was not understood."""
    if not may(account, Role.COUNSELLOR):
        return await desk.redirect(request, "/improve")
    await _note_search(desk, account, read_query(request.query_params).filters.words)
    return await _answer(desk, request, account, "queue.html")


@needs(Role.COUNSELLOR, polls=True)
async def live(desk: Desk, request: Request, account: Account) -> Response:
    """Return the list as it is now, for a page that is open."""
    words = read_query(request.query_params).filters.words
    await _note_search(desk, account, words, once_in=VIEW_HOLDS)
    return await _answer(desk, request, account, "queue_list.html")
