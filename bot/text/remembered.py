"""What is worked out of single words, kept in tables, so that those of a text are had at once.

People write few different words, so most were met before. When too many are kept, all are
forgotten.
"""

from collections.abc import Callable, Sequence
from threading import Lock
from typing import Any

import numpy as np
import numpy.typing as npt

WORDS_KEPT = 20_000
Table = npt.NDArray[Any]


class Remembered:
    """Tables with a row for each word that was met; safe where threads read at once."""

    def __init__(
        self, tables: Sequence[Table], work_out: Callable[[Sequence[str]], Sequence[Table]]
    ) -> None:
        """Take what fills the tables.

        Args:
            tables: One row of each kind; its shape and type are those of all.
            work_out: Returns of new words the rows of each table.
        """
        self._kinds = tables
        self._work_out = work_out
        self._lock = Lock()
        self._forget(WORDS_KEPT)

    def _forget(self, room: int) -> None:
        self._tables = [np.zeros((room, *row.shape), row.dtype) for row in self._kinds]
        self._row_of: dict[str, int] = {}

    def of(self, words: Sequence[str]) -> list[Table]:
        """Return of each table the rows of some words, in their order."""
        with self._lock:
            rows = list(map(self._row_of.get, words))
            if None in rows:
                self._learn(words)
                rows = list(map(self._row_of.get, words))
            at = np.array(rows, np.int64)
            return [table.take(at, axis=0) for table in self._tables]

    def _learn(self, words: Sequence[str]) -> None:
        new = [word for word in dict.fromkeys(words) if word not in self._row_of]
        if len(self._row_of) + len(new) > WORDS_KEPT:
            new = list(dict.fromkeys(words))
            self._forget(max(WORDS_KEPT, len(new)))  # a single text may have more
        first = len(self._row_of)
        for table, rows in zip(self._tables, self._work_out(new), strict=True):
            table[first : first + len(new)] = rows
        self._row_of.update((word, first + at) for at, word in enumerate(new))
