"""Which keys a database was filled with: their digests, so that another key is noticed."""

from sqlalchemy.orm import Session

from bot.storage.models import KeyRow


def is_of(session: Session, name: str, digest: str) -> bool:
    """Tell whether a key is the one of this database; the first that is asked about becomes it."""
    row = session.get(KeyRow, name)
    if row is None:
        session.add(KeyRow(name=name, digest=digest))
        return True
    return bool(row.digest == digest)


def accept(session: Session, name: str, digest: str) -> None:
    """Take another key from now on."""
    session.merge(KeyRow(name=name, digest=digest))
