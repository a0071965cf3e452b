"""Situations: what must be heard in a message, whatever else was understood.

Understanding tells intents apart; that somebody wants to die, that a son of fifteen is at sea or
that a bank code was given away is told by the words, and has an answer of its own. The first
situation of the file that stands in a message holds, so the gravest come first.
"""

from collections.abc import Collection
from dataclasses import dataclass

from actions.phrasebook import Phrasebook
from bot.content import collector
from bot.content.model import Snapshot

FILE = "situations"
REPLY = "situation_"
"""How the names of their replies begin."""
AGAIN = "_again"
"""How the name ends of what is said next, if it is still spoken of; then "_again2", and so on."""


@dataclass(frozen=True)
class Situation:
    """Something that happens to a person.

    Attributes:
        id: Its name; its reply is `situation_` and that.
        about: The intent under which a message that tells of it counts.
        above_all: Whether it is answered however sure the model is of something else.
        only_after: Whether it counts only right after danger or a fraud was spoken of.
        denies: The intent that its words deny, however sure the model is of it.
        akin: A situation whose words serve for what is asked next, where it has none of its own.
    """

    id: str
    about: str
    above_all: bool = False
    only_after: bool = False
    denies: str | None = None
    akin: str | None = None


class Situations:
    """The situations of one content snapshot, compiled."""

    @collector.put_off()
    def __init__(self, content: Snapshot) -> None:
        """Compile them; a folder without the file has none.

        Raises:
            ContentError: A phrase cannot be read.
        """
        self._book = Phrasebook(content, FILE)
        self._situations = {
            name: Situation(
                name,
                row["about"],
                above_all=row.get("above_all", False),
                only_after=row.get("only_after", False),
                denies=row.get("denies"),
                akin=row.get("akin"),
            )
            for name, row in self._book.rows.items()
        }

    def get(self, name: str) -> Situation | None:
        """Return a situation by its name."""
        return self._situations.get(name)

    def is_graver(self, name: str | None, other: str) -> bool:
        """Tell whether a situation is graver than another: it stands before it in the file."""
        order = list(self._situations)
        return name in self._situations and order.index(name or "") < order.index(other)

    def find(self, text: str, without: Collection[str] = ()) -> Situation | None:
        """Return the gravest situation that a message tells of, but for some."""
        names = (name for name in self._book.find_all(text) if name not in without)
        return self.get(next(names, ""))
