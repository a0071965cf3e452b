"""Terms: names that people meet, of papers, services, tests, words of a contract.

Each is explained in one to three sentences (`content/shared/terms.yaml`).
"""

from typing import Any

from bot.content import collector
from bot.content.model import Snapshot
from bot.text.folding import Folded, fold
from bot.text.gazetteer import Gazetteer, NameMatch

FILE = "terms"
SHORT = 3
"""Letters of a name that is another word too ("TIE", "A1"): it must be asked for."""


class Terms:
    """The terms of one content snapshot."""

    @collector.put_off()
    def __init__(self, content: Snapshot) -> None:
        """Compile the names; a folder without the file has none."""
        document = content.shared.get(FILE)
        self._rows: dict[str, Any] = document.data[FILE] if document is not None else {}
        names = [(term, name) for term, row in self._rows.items() for name in row["names"]]
        self._names = Gazetteer(names)
        self._long_names = Gazetteer((term, name) for term, name in names if not _is_short(name))

    def find(self, text: Folded | str, *, short: bool = True) -> list[NameMatch]:
        """Return the terms that a message names, the first one first, each by its longest name.

        Args:
            text: The message, folded or as it was typed.
            short: Whether names of few letters count too.
        """
        names = self._names if short else self._long_names
        return names.find(text if isinstance(text, Folded) else fold(text))

    def get(self, term: str) -> dict[str, Any] | None:
        """Return the row of a term; None where content has it no longer."""
        return self._rows.get(term)


def name_of(row: dict[str, Any], *, arabic: bool) -> str:
    """Return the name under which a term is shown: the first, or the first in Arabic letters."""
    names = [str(name) for name in row["names"]]
    written = (name for name in names if any("\u0600" <= letter <= "\u06ff" for letter in name))
    shown = next(written, names[0]) if arabic else names[0]
    return shown[0].upper() + shown[1:]


def _is_short(name: str) -> bool:
    return sum(letter.isalnum() for letter in name) <= SHORT
