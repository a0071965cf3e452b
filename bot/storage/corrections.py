"""Messages that were not understood, and what people who read them say that they mean.

Only masked words of people who agreed to a review are here. What becomes an example loses every
tie to its conversation: a hash of the words tells that the message was dealt with, nothing tells
whose it was.
"""

import hashlib
import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select, update
from sqlalchemy.orm import Session

from bot.storage.console_models import NluCorrectionRow
from bot.storage.models import LogRow, PersonRow
from bot.storage.statistics import NOT_UNDERSTOOD

UNSURE_BELOW = 0.5
"""A meaning found with less confidence is worth a look."""
MAX_READ = 2_000
"""Messages that are read, newest first."""
LOOK_BACK = 200_000
"""Lines of the log that are looked through for them: what is older was looked at, or never will."""
SET_ASIDE = "-"
"""In place of a meaning: the message is no example of anything."""
_BUTTON = "press"


@dataclass(frozen=True)
class Unclear:
    """A message that was not understood, or hardly: its words, and what they were taken for."""

    digest: str
    text: str
    intent: str
    confidence: float
    variety: str | None
    times: int = 1


@dataclass(frozen=True)
class Corrected:
    """What somebody says that a message means."""

    id: int
    text: str
    variety: str
    said_intent: str | None
    right_intent: str
    account_id: int
    created_at: datetime
    exported_at: datetime | None


def digest_of(folded: str, key: bytes) -> str:
    """Return the hash by which a message is known again, of its folded words.

    Under a key: on a plain hash of a short message names and numbers could be tried.
    """
    return hmac.new(key, f"unclear {folded}".encode(), hashlib.sha256).hexdigest()


def unclear(session: Session) -> list[tuple[str, str, float, str | None]]:
    """Return (text, intent, confidence, variety) of what was not understood, newest first."""
    newest = select(func.coalesce(func.max(LogRow.id), 0)).scalar_subquery()
    query = (
        select(LogRow.text, LogRow.intent, LogRow.confidence, LogRow.detail["variety"].as_string())
        .join(PersonRow, PersonRow.id == LogRow.person_id)
        .where(
            LogRow.id > newest - LOOK_BACK,
            LogRow.direction == "in",
            LogRow.kind == "text",
            LogRow.text.is_not(None),
            LogRow.text != "",
            PersonRow.consent.is_(True),
            LogRow.intent != _BUTTON,
            or_(LogRow.intent.in_(NOT_UNDERSTOOD), LogRow.confidence < UNSURE_BELOW),
        )
        .order_by(LogRow.id.desc())
        .limit(MAX_READ)
    )
    return [
        (str(text), str(intent), float(confidence or 0), variety)
        for text, intent, confidence, variety in session.execute(query)
    ]


def dealt_with(session: Session) -> set[str]:
    """Return the hashes of messages that somebody dealt with."""
    return set(session.execute(select(NluCorrectionRow.digest)).scalars())


def correct(
    session: Session,
    message: Unclear,
    *,
    text: str,
    variety: str,
    intent: str,
    by: int,
    now: datetime,
) -> None:
    """Note what a message means; `text` is what may become an example."""
    session.add(
        NluCorrectionRow(
            created_at=now,
            account_id=by,
            digest=message.digest,
            message_text=text,
            variety=variety,
            said_intent=message.intent,
            right_intent=intent,
        )
    )


def set_aside(session: Session, messages: Iterable[Unclear], by: int, now: datetime) -> None:
    """Note that messages are no examples; their words are not kept."""
    for message in messages:
        correct(session, message, text="", variety="", intent=SET_ASIDE, by=by, now=now)


def reviewed(session: Session, *, exported: bool = False) -> list[Corrected]:
    """Return the corrections, oldest first; with those that were exported before, if asked."""
    query = select(NluCorrectionRow).where(
        NluCorrectionRow.right_intent != SET_ASIDE, NluCorrectionRow.message_text != ""
    )
    if not exported:
        query = query.where(NluCorrectionRow.exported_at.is_(None))
    return [
        Corrected(
            row.id,
            row.message_text,
            row.variety,
            row.said_intent,
            row.right_intent,
            row.account_id,
            row.created_at,
            row.exported_at,
        )
        for row in session.execute(query.order_by(NluCorrectionRow.id)).scalars()
    ]


def mark_exported(session: Session, ids: Iterable[int], now: datetime) -> None:
    """Note that corrections were taken away to be applied."""
    session.execute(
        update(NluCorrectionRow)
        .where(NluCorrectionRow.id.in_(tuple(ids)), NluCorrectionRow.exported_at.is_(None))
        .values(exported_at=now)
        .execution_options(synchronize_session=False)
    )


def forget_words(session: Session, *, exported_before: datetime, made_before: datetime) -> int:
    """Forget the words of corrections that were taken away, or are old; return of how many."""
    statement = (
        update(NluCorrectionRow)
        .where(
            or_(
                NluCorrectionRow.exported_at < exported_before,
                NluCorrectionRow.created_at < made_before,
            ),
            NluCorrectionRow.message_text != "",
        )
        .values(message_text="")
    )
    return int(session.execute(statement.execution_options(synchronize_session=False)).rowcount)


def take_back(session: Session, correction_id: int) -> None:
    """Forget a correction that was not exported: its message is to be looked at again."""
    row = session.get(NluCorrectionRow, correction_id)
    if row is None or row.exported_at is not None:
        raise KeyError(correction_id)
    session.delete(row)


def counted(rows: Iterable[Corrected]) -> Mapping[str, int]:
    """Return how many corrections each meaning has."""
    found: dict[str, int] = {}
    for row in rows:
        found[row.right_intent] = found.get(row.right_intent, 0) + 1
    return found
