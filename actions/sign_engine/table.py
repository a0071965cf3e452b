"""All phrases as one table: each is a row of the numbers of its segments.

`sifting` tells of all rows at once which may stand in a text.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from itertools import chain, pairwise
from typing import NamedTuple

import numpy as np

from actions.sign_engine.classes import Span
from actions.sign_engine.columns import Numbers, column, flat
from actions.sign_engine.running import Runs
from actions.sign_engine.sifted import NO_GAP, Phrases, Sifted
from actions.sign_engine.sifting import sift

Path = tuple[tuple[int, ...], tuple[int, ...]]
"""A sequence by the numbers of its segments, and the gaps between them."""
COLUMNS = 4
"""Segments of a phrase that the table looks at; phrases that are longer are followed anyway."""
MAX_PLACES_PER_SEGMENT = 2_000
"""Places kept of one run of words; enough for every "in" of the longest text."""


class Start(NamedTuple):
    """How a plain segment begins a choice.

    Attributes:
        further: How many words the choice may go on behind it.
        whole: Whether it may be the whole of it.
    """

    further: int
    whole: bool


class Table:
    """The paths of all phrases."""

    def __init__(
        self,
        paths: Sequence[Path],
        owners: Sequence[Collection[int]],
        starts: Mapping[int, Mapping[int, Start]],
        watched: Sequence[int] = (),
    ) -> None:
        """Compile paths.

        Args:
            paths: The paths, whose places in this sequence are their row numbers.
            owners: Of each path, the choices of which it is an alternative, and numbers beyond
                those of segments that mean something else.
            starts: Of each segment from 0 on, itself and the choices that it may begin.
            watched: Segments of which the sentences are told.
        """
        begun = [starts[number] for number in range(len(starts))]
        feeders = Counter(chain.from_iterable(begun))
        by_rarest: list[list[int]] = [[] for _ in begun]
        wholes: list[list[int]] = [[] for _ in begun]
        seconds = []
        for row, (numbers, _) in enumerate(paths):
            first, *others = sorted(numbers[:COLUMNS], key=feeders.__getitem__)
            by_rarest[first].append(row)
            seconds.append(others[0] if others else first)
        for number, targets in enumerate(begun):
            for target, start in targets.items():
                if start.whole:
                    wholes[target].append(number)
        gaps = [(*gaps, *[NO_GAP] * COLUMNS)[: COLUMNS - 1] for _, gaps in paths]
        all_starts = [start for targets in begun for start in targets.values()]
        target_edges, targets_of = flat(begun)
        row_edges, rows = flat(by_rarest)
        owner_edges, owners_of = flat(owners)
        self._whole_edges, self._wholes = flat(wholes)
        self._wholes_of: dict[int, frozenset[int]] = {}
        columns: Numbers = np.array([(paths[row][0] * COLUMNS)[:COLUMNS] for row in rows], np.int64)
        # Small, as memory is what is waited for; and of few types, as each is compiled once.
        kind = np.uint16 if len(begun) <= np.iinfo(np.uint16).max else np.uint32
        self._phrases = Phrases(
            target_edges=target_edges,
            targets=targets_of.astype(kind),
            whole=np.array([start.whole for start in all_starts], np.bool_),
            further=np.array([start.further for start in all_starts], np.uint16),
            row_edges=row_edges,
            rows=rows,
            seconds=np.array(seconds, kind)[rows],
            columns=columns.reshape(-1, COLUMNS).astype(kind),
            gaps=np.array(gaps, np.int8).reshape(-1, COLUMNS - 1),
            owner_edges=owner_edges,
            owners=owners_of,
            watched=column(watched),
            marks=np.zeros(1 + max(len(begun), owners_of.max(initial=0)), kind),
            place=np.zeros(len(begun), kind),
        )

    def possible(self, runs: Runs, sentences: Sequence[int]) -> "Possible":
        """Return what may stand in a text.

        Args:
            runs: Where plain segments stand in it.
            sentences: The number of the sentence of each word, and of what is behind the last.
        """
        found = sift(self._phrases, runs, column(sentences))
        return Possible(self, found)

    def wholes(self, number: int) -> frozenset[int]:
        """Return the plain segments that may be the whole of a segment."""
        wholes = self._wholes_of.get(number)
        if wholes is None:
            start, end = self._whole_edges[number : number + 2]
            wholes = self._wholes_of[number] = frozenset(self._wholes[start:end].tolist())
        return wholes


class Possible:
    """What may stand in one text.

    Attributes:
        rows: The rows of paths that may stand, by their owners.
        rows_of: Where in `rows` those of each owner begin and end.
        masks: Of each watched segment, the bits of the sentences in which it may stand.
    """

    def __init__(self, table: Table, found: Sifted) -> None:
        """Take the phrases, and what of them may stand."""
        self._table, self._places, self.masks = table, found.places, found.masks
        self.rows = found.rows.tolist()
        owners = zip(found.owners.tolist(), pairwise(found.edges.tolist()), strict=True)
        self.rows_of = dict(sorted(owners))

    def places_of(self, number: int) -> list[list[Span]]:
        """Return where each plain segment stands that may be the whole of a segment."""
        present, known, spans = self._listed
        found = map(known.__getitem__, self._table.wholes(number) & present)
        return [spans[start : min(end, start + MAX_PLACES_PER_SEGMENT)] for start, end in found]

    @cached_property
    def _listed(self) -> tuple[frozenset[int], dict[int, tuple[int, int]], list[Span]]:
        """The segments that stand there, where those of each are in a list, and the list.

        Most texts need none.
        """
        places = self._places
        edges = pairwise(places.edges.tolist())
        known = dict(zip(places.numbers.tolist(), edges, strict=True))
        spans = list(zip(places.first.tolist(), places.last.tolist(), strict=True))
        return frozenset(known), known, spans
