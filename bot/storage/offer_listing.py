"""Distinct offers, page by page; corrections of their signs; who is told what was decided."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from bot.storage.console_models import (
    AccountRow,
    AlertSubscriptionRow,
    ConversationRow,
    SignCorrectionRow,
)
from bot.storage.offer_models import OfferRow, OfferSenderRow
from bot.storage.offers import sender_digest

PAGE = 40
WRONG, MISSED = "wrong", "missed"
MAX_TOLD = 500
"""People told of one decision in the unit of work that makes it."""


class Order(str, Enum):
    """Which offers come first."""

    SENDERS = "senders"
    LATEST = "latest"


@dataclass(frozen=True)
class Listed:
    """One distinct offer in the list."""

    id: int
    level: str
    signs: Sequence[str]
    country: str | None
    verdict: str
    senders: int
    times: int
    first_seen_at: datetime
    last_seen_at: datetime
    has_text: bool


@dataclass(frozen=True)
class Correction:
    """What somebody found wrong with the signs of an offer."""

    at: datetime
    by: str
    sign: str
    kind: str
    reason: str


Place = tuple[int, datetime, int]
"""The last offer of a page: senders, last time sent, number."""


def listed(
    session: Session,
    *,
    order: Order = Order.SENDERS,
    verdict: str | None = None,
    level: str | None = None,
    country: str | None = None,
    after: Place | None = None,
    limit: int = PAGE,
) -> tuple[list[Listed], Place | None]:
    """Return a page of distinct offers, and where the next one begins."""
    conditions: list[Any] = [
        column == value
        for column, value in (
            (OfferRow.verdict, verdict),
            (OfferRow.level, level),
            (OfferRow.country, country),
        )
        if value is not None
    ]
    by_senders = order is Order.SENDERS
    if after is not None:
        conditions.append(_further(after, by_senders=by_senders))
    order_by = [OfferRow.last_seen_at.desc(), OfferRow.id.desc()]
    if by_senders:
        order_by.insert(0, OfferRow.senders.desc())
    query = select(
        *(OfferRow.id, OfferRow.level, OfferRow.signs, OfferRow.country, OfferRow.verdict),
        *(OfferRow.senders, OfferRow.times, OfferRow.first_seen_at, OfferRow.last_seen_at),
        OfferRow.text_at.is_not(None),
    )
    rows = session.execute(query.where(*conditions).order_by(*order_by).limit(limit + 1)).all()
    page = [Listed(*row) for row in rows[:limit]]
    if len(rows) <= limit:
        return page, None
    return page, (page[-1].senders, page[-1].last_seen_at, page[-1].id)


def _further(after: Place, *, by_senders: bool) -> Any:
    senders, at, number = after
    same_moment = and_(OfferRow.last_seen_at == at, OfferRow.id < number)
    earlier = or_(OfferRow.last_seen_at < at, same_moment)
    if not by_senders:
        return earlier
    return or_(OfferRow.senders < senders, and_(OfferRow.senders == senders, earlier))


def counts(session: Session) -> dict[str, int]:
    """Return how many offers bear each verdict."""
    query = select(OfferRow.verdict, func.count()).group_by(OfferRow.verdict)
    return {str(verdict): int(number) for verdict, number in session.execute(query)}


def correct(
    session: Session,
    offer_id: int,
    account_id: int,
    *,
    sign: str,
    kind: str,
    reason: str,
    now: datetime,
) -> None:
    """Note that a sign is wrong on an offer, or was missed; `KeyError` for an unknown offer."""
    if session.get(OfferRow, offer_id) is None or kind not in {WRONG, MISSED}:
        raise KeyError(offer_id)
    session.add(
        SignCorrectionRow(
            at=now, account_id=account_id, offer_id=offer_id, sign=sign, kind=kind, reason=reason
        )
    )


def corrections(session: Session, offer_id: int) -> list[Correction]:
    """Return what was found wrong with the signs of an offer."""
    query = (
        select(
            SignCorrectionRow.at,
            AccountRow.shown_name,
            SignCorrectionRow.sign,
            SignCorrectionRow.kind,
            SignCorrectionRow.reason,
        )
        .join(AccountRow, AccountRow.id == SignCorrectionRow.account_id)
        .where(SignCorrectionRow.offer_id == offer_id)
        .order_by(SignCorrectionRow.id)
    )
    return [Correction(*row) for row in session.execute(query)]


def record_of_signs(session: Session) -> dict[str, Counter[str]]:
    """Return for each sign how often people found it wrong and missed, on all offers."""
    query = select(SignCorrectionRow.sign, SignCorrectionRow.kind, func.count()).group_by(
        SignCorrectionRow.sign, SignCorrectionRow.kind
    )
    record: dict[str, Counter[str]] = {}
    for sign, kind, number in session.execute(query):
        record.setdefault(str(sign), Counter())[str(kind)] = int(number)
    return record


def senders_to_tell(session: Session, offer_id: int) -> list[tuple[str, str, str]]:
    """Return who sent an offer and asked to be warned: pseudonym, channel, language.

    Only hashes of senders are kept with an offer; who asked for warnings can be found in them.
    """
    digests = set(
        session.execute(
            select(OfferSenderRow.digest).where(OfferSenderRow.offer_id == offer_id)
        ).scalars()
    )
    warned = session.execute(
        select(ConversationRow.person_id, ConversationRow.channel, ConversationRow.language).join(
            AlertSubscriptionRow, AlertSubscriptionRow.person_id == ConversationRow.person_id
        )
    )
    found = [
        (str(person_id), str(channel), str(language or "fr"))
        for person_id, channel, language in warned
        if sender_digest(person_id) in digests
    ]
    return found[:MAX_TOLD]
