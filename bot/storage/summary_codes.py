"""Codes that show a summary to a counsellor: single use, for some minutes, kept as a hash."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from bot.storage.reminder_models import SummaryCodeRow

LIFE = timedelta(minutes=15)
MAX_CHARACTERS = 4_000


@dataclass(frozen=True)
class SharedSummary:
    """What a code shows, and whose it is."""

    person_id: str
    channel: str
    text: str


def keep(
    session: Session, digest: str, person_id: str, channel: str, text: str, now: datetime
) -> None:
    """Keep a new code of a person; an earlier one no longer counts."""
    session.execute(
        delete(SummaryCodeRow).where(
            (SummaryCodeRow.person_id == person_id) | (SummaryCodeRow.expires_at < now)
        )
    )
    session.add(
        SummaryCodeRow(
            digest=digest,
            person_id=person_id,
            channel=channel,
            text=text[:MAX_CHARACTERS],
            expires_at=now + LIFE,
        )
    )


def find(session: Session, digest: str, now: datetime) -> SharedSummary | None:
    """Return what a code shows, or None once it has been used or has had its time."""
    row = session.get(SummaryCodeRow, digest)
    if row is None or row.expires_at < now:
        return None
    return SharedSummary(row.person_id, row.channel, row.text)


def use(session: Session, digest: str, now: datetime) -> SharedSummary | None:
    """Return what a code shows, which it never does again."""
    found = find(session, digest, now)
    session.execute(delete(SummaryCodeRow).where(SummaryCodeRow.digest == digest))
    return found


def forget_person(session: Session, person_id: str) -> None:
    """Forget the codes of a person."""
    session.execute(delete(SummaryCodeRow).where(SummaryCodeRow.person_id == person_id))


def forget_expired(session: Session, now: datetime) -> int:
    """Forget the codes that have had their time; return how many."""
    result = session.execute(delete(SummaryCodeRow).where(SummaryCodeRow.expires_at < now))
    return int(result.rowcount)
