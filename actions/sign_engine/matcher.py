"""Compile the phrases of all signs, and find their segments in one pass over a text.

All segments of all phrases go into two Aho-Corasick automata (as spelled, and by sound), compiled
once. A place found there is at once a place of each choice and set of words that consists of it.
A phrase of several segments is looked at only where all of them may stand, and only when a sign
depends on it (`search`), so that the cost follows the text and what is in it, not the number of
signs.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import accumulate

import numpy as np
from ahocorasick_rs import AhoCorasick, MatchKind

from actions.sign_engine.classes import CLASS_PATTERNS, Classes, Span
from actions.sign_engine.phrases import Segment, Sequence
from actions.sign_engine.search import Found, Owner, masks_of
from actions.sign_engine.table import BITS, Path, Table
from bot.text.gazetteer import ARABIC_PARTICLES
from bot.text.words import BOUNDARY, Words

MAX_PLACES_PER_SEGMENT = 2_000
"""Places kept of one run of words; enough for every "in" of the longest text."""
FIRST_ARABIC_LETTER = "\u0600"
_BIT_OF = [1 << sentence for sentence in range(BITS)]
_PARTICLES = frozenset(ARABIC_PARTICLES)


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
        owners: dict[Path, list[Owner]] = {}
        for group, sequences in groups.items():
            for sequence in sequences:
                names = owners.setdefault(self._path(sequence), [])
                if group not in names:
                    names.append(group)
        self._wholes, starts = self._reverse()
        for number, paths in self._options.items():
            for path in filter(self._is_longer, paths):
                owners.setdefault(path, []).append(number)
        self._paths, self._owners = list(owners), list(owners.values())
        self._table = Table(self._paths, starts)
        named = {s.text: n for s, n in self._numbers.items() if s.is_class}
        self._set_names, self._set_numbers = list(named), np.array(list(named.values()), np.int64)
        plain = [
            (s, n) for s, n in self._numbers.items() if not s.is_class and n not in self._options
        ]
        self._spelled = _automaton((s, n) for s, n in plain if not s.is_sound)
        self._sounded = _automaton((s, n) for s, n in plain if s.is_sound)
        self._classes = [
            (n, s.text)
            for s, n in self._numbers.items()
            if s.is_class and n not in self._options and s.text in CLASS_PATTERNS
        ]

    def find(self, words: Words) -> Found:
        """Find the segments of all phrases in a text; phrases are followed when asked for."""
        found: dict[int, list[Span]] = defaultdict(list)
        _collect(found, words, self._spelled, sounds=False)
        _collect(found, words, self._sounded, sounds=True)
        classes = Classes(words)
        for number, name in self._classes:
            spans = classes.spans(name)
            if spans:
                found[number] = spans
        sentences = list(accumulate(map(BOUNDARY.__eq__, words.words), initial=0))
        bits = [_BIT_OF[sentence % BITS] for sentence in sentences]
        masks = masks_of(found, bits)
        possible = self._table.possible(masks)
        ways: dict[Owner, list[Path]] = defaultdict(list)
        for row in possible.rows:
            for owner in self._owners[row]:
                ways[owner].append(self._paths[row])
        return Found(words, sentences, bits, dict(ways), dict(found), masks, possible, self._wholes)

    def sets(self, found: Found) -> dict[str, int]:
        """Return of each class and set of words that may stand there the bits of its sentences."""
        masks = found.possible.masks(self._set_numbers)
        return {self._set_names[i]: int(masks[i]) for i in np.flatnonzero(masks)}

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

    def _reverse(self) -> tuple[dict[int, frozenset[int]], dict[int, frozenset[int]]]:
        """Return of each choice the plain segments that it may be, and what each may begin.

        Where a plain segment stands, it and the choices that begin with it are possible, and to
        be looked at.
        """
        wholes: dict[int, frozenset[int]] = {}
        starts: dict[int, set[int]] = {n: {n} for n in self._numbers.values()}
        for number in self._options:
            whole, first = self._parts(number)
            wholes[number] = frozenset(whole)
            for part in first:
                starts[part].add(number)
        return wholes, {n: frozenset(targets) for n, targets in starts.items()}

    def _is_longer(self, path: Path) -> bool:
        """Tell whether a way through a choice is more than plain segments that feed it."""
        numbers, _ = path
        return len(numbers) > 1 or any(map(self._is_longer, self._options.get(numbers[0], ())))

    def _parts(self, number: int) -> tuple[set[int], set[int]]:
        """Return the plain segments that a choice may be, and that it may begin with."""
        if number not in self._options:
            return {number}, {number}
        whole: set[int] = set()
        first: set[int] = set()
        for numbers, _ in self._options[number]:
            inner_whole, inner_first = self._parts(numbers[0])
            first |= inner_first
            if len(numbers) == 1:
                whole |= inner_whole
        return whole, first


Pattern = tuple[int, bool, int]
"""A segment's number, whether its matches may begin within a word, and how many words follow."""
_Automaton = tuple[AhoCorasick, list[Pattern]] | None


def _automaton(segments: Iterable[tuple[Segment, int]]) -> _Automaton:
    numbered = list(segments)
    if not numbered:
        return None
    patterns = [
        ("" if _is_arabic(s) else " ") + s.text + ("" if s.is_prefix else " ") for s, _ in numbered
    ]
    described = [(number, _is_arabic(s), s.text.count(" ")) for s, number in numbered]
    return AhoCorasick(patterns, matchkind=MatchKind.Standard), described


def _is_arabic(segment: Segment) -> bool:
    """Tell whether particles may stand before a segment: its matches may begin within a word."""
    return segment.text[0] >= FIRST_ARABIC_LETTER


def _collect(
    found: dict[int, list[Span]], words: Words, automaton: _Automaton, *, sounds: bool
) -> None:
    if automaton is None:
        return
    machine, patterns = automaton
    text = words.sounds if sounds else words.joined
    starts = words.sound_starts if sounds else words.joined_starts
    begins = dict(zip(starts, range(len(starts)), strict=True))
    for index, start, _ in machine.find_matches_as_indexes(text, overlapping=True):
        number, within, more = patterns[index]
        if within:
            first = begins.get(start, -1)
            if first < 0:
                first = bisect_right(starts, start) - 1
                if text[starts[first] : start] not in _PARTICLES:
                    continue
        else:
            first = begins[start + 1]
        spans = found[number]
        if len(spans) < MAX_PLACES_PER_SEGMENT:
            spans.append((first, first + more))
