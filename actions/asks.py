"""Asks: what people ask next in danger, after a fraud, or after an offer.

"Who do I call?", "and if he comes to the house?", "but they have an office": said alone such words
mean little, and the model hears them as something else. Within the talk they belong to, they are
known by their likeness to examples (`content/shared/asks.yaml`).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from bot.content import collector
from bot.content.model import Snapshot
from bot.text.retrieval import Found, QuestionIndex

FILE = "asks"
LIKE = 0.3
"""Likeness to an example from which a message within the talk is taken for its ask."""
REPLY = "asked_"
"""How the names of their replies begin."""


@dataclass(frozen=True)
class Ask:
    """Something that people ask next.

    Attributes:
        id: Its name.
        likeness: How like the nearest example the message is, 0 to 1.
        deed: What is done, where there is more to do than to say something.
        args: The arguments of the deed.
    """

    id: str
    likeness: float
    deed: str | None = None
    args: Mapping[str, str] | None = None


class Asks:
    """The asks of one content snapshot, by the talk in which they are heard."""

    @collector.put_off()
    def __init__(self, content: Snapshot) -> None:
        """Index the examples; a folder without the file has none."""
        document = content.shared.get(FILE)
        self._rows = document.data[FILE] if document is not None else {}
        talks = {talk for row in self._rows.values() for talk in row["after"]}
        self._elsewhere: dict[str, set[str]] = {}
        for name, row in self._rows.items():
            for case in row.get("not_in", ()):
                self._elsewhere.setdefault(case, set()).add(name)
        self._indexes = {talk: QuestionIndex(self._examples(talk), sounds=True) for talk in talks}

    def _examples(self, talk: str) -> list[tuple[str, str]]:
        return [
            (name, example)
            for name, row in self._rows.items()
            if talk in row["after"]
            for examples in row["examples"].values()
            for example in examples
        ]

    def talks(self, name: str) -> tuple[str, ...]:
        """Return the talks in which an ask is heard; none for one that is not known."""
        return tuple(self._rows[name]["after"]) if name in self._rows else ()

    def tells_numbers(self, name: str) -> bool:
        """Tell whether the numbers of the country belong to what is said to an ask."""
        return bool(self._rows[name].get("numbers"))

    def left(self, text: str, talk: str, case: str | None = None) -> str | None:
        """Return the name of what a message means that is left to the ordinary understanding."""
        found = self._voted(text, talk, case)
        return found.id if found is not None and self._rows[found.id].get("leave") else None

    def find(self, text: str, talk: str, case: str | None = None) -> Ask | None:
        """Return what a message asks within a talk, if it is like one of the examples.

        Args:
            text: The message.
            talk: What is spoken of.
            case: The situation, if it is known: not every ask makes sense in each.
        """
        found = self._voted(text, talk, case)
        if found is None:
            return None
        row = self._rows[found.id]
        if row.get("leave"):
            return None
        return Ask(found.id, found.score, row.get("does"), row.get("args"))

    def _voted(self, text: str, talk: str, case: str | None) -> Found | None:
        index = self._indexes.get(talk)
        without: Collection[str] = self._elsewhere.get(case or "", ())
        found = index.voted(text, without=without) if index is not None else None
        return found if found is not None and found.score >= LIKE else None
