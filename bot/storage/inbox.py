"""The inbox: a message is stored before it is acknowledged, and recognised when it comes again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.storage.models import InboxFileRow, InboxRow
from bot.storage.people import move_address, person_at

OPEN, DONE, FAILED = "open", "done", "failed"
MAX_ATTEMPTS = 3
MAX_TOGETHER = 10
"""Messages of an album that are answered as one."""


@dataclass(frozen=True)
class Received:
    """A stored message, waiting for its turn.

    Attributes:
        id: Its number.
        person_id: Whose it is.
        channel: Where it came from.
        attempts: How often it was begun.
        content: What was said.
        platform_id: Its id on the platform.
        together: The other messages of the same album, answered with it.
    """

    id: int
    person_id: str
    channel: str
    attempts: int
    content: dict[str, Any]
    platform_id: str = ""
    together: tuple["Received", ...] = ()


def receive(
    session: Session,
    *,
    channel: str,
    address: str,
    platform_id: str,
    content: dict[str, Any],
    now: datetime,
    said_at: datetime | None = None,
    aliases: Sequence[str] = (),
    file: bytes | None = None,
) -> tuple[int, str] | None:
    """Store a message; return its number and person, or None if it was delivered before.

    Args:
        session: The unit of work.
        channel: Name of the channel.
        address: Who sent it.
        platform_id: The message's id on the platform.
        content: What was said.
        now: This moment.
        said_at: When it was sent, by the platform's clock; messages are answered in this order.
        aliases: Addresses under which the same person may be known from before.
        file: What came with it, where another machine may read it.
    """
    seen = select(InboxRow.id).where(
        InboxRow.channel == channel, InboxRow.platform_id == platform_id
    )
    if session.execute(seen).first() is not None:
        return None
    move_address(session, channel, aliases, address)

    def store() -> InboxRow:
        row = InboxRow(
            channel=channel,
            platform_id=platform_id,
            person_id=person_at(session, channel, address, now),
            said_at=said_at,
            received_at=now,
            status=OPEN,
            attempts=0,
            content=content,
        )
        with session.begin_nested():
            session.add(row)
        return row

    try:
        row = store()
    except IntegrityError:  # somebody else stored the same delivery, or moved the person away
        if session.execute(seen).first() is not None:
            return None
        row = store()  # for who is at the address now
    if file is not None:
        session.add(InboxFileRow(inbox_id=row.id, content=file))
    return int(row.id), str(row.person_id)


def next_open(session: Session, person_id: str) -> Received | None:
    """Return the oldest message of a person that is not handled, counting the attempt.

    The platform's own time decides what is oldest: deliveries may overtake each other. Whoever asks
    for the same person at the same moment waits for the end of this transaction.
    """
    query = (
        select(InboxRow)
        .where(InboxRow.person_id == person_id, InboxRow.status == OPEN)
        .order_by(func.coalesce(InboxRow.said_at, InboxRow.received_at), InboxRow.id)
        .limit(MAX_TOGETHER)
        .with_for_update()
    )
    rows = list(session.execute(query).scalars())
    if not rows:
        return None
    first, *later = rows
    first.attempts += 1
    group = (first.content or {}).get("group")
    album = [r for r in later if group and (r.content or {}).get("group") == group]
    return replace(_received(first), together=tuple(map(_received, album)))


def _received(row: InboxRow) -> Received:
    content = dict(row.content or {})
    return Received(row.id, row.person_id, row.channel, row.attempts, content, row.platform_id)


def last_heard(session: Session, person_id: str, channel: str) -> datetime | None:
    """Return when a person last wrote on a channel."""
    query = select(func.max(InboxRow.received_at)).where(
        InboxRow.person_id == person_id, InboxRow.channel == channel
    )
    found: datetime | None = session.execute(query).scalar()
    return found


def is_open(session: Session, inbox_id: int) -> bool:
    """Tell whether a message still waits; nobody else can answer it before this transaction ends.

    Where a process was taken for dead, another has answered in its place.
    """
    query = select(InboxRow.id).where(InboxRow.id == inbox_id, InboxRow.status == OPEN)
    return session.execute(query.with_for_update()).first() is not None


def file_of(session: Session, inbox_id: int) -> bytes | None:
    """Return what came with a message, if it is kept here."""
    query = select(InboxFileRow.content).where(InboxFileRow.inbox_id == inbox_id)
    found: bytes | None = session.execute(query).scalar()
    return found


def close(session: Session, inbox_id: int, status: str = DONE) -> None:
    """Mark a message as handled (or given up) and forget what it said."""
    session.execute(
        update(InboxRow).where(InboxRow.id == inbox_id).values(status=status, content=None)
    )
    session.execute(delete(InboxFileRow).where(InboxFileRow.inbox_id == inbox_id))


def people_waiting(session: Session, since: datetime | None = None) -> list[str]:
    """Return the pseudonyms that have open messages, who waited longest first.

    Args:
        session: The unit of work.
        since: Only those who have waited since this moment or longer.
    """
    query = select(InboxRow.person_id).where(InboxRow.status == OPEN)
    if since is not None:
        query = query.where(InboxRow.received_at <= since)
    query = query.group_by(InboxRow.person_id).order_by(func.min(InboxRow.id))
    return list(session.execute(query).scalars())


def waits(session: Session, person_id: str) -> bool:
    """Tell whether a person has an open message."""
    query = select(InboxRow.id).where(InboxRow.person_id == person_id, InboxRow.status == OPEN)
    return session.execute(query.limit(1)).first() is not None
