"""Knowing an offer again: what counsellors decided on one holds for it in other words.

Two keys lead to an offer: its words (`bot.text.likeness`) and its contact points. What was decided
lies in memory, so that a turn waits for no database; it is read again when a decision was added,
by whatever process.
"""

import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from bot.gateway.masking import mask
from bot.gateway.turn import OfferRead
from bot.storage import offers
from bot.storage.offer_models import OfferRow
from bot.storage.offers import Decided, Sending, Traits, Verdict
from bot.text.likeness import NEAR, SCHEME, Crowd, Fingerprint, fingerprint

MAX_KEPT_CHARACTERS = 8_000
"""Words of an offer kept for review."""


@dataclass(frozen=True)
class _Judged:
    """The offers of one verdict: their fingerprints and their contacts."""

    crowd: Crowd = field(default_factory=lambda: Crowd([]))
    contacts: frozenset[str] = frozenset()

    @classmethod
    def of(cls, decided: Iterable[Decided]) -> "_Judged":
        known = list(decided)
        prints = [Fingerprint.from_bytes(d.fingerprint) for d in known if d.fingerprint]
        return cls(Crowd(prints), frozenset().union(*(d.contacts for d in known)))

    def likeness(self, made: Fingerprint) -> float:
        return max(self.crowd.likenesses(made), default=0.0)


class OfferMemory:
    """What is remembered of offers, under the key of this installation."""

    def __init__(self, key: bytes) -> None:
        """Start with nothing; `refresh` reads what was decided."""
        self._key = key
        self._fraud = _Judged()
        self._genuine = _Judged()
        self._read: tuple[int, int] | None = None

    def refresh(self, session: Session) -> None:
        """Read the decisions again if there are others than at the last time."""
        last = offers.last_decision(session)
        if last == self._read:
            return
        decided = offers.decided(session, SCHEME)
        self._fraud = _Judged.of(d for d in decided if d.verdict is Verdict.FRAUD)
        self._genuine = _Judged.of(d for d in decided if d.verdict is Verdict.GENUINE)
        self._read = last

    def recall(self, text: str, contacts: Iterable[str]) -> bool | None:
        """Tell whether an offer is one that was confirmed as fraud, or as genuine (False).

        None where nobody decided on anything like it. A contact that stands in an offer judged
        genuine convicts nothing, as fraudsters name real employers; and an offer whose every
        contact is known to be genuine is not suspected for its words, as they copy those too.
        """
        hashed = self._hashed(contacts)
        if (hashed & self._fraud.contacts) - self._genuine.contacts:
            return True
        if hashed and hashed <= self._genuine.contacts:
            return False
        made = fingerprint(text, self._key)
        if made is None:
            return None
        fraud, genuine = self._fraud.likeness(made), self._genuine.likeness(made)
        if max(fraud, genuine) < NEAR or fraud == genuine:
            return None
        return fraud > genuine

    def record(
        self,
        session: Session,
        text: str,
        read: OfferRead,
        *,
        person_id: str,
        may_keep_words: bool,
        now: datetime,
    ) -> int | None:
        """Remember that a person sent an offer; its masked words only if they may be kept."""
        made = fingerprint(text, self._key)

        def likeness(stored: bytes) -> float:
            return made.likeness(Fingerprint.from_bytes(stored)) if made else 0.0

        traits = Traits(
            SCHEME,
            made.to_bytes() if made else None,
            made.bands() if made else (),
            self._hashed(read.contacts),
            read.level,
            read.signs,
            read.country,
        )
        words = mask(text[:MAX_KEPT_CHARACTERS]) if may_keep_words else None
        return offers.record(session, traits, likeness, NEAR, Sending(person_id, now, words))

    def _hashed(self, contacts: Iterable[str]) -> frozenset[str]:
        return frozenset(
            hmac.new(self._key, contact.encode(), hashlib.sha256).hexdigest()
            for contact in contacts
        )


def offers_like(session: Session, number: int) -> list[dict[str, object]]:
    """Return the offers whose words are near those of a stored one, the likest first."""
    row = session.get(OfferRow, number)
    if row is None or row.fingerprint is None or row.scheme != SCHEME:
        return []
    made = Fingerprint.from_bytes(row.fingerprint)
    found = [
        {"id": other.id, "likeness": round(likeness, 2), "verdict": other.verdict}
        for other in offers.candidates(session, SCHEME, made.bands())
        if other.id != number
        and (likeness := made.likeness(Fingerprint.from_bytes(other.fingerprint))) >= NEAR
    ]
    return sorted(found, key=lambda one: one["likeness"], reverse=True)
