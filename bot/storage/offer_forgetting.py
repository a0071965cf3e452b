"""Forgetting offers: after their time, and what a person who asks for it brought in."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from bot.storage.offer_models import (
    OfferBandRow,
    OfferContactRow,
    OfferRow,
    OfferSenderRow,
    OfferVerdictRow,
)
from bot.storage.offers import sender_digest

_PARTS = (OfferBandRow, OfferContactRow, OfferSenderRow, OfferVerdictRow)
MAX_AT_ONCE = 500
"""Offers forgotten in one unit of work, so that nobody else waits long for the database."""
_WORDLESS = {"text": None, "text_at": None, "text_from": None}


def forget_words(session: Session, before: datetime) -> int:
    """Forget the words of offers kept before a moment; return of how many."""
    statement = update(OfferRow).where(OfferRow.text_at < before).values(**_WORDLESS)
    return int(session.execute(statement.execution_options(synchronize_session=False)).rowcount)


def forget_offers(session: Session, before: datetime) -> int:
    """Forget offers last sent before a moment, decisions included; return how many."""
    query = select(OfferRow.id).where(OfferRow.last_seen_at < before).limit(MAX_AT_ONCE)
    old = list(session.execute(query).scalars())
    for table in _PARTS:
        statement = delete(table).where(table.offer_id.in_(old))
        session.execute(statement.execution_options(synchronize_session=False))
    statement = delete(OfferRow).where(OfferRow.id.in_(old))
    session.execute(statement.execution_options(synchronize_session=False))
    return len(old)


def forget_sender(session: Session, person_id: str) -> None:
    """Forget that a person sent offers, and the words that they let be kept.

    The fingerprints stay: nothing in them says whose message it was.
    """
    digest = sender_digest(person_id)
    session.execute(delete(OfferSenderRow).where(OfferSenderRow.digest == digest))
    forget_sent_words(session, person_id)


def forget_sent_words(session: Session, person_id: str) -> None:
    """Forget the words of offers that a person let be kept."""
    theirs = OfferRow.text_from == sender_digest(person_id)
    session.execute(update(OfferRow).where(theirs).values(**_WORDLESS))


def move_sender(session: Session, old: str, new: str) -> None:
    """Give what a person sent to the one they turned out to be."""
    before, after = sender_digest(old), sender_digest(new)
    theirs = select(OfferSenderRow.offer_id).where(OfferSenderRow.digest == after)
    both = list(session.execute(theirs).scalars())
    session.execute(
        delete(OfferSenderRow)
        .where(OfferSenderRow.digest == before, OfferSenderRow.offer_id.in_(both))
        .execution_options(synchronize_session=False)
    )
    session.execute(
        update(OfferSenderRow).where(OfferSenderRow.digest == before).values(digest=after)
    )
    session.execute(update(OfferRow).where(OfferRow.text_from == before).values(text_from=after))


def sent_offers(session: Session, person_id: str) -> list[dict[str, Any]]:
    """Return what is kept of the offers that a person sent, for the person who asks for it."""
    digest = sender_digest(person_id)
    query = (
        select(OfferSenderRow.at, OfferRow)
        .join(OfferRow, OfferRow.id == OfferSenderRow.offer_id)
        .where(OfferSenderRow.digest == digest)
        .order_by(OfferSenderRow.at, OfferRow.id)
    )
    return [
        {
            "at": at.isoformat(),
            "level": row.level,
            "signs": list(row.signs),
            "country": row.country,
            "text": row.text if row.text_from == digest else None,
        }
        for at, row in session.execute(query)
    ]
