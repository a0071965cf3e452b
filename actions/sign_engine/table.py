"""Tell of all phrases at once which may stand in a text, by the segments that stand there.

The phrases of all signs are one table: each a row of the numbers of its segments. In a text, each
segment has a mask, a bit for each sentence in which it stands. A phrase may stand there when the
masks of its segments share a bit and they may follow each other (`order`); a choice may when one
of its alternatives may. All of it is arithmetic on whole columns, so that thousands of phrases
cost hardly more than one.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np

from actions.sign_engine.columns import Flags, Masks, Numbers, edges_of, ranges
from actions.sign_engine.order import Beginnings, Pairs, may_follow
from actions.sign_engine.places import Places

Path = tuple[tuple[int, ...], tuple[int, ...]]
"""A sequence by the numbers of its segments, and the gaps between them."""
COLUMNS = 4
"""Segments of a phrase that the table looks at; phrases that are longer are followed anyway."""
NO_GAP = -1


class Start(NamedTuple):
    """How a plain segment begins a choice.

    Attributes:
        further: How many words the choice may go on behind it.
        whole: Whether it may be the whole of it.
    """

    further: int
    whole: bool


class Lists:
    """Lists of numbers, end to end in one array."""

    def __init__(self, lists: Iterable[Collection[int]], limit: int) -> None:
        """Take the list of each number from 0 on; what they hold is below `limit`."""
        rows = list(lists)
        self._ends = np.cumsum([0, *map(len, rows)])
        # The smallest type that holds them: short ones are sorted by their digits, in linear time.
        kind = np.min_scalar_type(limit)
        self.flat: Numbers = np.fromiter((n for row in rows for n in row), kind)

    def of(self, numbers: Numbers) -> tuple[Numbers, Numbers]:
        """Return where in `flat` the lists of some numbers stand, and the length of each list."""
        starts = self._ends[numbers]
        lengths = self._ends[numbers + 1] - starts
        return ranges(starts, lengths), lengths


class Table:
    """The paths of all phrases."""

    def __init__(
        self,
        paths: Sequence[Path],
        owners: Sequence[Collection[int]],
        starts: Mapping[int, Mapping[int, Start]],
    ) -> None:
        """Compile paths.

        Args:
            paths: The paths, whose places in this sequence are their row numbers.
            owners: Of each path, the choices of which it is an alternative, and numbers beyond
                those of segments that mean something else.
            starts: Of each segment from 0 on, itself and the choices that it may begin.
        """
        self._segments = len(starts)
        ordered = [starts[number] for number in range(self._segments)]
        self._targets = Lists(ordered, self._segments)
        self._whole = np.array([s.whole for row in ordered for s in row.values()], np.bool_)
        self._further = np.array([s.further for row in ordered for s in row.values()], np.uint16)
        feeders = Counter(target for targets in ordered for target in targets)
        by_rarest: list[list[int]] = [[] for _ in range(self._segments)]
        seconds = []
        for row, (numbers, _) in enumerate(paths):
            first, *others = sorted(numbers[:COLUMNS], key=feeders.__getitem__)
            by_rarest[first].append(row)
            seconds.append(others[0] if others else first)
        self._rows = Lists(by_rarest, len(paths))
        self._owners = Lists(owners, max(map(max, owners), default=0))
        padded = [(numbers * COLUMNS)[:COLUMNS] for numbers, _ in paths]
        kind = np.min_scalar_type(self._segments)  # small, as memory is what is waited for
        self._seconds: Numbers = np.array(seconds, kind)
        self._columns: Numbers = np.array(padded, kind).reshape(-1, COLUMNS)
        gaps = [(*gaps, *[NO_GAP] * COLUMNS)[: COLUMNS - 1] for _, gaps in paths]
        self._gaps: Numbers = np.array(gaps, np.int8).reshape(-1, COLUMNS - 1).T.copy()

    def possible(self, places: Places) -> "Possible":
        """Return what may stand in a text, given where its plain segments stand."""
        found, lengths = self._targets.of(places.numbers)
        targets = self._targets.flat[found]
        order = targets.argsort(kind="stable")
        targets, found = targets[order], found[order]
        source = np.arange(len(lengths)).repeat(lengths)[order]
        edges = edges_of(targets)
        numbers = targets[edges]
        whole = self._whole[found]
        together: Masks = np.zeros(len(edges) + 1, np.uint64)  # the first is of what is not there
        if len(edges):
            np.bitwise_or.reduceat(places.masks[source], edges, out=together[1:])
        place = np.zeros(self._segments, np.min_scalar_type(len(edges)))
        place[numbers] = np.arange(1, len(edges) + 1)
        wholes = np.zeros(len(whole) + 1, np.int64)  # how many stand before each
        whole.cumsum(out=wholes[1:])
        wholes = wholes[np.append(edges, len(whole))]
        stands: Flags = np.zeros(len(edges) + 1, np.bool_)
        np.not_equal(wholes[1:], wholes[:-1], out=stands[1:])
        rows, columns = self._sharing(numbers, place, together)
        flat, owned = self._owners.of(rows)
        possible = Possible(
            rows=rows,
            columns=columns,
            place=place,
            wholes=(wholes, places.numbers[source[whole]]),
            together=together,
            stands=stands,
            owners=self._owners.flat[flat],
            row_of_owner=np.arange(len(rows)).repeat(owned),
        )
        pairs, row_of_pair = self._pairs(possible)
        needed = np.zeros(len(edges) + 1, np.bool_)
        needed[pairs.left] = needed[pairs.right] = True
        used = needed[place[targets]].nonzero()[0]
        counts = places.counts[source[used]]
        at = ranges(places.starts[source[used]], counts)
        begin = Beginnings(
            segments=place[targets[used]].astype(np.int64).repeat(counts),
            first=places.first[at],
            last=places.last[at] + self._further[found[used]].repeat(counts),
            end=places.end[at],
        )
        possible.leave_out(row_of_pair[~may_follow(pairs, begin)])
        return possible

    def _sharing(
        self, numbers: Numbers, place: Numbers, together: Masks
    ) -> tuple[Numbers, Numbers]:
        """Return the rows whose segments share a sentence, and the places of their segments.

        Args:
            numbers: The segments that may stand.
            place: Of each segment, its place among them from 1 on, or 0.
            together: Of each place, the bits of its sentences.
        """
        rows = self._rows.flat[self._rows.of(numbers)[0]]
        rows = rows[place.take(self._seconds.take(rows)).nonzero()[0]]  # most rows go here
        columns = place.take(self._columns.take(rows, axis=0).T)
        shared = np.bitwise_and.reduce(together.take(columns), axis=0)
        stays = shared.nonzero()[0]
        return rows[stays], columns.take(stays, axis=1)

    def _pairs(self, possible: "Possible") -> tuple[Pairs, Numbers]:
        """Return the pairs of segments of the rows that may stand, and the row of each pair."""
        left = possible.stays.nonzero()[0]
        gaps = self._gaps[:, possible.rows[left]]
        which, row = (gaps != NO_GAP).nonzero()
        columns = possible.columns[:, left].astype(np.int64)
        return Pairs(columns[which, row], columns[which + 1, row], gaps[which, row]), left[row]


class Possible:
    """What may stand in one text.

    A place is one among the segments that may stand there, from 1 on; 0 is of all others.

    Attributes:
        rows: The rows of paths whose segments may all stand in one sentence.
        columns: Of each of these the places of its segments, columns by rows.
        stays: Which of these may stand.
    """

    def __init__(
        self,
        *,
        rows: Numbers,
        columns: Numbers,
        place: Numbers,
        wholes: tuple[Numbers, Numbers],
        together: Masks,
        stands: Flags,
        owners: Numbers,
        row_of_owner: Numbers,
    ) -> None:
        """Take what a table found.

        Args:
            rows: The rows.
            columns: Of each row the places of its segments.
            place: Of each segment its place.
            wholes: Where those of each place begin among the plain segments that places may be, and
                the last end; and these.
            together: The mask of each place.
            stands: Whether each place stands there, as one plain segment.
            owners: The owners of rows.
            row_of_owner: For each of these, which of the rows it owns.
        """
        self.rows, self.columns = rows, columns
        self._together, self._place, self._wholes = together, place, wholes
        self._stands = self._alive = stands
        self._owners, self._row_of_owner = owners, row_of_owner
        chosen = (owners < len(place)).nonzero()[0]
        self._choices, self._row_of_choice = place[owners[chosen]], row_of_owner[chosen]
        self.stays: Flags = np.ones(len(rows), np.bool_)
        self._look()  # once: most rows go, and the rest is told again when more is known

    def leave_out(self, rows: Numbers) -> None:
        """Leave out some of the rows, and those of which a segment then cannot stand."""
        self.stays[rows] = False
        left = -1
        while left != (left := np.count_nonzero(self.stays)):
            self._look()

    def _look(self) -> None:
        """Leave out rows of which a segment cannot stand, as the rows are now."""
        self._alive = self._stands.copy()
        self._alive[self._choices[self.stays[self._row_of_choice]]] = True
        self.stays &= self._alive[self.columns].all(axis=0)

    def owned(self) -> tuple[list[int], dict[int, tuple[int, int]]]:
        """Return the rows that may stand, by their owners, and where those of each owner are."""
        stays = self.stays[self._row_of_owner].nonzero()[0]
        owners = self._owners[stays]
        order = owners.argsort(kind="stable")
        owners, rows = owners[order], self.rows[self._row_of_owner[stays[order]]]
        edges = edges_of(owners)
        starts = edges.tolist()
        ends = [*starts[1:], len(owners)]
        ranges_of = dict(zip(owners[edges].tolist(), zip(starts, ends, strict=False), strict=False))
        return rows.tolist(), ranges_of

    def wholes(self, number: int) -> list[int]:
        """Return the plain segments standing in the text that may be the whole of a segment."""
        place = int(self._place[number])
        edges, segments = self._listed
        return segments[edges[place - 1] : edges[place]] if place else []

    @cached_property
    def _listed(self) -> tuple[list[int], list[int]]:
        """The wholes as lists, which are quicker to look into; most texts need none."""
        edges, segments = self._wholes
        return edges.tolist(), segments.tolist()

    def masks(self, numbers: Numbers) -> Masks:
        """Return in which sentences segments may stand: a bit each."""
        places = self._place[numbers]
        masks: Masks = self._together[places]
        masks[~self._alive[places]] = 0
        return masks
