"""The counsellors' queue: who waits, who may be in danger, what is new; filtered, page by page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from sqlalchemy import and_, case, func, or_, select
from sqlalchemy.orm import Session

from bot.storage.console_models import ConversationRow, TagRow
from bot.storage.conversations import DANGERS
from bot.storage.models import PersonRow
from bot.storage.searching import people_who_said

PAGE = 40
MAX_COUNTED = 999
"""Past so many, a count only says that there are many."""


class View(str, Enum):
    """What a counsellor looks at."""

    WAITING = "waiting"
    DANGER = "danger"
    NEW = "new"
    MINE = "mine"
    ALL = "all"


@dataclass(frozen=True)
class Filters:
    """Which conversations; None and empty for all.

    Attributes:
        reviewed: Whether they were reviewed.
        since: Last said something at this moment or later.
        until: Last said something before this moment.
        words: Folded beginnings of words that were said.
    """

    language: str | None = None
    country: str | None = None
    channel: str | None = None
    level: str | None = None
    module: str | None = None
    tag: str | None = None
    reviewed: bool | None = None
    since: datetime | None = None
    until: datetime | None = None
    words: Sequence[str] = ()

    @property
    def any(self) -> bool:
        """Whether anything is filtered."""
        return self != Filters()


@dataclass(frozen=True)
class Watcher:
    """Who looks at the queue: what is new or theirs depends on it."""

    account_id: int
    visited_at: datetime | None


@dataclass(frozen=True)
class Line:
    """One conversation in the queue; never a word of it."""

    person_id: str
    channel: str
    language: str | None
    country: str | None
    module: str | None
    level: str | None
    danger: str | None
    said_at: datetime
    messages: int
    unclear: int
    reviewed: bool
    assigned_to: int | None
    held_by: int | None
    waiting_since: datetime | None
    answered_at: datetime | None

    @property
    def unanswered(self) -> bool:
        """Whether the person wrote since the counsellor who holds the conversation did."""
        return self.held_by is not None and (
            self.answered_at is None or self.said_at > self.answered_at
        )


Place = tuple[int, datetime, str]
"""The last line of a page, from which the next one goes on."""

_C = ConversationRow
_urgency = case(*((_C.danger == why, n) for n, why in enumerate(DANGERS)), else_=len(DANGERS))
_COLUMNS = (
    *(_C.person_id, _C.channel, _C.language, _C.country, _C.module, _C.level, _C.danger),
    *(_C.said_at, _C.messages, _C.unclear, _C.reviewed, _C.assigned_to, _C.held_by),
    *(PersonRow.waiting_since, _C.answered_at),
)


def _in_view(view: View, watcher: Watcher) -> list[Any]:
    if view is View.WAITING:
        return [PersonRow.waiting_since.is_not(None)]
    if view is View.DANGER:
        return [_C.danger.is_not(None)]  # a review takes it away
    if view is View.NEW:
        new = [_C.reviewed.is_(False)]
        return [*new, _C.said_at > watcher.visited_at] if watcher.visited_at else new
    return []


def _mine(watcher: Watcher) -> Any:
    """Return the pseudonyms that an account holds or is entrusted with, found by their indexes."""
    assigned = select(_C.person_id).where(_C.assigned_to == watcher.account_id)
    held = select(_C.person_id).where(_C.held_by == watcher.account_id)
    return assigned.union(held).subquery("mine")


def _filtered(session: Session, filters: Filters) -> list[Any]:
    conditions: list[Any] = [
        getattr(_C, name) == value
        for name in ("language", "country", "channel", "level", "module")
        if (value := getattr(filters, name)) is not None
    ]
    if filters.reviewed is not None:
        conditions.append(_C.reviewed.is_(filters.reviewed))
    if filters.since is not None:
        conditions.append(_C.said_at >= filters.since)
    if filters.until is not None:
        conditions.append(_C.said_at < filters.until)
    if filters.tag is not None:
        tagged = select(TagRow.person_id).where(TagRow.tag == filters.tag)
        conditions.append(_C.person_id.in_(tagged))
    if filters.words:
        conditions.append(_C.person_id.in_(people_who_said(session, filters.words)))
    return conditions


def lines(
    session: Session,
    view: View,
    filters: Filters,
    watcher: Watcher,
    after: Place | None = None,
    limit: int = PAGE,
) -> tuple[list[Line], Place | None]:
    """Return a page of the queue and where the next one begins, if there is one.

    Who waits is listed from the longest wait on, all others from the latest message on; of those
    who may be in danger, the most urgent come first.
    """
    waiting = view is View.WAITING
    moment = PersonRow.waiting_since if waiting else _C.said_at
    urgent_first = view is View.DANGER
    query = select(*_COLUMNS).join(PersonRow, PersonRow.id == _C.person_id)
    if view is View.MINE:
        mine = _mine(watcher)
        query = query.join(mine, mine.c.person_id == _C.person_id)
    conditions = [*_in_view(view, watcher), *_filtered(session, filters)]
    if after is not None:
        urgency, at, person_id = after
        further = moment > at if waiting else moment < at
        further_id = _C.person_id > person_id if waiting else _C.person_id < person_id
        later = or_(further, and_(moment == at, further_id))
        if urgent_first:
            later = or_(_urgency > urgency, and_(_urgency == urgency, later))
        conditions.append(later)
    order = (moment, _C.person_id) if waiting else (moment.desc(), _C.person_id.desc())
    query = query.where(*conditions).order_by(*[_urgency] * urgent_first, *order)
    rows = session.execute(query.limit(limit + 1)).all()
    page = [Line(*row) for row in rows[:limit]]
    if len(rows) <= limit:
        return page, None
    last = page[-1]
    at = last.waiting_since if waiting and last.waiting_since else last.said_at
    urgency = DANGERS.index(last.danger) if urgent_first and last.danger else 0
    return page, (urgency, at, last.person_id)


def _people_in(view: View, watcher: Watcher) -> Any:
    if view is View.MINE:
        return select(_mine(watcher).c.person_id)
    people = select(_C.person_id)
    return people.join(PersonRow, PersonRow.id == _C.person_id) if view is View.WAITING else people


def counts(session: Session, watcher: Watcher) -> dict[View, int]:
    """Return how many conversations are in each view, up to `MAX_COUNTED` and one."""
    found = {}
    for view in (View.WAITING, View.DANGER, View.NEW, View.MINE):
        some = (
            _people_in(view, watcher)
            .where(*_in_view(view, watcher))
            .limit(MAX_COUNTED + 1)
            .subquery()
        )
        found[view] = int(session.execute(select(func.count()).select_from(some)).scalar() or 0)
    return found


def next_unreviewed(session: Session, watcher: Watcher, not_this: str) -> str | None:
    """Return the conversation to review next: in danger, then waiting, then the latest."""
    for view in (View.DANGER, View.WAITING, View.NEW, View.ALL):
        page, _ = lines(session, view, Filters(reviewed=False), watcher, limit=2)
        others = [line.person_id for line in page if line.person_id != not_this]
        if others:
            return others[0]
    return None


def tags(session: Session, limit: int = 100) -> list[str]:
    """Return the tags in use, by name."""
    query = select(TagRow.tag).distinct().order_by(TagRow.tag).limit(limit)
    return list(session.execute(query).scalars())
