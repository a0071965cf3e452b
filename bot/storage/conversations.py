"""A line for each conversation, kept up to date by every turn: what a queue is made of.

Also the words by which a conversation is found, and the numbers hidden in them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Text, cast, delete, or_, select, update
from sqlalchemy.orm import Session

from bot.storage.console_models import (
    ConversationRow,
    LogHiddenRow,
    LogWordsRow,
    NoteRow,
    TagRow,
)
from bot.storage.console_sql import note_words_gone, without
from bot.storage.models import LogRow

LEVELS = ("danger", "warning", "caution", "none")
"""Levels of an offer, the worst first."""
DISTRESS, PAID, SIGNS = "distress", "paid", "signs"
DANGERS = (DISTRESS, PAID, SIGNS)
"""Why somebody may be in danger, the most urgent first."""
HELD = "held"
"""In the detail of a line: said while a counsellor held the conversation."""
PRESSED, CHOICES, COST = "pressed", "choices", "cost"
WITH_CONSENT = frozenset({PRESSED, CHOICES, COST})
"""In the detail of a line: kept only of who agreed to a review, as words are."""
SHOWN_WORDS = (PRESSED, CHOICES)
"""Of these, what was read on a screen; it has the time of words, a sum that of the log."""


@dataclass(frozen=True)
class TurnNote:
    """What a turn changes in the line of its conversation.

    Attributes:
        channel: Where it took place.
        language: Language of the replies.
        country: Destination the person speaks of, if known.
        module: Open module of the workshop, if any.
        level: Level of the offer that was read, if one was.
        danger: Why the person may be in danger, if the turn says so.
        unclear: Whether the message was not understood.
        said: Whether there is something to review: words or a file, not a pressed button.
    """

    channel: str
    language: str | None = None
    country: str | None = None
    module: str | None = None
    level: str | None = None
    danger: str | None = None
    unclear: bool = False
    said: bool = True


def _worst(order: Sequence[str], *values: str | None) -> str | None:
    known = [value for value in values if value in order]
    return min(known, key=order.index, default=None)


def note_turn(session: Session, person_id: str, turn: TurnNote, now: datetime) -> None:
    """Bring a conversation's line up to date."""
    row = session.get(ConversationRow, person_id)
    if row is None:
        row = ConversationRow(
            person_id=person_id, began_at=now, messages=0, unclear=0, reviewed=False
        )
        session.add(row)
    row.channel, row.said_at = turn.channel, now
    row.language = turn.language or row.language
    row.country = turn.country or row.country
    row.module = turn.module or row.module
    row.messages += 1
    row.unclear += turn.unclear
    row.level = _worst(LEVELS, row.level, turn.level)
    if turn.danger:
        row.danger, row.danger_at = _worst(DANGERS, row.danger, turn.danger), now
    if turn.said or turn.danger:
        row.reviewed = False
    session.flush()


def keep_words(
    session: Session,
    person_id: str,
    log_id: int,
    folded: str,
    hidden: Mapping[str, Sequence[str]] | None = None,
) -> None:
    """Keep the words by which a line of the log is found, and what was masked in it."""
    if folded:
        session.add(LogWordsRow(log_id=log_id, person_id=person_id, folded=folded))
    if hidden:
        parts = {kind: list(values) for kind, values in hidden.items()}
        session.add(LogHiddenRow(log_id=log_id, person_id=person_id, parts=parts))


def forget_held_words(session: Session, person_id: str) -> None:
    """Forget what was said to a counsellor by somebody who did not agree to a review."""
    query = select(LogRow).where(LogRow.person_id == person_id)
    held = [row for row in session.execute(query).scalars() if (row.detail or {}).get(HELD)]
    for row in held:
        _forget_line(row)
    _forget_words(session, lambda table: table.log_id.in_([row.id for row in held]))


def forget_words(session: Session, person_id: str) -> None:
    """Forget all that was kept of what somebody said and was told; that it was said stays."""
    for row in session.execute(select(LogRow).where(LogRow.person_id == person_id)).scalars():
        _forget_line(row)
    _forget_words(session, lambda table: table.person_id == person_id)


def _forget_line(row: LogRow) -> None:
    row.text = None
    detail = row.detail or {}
    if detail.keys() & WITH_CONSENT:
        row.detail = {k: v for k, v in detail.items() if k not in WITH_CONSENT} or None


