"""The outbox: what is to be sent stays there until the platform has taken it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session, aliased

from bot.storage.models import OutboxRow

WAITING, SENT, DEAD = "waiting", "sent", "dead"
MAX_ATTEMPTS = 8
MAX_AGE = timedelta(days=7)
"""A reply that has waited so long answers nothing any more."""
WINDOW = "window"
"""Why a reply waits for the person to write first."""
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
    progress: int = 0
    reason: str | None = None
    platform_id: str | None = None


@dataclass(frozen=True)
class DeadLetter:
    """A reply that was given up, for the console: never its words."""

    id: int
    person_id: str
    channel: str
    created_at: datetime
    attempts: int
    reason: str


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
    return Outgoing(
        row.id,
        row.inbox_id,
        row.person_id,
        row.channel,
        row.attempts,
        row.content,
        row.progress,
        row.reason,
        row.platform_id,
    )


def due(
    session: Session, channel: str, now: datetime, limit: int, *, in_order: bool = False
) -> list[Outgoing]:
    """Return what a channel should send now, oldest first.

    Args:
        session: The unit of work.
        channel: Name of the channel.
        now: This moment.
        limit: How many at most.
        in_order: Whether a person's reply waits until their earlier one is through.
    """
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
    if in_order:
        earlier = aliased(OutboxRow)
        query = query.where(
            ~select(earlier.id)
            .where(
                earlier.person_id == OutboxRow.person_id,
                earlier.channel == channel,
                earlier.status == WAITING,
                earlier.id < OutboxRow.id,
            )
            .exists()
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


def mark_sent(
    session: Session, outbox_id: int, now: datetime, platform_id: str | None = None
) -> None:
    """Note that the platform has taken a reply, and which message of it bears the choices."""
    session.execute(
        update(OutboxRow)
        .where(OutboxRow.id == outbox_id, OutboxRow.status == WAITING)
        .values(status=SENT, sent_at=now, reason=None, platform_id=platform_id)
    )


def claim(session: Session, outbox_id: int, now: datetime, until: datetime) -> bool:
    """Take a reply that is due, so that nobody else tries it before a moment; tell if it was."""
    due = (OutboxRow.id == outbox_id, OutboxRow.status == WAITING, OutboxRow.next_try_at <= now)
    taken = session.execute(update(OutboxRow).where(*due).values(next_try_at=until))
    return bool(taken.rowcount)


def note_progress(session: Session, outbox_id: int, parts: int) -> None:
    """Note how many messages of a reply the platform has taken, so that none is sent twice."""
    session.execute(update(OutboxRow).where(OutboxRow.id == outbox_id).values(progress=parts))


def put_off(
    session: Session,
    outbox_id: int,
    now: datetime,
    after: timedelta | None,
    *,
    counted: bool = True,
    reason: str | None = None,
) -> None:
    """Try again later, after what the platform asked or twice as long each time; then give up.

    Args:
        session: The unit of work.
        outbox_id: Number of the reply.
        now: This moment.
        after: How long to wait; None for twice as long each time.
        counted: Whether it was a failed attempt (not only a matter of pace).
        reason: Why it waits.
    """
    row = session.get(OutboxRow, outbox_id)
    if row is None or row.status != WAITING:
        return
    row.reason = reason
    row.attempts += counted
    if row.attempts >= MAX_ATTEMPTS or now - row.created_at > MAX_AGE:
        row.status = DEAD
        row.reason = reason or "attempts"
        return
    row.next_try_at = now + (after or FIRST_DELAY * 2 ** max(row.attempts - 1, 0))


def give_up(session: Session, outbox_id: int, reason: str = "refused") -> None:
    """Stop trying: the platform will never take this reply."""
    session.execute(
        update(OutboxRow).where(OutboxRow.id == outbox_id).values(status=DEAD, reason=reason)
    )


def report_failure(
    session: Session, outbox_id: int, reason: str, again_at: datetime | None = None
) -> None:
    """Note that a platform took a reply and then could not deliver it.

    Args:
        session: The unit of work.
        outbox_id: Number of the reply.
        reason: Why.
        again_at: When to try again, if that can help and its words are still there.
    """
    row = session.get(OutboxRow, outbox_id)
    if row is None or row.status != SENT:
        return
    row.attempts += 1
    again = again_at is not None and row.content is not None and row.attempts < MAX_ATTEMPTS
    row.status, row.reason = (WAITING if again else DEAD), reason
    if again:
        row.next_try_at, row.progress = again_at, 0


def give_up_person(session: Session, person_id: str, channel: str, reason: str) -> None:
    """Stop trying to reach a person on a channel, until they write again."""
    session.execute(
        update(OutboxRow)
        .where(
            OutboxRow.person_id == person_id,
            OutboxRow.channel == channel,
            OutboxRow.status == WAITING,
        )
        .values(status=DEAD, reason=reason)
    )


def hurry(session: Session, person_id: str, channel: str, now: datetime) -> None:
    """Let replies go that waited for the person to write."""
    session.execute(
        update(OutboxRow)
        .where(
            OutboxRow.person_id == person_id,
            OutboxRow.channel == channel,
            OutboxRow.status == WAITING,
            OutboxRow.reason == WINDOW,
        )
        .values(next_try_at=now, reason=None)
    )


def get(session: Session, person_id: str, outbox_id: int) -> Outgoing | None:
    """Return a person's reply whose words are still there, or None."""
    row = session.get(OutboxRow, outbox_id)
    if row is None or row.person_id != person_id or not row.content:
        return None
    return _outgoing(row)


def last_with_choices(session: Session, outgoing: Outgoing) -> str | None:
    """Return the platform's id of the person's last message with choices before a reply."""
    query = (
        select(OutboxRow.platform_id)
        .where(
            OutboxRow.person_id == outgoing.person_id,
            OutboxRow.channel == outgoing.channel,
            OutboxRow.id < outgoing.id,
            OutboxRow.platform_id.is_not(None),
        )
        .order_by(OutboxRow.id.desc())
        .limit(1)
    )
    found = session.execute(query).scalar()
    return None if found is None else str(found)


def dead(session: Session, limit: int = 100) -> list[DeadLetter]:
    """Return the replies that were given up, newest first."""
    query = (
        select(OutboxRow).where(OutboxRow.status == DEAD).order_by(OutboxRow.id.desc()).limit(limit)
    )
    return [
        DeadLetter(r.id, r.person_id, r.channel, r.created_at, r.attempts, r.reason or "")
        for r in session.execute(query).scalars()
    ]


def seen(session: Session, person_id: str, channel: str, last_id: int, now: datetime) -> None:
    """Note that a person has the replies up to a number (for channels where the page says so)."""
    theirs = (OutboxRow.person_id == person_id, OutboxRow.channel == channel)
    had = update(OutboxRow).where(*theirs, OutboxRow.id <= last_id, OutboxRow.status != SENT)
    session.execute(had.values(status=SENT, sent_at=now))


def newest(session: Session) -> int:
    """Return the highest number of a stored reply, 0 if there is none."""
    return int(session.execute(select(func.max(OutboxRow.id))).scalar() or 0)
