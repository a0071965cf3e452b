"""Names that a message may tell of, each with its phrases.

Situations (`actions.situations`) and topics (`actions.topics`) are such names. Phrases are those of
the signs (`docs/edit.md`); `unless` undoes a phrase in the same clause.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from actions.sign_engine.guards import Guard, Reach, read_phrases, read_shared
from actions.sign_engine.matcher import Matcher
from actions.sign_engine.phrases import Sequence
from bot.content.document import Document
from bot.content.model import Snapshot
from bot.content.problems import ContentError, Problem
from bot.text.folding import fold_with_positions
from bot.text.stops import restored
from bot.text.words import split_words

MAX_CHARACTERS = 4_000
"""A longer message is hardly somebody's own words."""
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

    def find(self, text: str) -> str | None:
        """Return the first name of the file that a message tells of."""
        return next(self.find_all(text), None)

    def find_all(self, text: str) -> Iterator[str]:
        """Yield the names that a message tells of, in the order of the file."""
        if not self.rows:
            return
        words = split_words(fold_with_positions(text[:MAX_CHARACTERS], join_spaced=True))
        found = self._matcher.find(restored(words))
        reach = Reach(found.words, ())
        for name in self.rows:
            undoing = found.spans(UNLESS + name)
            if any(
                not undoing or not reach.undoes(_UNDOING, undoing, match)
                for match in found.spans(name)
            ):
                yield name


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
