"""Alerts: who subscribed, who wrote and approved one, and how far each got on its way.

An alert goes `draft` → `proposed` → `approved` → `sent`, or `stopped`. Who wrote it cannot approve
it. Its deliveries wait in a table of their own and enter the outbox a few at a time, so that no
reply of a conversation ever queues behind an alert.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, insert, literal, select, update
from sqlalchemy.orm import Session

from bot.storage import outbox
from bot.storage.console_models import AlertDeliveryRow, AlertRow, AlertSubscriptionRow
from bot.storage.models import OutboxRow

DRAFT, PROPOSED, APPROVED, SENT, STOPPED = "draft", "proposed", "approved", "sent", "stopped"
WAITING, ON_ITS_WAY, ARRIVED, LOST, DROPPED = "waiting", "on_way", "arrived", "lost", "dropped"
"""States of a delivery; `dropped` where the person unsubscribed or the alert was stopped."""
LISTED = 100


class AlertError(ValueError):
    """An alert cannot do that now; `reason` says why in a word."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Alert:
    """An alert: its words by language, who wrote and approved it, and its state."""

    id: int
    created_at: datetime
    created_by: int
    words: Mapping[str, str]
    state: str
    approved_by: int | None
    approved_at: datetime | None

    @property
    def version(self) -> str:
        """What tells its words from others: a form that shows them gives it back."""
        return hashlib.sha256("\0".join(self.words.values()).encode()).hexdigest()


# Who is warned


def subscribe(session: Session, person_id: str, now: datetime) -> None:
    """Note that somebody asked to be warned."""
    if session.get(AlertSubscriptionRow, person_id) is None:
        session.add(AlertSubscriptionRow(person_id=person_id, since=now))
        session.flush()


def unsubscribe(session: Session, person_id: str) -> None:
    """Warn somebody no more; what had not left yet will not leave."""
    session.execute(delete(AlertSubscriptionRow).where(AlertSubscriptionRow.person_id == person_id))
    _drop(session, AlertDeliveryRow.person_id == person_id, "unsubscribed")


def subscribed(session: Session, person_id: str) -> bool:
    """Tell whether somebody is warned."""
    return session.get(AlertSubscriptionRow, person_id) is not None


def subscribers(session: Session) -> int:
    """Return how many people are warned."""
    return int(session.execute(select(func.count()).select_from(AlertSubscriptionRow)).scalar())


def said_last(session: Session, person_id: str) -> bool:
    """Tell whether the last thing that was said to somebody is an alert."""
    last = select(func.max(OutboxRow.id)).where(OutboxRow.person_id == person_id)
    query = select(AlertDeliveryRow.id).where(
        AlertDeliveryRow.person_id == person_id,
        AlertDeliveryRow.outbox_id == last.scalar_subquery(),
    )
    return subscribed(session, person_id) and session.execute(query).first() is not None


def forget_person(session: Session, person_id: str) -> None:
    """Forget that somebody was warned; the report counts them no more."""
    for table in (AlertDeliveryRow, AlertSubscriptionRow):
        session.execute(delete(table).where(table.person_id == person_id))


def move_person(session: Session, old: str, new: str) -> None:
    """Give the subscription of somebody to who they turned out to be."""
    row = session.get(AlertSubscriptionRow, old)
    if row is not None:
        subscribe(session, new, row.since)
    forget_person(session, old)


# Writing and approving


def write(session: Session, words: Mapping[str, str], by: int, now: datetime) -> int:
    """Store a new draft; return its number."""
    row = AlertRow(created_at=now, created_by=by, text_fr="", text_ar="", state=DRAFT)
    session.add(row)
    return _write(session, row, words, by, now)


def rewrite(
    session: Session, alert_id: int, words: Mapping[str, str], by: int, now: datetime, seen: str
) -> int:
    """Change the words of an alert; whoever does is its author from then on.

    Raises `AlertError` where its words are no longer those of the version that was seen.
    """
    row = _in_state(session, alert_id, DRAFT, PROPOSED)
    _must_be_as_seen(row, seen)
    return _write(session, row, words, by, now)


