"""What a check is, and what it may look at."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from bot.content.document import Document, Keys
from bot.content.loader import Files
from bot.content.model import Snapshot
from bot.content.problems import Problem


@dataclass(frozen=True)
class Context:
    """What a check looks at.

    Attributes:
        files: The files, with lines.
        content: The snapshot made of them.
        today: The day for expiry and review.
    """

    files: Files
    content: Snapshot
    today: date

    def localised(self) -> Iterator[tuple[str, Document]]:
        """Yield the files of each language."""
        for document in self.files.documents:
            language = document.path.parts[0]
            if language in self.content.languages:
                yield language, document


class Check(Protocol):
    """One concern about the content."""

    def run(self, context: Context) -> Iterable[Problem]:
        """Return every problem of this kind."""
        ...


def texts(data: Any, keys: Keys = ()) -> Iterator[tuple[Keys, str]]:
    """Yield every text of a file with its place."""
    if isinstance(data, str):
        yield keys, data
    elif isinstance(data, Mapping):
        for key, value in data.items():
            yield from texts(value, (*keys, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from texts(value, (*keys, index))
