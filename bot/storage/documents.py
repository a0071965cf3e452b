"""Files made for a person, kept for a short time under a name that cannot be guessed."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from bot.storage.models import DocumentRow

KEPT = timedelta(days=7)
PATH = "/files/"
_TOKEN_BYTES = 24


@dataclass(frozen=True)
class Document:
    """A file: its name, media type and content."""

    name: str
    media_type: str
    content: bytes


def put(session: Session, person_id: str, document: Document, now: datetime) -> str:
    """Store a file for a person, forget those that have had their time, return its token."""
    session.execute(delete(DocumentRow).where(DocumentRow.expires_at < now))
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    session.add(
        DocumentRow(
            token=token,
            person_id=person_id,
            name=document.name,
            media_type=document.media_type,
            content=document.content,
            created_at=now,
            expires_at=now + KEPT,
        )
    )
    return token


def path_to(token: str) -> str:
    """Return the path under which the service gives a file."""
    return PATH + token


def get(session: Session, path_or_token: str, now: datetime) -> Document | None:
    """Return a file, or None once it has had its time."""
    row = session.get(DocumentRow, path_or_token.removeprefix(PATH))
    if row is None or row.expires_at < now:
        return None
    return Document(row.name, row.media_type, bytes(row.content))
