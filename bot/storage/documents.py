"""Files made for a person, kept for a short time under a name that cannot be guessed."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select
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


def put(
    session: Session, person_id: str, document: Document, now: datetime, made_of: str | None = None
) -> str:
    """Store a file for a person in place of their last one of that name; return its token.

    Files that have had their time are forgotten with it.
    """
    replaced = (DocumentRow.person_id == person_id) & (DocumentRow.name == document.name)
    session.execute(delete(DocumentRow).where(replaced | (DocumentRow.expires_at < now)))
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    session.add(
        DocumentRow(
            token=token,
            person_id=person_id,
            made_of=made_of,
            name=document.name,
            media_type=document.media_type,
            content=document.content,
            created_at=now,
            expires_at=now + KEPT,
        )
    )
    return token


def made_since(session: Session, person_id: str, made_of: str, since: datetime) -> str | None:
    """Return the token of a file that was made of the same for a person not long ago."""
    query = select(DocumentRow.token).where(
        DocumentRow.person_id == person_id,
        DocumentRow.made_of == made_of,
        DocumentRow.created_at > since,
    )
    found = session.execute(query).scalars().first()
    return None if found is None else str(found)


def path_to(token: str) -> str:
    """Return the path under which the service gives a file."""
    return PATH + token


def get(session: Session, path_or_token: str, now: datetime) -> Document | None:
    """Return a file, or None once it has had its time."""
    row = session.get(DocumentRow, path_or_token.removeprefix(PATH))
    if row is None or row.expires_at < now:
        return None
    return Document(row.name, row.media_type, bytes(row.content))
