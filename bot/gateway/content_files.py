"""Files that come from the content or from a turn's own words: media of a module, a summary."""

import logging
from datetime import datetime

from sqlalchemy.orm import Session

from bot.content.store import ContentStore
from bot.documents.summary import PLAIN_NAME, plain_summary
from bot.gateway.documents import DocumentMaker
from bot.gateway.turn import DocumentRequest
from bot.storage.documents import Document

PLAIN_TEXT = "text/plain"

log = logging.getLogger(__name__)


def summary_maker(
    _session: Session, _person_id: str, request: DocumentRequest, _now: datetime
) -> Document:
    """Return a summary as plain text (where no page could be drawn)."""
    return Document(PLAIN_NAME, PLAIN_TEXT, plain_summary(str(request.details["text"])))


def media_maker(content: ContentStore) -> DocumentMaker:
    """Return what reads the media of modules; a file that went since is left out."""

    def make(
        _session: Session, _person_id: str, request: DocumentRequest, _now: datetime
    ) -> Document | None:
        found = content.current.media.get(str(request.details.get("key")))
        if found is None:
            return None
        try:
            return Document(found.path.name, found.media_type, found.path.read_bytes())
        except OSError as error:
            log.warning("a media file cannot be read: %s", error.strerror)
            return None

    return make
