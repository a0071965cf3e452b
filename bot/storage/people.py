"""People: making a pseudonym for an address, finding it again, erasing everything."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.storage import alerts, conversations, incoming_files, reminders, summary_codes
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
from bot.storage.offer_forgetting import forget_sender, forget_sent_words

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's base 32: no letters that are mistaken for digits."""
_PSEUDONYM_CHARACTERS = 20


@dataclass(frozen=True)
class Person:
    """What the pipeline needs to know of a person at the start of a turn."""

    id: str
    language: str | None
    consent: bool | None
    held_by_counsellor: bool
    waits: bool = False
    """Whether they asked for a counsellor who did not answer yet."""


def new_pseudonym() -> str:
    """Return a random name that says nothing of the person."""
    return "p" + "".join(secrets.choice(_ALPHABET) for _ in range(_PSEUDONYM_CHARACTERS))


def find_person(session: Session, channel: str, address: str) -> str | None:
    """Return the pseudonym of who is at an address, or None before the first message."""
    query = select(AddressRow.person_id).where(
        AddressRow.channel == channel, AddressRow.address == address
    )
    found = session.execute(query).scalar_one_or_none()
    return None if found is None else str(found)


def person_at(session: Session, channel: str, address: str, now: datetime) -> str:
    """Return the pseudonym of who is at an address, making one at the first message."""
    found = find_person(session, channel, address)
    if found is not None:
        return found
    person_id = new_pseudonym()
    try:
        with session.begin_nested():
            session.add(
                PersonRow(id=person_id, created_at=now, last_seen_at=now, held_by_counsellor=False)
            )
            session.flush()
            session.add(AddressRow(channel=channel, address=address, person_id=person_id))
    except IntegrityError:  # their first two messages, stored at the same moment
        return str(find_person(session, channel, address))
    return person_id


def move_address(session: Session, channel: str, old: Sequence[str], new: str) -> bool:
    """Give a person's address its new form; False where nobody is at the old one.

    Nothing moves where somebody is at the new address already.
    """
    if not old or find_person(session, channel, new) is not None:
        return False
    query = select(AddressRow).where(AddressRow.channel == channel, AddressRow.address.in_(old))
    row = session.execute(query).scalars().first()
    if row is None:
        return False
    row.address = new
    session.flush()
    return True


def address_of(session: Session, person_id: str, channel: str) -> str | None:
    """Return where a person can be reached on a channel."""
    query = select(AddressRow.address).where(
        AddressRow.person_id == person_id, AddressRow.channel == channel
    )
    found = session.execute(query).scalars().first()
    return None if found is None else str(found)


def get_person(session: Session, person_id: str) -> Person:
    """Return a person; raises `NoResultFound` for an unknown pseudonym."""
    row = session.execute(select(PersonRow).where(PersonRow.id == person_id)).scalar_one()
    waits = row.waiting_since is not None
    return Person(row.id, row.language, row.consent, row.held_by_counsellor, waits)


def update_person(
    session: Session, person_id: str, now: datetime, *, language: str | None, consent: bool | None
) -> None:
    """Store what a turn taught of a person; who refuses a review leaves no words behind."""
    row = session.get(PersonRow, person_id)
    row.last_seen_at = now
    row.language = language or row.language
    if consent is not None and consent != row.consent:
        if not consent:
            forget_words(session, person_id)
        row.consent, row.consent_at = consent, now


def forget_words(session: Session, person_id: str) -> None:
    """Forget the words that a person let be kept, in conversations and offers."""
    conversations.forget_words(session, person_id)
    forget_sent_words(session, person_id)


def erase_person(
    session: Session, person_id: str, *, keep_inbox: int | None = None, whole: bool = False
) -> list[str]:
    """Erase everything of a person but the pseudonym's empty row and how to reach it.

    Returns the paths of their files that were not read yet: to be deleted after the commit.

    Args:
        session: The unit of work.
        person_id: Whom to erase.
        keep_inbox: The message that asked for it: its id (not its content) must survive the
            turn, so that a second delivery of it is recognised.
        whole: Erase the pseudonym and its addresses too (nobody waits for a reply).
    """
    conversations.forget_person(session, person_id)
    for table in (OutboxRow, ButtonRow, DialogueRow, DocumentRow, LogRow, LinkCodeRow):
        session.execute(delete(table).where(table.person_id == person_id))
    files = incoming_files.paths_of(session, person_id)
    messages = delete(InboxRow).where(InboxRow.person_id == person_id)
    if keep_inbox is not None:
        messages = messages.where(InboxRow.id != keep_inbox)
    session.execute(messages)
    forget_sender(session, person_id)
    alerts.forget_person(session, person_id)
    reminders.forget_person(session, person_id)
    summary_codes.forget_person(session, person_id)
    if whole:
        session.execute(delete(AddressRow).where(AddressRow.person_id == person_id))
        session.execute(delete(PersonRow).where(PersonRow.id == person_id))
        return files
    row = session.get(PersonRow, person_id)
    row.language = row.consent = row.consent_at = row.waiting_since = None
    row.held_by_counsellor = False
    return files


def ask_for_counsellor(session: Session, person_id: str, now: datetime) -> None:
    """Note that a person waits for a counsellor, from their first request on."""
    row = session.get(PersonRow, person_id)
    row.waiting_since = row.waiting_since or now


def wait_no_more(session: Session, person_id: str) -> None:
    """Note that a person does not wait for a counsellor any more."""
    session.get(PersonRow, person_id).waiting_since = None


def waited(session: Session, person_id: str, now: datetime) -> dict[str, int]:
    """Return `waited_seconds` of somebody who waits for a counsellor; nothing for anybody else."""
    row = session.get(PersonRow, person_id)
    if row is None or row.waiting_since is None:
        return {}
    return {"waited_seconds": int((now - row.waiting_since).total_seconds())}
