"""Reminders: who agreed to them, whose pause has lasted, and that each pause has one at most."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from bot.storage import outbox
from bot.storage.models import OutboxRow, PersonRow
from bot.storage.reminder_models import ReminderRow

ANSWERED = "answered"
"""Why a reminder that waits for the window is not sent any more: the person came back first."""


@dataclass(frozen=True)
class Pause:
    """Somebody who agreed to reminders and has not come back to an open module."""

    person_id: str
    channel: str
    language: str | None
    module: str
    since: datetime


def agree(session: Session, person_id: str, now: datetime) -> None:
    """Note that somebody wants to be reminded."""
    if session.get(ReminderRow, person_id) is None:
        session.add(ReminderRow(person_id=person_id, agreed_at=now))
        session.flush()


def stop(session: Session, person_id: str) -> None:
    """Remind somebody no more; one that waits is not sent."""
    withdraw(session, person_id)
    session.execute(delete(ReminderRow).where(ReminderRow.person_id == person_id))


def agreed(session: Session, person_id: str) -> bool:
    """Tell whether somebody wants to be reminded."""
    return session.get(ReminderRow, person_id) is not None


def note_turn(
    session: Session, person_id: str, channel: str, module: str | None, now: datetime
) -> None:
    """Note that somebody wrote just now: a new pause begins, if a module is open."""
    row = session.get(ReminderRow, person_id)
    if row is None:
        return
    row.channel, row.module = channel, module
    row.paused_at = now if module else None


def withdraw(session: Session, person_id: str) -> None:
    """Give up a reminder that was not delivered yet."""
    row = session.get(ReminderRow, person_id)
    if row is None or row.outbox_id is None:
        return
    waiting = session.get(OutboxRow, row.outbox_id)
    if waiting is not None and waiting.status == outbox.WAITING:
        outbox.give_up(session, row.outbox_id, ANSWERED)
    row.outbox_id = None


def lasting(
    session: Session,
    before: datetime,
    limit: int,
    *,
    channel: str | None = None,
    but_not: Collection[str] = (),
) -> list[Pause]:
    """Return pauses that began before a moment, the oldest first; the rows are held meanwhile.

    Args:
        session: The unit of work.
        before: The moment.
        limit: How many at most.
        channel: Only those on this channel.
        but_not: None of those on these channels.
    """
    query = (
        select(ReminderRow, PersonRow.language)
        .join(PersonRow, PersonRow.id == ReminderRow.person_id)
        .where(
            ReminderRow.paused_at <= before,
            ReminderRow.module.is_not(None),
            ReminderRow.channel.not_in(list(but_not)),
            PersonRow.held_by_counsellor.is_(False),
        )
        .order_by(ReminderRow.paused_at)
        .limit(limit)
        .with_for_update(skip_locked=True, of=ReminderRow)
    )
    if channel is not None:
        query = query.where(ReminderRow.channel == channel)
    return [
        Pause(row.person_id, row.channel, language, row.module, row.paused_at)
        for row, language in session.execute(query).all()
    ]


def close_pause(
    session: Session, person_id: str, now: datetime, outbox_id: int | None = None
) -> None:
    """Note that a pause had its reminder, or that it gets none."""
    row = session.get(ReminderRow, person_id)
    row.paused_at = None
    if outbox_id is not None:
        row.sent_at, row.outbox_id = now, outbox_id


def move_person(session: Session, old: str, new: str) -> None:
    """Take over what somebody agreed to under another pseudonym."""
    row = session.get(ReminderRow, old)
    if row is None:
        return
    if session.get(ReminderRow, new) is None:
        session.add(ReminderRow(person_id=new, agreed_at=row.agreed_at))
    session.delete(row)
    session.flush()


def forget_person(session: Session, person_id: str) -> None:
    """Forget that somebody agreed."""
    session.execute(delete(ReminderRow).where(ReminderRow.person_id == person_id))