def forget_words_before(session: Session, before: datetime) -> int:
    """Forget words, hidden numbers and buttons of lines from before a moment; return of how many.

    The database itself takes the buttons out: there may be very many lines.
    """
    old = select(LogRow.id).where(LogRow.at < before)
    _forget_words(session, lambda table: table.log_id.in_(old))
    there = [cast(LogRow.detail, Text).like(f'%"{name}"%') for name in SHOWN_WORDS]
    theirs = update(LogRow).where(LogRow.at < before).execution_options(synchronize_session=False)
    rest = without(session, LogRow.detail, SHOWN_WORDS)
    session.execute(theirs.where(or_(*there)).values(detail=rest))
    return int(session.execute(theirs.where(LogRow.text.is_not(None)).values(text=None)).rowcount)


def _forget_words(session: Session, which: Callable[[Any], Any]) -> None:
    for table in (LogWordsRow, LogHiddenRow):
        statement = delete(table).where(which(table))
        if session.execute(statement.execution_options(synchronize_session=False)).rowcount:
            note_words_gone(session)


_OF_PERSON = (LogWordsRow, LogHiddenRow, NoteRow, TagRow)


def forget_person(session: Session, person_id: str) -> None:
    """Forget all that the console knows of a person; that somebody looked stays in the audit."""
    _forget_words(session, lambda table: table.person_id == person_id)
    for table in (NoteRow, TagRow, ConversationRow):
        statement = delete(table).where(table.person_id == person_id)
        session.execute(statement.execution_options(synchronize_session="fetch"))


def kept(session: Session, person_id: str) -> dict[str, Any]:
    """Return what the console keeps of a person, for the person who asks for it."""
    notes = select(NoteRow.at, NoteRow.text).where(NoteRow.person_id == person_id)
    tags = select(TagRow.tag).where(TagRow.person_id == person_id).order_by(TagRow.tag)
    hidden = select(LogHiddenRow.parts).where(LogHiddenRow.person_id == person_id)
    return {
        "notes": [
            {"at": at.isoformat(), "text": text}
            for at, text in session.execute(notes.order_by(NoteRow.id))
        ],
        "tags": list(session.execute(tags).scalars()),
        "masked_in_messages": list(session.execute(hidden.order_by(LogHiddenRow.log_id)).scalars()),
    }


def move_person(session: Session, old: str, new: str) -> None:
    """Give all that the console knows of a person to the one they turned out to be."""
    session.flush()
    there = list(session.execute(select(TagRow.tag).where(TagRow.person_id == new)).scalars())
    doubles = delete(TagRow).where(TagRow.person_id == old, TagRow.tag.in_(there))
    session.execute(doubles.execution_options(synchronize_session=False))
    for table in _OF_PERSON:
        statement = update(table).where(table.person_id == old).values(person_id=new)
        session.execute(statement.execution_options(synchronize_session=False))
    gone = session.get(ConversationRow, old)
    kept = session.get(ConversationRow, new)
    if gone is None:
        return
    if kept is None:
        kept = ConversationRow(person_id=new, messages=0, unclear=0, reviewed=False)
        session.add(kept)
    _join(kept, gone)
    session.delete(gone)
    session.flush()


def _join(kept: ConversationRow, gone: ConversationRow) -> None:
    kept.channel = kept.channel or gone.channel
    for name in ("language", "country", "module", "assigned_to", "held_by", "held_at"):
        setattr(kept, name, getattr(kept, name) or getattr(gone, name))
    kept.began_at = min(filter(None, (kept.began_at, gone.began_at)))
    kept.said_at = max(filter(None, (kept.said_at, gone.said_at)))
    kept.messages += gone.messages
    kept.unclear += gone.unclear
    kept.level = _worst(LEVELS, kept.level, gone.level)
    kept.danger = _worst(DANGERS, kept.danger, gone.danger)
    kept.danger_at = kept.danger_at or gone.danger_at
    kept.reviewed = kept.reviewed and gone.reviewed
    kept.answered_at = max(filter(None, (kept.answered_at, gone.answered_at)), default=None)
    reviews = [row for row in (kept, gone) if row.reviewed_at is not None]
    last = max(reviews, key=lambda row: row.reviewed_at, default=kept)
    kept.reviewed_at, kept.reviewed_by = last.reviewed_at, last.reviewed_by
