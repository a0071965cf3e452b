"""Situations: what must be heard in a message, whatever else was understood.

Understanding tells intents apart; that somebody wants to die, that a son of fifteen is at sea or
that a bank code was given away is told by the words, and has an answer of its own. Phrases are
those of the signs (`docs/edit.md`); the first situation of the file that stands in a message holds,
so the gravest come first.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from actions.sign_engine.guards import Guard, Reach, read_phrases, read_shared
from actions.sign_engine.matcher import Matcher
from actions.sign_engine.phrases import Sequence
from bot.content import collector
from bot.content.document import Document
from bot.content.model import Snapshot
from bot.content.problems import ContentError, Problem
from bot.text.folding import fold_with_positions
from bot.text.stops import restored
from bot.text.words import split_words

FILE = "situations"
MAX_CHARACTERS = 4_000
"""A longer message is hardly somebody's own words."""
UNLESS = "unless:"
REPLY = "situation_"
"""How the names of their replies begin."""
AGAIN = "_again"
"""How the name ends of what is said next, if it is still spoken of; then "_again2", and so on."""


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


@dataclass(frozen=True)
class Situation:
    """Something that happens to a person.

    Attributes:
        id: Its name; its reply is `situation_` and that.
        about: The intent under which a message that tells of it counts.
        above_all: Whether it is answered however sure the model is of something else.
        only_after: Whether it counts only right after danger or a fraud was spoken of.
        denies: The intent that its words deny, however sure the model is of it.
    """

    id: str
    about: str
    above_all: bool = False
    only_after: bool = False
    denies: str | None = None


class Situations:
    """The situations of one content snapshot, compiled."""

    @collector.put_off()
    def __init__(self, content: Snapshot) -> None:
        """Compile them; a folder without the file has none.

        Raises:
            ContentError: A phrase cannot be read.
        """
        document = content.shared.get(FILE)
        rows = document.data["situations"] if document is not None else {}
        self._situations = {
            name: Situation(
                name,
                row["about"],
                above_all=row.get("above_all", False),
                only_after=row.get("only_after", False),
                denies=row.get("denies"),
            )
            for name, row in rows.items()
        }
        shared, _ = read_shared(content.shared.get("guards"), content.signs)
        groups, problems = read_groups(document, frozenset(shared.word_sets))
        if problems:
            raise ContentError(problems)
        self._matcher = Matcher(groups, shared.word_sets)

    def get(self, name: str) -> Situation | None:
        """Return a situation by its name."""
        return self._situations.get(name)

    def find(self, text: str) -> Situation | None:
        """Return the gravest situation that a message tells of."""
        if not self._situations:
            return None
        words = split_words(fold_with_positions(text[:MAX_CHARACTERS], join_spaced=True))
        found = self._matcher.find(restored(words))
        reach = Reach(found.words, ())
        for situation in self._situations.values():
            undoing = found.spans(UNLESS + situation.id)
            for match in found.spans(situation.id):
                if not undoing or not reach.undoes(_UNDOING, undoing, match):
                    return situation
        return None


def read_groups(
    document: Document | None, word_sets: frozenset[str]
) -> tuple[dict[str, Iterable[Sequence]], list[Problem]]:
    """Return the phrases of each situation, and those that undo it; or what is wrong with them."""
    groups: dict[str, Iterable[Sequence]] = {}
    problems: list[Problem] = []
    if document is not None:
        for name, row in document.data["situations"].items():
            for group, key in ((name, "phrases"), (UNLESS + name, "unless")):
                place = ("situations", name, key)
                groups[group], found = read_phrases(document, row.get(key, {}), word_sets, *place)
                problems += found
    return groups, problems
