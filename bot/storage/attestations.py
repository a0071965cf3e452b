"""Attestations by the digest of their token: when, for how many modules; nothing of whom.

The token stands on the paper alone, in its QR code. It is random and long, so that it cannot be
guessed; the table holds its digest, so that who reads the table cannot make a paper that verifies.
"""

import hashlib
import re
import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Column, Date, Integer, String
from sqlalchemy.orm import Session

from bot.storage.models import Base, UtcDateTime

KEPT = timedelta(days=5 * 365)
"""How long an attestation can be verified."""
PATH = "/attestation/"
TOKEN_BYTES = 24
REFERENCE_CHARACTERS = 10
DIGEST_LENGTH = 64
_TOKEN = re.compile(r"[A-Za-z0-9_-]{32}")


class AttestationRow(Base):
    """An attestation that was given; no column leads to a person."""

    __tablename__ = "attestation"

    digest = Column(String(DIGEST_LENGTH), primary_key=True)
    issued_on = Column(Date, nullable=False)
    modules = Column(Integer, nullable=False)
    expires_at = Column(UtcDateTime, nullable=False, index=True)


@dataclass(frozen=True)
class Attestation:
    """What the verification page shows."""

    reference: str
    issued_on: date
    modules: int
    valid_until: date


def new_token() -> str:
    """Return a token that nobody can guess."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def reference_of(token: str) -> str:
    """Return the short reference printed on the paper; it leads back to no token."""
    return _digest(token)[:REFERENCE_CHARACTERS].upper()


def put(session: Session, token: str, *, modules: int, now: datetime) -> None:
    """Store that an attestation was given."""
    session.add(
        AttestationRow(
            digest=_digest(token),
            issued_on=now.date(),
            modules=modules,
            expires_at=now + KEPT,
        )
    )


def looks_like_token(token: str) -> bool:
    """Tell whether a text has the form of a token, so that no other reaches the database."""
    return _TOKEN.fullmatch(token) is not None


def find(session: Session, token: str, now: datetime) -> Attestation | None:
    """Return the attestation of a token; None for an unknown, altered or expired one."""
    if not looks_like_token(token):
        return None
    row = session.get(AttestationRow, _digest(token))
    if row is None or row.expires_at < now:
        return None
    until = row.expires_at.date()
    return Attestation(reference_of(token), row.issued_on, int(row.modules), until)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
