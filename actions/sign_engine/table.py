"""Tell of all phrases at once which may stand in a text, by the segments that stand there.

The phrases of all signs are one table: each a row of the numbers of its segments. In a text, each
segment has a mask, a bit for each sentence in which it stands; a phrase may stand there when the
masks of its segments share a bit. All of it is arithmetic on whole columns, so that thousands of
phrases cost hardly more than one.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Path = tuple[tuple[int, ...], tuple[int, ...]]
"""A sequence by the numbers of its segments, and the gaps between them."""
COLUMNS = 4
"""Segments of a phrase that the table looks at; phrases that are longer are followed anyway."""
BITS = 64
"""Sentences told apart in a mask; longer texts share bits, and only more is followed."""

Numbers = npt.NDArray[np.integer[Any]]
Masks = npt.NDArray[np.uint64]


class Lists:
    """Lists of numbers, end to end in one array."""

    def __init__(self, lists: Iterable[Collection[int]], limit: int) -> None:
        """Take the list of each number from 0 on; what they hold is below `limit`."""
        rows = list(lists)
        self._ends = np.cumsum([0, *map(len, rows)])
        # The smallest type that holds them: short ones are sorted by their digits, in linear time.
        kind = np.min_scalar_type(limit)
        self.flat: Numbers = np.fromiter((n for row in rows for n in row), kind)

    def of(self, numbers: npt.NDArray[Any]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """Return where in `flat` the lists of some numbers stand, and the length of each list."""
        starts = self._ends[numbers]
        lengths = self._ends[numbers + 1] - starts
        ends = np.cumsum(lengths)
        total = int(ends[-1]) if len(ends) else 0
        return np.arange(total) + np.repeat(starts - ends + lengths, lengths), lengths


class Table:
    """The paths of all phrases."""

    def __init__(self, paths: Sequence[Path], starts: Mapping[int, Collection[int]]) -> None:
        """Compile paths.

        Args:
            paths: The paths, whose places in this sequence are their row numbers.
            starts: Of each segment from 0 on, itself and the choices that it may begin.
        """
        self._segments = len(starts)
        self._targets = Lists((starts[n] for n in range(self._segments)), self._segments)
        feeders = Counter(target for targets in starts.values() for target in targets)
        by_rarest: list[list[int]] = [[] for _ in range(self._segments)]
        for row, (numbers, _) in enumerate(paths):
            by_rarest[min(numbers[:COLUMNS], key=feeders.__getitem__)].append(row)
        self._rows = Lists(by_rarest, len(paths))
        padded = [(numbers * COLUMNS)[:COLUMNS] for numbers, _ in paths]
        self._columns: Numbers = np.array(padded, np.int32).reshape(-1, COLUMNS).T.copy()

    def possible(self, masks: Mapping[int, int]) -> "Possible":
        """Return what may stand in a text.

        Args:
            masks: Of each plain segment that stands there, in which sentences: a bit each.
        """
        place = np.zeros(self._segments, np.int32)
        sources = np.fromiter(masks, np.int32, len(masks))
        if not masks:
            return Possible([], place, [], sources, np.zeros(1, np.uint64))
        places, lengths = self._targets.of(sources)
        targets = self._targets.flat[places]
        order = np.argsort(targets, kind="stable")
        targets = targets[order]
        edges = np.flatnonzero(np.append(True, targets[1:] != targets[:-1]))
        numbers = targets[edges]
        feeding = np.repeat(sources, lengths)[order]
        bits = np.fromiter(masks.values(), np.uint64, len(masks))
        together: Masks = np.zeros(len(edges) + 1, np.uint64)  # the first is of what is not there
        together[1:] = np.bitwise_or.reduceat(np.repeat(bits, lengths)[order], edges)
        place[numbers] = np.arange(1, len(edges) + 1)
        rows = self._rows.flat[self._rows.of(numbers)[0]]
        shared = together[place[self._columns[0][rows]]]
        for column in self._columns[1:]:
            shared = shared & together[place[column[rows]]]
            stays = np.flatnonzero(shared)
            rows, shared = rows[stays], shared[stays]
        ends = [*edges.tolist(), len(targets)]
        return Possible(rows.tolist(), place, ends, feeding, together)


class Possible:
    """What may stand in one text.

    Attributes:
        rows: The rows of paths whose segments may all stand in one sentence.
    """

    def __init__(
        self,
        rows: list[int],
        place: Numbers,
        edges: list[int],
        feeding: Numbers,
        together: Masks,
    ) -> None:
        """Take what a table found.

        Args:
            rows: The rows.
            place: Of each segment, its place among those that may stand there from 1 on, or 0.
            edges: Where in `feeding` those of each place begin, and the end of the last.
            feeding: The plain segments with which each may begin.
            together: The mask of each place; the first, of place 0, is empty.
        """
        self.rows = rows
        self._together = together
        self._place, self._edges, self._feeding = place, edges, feeding

    def feeds(self, number: int) -> list[int]:
        """Return the plain segments standing in the text with which a choice may begin."""
        place = self._place[number]
        if not place:
            return []
        feeding: list[int] = self._feeding[self._edges[place - 1] : self._edges[place]].tolist()
        return feeding

    def masks(self, numbers: Numbers) -> Masks:
        """Return in which sentences segments may stand: a bit each."""
        masks: Masks = self._together[self._place[numbers]]
        return masks
