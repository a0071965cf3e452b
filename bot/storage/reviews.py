"""What counsellors do with a conversation: read, note, tag, assign, review, hold, give back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from bot.storage import conversations
from bot.storage.console_models import (
    TAG_LENGTH,
    AccountRow,
    ConversationRow,
    LogHiddenRow,
    NoteRow,
    TagRow,
)
from bot.storage.dialogue import log
from bot.storage.models import AddressRow, DialogueRow, InboxRow, LogRow, PersonRow
from bot.storage.offer_models import OfferRow, OfferSenderRow
from bot.storage.offers import sender_digest

MAX_LINES = 60
MAX_OFFERS = 10
MAX_NOTE = 2_000
MAX_TAGS = 12
BY_PERSON = "person"
"""Kind of a line that a counsellor wrote."""


class ReviewError(ValueError):
    """Something cannot be done now; the message says what."""


@dataclass(frozen=True)
class Said:
    """One line of a transcript."""

    id: int
    at: datetime
    direction: str
    kind: str
    text: str | None
    intent: str | None
    confidence: float | None
    detail: Mapping[str, Any]
    hidden: Mapping[str, Sequence[str]] | None = None


@dataclass(frozen=True)
class Note:
    """What a counsellor wrote down."""

    at: datetime
    by: str
    text: str


@dataclass(frozen=True)
class SentOffer:
    """An offer that the person sent."""

    id: int
    at: datetime
    level: str
    signs: Sequence[str]
    country: str | None
    verdict: str
    senders: int


@dataclass(frozen=True)
class Case:
    """A conversation as it is reviewed, without its transcript."""

    row: ConversationRow
    consent: bool | None
    waiting_since: datetime | None
    held: bool
    slots: Mapping[str, Any]
    offers: Sequence[SentOffer]
    notes: Sequence[Note]
    tags: Sequence[str]
    channels: Sequence[str]
    heard_at: datetime | None


def _row(session: Session, person_id: str) -> ConversationRow:
    row: ConversationRow | None = session.get(ConversationRow, person_id)
    if row is None:
        raise KeyError(person_id)
    return row


def case(session: Session, person_id: str) -> Case:
    """Return all but the words of a conversation; raises `KeyError` for an unknown pseudonym."""
    row, person = _row(session, person_id), session.get(PersonRow, person_id)
    state = session.get(DialogueRow, person_id)
    notes = (
        select(NoteRow.at, AccountRow.shown_name, NoteRow.text)
        .join(AccountRow, AccountRow.id == NoteRow.account_id)
        .where(NoteRow.person_id == person_id)
        .order_by(NoteRow.id)
    )
    tags = select(TagRow.tag).where(TagRow.person_id == person_id).order_by(TagRow.tag)
    channels = select(AddressRow.channel).where(AddressRow.person_id == person_id)
    heard = (
        select(InboxRow.received_at)
        .where(InboxRow.person_id == person_id, InboxRow.channel == row.channel)
        .order_by(InboxRow.id.desc())
        .limit(1)
    )
    return Case(
        row,
        person.consent,
        person.waiting_since,
        person.held_by_counsellor,
        dict(state.slots) if state else {},
        _offers(session, person_id),
        [Note(*found) for found in session.execute(notes)],
        list(session.execute(tags).scalars()),
        sorted(session.execute(channels).scalars()),
        session.execute(heard).scalar(),
    )


def _offers(session: Session, person_id: str) -> list[SentOffer]:
    query = (
        select(OfferSenderRow.at, OfferRow)
        .join(OfferRow, OfferRow.id == OfferSenderRow.offer_id)
        .where(OfferSenderRow.digest == sender_digest(person_id))
        .order_by(OfferSenderRow.at.desc())
        .limit(MAX_OFFERS)
    )
    return [
        SentOffer(o.id, at, o.level, list(o.signs), o.country, o.verdict, o.senders)
        for at, o in session.execute(query)
    ]


def transcript(
    session: Session, person_id: str, before: int | None = None, limit: int = MAX_LINES
) -> tuple[list[Said], int | None]:
    """Return the lines of a conversation in their order, and where the older ones end."""
    query = (
        select(LogRow, LogHiddenRow.parts)
        .outerjoin(LogHiddenRow, LogHiddenRow.log_id == LogRow.id)
        .where(LogRow.person_id == person_id)
        .order_by(LogRow.id.desc())
        .limit(limit + 1)
    )
    if before is not None:
        query = query.where(LogRow.id < before)
    rows = list(session.execute(query))
    said = [
        Said(
            *(row.id, row.at, row.direction, row.kind, row.text),
            *(row.intent, row.confidence, row.detail or {}, parts),
        )
        for row, parts in rows[:limit]
    ]
    older = said[-1].id if len(rows) > limit else None
    return said[::-1], older


def last_line(session: Session, person_id: str) -> int:
    """Return the number of the last line of a conversation."""
    query = (
        select(LogRow.id).where(LogRow.person_id == person_id).order_by(LogRow.id.desc()).limit(1)
    )
    return int(session.execute(query).scalar() or 0)


def add_note(session: Session, person_id: str, account_id: int, text: str, now: datetime) -> None:
    """Write something down for colleagues."""
    _row(session, person_id)
    words = text.strip()[:MAX_NOTE]
    if words:
        session.add(NoteRow(person_id=person_id, account_id=account_id, at=now, text=words))


def add_tag(session: Session, person_id: str, tag: str) -> None:
    """Put a tag on a conversation."""
    _row(session, person_id)
    word = " ".join(tag.lower().split())[:TAG_LENGTH]
    there = list(session.execute(select(TagRow.tag).where(TagRow.person_id == person_id)).scalars())
    if word and word not in there and len(there) < MAX_TAGS:
        session.add(TagRow(person_id=person_id, tag=word))


def remove_tag(session: Session, person_id: str, tag: str) -> None:
    """Take a tag off."""
    _row(session, person_id)
    session.execute(delete(TagRow).where(TagRow.person_id == person_id, TagRow.tag == tag))


def assign(session: Session, person_id: str, account_id: int | None) -> None:
    """Entrust a conversation to somebody, or to nobody."""
    row = _row(session, person_id)
    if account_id is not None and session.get(AccountRow, account_id) is None:
        raise KeyError(account_id)
    row.assigned_to = account_id


def review(session: Session, person_id: str, account_id: int, now: datetime) -> None:
    """Note that a conversation was reviewed: it is no longer listed as in danger or new."""
    row = _row(session, person_id)
    row.reviewed, row.reviewed_at, row.reviewed_by = True, now, account_id
    row.danger = row.danger_at = None


def reopen(session: Session, person_id: str) -> None:
    """Put a conversation back among those to review."""
    _row(session, person_id).reviewed = False


def take(session: Session, person_id: str, account_id: int, now: datetime) -> bool:
    """Answer somebody in place of the program; False where the account already does.

    Raises `ReviewError` where a colleague does.
    """
    row = session.get(ConversationRow, person_id, with_for_update=True)
    if row is None:
        raise KeyError(person_id)
    person = session.get(PersonRow, person_id)
    if person.held_by_counsellor and row.held_by is not None:
        if row.held_by == account_id:
            return False
        raise ReviewError("held")
    row.held_by, row.held_at, row.answered_at = account_id, now, now
    row.assigned_to = row.assigned_to or account_id
    person.held_by_counsellor, person.waiting_since = True, None
    return True


def answered(
    session: Session, person_id: str, account_id: int, text: str, by: str, now: datetime
) -> None:
    """Note what a counsellor wrote to somebody; raises `ReviewError` unless they hold them."""
    row, person = _row(session, person_id), session.get(PersonRow, person_id)
    if not person.held_by_counsellor or row.held_by != account_id:
        raise ReviewError("not_held")
    row.answered_at = now
    log(
        session,
        person_id=person_id,
        inbox_id=None,
        now=now,
        direction="out",
        kind=BY_PERSON,
        text=text,
        detail={"by": by, conversations.HELD: True},
    )


def give_back(session: Session, person_id: str, *, waits: datetime | None = None) -> bool:
    """Let the program answer again; return whether somebody held the conversation.

    Args:
        session: The unit of work.
        person_id: Whose conversation.
        waits: Since when the person waits for somebody again, if they do.
    """
    row, person = session.get(ConversationRow, person_id), session.get(PersonRow, person_id)
    held = bool(person.held_by_counsellor)
    person.held_by_counsellor = False
    if waits is not None:
        person.waiting_since = person.waiting_since or waits
    if row is not None:
        row.held_by = row.held_at = None
    if person.consent is not True:
        conversations.forget_held_words(session, person_id)
    return held


def left_alone(session: Session, before: datetime) -> list[ConversationRow]:
    """Return conversations whose counsellor last did something in them before a moment."""
    sign = func.coalesce(ConversationRow.answered_at, ConversationRow.held_at)
    query = select(ConversationRow).where(ConversationRow.held_by.is_not(None), sign < before)
    return list(session.execute(query.with_for_update(skip_locked=True)).scalars())


def last_sign_of_counsellor(session: Session, person_id: str) -> datetime | None:
    """Return when the counsellor who holds a conversation last did something in it."""
    row = session.get(ConversationRow, person_id)
    moment: datetime | None = (row.answered_at or row.held_at) if row is not None else None
    return moment
