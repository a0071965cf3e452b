"""Files that the service makes for a person: their data now, a plan or an attestation elsewhere."""

import json
from collections.abc import Callable
from datetime import datetime

from sqlalchemy.orm import Session

from bot.gateway.turn import DocumentRequest
from bot.storage.documents import Document
from bot.storage.export import export_person

DocumentMaker = Callable[[Session, str, DocumentRequest, datetime], Document]
"""Makes a file for a person; runs within the transaction that ends the turn."""


def export_maker(
    session: Session, person_id: str, _request: DocumentRequest, now: datetime
) -> Document:
    """Return a copy of everything that is kept of a person, as JSON."""
    kept = export_person(session, person_id, now)
    content = json.dumps(kept, ensure_ascii=False, indent=2).encode()
    return Document("rihla.json", "application/json", content)
