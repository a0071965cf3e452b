"""The memory of offers: what was sent, how to find it again, and what counsellors decided.

A row is one offer with one set of contacts: the same words with another number make another row,
near the first. So a decision never reaches a contact that nobody looked at.
"""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.storage.offer_models import (
    DECIDER_LENGTH,
    WHY_LENGTH,
    OfferBandRow,
    OfferContactRow,
    OfferRow,
    OfferSenderRow,
    OfferVerdictRow,
)

MAX_CANDIDATES = 50
MIN_SHARED_BANDS = 2
"""Two near texts share seven bands or more on average; strangers share one by chance."""
Likeness = Callable[[bytes], float]
"""How alike a stored fingerprint is to the one in hand, 0 to 1."""


class Verdict(str, Enum):
    """What a person decided on an offer."""

    NONE = "none"
    FRAUD = "fraud"
    GENUINE = "genuine"
    UNDECIDED = "undecided"


class DecisionError(ValueError):
    """A decision lacks its reason or its author; the message says which."""


@dataclass(frozen=True)
class Traits:
    """What an offer is known again by, and what was found in it.

    Attributes:
        scheme: Number of the way in which fingerprints are made.
        fingerprint: The words' fingerprint; None where they are too few.
        bands: Keys of the fingerprint for the index.
        contacts: Keyed hashes of its contact points.
        level: Level of the offer.
        signs: Ids of its signs.
        country: ISO alpha-3 code of the country of work, if it is said.
    """

    scheme: int
    fingerprint: bytes | None
    bands: tuple[int, ...]
    contacts: frozenset[str]
    level: str
    signs: tuple[str, ...] = ()
    country: str | None = None


@dataclass(frozen=True)
class Sending:
    """One sending of an offer: by whom, when, and its masked words if they may be kept."""

    person_id: str
    at: datetime
    text: str | None = None


@dataclass(frozen=True)
class Decided:
    """An offer on which a person decided: what is needed to know it again."""

    verdict: Verdict
    fingerprint: bytes | None
    contacts: frozenset[str]


def sender_digest(person_id: str) -> str:
    """Return the hash of a pseudonym; a pseudonym has too much chance in it to be guessed."""
    return hashlib.sha256(f"offer sender {person_id}".encode()).hexdigest()


def _contacts_digest(contacts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(sorted(contacts)).encode()).hexdigest()


def candidates(session: Session, scheme: int, bands: Iterable[int]) -> list[OfferRow]:
    """Return the offers that share keys with a fingerprint, those that share most first."""
    shared = func.count(OfferBandRow.key)
    ids = (
        select(OfferBandRow.offer_id)
        .where(OfferBandRow.key.in_(tuple(bands)))
        .group_by(OfferBandRow.offer_id)
        .having(shared >= MIN_SHARED_BANDS)
        .order_by(shared.desc(), OfferBandRow.offer_id)
        .limit(MAX_CANDIDATES)
    )
    found = list(session.execute(ids).scalars())
    rows = session.execute(
        select(OfferRow).where(OfferRow.id.in_(found), OfferRow.scheme == scheme)
    ).scalars()
    return sorted(rows, key=lambda row: found.index(row.id))


def record(
    session: Session, traits: Traits, likeness: Likeness, near: float, sending: Sending
) -> int | None:
    """Remember that an offer was sent; return its number, or None if nothing tells it apart.

    Args:
        session: The unit of work.
        traits: The offer.
        likeness: Compares stored fingerprints with the offer's.
        near: Likeness from which two texts are the same offer.
        sending: Who sent it and when.
    """
    if traits.fingerprint is None and not traits.contacts:
        return None
    row = _same_offer(session, traits, likeness, near)
    if row is None:
        row = _new_offer(session, traits, sending.at)
    row.last_seen_at = max(row.last_seen_at, sending.at)
    row.times += 1
    row.level, row.signs = traits.level, list(traits.signs)
    row.country = traits.country or row.country
    sender = sender_digest(sending.person_id)
    if session.get(OfferSenderRow, (row.id, sender)) is None:
        session.add(OfferSenderRow(offer_id=row.id, digest=sender, at=sending.at))
        row.senders += 1
    if sending.text and row.text is None:
        row.text, row.text_at, row.text_from = sending.text, sending.at, sender
    session.flush()
    return int(row.id)


def _same_offer(
    session: Session, traits: Traits, likeness: Likeness, near: float
) -> OfferRow | None:
    digest = _contacts_digest(traits.contacts)
    if traits.fingerprint is None:
        query = select(OfferRow).where(
            OfferRow.contacts_digest == digest, OfferRow.fingerprint.is_(None)
        )
        found: OfferRow | None = session.execute(query).scalars().first()
        return found
    same = [
        row
        for row in candidates(session, traits.scheme, traits.bands)
        if row.contacts_digest == digest and likeness(row.fingerprint) >= near
    ]
    return max(same, key=lambda row: likeness(row.fingerprint), default=None)