def _write(
    session: Session, row: AlertRow, words: Mapping[str, str], by: int, now: datetime
) -> int:
    row.text_fr, row.text_ar = words["fr"], words["ar"]
    row.created_by, row.created_at, row.state = by, now, DRAFT
    session.flush()
    return int(row.id)


def propose(session: Session, alert_id: int) -> None:
    """Put a draft before a second person."""
    _in_state(session, alert_id, DRAFT).state = PROPOSED


def withdraw(session: Session, alert_id: int) -> None:
    """Make a draft of a proposed alert again."""
    _in_state(session, alert_id, PROPOSED).state = DRAFT


def approve(session: Session, alert_id: int, by: int, now: datetime, seen: str) -> int:
    """Let an alert go to all who are subscribed at this moment; return how many.

    Raises `AlertError` where the approver wrote it, or saw other words than it has now.
    """
    row = _in_state(session, alert_id, PROPOSED)
    if row.created_by == by:
        raise AlertError("own_alert")
    _must_be_as_seen(row, seen)
    row.state, row.approved_by, row.approved_at = APPROVED, by, now
    session.flush()
    people = select(literal(alert_id), AlertSubscriptionRow.person_id, literal(WAITING))
    columns = ["alert_id", "person_id", "state"]
    done = session.execute(insert(AlertDeliveryRow).from_select(columns, people))
    return int(done.rowcount)


def stop(session: Session, alert_id: int) -> int:
    """Let nothing more of an alert leave; return how many are spared."""
    row = _in_state(session, alert_id, APPROVED)
    row.state = STOPPED
    return _drop(session, AlertDeliveryRow.alert_id == alert_id, "stopped")


def _drop(session: Session, which: Any, reason: str) -> int:
    """Give up deliveries that did not leave, those that wait in the outbox too; return how many.

    Their words go as well: a page shows what is in the outbox whatever became of it.
    """
    drop = update(AlertDeliveryRow).where(which).values(state=DROPPED, reason=reason)
    here = session.execute(drop.where(AlertDeliveryRow.state == WAITING))
    on_its_way = AlertDeliveryRow.state == ON_ITS_WAY
    numbers = select(AlertDeliveryRow.outbox_id).where(which, on_its_way)
    session.execute(
        update(OutboxRow)
        .where(OutboxRow.id.in_(numbers), OutboxRow.status == outbox.WAITING)
        .values(status=outbox.DEAD, reason=reason, content=None)
        .execution_options(synchronize_session=False)
    )
    given_up = select(OutboxRow.id).where(
        OutboxRow.status == outbox.DEAD, OutboxRow.reason == reason
    )
    there = session.execute(
        drop.where(on_its_way, AlertDeliveryRow.outbox_id.in_(given_up)).execution_options(
            synchronize_session=False
        )
    )
    return int(here.rowcount) + int(there.rowcount)


def _in_state(session: Session, alert_id: int, *states: str) -> AlertRow:
    query = select(AlertRow).where(AlertRow.id == alert_id).with_for_update()
    row: AlertRow | None = session.execute(query).scalar_one_or_none()
    if row is None:
        raise AlertError("unknown")
    if row.state not in states:
        raise AlertError("other_state")
    return row


def _must_be_as_seen(row: AlertRow, seen: str) -> None:
    if _alert(row).version != seen:
        raise AlertError("other_words")


def find(session: Session, alert_id: int) -> Alert:
    """Return an alert; raises `AlertError` for an unknown number."""
    row = session.get(AlertRow, alert_id)
    if row is None:
        raise AlertError("unknown")
    return _alert(row)


def listed(session: Session) -> list[Alert]:
    """Return the alerts, newest first."""
    query = select(AlertRow).order_by(AlertRow.id.desc()).limit(LISTED)
    return [_alert(row) for row in session.execute(query).scalars()]


def _alert(row: AlertRow) -> Alert:
    return Alert(
        row.id,
        row.created_at,
        row.created_by,
        {"fr": row.text_fr, "ar": row.text_ar},
        row.state,
        row.approved_by,
        row.approved_at,
    )
