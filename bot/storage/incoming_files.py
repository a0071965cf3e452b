"""Files that people sent and nobody has read yet: where the messages that wait say they lie."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.storage.models import InboxRow

_OPEN = "open"


def paths_of(session: Session, person_id: str) -> list[str]:
    """Return where files of one person lie."""
    return _paths(session, InboxRow.person_id == person_id)


def paths_waiting(session: Session) -> set[str]:
    """Return where files of all messages that wait lie."""
    return set(_paths(session, InboxRow.status == _OPEN))


def _paths(session: Session, which: object) -> list[str]:
    query = select(InboxRow.content).where(which, InboxRow.content.is_not(None))
    files = ((content or {}).get("file") or {} for content in session.execute(query).scalars())
    return [str(file["path"]) for file in files if file.get("path")]
