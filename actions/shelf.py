"""What actions take from: the content, and the engines built on it once per snapshot.

`rihla serve` puts its own content store here, which follows edits; under `rasa run actions` the
project's content folder is loaded at the first use.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timezone
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from bot.content import collector
from bot.content.model import Snapshot
from bot.content.problems import ContentError
from bot.content.render import Renderer
from bot.content.store import ContentStore
from bot.settings import read_settings
from bot.text.folding import Folded, fold
from bot.text.gazetteer import Gazetteer, NameMatch

if TYPE_CHECKING:
    from actions.asks import Asks
    from actions.commands import Commands
    from actions.mobility_plan import Ear, Outline
    from actions.offer_check import Checked, OfferCheck, Recall
    from actions.regions import Regions
    from actions.situations import Situations
    from actions.terms import Terms
    from actions.topics import Topics
    from actions.whom import Whom

T = TypeVar("T")

log = logging.getLogger(__name__)

MESSAGES_KEPT = 4
CONTENT_FOLDER = Path(__file__).parent.parent / "content"


def remember_nothing(_text: str, _contacts: Sequence[str]) -> bool | None:
    """Know no offer again (under `rasa run actions`, or without a database)."""
    return None


class _Compiled:
    """The engines built on one snapshot, each when it is first asked for."""

    def __init__(self, snapshot: Snapshot, before: "_Compiled | None") -> None:
        self.number = snapshot.number
        self._snapshot, self._before = snapshot, before
        self._words: dict[str, Gazetteer] = {}
        self.checked = lru_cache(maxsize=MESSAGES_KEPT)(self._checked)

    def forget_before(self) -> None:
        """Let go of what was built before; called when all is built."""
        self._before = None

    def _or_of_before(self, name: str, build: Callable[[], T]) -> T:
        """Return what is built, or that of the snapshot before where content is refused."""
        try:
            return build()
        except ContentError as error:
            if self._before is None:
                raise
            log.warning("%s refused: %d errors, the last good stays", name, len(error.problems))
            kept: T = getattr(self._before, name)
            return kept

    @cached_property
    def check(self) -> "OfferCheck":
        """The offer reader and sign engine; those of before where the signs do not compile."""
        from actions.offer_check import OfferCheck

        return self._or_of_before("check", lambda: OfferCheck(self._snapshot))

    def _checked(self, text: str, day: date) -> "Checked":
        return self.check.check(text, today=day)

    @cached_property
    def situations(self) -> "Situations":
        """What hears situations in messages; that of before where its phrases do not compile."""
        from actions.situations import Situations

        return self._or_of_before("situations", lambda: Situations(self._snapshot))

    @cached_property
    def topics(self) -> "Topics":
        """What hears topics in questions; that of before where its phrases do not compile."""
        from actions.topics import Topics

        return self._or_of_before("topics", lambda: Topics(self._snapshot, read_settings().models))

    @cached_property
    def commands(self) -> "Commands":
        """What hears commands; that of before where its phrases do not compile."""
        from actions.commands import Commands

        return self._or_of_before("commands", lambda: Commands(self._snapshot))

    @cached_property
    def whom(self) -> "Whom":
        """What hears for whom somebody writes; that of before where it does not compile."""
        from actions.whom import Whom

        return self._or_of_before("whom", lambda: Whom(self._snapshot))

    @cached_property
    def asks(self) -> "Asks":
        """What hears what people ask next."""
        from actions.asks import Asks

        return Asks(self._snapshot, read_settings().models)

    @cached_property
    def terms(self) -> "Terms":
        """What finds the names of papers, services and tests."""
        from actions.terms import Terms

        return Terms(self._snapshot)

    @cached_property
    def regions(self) -> "Regions":
        """What finds the names of regions."""
        from actions.regions import Regions

        return Regions(self._snapshot)

    def words(self, name: str) -> Gazetteer:
        """What finds the words of a list, made once for each."""
        if name not in self._words:
            rows = self._snapshot.list_items(name)
            forms = ((row["id"], form) for row in rows for form in row["forms"])
            self._words[name] = Gazetteer(forms)
        return self._words[name]

    @cached_property
    def ear(self) -> "Ear":
        """What hears answers to the mobility project."""
        from actions.mobility_plan import Ear, Outline

        return Ear(self._snapshot, Outline.of(self._snapshot))


@dataclass
class _Shelf:
    store: ContentStore | None = None
    recall: "Recall" = remember_nothing
    compiled: tuple[_Compiled, ...] = ()


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
    return _compiled(content()).check


def checked(text: str) -> "Checked":
    """Return what the reader and the signs make of a message by itself.

    A turn asks for it several times, so that of the last few messages is kept.
    """
    return _compiled(content()).checked(text, today())


def situations() -> "Situations":
    """Return what hears situations in messages, compiled once per snapshot."""
    return _compiled(content()).situations


def topics() -> "Topics":
    """Return what hears topics in questions, compiled once per snapshot."""
    return _compiled(content()).topics


def commands() -> "Commands":
    """Return what hears commands in messages, compiled once per snapshot."""
    return _compiled(content()).commands


def whom() -> "Whom":
    """Return what hears for whom somebody writes, compiled once per snapshot."""
    return _compiled(content()).whom


def asks() -> "Asks":
    """Return what hears what people ask next, indexed once per snapshot."""
    return _compiled(content()).asks


def terms() -> "Terms":
    """Return what finds names that are explained, compiled once per snapshot."""
    return _compiled(content()).terms


def regions() -> "Regions":
    """Return what finds the names of regions, compiled once per snapshot."""
    return _compiled(content()).regions


def has_words(name: str, text: str) -> bool:
    """Tell whether a text has words of a list (`shared/lists.yaml`): of relatives, say."""
    return bool(words_in(name, text))


def words_in(name: str, text: str) -> list[str]:
    """Return the ids of the words of a list that a text has, from left to right."""
    return [match.id for match in places_in(name, fold(text))]


def places_in(name: str, folded: Folded | str) -> list[NameMatch]:
    """Return where a folded text has words of a list, from left to right."""
    return _compiled(content()).words(name).find(folded)


def ear() -> "Ear":
    """Return what hears answers to the mobility project, compiled once per snapshot."""
    return _compiled(content()).ear


def outline() -> "Outline":
    """Return what the mobility project asks, as the content is now."""
    return ear().outline


def warm_up() -> None:
    """Compile the current content, and from now on each new one before it is in use.

    It takes seconds, in which nobody should wait for an answer: call it in a thread.
    """
    try:
        _prepare(content())
    except ContentError:  # the workshop goes on without the reading of offers
        log.exception("the signs do not compile; run `rihla content check`")
    if _shelf.store is not None:
        _shelf.store.prepare = _prepare
    collector.keep()


def _prepare(snapshot: Snapshot) -> None:
    made = _compiled(snapshot)
    heard = (made.situations, made.topics, made.commands, made.whom, made.asks, made.terms)
    for engine in (made.check, *heard, made.ear):
        log.debug("ready: %s", type(engine).__name__)
    made.check.engine.warm_up()
    made.forget_before()


def _compiled(snapshot: Snapshot) -> _Compiled:
    """Return what is built on a snapshot; two are kept: one in use, one prepared."""
    for made in _shelf.compiled:
        if made.number == snapshot.number:
            return made
    before = _shelf.compiled[-1] if _shelf.compiled else None
    made = _Compiled(snapshot, before)
    _shelf.compiled = (*_shelf.compiled[-1:], made)
    return made
