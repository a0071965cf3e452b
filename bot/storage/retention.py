"""How long anything is kept, and forgetting what has had its time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from bot.storage import conversations, corrections, login_failures, summary_codes
from bot.storage.attestations import AttestationRow
from bot.storage.models import (
    ButtonRow,
    DocumentRow,
    InboxRow,
    LogRow,
    OutboxRow,
    PersonRow,
)
from bot.storage.offer_forgetting import MAX_AT_ONCE, forget_offers, forget_words
from bot.storage.people import erase_person


@dataclass(frozen=True)
class Rules:
    """How long each kind of thing is kept.

    Attributes:
        words: The words of conversations and offers kept for review, from the day they were said.
        log: Lines of the log without words (intent, signs, sums), for statistics.
        messages: Ids of messages, by which a late second delivery is recognised.
        replies: Replies that were sent, given up, or never fetched by a page.
        corrections: Words of examples for understanding, once these were taken away; never longer
            than other words.
        offers: Offers by which the next ones are known again, from the last time one was sent.
        buttons: Buttons, so that an old screen can still be pressed.
        absence: A person who has not written for so long is erased whole.
    """

    words: timedelta = timedelta(days=180)
    log: timedelta = timedelta(days=730)
    messages: timedelta = timedelta(days=30)
    replies: timedelta = timedelta(days=14)
    corrections: timedelta = timedelta(days=30)
    offers: timedelta = timedelta(days=730)
    buttons: timedelta = timedelta(days=90)
    absence: timedelta = timedelta(days=365)


MAX_ERASED_AT_ONCE = 500
"""People erased in one unit of work, so that nobody else waits long for the database."""


def purge(session: Session, now: datetime, rules: Rules | None = None) -> dict[str, int]:
    """Forget what has had its time; return how many of each kind were forgotten.

    People and offers are forgotten in parts, see `more_to_forget`.
    """
    kept = rules or Rules()
    done = {}
    done["words"] = conversations.forget_words_before(session, now - kept.words)
    done["summary_codes"] = summary_codes.forget_expired(session, now)
    done["corrections"] = corrections.forget_words(
        session, exported_before=now - kept.corrections, made_before=now - kept.words
    )
    done["offer_words"] = forget_words(session, now - kept.words)
    done["offers"] = forget_offers(session, now - kept.offers)
    for name, statement in {
        "log": delete(LogRow).where(LogRow.at < now - kept.log),
        "replies": delete(OutboxRow).where(OutboxRow.created_at < now - kept.replies),
        "messages": delete(InboxRow).where(
            InboxRow.received_at < now - kept.messages,
            InboxRow.status != "open",
            InboxRow.id.not_in(select(OutboxRow.inbox_id).where(OutboxRow.inbox_id.is_not(None))),
        ),
        "buttons": delete(ButtonRow).where(ButtonRow.created_at < now - kept.buttons),
        "documents": delete(DocumentRow).where(DocumentRow.expires_at < now),
        "attestations": delete(AttestationRow).where(AttestationRow.expires_at < now),
    }.items():
        result = session.execute(statement.execution_options(synchronize_session=False))
        done[name] = result.rowcount
    done["login_failures"] = login_failures.forget_before(session, now - login_failures.COUNTED_FOR)
    absent = (
        select(PersonRow.id)
        .where(PersonRow.last_seen_at < now - kept.absence)
        .order_by(PersonRow.last_seen_at)
        .limit(MAX_ERASED_AT_ONCE)
    )
    people = list(session.execute(absent).scalars())
    for person_id in people:
        erase_person(session, person_id, whole=True)
    done["people"] = len(people)
    return done


def more_to_forget(done: Mapping[str, int]) -> bool:
    """Tell whether a purge stopped at what is forgotten at once, so that another must follow."""
    return done["people"] >= MAX_ERASED_AT_ONCE or done["offers"] >= MAX_AT_ONCE


def counts(session: Session) -> dict[str, int]:
    """Return how many rows each kind has, for the operator."""
    tables = {"people": PersonRow, "log": LogRow, "messages": InboxRow, "replies": OutboxRow}
    return {
        name: int(session.execute(select(func.count()).select_from(table)).scalar() or 0)
        for name, table in tables.items()
    }