def _new_offer(session: Session, traits: Traits, now: datetime) -> OfferRow:
    row = OfferRow(
        scheme=traits.scheme,
        fingerprint=traits.fingerprint,
        contacts_digest=_contacts_digest(traits.contacts),
        level=traits.level,
        signs=list(traits.signs),
        country=traits.country,
        first_seen_at=now,
        last_seen_at=now,
        times=0,
        senders=0,
        verdict=Verdict.NONE.value,
    )
    session.add(row)
    session.flush()
    session.add_all(OfferBandRow(offer_id=row.id, key=key) for key in set(traits.bands))
    session.add_all(OfferContactRow(offer_id=row.id, digest=one) for one in traits.contacts)
    return row


def decide(
    session: Session, offer_id: int, verdict: Verdict, *, reason: str, by: str, now: datetime
) -> None:
    """Add a decision on an offer; raises `DecisionError`, or `KeyError` for an unknown number."""
    reason, by = reason.strip(), by.strip()
    for name, value, limit in (("reason", reason, WHY_LENGTH), ("author", by, DECIDER_LENGTH)):
        if not value or len(value) > limit:
            raise DecisionError(f"the {name} must have 1 to {limit} characters")
    row = session.get(OfferRow, offer_id)
    if row is None:
        raise KeyError(offer_id)
    session.add(
        OfferVerdictRow(
            offer_id=offer_id, verdict=verdict.value, reason=reason, decided_by=by, decided_at=now
        )
    )
    row.verdict, row.reason, row.decided_by, row.decided_at = verdict.value, reason, by, now
    session.flush()


def last_decision(session: Session) -> tuple[int, int]:
    """Return what changes whenever a decision is added or forgotten."""
    query = select(func.max(OfferVerdictRow.id), func.min(OfferVerdictRow.id))
    newest, oldest = session.execute(query).one()
    return int(newest or 0), int(oldest or 0)


def decided(session: Session, scheme: int) -> list[Decided]:
    """Return the offers that a person judged to be fraud or genuine."""
    verdicts = (Verdict.FRAUD.value, Verdict.GENUINE.value)
    contacts: dict[int, set[str]] = {}
    for offer_id, digest in session.execute(
        select(OfferContactRow.offer_id, OfferContactRow.digest)
        .join(OfferRow, OfferRow.id == OfferContactRow.offer_id)
        .where(OfferRow.verdict.in_(verdicts))
    ):
        contacts.setdefault(offer_id, set()).add(digest)
    rows = session.execute(select(OfferRow).where(OfferRow.verdict.in_(verdicts))).scalars()
    return [
        Decided(
            Verdict(row.verdict),
            row.fingerprint if row.scheme == scheme else None,
            frozenset(contacts.get(row.id, ())),
        )
        for row in rows
    ]


def listed(session: Session, verdict: Verdict | None, limit: int) -> list[dict[str, Any]]:
    """Return offers as plain data: those sent by most people first, then the latest."""
    query = select(OfferRow).order_by(OfferRow.senders.desc(), OfferRow.last_seen_at.desc())
    if verdict is not None:
        query = query.where(OfferRow.verdict == verdict.value)
    return [_as_data(row) for row in session.execute(query.limit(limit)).scalars()]


def shown(session: Session, offer_id: int) -> dict[str, Any]:
    """Return one offer whole, its decisions included; raises `KeyError` for an unknown number."""
    row = session.get(OfferRow, offer_id)
    if row is None:
        raise KeyError(offer_id)
    decisions = select(OfferVerdictRow).where(OfferVerdictRow.offer_id == offer_id)
    mine = select(OfferContactRow.digest).where(OfferContactRow.offer_id == offer_id)
    others = (
        select(OfferContactRow.offer_id, func.count())
        .where(OfferContactRow.digest.in_(mine), OfferContactRow.offer_id != offer_id)
        .group_by(OfferContactRow.offer_id)
        .limit(MAX_CANDIDATES)
    )
    return _as_data(row) | {
        "text": row.text,
        "contacts": len(session.execute(mine).all()),
        "same_contact": [int(other) for other, _ in session.execute(others)],
        "decisions": [
            {
                "verdict": one.verdict,
                "reason": one.reason,
                "by": one.decided_by,
                "at": one.decided_at.isoformat(),
            }
            for one in session.execute(decisions.order_by(OfferVerdictRow.id)).scalars()
        ],
    }


def _as_data(row: OfferRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "verdict": row.verdict,
        "reason": row.reason,
        "decided_by": row.decided_by,
        "decided_at": row.decided_at.isoformat() if row.decided_at else None,
        "level": row.level,
        "signs": list(row.signs),
        "country": row.country,
        "first_seen": row.first_seen_at.isoformat(),
        "last_seen": row.last_seen_at.isoformat(),
        "times": row.times,
        "senders": row.senders,
        "has_text": row.text is not None,
    }
