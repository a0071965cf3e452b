"""The outbox: what is to be sent stays there until the platform has taken it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from bot.storage.models import OutboxRow

WAITING, SENT, DEAD = "waiting", "sent", "dead"
MAX_ATTEMPTS = 8
FIRST_DELAY = timedelta(seconds=2)


@dataclass(frozen=True)
class Outgoing:
    """A stored reply, waiting to be sent."""

    id: int
    inbox_id: int | None
    person_id: str
    channel: str
    attempts: int
    content: dict[str, Any]


def put(
    session: Session,
    *,
    person_id: str,
    channel: str,
    content: dict[str, Any],
    now: datetime,
    inbox_id: int | None = None,
) -> int:
    """Store a reply to send; earlier ones that were sent forget what they said."""
    session.execute(
        update(OutboxRow)
        .where(OutboxRow.person_id == person_id, OutboxRow.status == SENT)
        .values(content=None)
    )
    row = OutboxRow(
        inbox_id=inbox_id,
        person_id=person_id,
        channel=channel,
        status=WAITING,
        attempts=0,
        created_at=now,
        next_try_at=now,
        content=content,
    )
    session.add(row)
    session.flush()
    return int(row.id)


def _outgoing(row: OutboxRow) -> Outgoing:
    return Outgoing(row.id, row.inbox_id, row.person_id, row.channel, row.attempts, row.content)


def due(session: Session, channel: str, now: datetime, limit: int) -> list[Outgoing]:
    """Return what a channel should send now, oldest first."""
    query = (
        select(OutboxRow)
        .where(
            OutboxRow.channel == channel,
            OutboxRow.status == WAITING,
            OutboxRow.next_try_at <= now,
        )
        .order_by(OutboxRow.id)
        .limit(limit)
    )
    return [_outgoing(row) for row in session.execute(query).scalars()]


def after(session: Session, person_id: str, channel: str, last_id: int) -> list[Outgoing]:
    """Return a person's replies on a channel past a number, whose words are still there."""
    query = (
        select(OutboxRow)
        .where(
            OutboxRow.person_id == person_id,
            OutboxRow.channel == channel,
            OutboxRow.id > last_id,
            OutboxRow.content.is_not(None),
        )
        .order_by(OutboxRow.id)
    )
    return [_outgoing(row) for row in session.execute(query).scalars() if row.content]


def mark_sent(session: Session, outbox_id: int, now: datetime) -> None:
    """Note that the platform has taken a reply."""
    session.execute(
        update(OutboxRow)
        .where(OutboxRow.id == outbox_id, OutboxRow.status == WAITING)
        .values(status=SENT, sent_at=now)
    )


def put_off(session: Session, outbox_id: int, now: datetime, after: timedelta | None) -> None:
    """Try again later, after what the platform asked or twice as long each time; then give up."""
    row = session.get(OutboxRow, outbox_id)
    row.attempts += 1
    if row.attempts >= MAX_ATTEMPTS:
        row.status = DEAD
        return
    row.next_try_at = now + (after or FIRST_DELAY * 2 ** (row.attempts - 1))


def give_up(session: Session, outbox_id: int) -> None:
    """Stop trying: the platform will never take this reply."""
    session.execute(update(OutboxRow).where(OutboxRow.id == outbox_id).values(status=DEAD))


def seen(session: Session, person_id: str, channel: str, last_id: int, now: datetime) -> None:
    """Note that a person has the replies up to a number (for channels where the page says so)."""
    session.execute(
        update(OutboxRow)
        .where(
            OutboxRow.person_id == person_id,
            OutboxRow.channel == channel,
            OutboxRow.id <= last_id,
            OutboxRow.status != SENT,
        )
        .values(status=SENT, sent_at=now)
    )


def newest(session: Session) -> int:
    """Return the highest number of a stored reply, 0 if there is none."""
    return int(session.execute(select(func.max(OutboxRow.id))).scalar() or 0)
