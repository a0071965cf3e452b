"""Commands: what somebody asks Rihla to do, in free words ("rappelle-moi lundi", "kmel …")."""

from collections.abc import Callable, Mapping
from typing import Any

from actions.phrasebook import Phrasebook
from bot.content import collector
from bot.content.model import Snapshot
from bot.content.reply import Choice

FILE, OFFER_ASKS = "commands", "offer_asks"
"""The file of commands, and the one of what is asked of an offer by its name."""
WHEN: Mapping[str, Callable[[Mapping[str, Any]], bool]] = {
    "reminders": lambda slots: (slots.get("profile") or {}).get("reminder") == "yes",
    "reminded": lambda slots: (slots.get("pending") or {}).get("kind") == "reminder",
    "counting": lambda slots: (slots.get("pending") or {}).get("kind") == "costs",
    "walking": lambda slots: bool((slots.get("walk") or {}).get("active")),
    "left": lambda slots: (
        bool((slots.get("walk") or {}).get("module"))
        and not (slots.get("walk") or {}).get("active")
    ),
    "offered": lambda slots: bool(slots.get("offer")),
}
"""When a command makes sense, by the slots: while reminders are agreed to, right after one, while
costs are counted, in a module, after one was left, after an offer was read."""


class Commands:
    """The commands of one content snapshot, compiled."""

    @collector.put_off()
    def __init__(self, content: Snapshot) -> None:
        """Compile them; a folder without the file has none.

        Raises:
            ContentError: A phrase cannot be read.
        """
        self._book = Phrasebook(content, FILE)
        self._asked = Phrasebook(content, OFFER_ASKS)

    def find(self, text: str, slots: Mapping[str, Any]) -> Choice | None:
        """Return the deed that a message asks for, if it makes sense now."""
        return _first(self._book, text, slots)

    def asked_of_offer(self, text: str, slots: Mapping[str, Any]) -> Choice | None:
        """Return the deed that answers what a message asks of an offer by its name."""
        return _first(self._asked, text, slots)


def _first(book: Phrasebook, text: str, slots: Mapping[str, Any]) -> Choice | None:
    for name in book.find_all(text):
        row = book.rows[name]
        when = row.get("when")
        if when is None or WHEN[when](slots):
            return Choice(text, row["deed"], dict(row.get("args", {})))
    return None
