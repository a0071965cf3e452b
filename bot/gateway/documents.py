"""Files that the service makes for a person: their data, their plan, their attestation.

A maker runs within the transaction that ends the turn, as it reads the database. A drawer needs
seconds and no database: it runs before, in a thread, and leaves what is to be stored with its file.
"""

import asyncio
import hashlib
import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.documents.attestation import NAME as ATTESTATION_NAME
from bot.documents.attestation import draw_attestation
from bot.documents.fonts import FontsMissingError, find_fonts
from bot.documents.plan import NAME as PLAN_NAME
from bot.documents.plan import draw_plan
from bot.documents.summary import NAME as SUMMARY_NAME
from bot.documents.summary import draw_summary
from bot.gateway.turn import DocumentRequest
from bot.settings import Settings
from bot.storage import attestations, documents
from bot.storage.database import Database
from bot.storage.documents import Document
from bot.storage.export import export_person

PDF = "application/pdf"
GIVEN_AGAIN_FOR = timedelta(days=1)
"""So long whoever asks for the same once more gets the file that was made."""
GIVEN_AGAIN = {"export": timedelta(minutes=1), "media": timedelta(hours=1)}
"""Shorter where what a file is made of changes without the request: a person's data, content."""

log = logging.getLogger(__name__)

DocumentMaker = Callable[[Session, str, DocumentRequest, datetime], Document | None]
"""Makes a file for a person, if it can; runs within the transaction that ends the turn."""


def store_nothing(_session: Session, _now: datetime) -> None:
    """Store nothing beside the file."""


@dataclass(frozen=True)
class Drawn:
    """A file made before the transaction, and what to store beside it within."""

    document: Document
    store: Callable[[Session, datetime], None] = store_nothing


@dataclass(frozen=True)
class Given:
    """A file that was made not long ago, which is given again."""

    token: str


Drawer = Callable[[DocumentRequest], Drawn]
"""Makes a file without the database; runs in a thread."""


class Documents:
    """Makes the files that turns ask for, and stores them under a name that cannot be guessed."""

    def __init__(
        self,
        database: Database,
        makers: Mapping[str, DocumentMaker],
        drawers: Mapping[str, Drawer] | None = None,
    ) -> None:
        self.database = database
        self.makers = {"export": export_maker, **makers}
        self.drawers = drawers or {}

    async def draw(
        self, person_id: str, request: DocumentRequest | None, now: datetime
    ) -> Drawn | Given | None:
        """Draw a file that needs no database, unless the same was made not long ago.

        None for a file that needs the database, and where drawing failed.
        """
        if request is None:
            return None
        given = await self._given(person_id, request, now)
        drawer = self.drawers.get(request.kind)
        if given is not None or drawer is None:
            return given
        try:
            return await asyncio.to_thread(drawer, request)
        except FontsMissingError as error:
            log.warning("%s", error)
        except Exception:  # a page that cannot be drawn must not cost the person the answer
            log.exception("the %s could not be drawn", request.kind)
        return None

    async def _given(self, person_id: str, request: DocumentRequest, now: datetime) -> Given | None:
        since = now - GIVEN_AGAIN.get(request.kind, GIVEN_AGAIN_FOR)

        def look(session: Session) -> str | None:
            return documents.made_since(session, person_id, _made_of(request), since)

        token = await asyncio.to_thread(self.database.read, look)
        return None if token is None else Given(token)

    def store(
        self,
        session: Session,
        person_id: str,
        request: DocumentRequest | None,
        drawn: Drawn | Given | None,
        now: datetime,
    ) -> str | None:
        """Store the file of a turn; return the path that leads to it."""
        if request is None:
            return None
        if isinstance(drawn, Given):
            return documents.path_to(drawn.token)
        maker = self.makers.get(request.kind)
        if drawn is not None:
            drawn.store(session, now)
            made: Document | None = drawn.document
        else:
            made = maker(session, person_id, request, now) if maker is not None else None
        if made is None:
            return None
        token = documents.put(session, person_id, made, now, _made_of(request))
        return documents.path_to(token)


def _made_of(request: DocumentRequest) -> str:
    """Return what tells a request from one for another file."""
    asked = [request.kind, request.language, request.details]
    written = json.dumps(asked, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(written.encode()).hexdigest()


def export_maker(
    session: Session, person_id: str, _request: DocumentRequest, now: datetime
) -> Document:
    """Return a copy of everything that is kept of a person, as JSON."""
    kept = export_person(session, person_id, now)
    content = json.dumps(kept, ensure_ascii=False, indent=2).encode()
    return Document("rihla.json", "application/json", content)


def page_drawers(settings: Settings) -> Mapping[str, Drawer]:
    """Return what draws the printed pages; QR codes lead to the service's own address."""
    base = (settings.public_url or f"http://{settings.host}:{settings.port}").rstrip("/")

    def plan(request: DocumentRequest) -> Drawn:
        content = draw_plan(find_fonts(), request.language, request.details)
        return Drawn(Document(PLAN_NAME, PDF, content))

    def attestation(request: DocumentRequest) -> Drawn:
        token = attestations.new_token()
        modules = len(request.details["modules"])
        content = draw_attestation(
            find_fonts(),
            request.language,
            request.details,
            url=f"{base}{attestations.PATH}{token}",
            reference=attestations.reference_of(token),
        )

        def store(session: Session, now: datetime) -> None:
            attestations.put(session, token, modules=modules, now=now)

        return Drawn(Document(ATTESTATION_NAME, PDF, content), store)

    def summary(request: DocumentRequest) -> Drawn:
        content = draw_summary(find_fonts(), request.language, str(request.details["text"]))
        return Drawn(Document(SUMMARY_NAME, PDF, content))

    return {"plan": plan, "attestation": attestation, "summary": summary}
