"""Compile the phrases of all signs, and find their segments in one pass over a text.

All segments of all phrases go into one `lexicon`, compiled once. A place found there is at once a
place of each choice and set of words that consists of it. Which phrases may stand in a text is told
of all at once (`table`); one is followed word by word only when a sign depends on it (`search`), so
that the cost follows the text and what is in it, not the number of signs.
"""

from collections.abc import Iterable, Mapping
from itertools import accumulate

import numpy as np

from actions.sign_engine.classes import CLASS_PATTERNS, Classes
from actions.sign_engine.columns import column
from actions.sign_engine.lexicon import Lexicon
from actions.sign_engine.phrases import Segment, Sequence
from actions.sign_engine.running import Runs
from actions.sign_engine.search import Found
from actions.sign_engine.starts import MAX_WORDS_OF_CLASS, Starts
from actions.sign_engine.table import Path, Table
from bot.text.words import BOUNDARY, Words


class Matcher:
    """Finds groups of phrases; a group is what one selection of one sign lists."""

    def __init__(
        self,
        groups: Mapping[str, Iterable[Sequence]],
        word_sets: Mapping[str, Iterable[Sequence]] | None = None,
    ) -> None:
        """Compile the phrases of every group, and the shared sets of words that they use.

        A set of words may use the sets before it.
        """
        self._numbers: dict[Segment, int] = {}
        self._options: dict[int, tuple[Path, ...]] = {}
        for name, rows in (word_sets or {}).items():
            number = self._number(Segment(name, is_class=True))
            self._options[number] = tuple(self._path(row) for row in rows)
        grouped = {group: list(map(self._path, rows)) for group, rows in groups.items()}
        self._groups = {len(self._numbers) + index: group for index, group in enumerate(grouped)}
        owners: dict[Path, dict[int, None]] = {}
        for number, group in self._groups.items():
            for path in grouped[group]:
                owners.setdefault(path, {})[number] = None
        words = {
            n: MAX_WORDS_OF_CLASS if s.is_class else s.text.count(" ") + 1
            for s, n in self._numbers.items()
            if n not in self._options
        }
        starts = Starts(words, self._options)
        for number, paths in self._options.items():
            for path in filter(starts.is_longer, paths):
                owners.setdefault(path, {})[number] = None
        self._paths = list(owners)
        named = {s.text: n for s, n in self._numbers.items() if s.is_class}
        self._set_names = list(named)
        self._table = Table(
            self._paths, list(owners.values()), starts.of_all(), list(named.values())
        )
        self._lexicon = Lexicon(
            (s, n) for s, n in self._numbers.items() if not s.is_class and n not in self._options
        )
        self._classes = [
            (n, s.text)
            for s, n in self._numbers.items()
            if s.is_class and n not in self._options and s.text in CLASS_PATTERNS
        ]

    def find(self, words: Words) -> Found:
        """Find the segments of all phrases in a text; phrases are followed when asked for."""
        runs = self._with_classes(self._lexicon.find(words.words), Classes(words))
        sentences = list(accumulate(map(BOUNDARY.__eq__, words.words), initial=0))
        possible = self._table.possible(runs, sentences)
        return Found(words, sentences, possible, self._paths, self._groups)

    def _with_classes(self, runs: Runs, classes: Classes) -> Runs:
        """Return runs of words, and behind them the classes that stand in their text."""
        spans = [(n, *span) for n, name in self._classes for span in classes.spans(name)]
        if not spans:
            return runs
        columns = (column(numbers) for numbers in zip(*spans, strict=True))
        return Runs(*map(np.concatenate, zip(runs, columns, strict=True)))

    def sets(self, found: Found) -> dict[str, int]:
        """Return of each class and set of words that may stand there the bits of its sentences."""
        masks = found.possible.masks
        stands = masks.nonzero()[0]
        names = map(self._set_names.__getitem__, stands.tolist())
        return dict(zip(names, masks[stands].tolist(), strict=True))

    def _number(self, segment: Segment) -> int:
        number = self._numbers.get(segment)
        if number is None:
            paths = tuple(self._path(option) for option in segment.options)
            number = self._numbers[segment] = len(self._numbers)
            if paths:
                self._options[number] = paths
        return number

    def _path(self, sequence: Sequence) -> Path:
        return tuple(self._number(s) for s in sequence.segments), sequence.gaps
