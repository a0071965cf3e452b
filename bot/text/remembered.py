"""What is worked out of single words, kept in tables, so that those of a text are had at once.

People write few different words, so most were met before. All tables number words alike, so that
the words of a text are looked up once for all of them. When too many words are kept, all are
forgotten.
"""

from collections.abc import Callable, Sequence
from threading import Lock
from typing import Any

import numpy as np
import numpy.typing as npt

WORDS_KEPT = 20_000
TEXTS_KEPT = 4
"""Texts whose rows are kept: several tables ask for the same, one after the other."""
Table = npt.NDArray[Any]


class Met:
    """Words that were met, each with a number.

    Attributes:
        words: The words, by their numbers.
        room: For how many there is room.
    """

    def __init__(self, room: int) -> None:
        self.words: list[str] = []
        self.room = room
        self._rows: dict[str, int] = {}
        self._of_texts: dict[tuple[str, ...], Table] = {}

    def new(self, words: Sequence[str]) -> list[str]:
        """Return the words that were not met, each once."""
        return [word for word in dict.fromkeys(words) if word not in self._rows]

    def meet(self, words: Sequence[str]) -> None:
        """Number words that were not met."""
        self._rows.update((word, len(self.words) + at) for at, word in enumerate(words))
        self.words += words

    def rows(self, words: tuple[str, ...]) -> Table | None:
        """Return the numbers of words, in their order; none where one was not met."""
        rows = self._of_texts.get(words)
        if rows is None:
            numbers = list(map(self._rows.get, words))
            if None in numbers:
                return None
            while len(self._of_texts) >= TEXTS_KEPT:
                del self._of_texts[next(iter(self._of_texts))]
            rows = self._of_texts[words] = np.array(numbers, np.int64)
        return rows


class Vocabulary:
    """The words that were met last; safe where threads read at once."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._met = Met(WORDS_KEPT)

    def rows_of(self, words: Sequence[str]) -> tuple[Table, Met]:
        """Return the numbers of some words, in their order, and those among which they are."""
        words = tuple(words)
        with self._lock:
            rows = self._met.rows(words)
            if rows is None:
                new = self._met.new(words)
                if len(self._met.words) + len(new) > self._met.room:
                    new = list(dict.fromkeys(words))
                    self._met = Met(max(WORDS_KEPT, len(new)))  # a single text may have more
                self._met.meet(new)
                rows = self._met.rows(words)
            assert rows is not None  # noqa: S101 -- all were met above
            return rows, self._met


VOCABULARY = Vocabulary()


class Remembered:
    """Tables with a row for each word that was met; safe where threads read at once."""

    def __init__(
        self,
        tables: Sequence[Table],
        work_out: Callable[[Sequence[str]], Sequence[Table]],
        vocabulary: Vocabulary = VOCABULARY,
    ) -> None:
        """Take what fills the tables.

        Args:
            tables: One row of each kind; its shape and type are those of all.
            work_out: Returns of new words the rows of each table.
            vocabulary: What numbers the words.
        """
        self._vocabulary = vocabulary
        self._kinds = tables
        self._work_out = work_out
        self._lock = Lock()
        self._met = Met(0)

    def of(self, words: Sequence[str]) -> list[Table]:
        """Return of each table the rows of some words, in their order."""
        rows, tables = self.rows_of(words)
        return [table.take(rows, axis=0) for table in tables]

    def rows_of(self, words: Sequence[str]) -> tuple[Table, Sequence[Table]]:
        """Return the rows of some words, in their order, and the tables that hold them.

        What is learnt or forgotten later does not change these rows of these tables.
        """
        rows, met = self._vocabulary.rows_of(words)
        with self._lock:
            if met is not self._met:
                self._met, self._size = met, 0
                self._tables = tuple(
                    np.zeros((met.room, *row.shape), row.dtype) for row in self._kinds
                )
            if self._size < len(met.words):
                self._learn(met.words[self._size :])
            return rows, self._tables

    def _learn(self, new: Sequence[str]) -> None:
        size = self._size + len(new)
        for table, rows in zip(self._tables, self._work_out(new), strict=True):
            table[self._size : size] = rows
        self._size = size
