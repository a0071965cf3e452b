"""Commands: what somebody asks Rihla to do, in free words ("rappelle-moi lundi", "kmel …")."""

from collections.abc import Mapping
from typing import Any

from actions.phrasebook import Phrasebook
from bot.content import collector
from bot.content.model import Snapshot
from bot.content.reply import Choice

FILE = "commands"
REMINDERS = "reminders"
"""When a command stops reminders: while they are agreed to."""


class Commands:
    """The commands of one content snapshot, compiled."""

    @collector.put_off()
    def __init__(self, content: Snapshot) -> None:
        """Compile them; a folder without the file has none.

        Raises:
            ContentError: A phrase cannot be read.
        """
        self._book = Phrasebook(content, FILE)

    def find(self, text: str, slots: Mapping[str, Any]) -> Choice | None:
        """Return the deed that a message asks for, if it makes sense now."""
        for name in self._book.find_all(text):
            row = self._book.rows[name]
            agreed = (slots.get("profile") or {}).get("reminder") == "yes"
            if row.get("when") != REMINDERS or agreed:
                return Choice(text, row["deed"], dict(row.get("args", {})))
        return None
