"""Join two channels to one person: a code shown on the one, typed on the other."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from bot.storage import alerts, conversations, people, reminders, summary_codes
from bot.storage.models import (
    AddressRow,
    ButtonRow,
    DialogueRow,
    DocumentRow,
    InboxRow,
    LinkCodeRow,
    LogRow,
    OutboxRow,
    PersonRow,
)
from bot.storage.offer_forgetting import move_sender

CODE_LIFE = timedelta(minutes=10)


class Outcome(str, Enum):
    """What came of a typed code."""

    LINKED = "linked"
    UNKNOWN = "unknown"
    SAME = "same"
    TAKEN = "taken"


@dataclass(frozen=True)
class Linked:
    """What came of a typed code, and who the person is from now on."""

    outcome: Outcome
    person_id: str


def keep(session: Session, digest: str, person_id: str, now: datetime) -> None:
    """Keep a new code of a person; an earlier one no longer counts."""
    session.execute(
        delete(LinkCodeRow).where(
            (LinkCodeRow.person_id == person_id) | (LinkCodeRow.expires_at < now)
        )
    )
    session.add(LinkCodeRow(digest=digest, person_id=person_id, expires_at=now + CODE_LIFE))


def redeem(session: Session, person_id: str, digest: str, now: datetime) -> Linked:
    """Join who typed a code to who was shown it, whose place in the dialogue is kept.

    Two addresses on the same channel are not joined: a reply could reach the wrong one.
    """
    row = session.get(LinkCodeRow, digest)
    if row is None or row.expires_at < now:
        return Linked(Outcome.UNKNOWN, person_id)
    shown_to = str(row.person_id)
    if shown_to == person_id:
        return Linked(Outcome.SAME, person_id)
    if _channels(session, shown_to) & _channels(session, person_id):
        return Linked(Outcome.TAKEN, person_id)
    session.delete(row)
    _merge(session, person_id, shown_to)
    return Linked(Outcome.LINKED, shown_to)


def _merge(session: Session, old: str, new: str) -> None:
    gone, kept = session.get(PersonRow, old), session.get(PersonRow, new)
    if False in (gone.consent, kept.consent):  # who refused on either side has refused
        for side in (gone, kept):
            if side.consent:
                people.forget_words(session, side.id)
        refused = gone if gone.consent is False else kept
        kept.consent, kept.consent_at = False, refused.consent_at
    elif kept.consent is None:  # the words that come with them were agreed to
        kept.consent, kept.consent_at = gone.consent, gone.consent_at
    for table in (AddressRow, InboxRow, OutboxRow, ButtonRow, DocumentRow, LogRow):
        session.execute(update(table).where(table.person_id == old).values(person_id=new))
    for table in (DialogueRow, LinkCodeRow):
        session.execute(delete(table).where(table.person_id == old))
    conversations.move_person(session, old, new)
    move_sender(session, old, new)
    alerts.move_person(session, old, new)
    reminders.move_person(session, old, new)
    summary_codes.forget_person(session, old)
    kept.created_at = min(kept.created_at, gone.created_at)
    kept.waiting_since = kept.waiting_since or gone.waiting_since
    kept.held_by_counsellor = kept.held_by_counsellor or gone.held_by_counsellor
    session.flush()
    session.execute(delete(PersonRow).where(PersonRow.id == old))
    session.expunge(gone)


def _channels(session: Session, person_id: str) -> set[str]:
    query = select(AddressRow.channel).where(AddressRow.person_id == person_id)
    return set(session.execute(query).scalars())
