"""What actions take from: the content, and the engines built on it once per snapshot.

`rihla serve` puts its own content store here, which follows edits; under `rasa run actions` the
project's content folder is loaded at the first use.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING

from bot.content.model import Snapshot
from bot.content.problems import ContentError
from bot.content.render import Renderer
from bot.content.store import ContentStore

if TYPE_CHECKING:
    from actions.mobility_plan import Ear, Outline
    from actions.offer_check import OfferCheck, Recall

log = logging.getLogger(__name__)

CONTENT_FOLDER = Path(__file__).parent.parent / "content"


def remember_nothing(_text: str, _contacts: Sequence[str]) -> bool | None:
    """Know no offer again (under `rasa run actions`, or without a database)."""
    return None


@dataclass
class _Shelf:
    store: ContentStore | None = None
    check: "OfferCheck | None" = None
    check_number: int = -1
    recall: "Recall" = remember_nothing
    ear: "Ear | None" = None
    ear_number: int = -1


_shelf = _Shelf()


def use(store: ContentStore) -> None:
    """Let actions read this store."""
    _shelf.store = store


def use_memory(recall: "Recall") -> None:
    """Let actions know again the offers that this recalls."""
    _shelf.recall = recall


def memory() -> "Recall":
    """Return what knows offers again."""
    return _shelf.recall


def content() -> Snapshot:
    """Return the current content."""
    if _shelf.store is None:
        _shelf.store = ContentStore(CONTENT_FOLDER)
    return _shelf.store.current


def today() -> date:
    """Return the day, for dated facts."""
    return datetime.now(timezone.utc).date()


def renderer() -> Renderer:
    """Return a renderer of the current content for today."""
    return Renderer(content(), today())


def offer_check() -> "OfferCheck":
    """Return the offer reader and sign engine, compiled once per snapshot.

    A snapshot whose signs do not compile leaves people the last good ones; raises `ContentError`
    if there are none yet.
    """
    from actions.offer_check import OfferCheck

    snapshot = content()
    if _shelf.check is None or _shelf.check_number != snapshot.number:
        try:
            _shelf.check = OfferCheck(snapshot)
        except ContentError as error:
            if _shelf.check is None:
                raise
            log.warning("signs refused: %d errors, the last good stay", len(error.problems))
        _shelf.check_number = snapshot.number
    return _shelf.check


def ear() -> "Ear":
    """Return what hears answers to the mobility project, compiled once per snapshot."""
    from actions.mobility_plan import Ear, Outline

    snapshot = content()
    if _shelf.ear is None or _shelf.ear_number != snapshot.number:
        _shelf.ear = Ear(snapshot, Outline.of(snapshot))
        _shelf.ear_number = snapshot.number
    return _shelf.ear


def outline() -> "Outline":
    """Return what the mobility project asks, as the content is now."""
    return ear().outline
