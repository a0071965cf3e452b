"""The inbox: a message is stored before it is acknowledged, and recognised when it comes again."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.storage.models import InboxRow
from bot.storage.people import person_at

OPEN, DONE, FAILED = "open", "done", "failed"
MAX_ATTEMPTS = 3


@dataclass(frozen=True)
class Received:
    """A stored message, waiting for its turn."""

    id: int
    person_id: str
    channel: str
    attempts: int
    content: dict[str, Any]


def receive(
    session: Session,
    *,
    channel: str,
    address: str,
    platform_id: str,
    content: dict[str, Any],
    now: datetime,
) -> tuple[int, str] | None:
    """Store a message; return its number and person, or None if it was delivered before."""
    seen = select(InboxRow.id).where(
        InboxRow.channel == channel, InboxRow.platform_id == platform_id
    )
    if session.execute(seen).first() is not None:
        return None
    person_id = person_at(session, channel, address, now)
    row = InboxRow(
        channel=channel,
        platform_id=platform_id,
        person_id=person_id,
        received_at=now,
        status=OPEN,
        attempts=0,
        content=content,
    )
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError:  # the same delivery, handled at the same moment by somebody else
        return None
    return int(row.id), person_id


def next_open(session: Session, person_id: str) -> Received | None:
    """Return the oldest message of a person that is not handled, counting the attempt."""
    query = (
        select(InboxRow)
        .where(InboxRow.person_id == person_id, InboxRow.status == OPEN)
        .order_by(InboxRow.id)
        .limit(1)
    )
    row = session.execute(query).scalar_one_or_none()
    if row is None:
        return None
    row.attempts += 1
    return Received(row.id, row.person_id, row.channel, row.attempts, dict(row.content or {}))


def close(session: Session, inbox_id: int, status: str = DONE) -> None:
    """Mark a message as handled (or given up) and forget what it said."""
    session.execute(
        update(InboxRow).where(InboxRow.id == inbox_id).values(status=status, content=None)
    )


def people_waiting(session: Session) -> list[str]:
    """Return the pseudonyms that have open messages, who waited longest first."""
    query = (
        select(InboxRow.person_id)
        .where(InboxRow.status == OPEN)
        .group_by(InboxRow.person_id)
        .order_by(func.min(InboxRow.id))
    )
    return list(session.execute(query).scalars())
