"""What actions take from: the content, and the engines built on it once per snapshot.

`rihla serve` puts its own content store here, which follows edits; under `rasa run actions` the
project's content folder is loaded at the first use.
"""

from dataclasses import dataclass
from datetime import date, datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING

from bot.content.model import Snapshot
from bot.content.render import Renderer
from bot.content.store import ContentStore

if TYPE_CHECKING:
    from actions.offer_check import OfferCheck

CONTENT_FOLDER = Path(__file__).parent.parent / "content"


@dataclass
class _Shelf:
    store: ContentStore | None = None
    check: "OfferCheck | None" = None
    check_number: int = -1


_shelf = _Shelf()


def use(store: ContentStore) -> None:
    """Let actions read this store."""
    _shelf.store = store


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
    """Return the offer reader and sign engine, compiled once per snapshot."""
    from actions.offer_check import OfferCheck

    snapshot = content()
    if _shelf.check is None or _shelf.check_number != snapshot.number:
        _shelf.check = OfferCheck(snapshot)
        _shelf.check_number = snapshot.number
    return _shelf.check
