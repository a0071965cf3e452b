"""Topics: what has an answer of its own though no intent is about it.

Somebody asks for driving licences, for the blue card by its name, whether they are too old: the
model hears a neighbouring question. Phrases hear the topic; its answer is the file of its name in
`answers/`.
"""

from actions.phrasebook import Phrasebook
from bot.content import collector
from bot.content.model import Snapshot

FILE = "topics"


class Topics:
    """The topics of one content snapshot, compiled."""

    @collector.put_off()
    def __init__(self, content: Snapshot) -> None:
        """Compile them; a folder without the file has none.

        Raises:
            ContentError: A phrase cannot be read.
        """
        self._book = Phrasebook(content, FILE)

    def find(self, text: str) -> str | None:
        """Return the topic that a message asks about: the name of its answer."""
        return self._book.find(text)
