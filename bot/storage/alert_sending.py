"""Alerts on their way: which may enter the outbox now, what became of them, and the report."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select, update
from sqlalchemy.orm import Session

from bot.storage import outbox
from bot.storage.alerts import APPROVED, ARRIVED, LOST, ON_ITS_WAY, SENT, WAITING
from bot.storage.console_models import AlertDeliveryRow, AlertRow
from bot.storage.models import AddressRow, InboxRow, OutboxRow, PersonRow

MAX_ON_THE_WAY = 20
"""Alerts in a channel's outbox at once; the next ones wait until these are through."""


@dataclass(frozen=True)
class Leaving:
    """A delivery whose turn has come."""

    id: int
    person_id: str
    channel: str
    language: str
    words: str


def leaving(session: Session) -> list[Leaving]:
    """Return the deliveries that may enter the outbox now, a few for each channel.

    Each goes where its person wrote last; somebody without an address is lost at once. Several
    processes may ask at once: each gets deliveries of its own.
    """
    room = _room(session)
    full = [channel for channel, more in room.items() if more <= 0]
    query = (
        select(AlertDeliveryRow, AlertRow, PersonRow.language)
        .join(AlertRow, AlertRow.id == AlertDeliveryRow.alert_id)
        .join(PersonRow, PersonRow.id == AlertDeliveryRow.person_id)
        .where(
            AlertDeliveryRow.state == WAITING,
            AlertRow.state == APPROVED,
            or_(AlertDeliveryRow.channel.is_(None), AlertDeliveryRow.channel.not_in(full)),
        )
        .order_by(AlertDeliveryRow.id)
        .limit(MAX_ON_THE_WAY)
        .with_for_update(of=AlertDeliveryRow, skip_locked=True)
    )
    found = []
    for row, alert, language in session.execute(query).all():
        channel = row.channel or _channel(session, row.person_id)
        if channel is None:
            row.state, row.reason = LOST, "no_address"
            continue
        row.channel = channel
        if room.get(channel, MAX_ON_THE_WAY) <= 0:
            continue
        room[channel] = room.get(channel, MAX_ON_THE_WAY) - 1
        words = alert.text_ar if language == "ar" else alert.text_fr
        found.append(Leaving(row.id, row.person_id, channel, language or "fr", words))
    return found


def _room(session: Session) -> dict[str, int]:
    """Return how many more alerts a channel may have in its outbox that it has not tried yet."""
    query = (
        select(AlertDeliveryRow.channel, func.count())
        .join(OutboxRow, OutboxRow.id == AlertDeliveryRow.outbox_id)
        .where(
            AlertDeliveryRow.state == ON_ITS_WAY,
            OutboxRow.status == outbox.WAITING,
            OutboxRow.attempts == 0,
            func.coalesce(OutboxRow.reason, "") != outbox.WINDOW,
        )
        .group_by(AlertDeliveryRow.channel)
    )
    return {channel: MAX_ON_THE_WAY - count for channel, count in session.execute(query)}


def _channel(session: Session, person_id: str) -> str | None:
    last = (
        select(InboxRow.channel)
        .where(InboxRow.person_id == person_id)
        .order_by(InboxRow.id.desc())
        .limit(1)
    )
    known = select(AddressRow.channel).where(AddressRow.person_id == person_id)
    there = set(session.execute(known).scalars())
    recent = session.execute(last).scalar()
    return str(recent) if recent in there else min(there, default=None)


def left(session: Session, delivery_id: int, outbox_id: int, now: datetime) -> None:
    """Note that a delivery is in the outbox."""
    row = session.get(AlertDeliveryRow, delivery_id)
    row.state, row.outbox_id, row.at = ON_ITS_WAY, outbox_id, now


def settle(session: Session) -> None:
    """Take over what became of the deliveries in the outbox, and close alerts that are through."""
    for status, state in ((outbox.SENT, ARRIVED), (outbox.DEAD, LOST)):
        ended = select(OutboxRow.id).where(OutboxRow.status == status)
        reason = (
            select(OutboxRow.reason)
            .where(OutboxRow.id == AlertDeliveryRow.outbox_id)
            .scalar_subquery()
        )
        session.execute(
            update(AlertDeliveryRow)
            .where(AlertDeliveryRow.state == ON_ITS_WAY, AlertDeliveryRow.outbox_id.in_(ended))
            .values(state=state, reason=reason if state == LOST else None)
            .execution_options(synchronize_session=False)
        )
    open_ones = select(AlertDeliveryRow.alert_id).where(
        AlertDeliveryRow.state.in_((WAITING, ON_ITS_WAY))
    )
    session.execute(
        update(AlertRow)
        .where(AlertRow.state == APPROVED, AlertRow.id.not_in(open_ones))
        .values(state=SENT)
        .execution_options(synchronize_session=False)
    )


def report(session: Session, alert_id: int) -> list[tuple[str, str, str, int]]:
    """Return (channel, state, reason, how many) of an alert's deliveries, never who."""
    channel = func.coalesce(AlertDeliveryRow.channel, "")
    reason = func.coalesce(AlertDeliveryRow.reason, OutboxRow.reason, "")
    query = (
        select(channel, AlertDeliveryRow.state, reason, func.count())
        .outerjoin(OutboxRow, OutboxRow.id == AlertDeliveryRow.outbox_id)
        .where(AlertDeliveryRow.alert_id == alert_id)
        .group_by(channel, AlertDeliveryRow.state, reason)
        .order_by(channel, AlertDeliveryRow.state, reason)
    )
    return [(str(c), str(s), str(r), int(n)) for c, s, r, n in session.execute(query)]
