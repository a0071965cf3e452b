"""Names that a message may tell of, each with its phrases.

Situations (`actions.situations`) and topics (`actions.topics`) are such names. Phrases are those of
the signs (`docs/edit.md`); `unless` undoes a phrase in the same clause.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from actions.hasty import written_out
from actions.sign_engine.guards import Guard, Reach, read_phrases, read_shared
from actions.sign_engine.matcher import Matcher
from actions.sign_engine.phrases import Sequence
from actions.sign_engine.search import Found
from bot.content.document import Document
from bot.content.model import Snapshot
from bot.content.problems import ContentError, Problem
from bot.text.folding import fold_with_positions
from bot.text.stops import restored
from bot.text.words import split_words

MAX_CHARACTERS = 4_000
"""A longer message is hardly somebody's own words."""
MESSAGES_KEPT = 4
"""A turn looks into the same message several times."""
UNLESS = "unless:"
UNDONE_WITHIN = 12
"""Words between a phrase and one that undoes it, in the same clause."""
_UNDOING = Guard(
    sequences=(),
    before=UNDONE_WITHIN,
    after=UNDONE_WITHIN,
    crosses_commas=False,
    crosses_contrasts=True,
    crosses_text=False,
    everywhere=False,
)


class Phrasebook:
    """The names of one file, compiled."""

    def __init__(self, content: Snapshot, file: str) -> None:
        """Compile them; a folder without the file has none.

        Args:
            content: The content.
            file: The file below `shared/`; its rows stand under a key of the same name.

        Raises:
            ContentError: A phrase cannot be read.
        """
        document = content.shared.get(file)
        self.rows: Mapping[str, Mapping[str, Any]] = document.data[file] if document else {}
        shared, _ = read_shared(content.shared.get("guards"), content.signs)
        groups, problems = read_groups(document, file, frozenset(shared.word_sets))
        if problems:
            raise ContentError(problems)
        self._matcher = Matcher(groups, shared.word_sets)
        self._order = {name: number for number, name in enumerate(self.rows)}
        self.find_all = lru_cache(maxsize=MESSAGES_KEPT)(self._find_all)

    def find(self, text: str) -> str | None:
        """Return the first name of the file that a message tells of."""
        return next(iter(self.find_all(text)), None)

    def _find_all(self, text: str) -> tuple[str, ...]:
        """Return the names that a message tells of, in the order of the file."""
        if not self.rows:
            return ()
        words = split_words(fold_with_positions(text[:MAX_CHARACTERS], join_spaced=True))
        found = self._matcher.find(written_out(restored(words)))
        reach = Reach(found.words, ())
        return tuple(
            name
            for name in sorted(
                self._order.keys() & found.groups.keys(), key=self._order.__getitem__
            )
            if _stands(found, name, reach)
        )


def _stands(found: Found, name: str, reach: Reach) -> bool:
    """Tell whether a phrase of a name stands in a text, and none beside it undoes it."""
    undoing = found.spans(UNLESS + name)
    return any(
        not undoing or not reach.undoes(_UNDOING, undoing, match) for match in found.spans(name)
    )


def read_groups(
    document: Document | None, file: str, word_sets: frozenset[str]
) -> tuple[dict[str, Iterable[Sequence]], list[Problem]]:
    """Return the phrases of each name, and those that undo it; or what is wrong with them."""
    groups: dict[str, Iterable[Sequence]] = {}
    problems: list[Problem] = []
    if document is not None:
        for name, row in document.data[file].items():
            for group, key in ((name, "phrases"), (UNLESS + name, "unless")):
                place = (file, name, key)
                groups[group], found = read_phrases(document, row.get(key, {}), word_sets, *place)
                problems += found
    return groups, problems
