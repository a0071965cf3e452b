"""Find every phrase of every sign in one pass over a text.

All segments of all phrases go into two Aho-Corasick automata (as spelled, and by sound), compiled
once. A place found there is at once a place of each choice and set of words that consists of it.
A phrase of several segments is looked at only where all of them may stand, so that the cost
follows the text and what is in it, not the number of signs.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import accumulate

from ahocorasick_rs import AhoCorasick, MatchKind

from actions.sign_engine.classes import CLASS_PATTERNS, Span, class_spans
from actions.sign_engine.phrases import Segment, Sequence
from bot.text.gazetteer import ARABIC_PARTICLES
from bot.text.words import BOUNDARY, Words

MAX_MATCHES_PER_PHRASE = 20
"""Matches kept of one phrase; a text that repeats itself shows nothing new."""
MAX_PLACES_PER_SEGMENT = 2_000
"""Places kept of one run of words; enough for every "in" of the longest text."""
FIRST_ARABIC_LETTER = "\u0600"

Path = tuple[tuple[int, ...], tuple[int, ...]]
"""A sequence by the numbers of its segments, and the gaps between them."""


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
        owners: dict[Path, list[str]] = {}
        for group, sequences in groups.items():
            for sequence in sequences:
                names = owners.setdefault(self._path(sequence), [])
                if group not in names:
                    names.append(group)
        self._by_first: dict[int, dict[int, list[tuple[Path, list[str]]]]] = {}
        for path, names in owners.items():
            numbers, _ = path
            lasts = self._by_first.setdefault(numbers[0], {})
            lasts.setdefault(numbers[-1], []).append((path, names))
        self._lasts = {first: frozenset(by_last) for first, by_last in self._by_first.items()}
        self._feeds, self._starts = self._reverse()
        self._longer = {
            number: tuple(path for path in paths if self._is_longer(path))
            for number, paths in self._options.items()
        }
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

    def find(self, words: Words) -> dict[str, list[Span]]:
        """Return the spans of each group that is found at all, from left to right."""
        found: dict[int, list[Span]] = defaultdict(list)
        _collect(found, words, self._spelled, sounds=False)
        _collect(found, words, self._sounded, sounds=True)
        for number, name in self._classes:
            spans = class_spans(name, words)
            if spans:
                found[number] = spans
        fed: dict[int, list[list[Span]]] = defaultdict(list)
        possible: set[int] = set()
        for number, spans in found.items():
            possible |= self._starts[number]
            for target in self._feeds[number]:
                fed[target].append(spans)
        search = _Search(found, fed, self._longer, words)
        groups: dict[str, set[Span]] = defaultdict(set)
        for first in possible & self._by_first.keys():
            by_last = self._by_first[first]
            for last in self._lasts[first] & possible:
                for path, names in by_last[last]:
                    if not possible.issuperset(path[0]):
                        continue
                    matches = search.follow(path)
                    if matches:
                        for name in names:
                            groups[name].update(matches)
        return {name: sorted(spans) for name, spans in groups.items()}

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
        """Return of each plain segment the choices that it is, and those that it may begin.

        A choice is made of plain segments (found: the choice is found), and of longer ways that
        begin with some (found: the choice is possible, and to be looked at).
        """
        feeds: dict[int, set[int]] = {n: set() for n in self._numbers.values()}
        starts: dict[int, set[int]] = {n: {n} for n in self._numbers.values()}
        for number in self._options:
            whole, first = self._parts(number)
            for part in whole:
                feeds[part].add(number)
            for part in first:
                starts[part].add(number)
        return (
            {n: frozenset(targets) for n, targets in feeds.items()},
            {n: frozenset(targets) for n, targets in starts.items()},
        )

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


class _Search:
    """Where segments stand in one text; choices are looked at when first needed."""

    def __init__(
        self,
        found: Mapping[int, list[Span]],
        fed: Mapping[int, list[list[Span]]],
        longer: Mapping[int, tuple[Path, ...]],
        words: Words,
    ) -> None:
        self._places = dict(found)
        self._fed, self._longer = fed, longer
        self._sentences = list(accumulate(word == BOUNDARY for word in words.words))

    def at(self, number: int) -> list[Span]:
        """Return where a segment stands, from left to right."""
        places = self._places.get(number)
        if places is None:
            spans = {span for spans in self._fed.get(number, ()) for span in spans}
            self._add_longer(number, spans)
            places = self._places[number] = sorted(spans)
        return places

    def _add_longer(self, number: int, spans: set[Span]) -> None:
        for path in self._longer.get(number, ()):
            spans.update(self.follow(path))

    def follow(self, path: Path) -> list[Span]:
        """Return the matches of a path."""
        numbers, gaps = path
        firsts = self.at(numbers[0])
        if len(numbers) == 1 or not firsts:
            return firsts
        following = []
        for number in numbers[1:]:
            places = self.at(number)
            if not places:
                return []
            following.append(places)
        steps = list(zip(following, gaps, strict=True))
        matches: list[Span] = []
        for first in firsts:
            ends = {first.last}
            for places, gap in steps:
                ends = {last for end in ends for last in self._next(places, end, gap)}
                if not ends:
                    break
            else:
                matches.append(Span(first.first, min(ends)))
                if len(matches) >= MAX_MATCHES_PER_PHRASE:
                    break
        return matches

    def _next(self, places: list[Span], end: int, gap: int) -> list[int]:
        """Return the ends of places that begin up to `gap` words on, in the same sentence."""
        ends = []
        furthest = end + 1 + gap
        sentence = self._sentences[end]
        for at in range(bisect_left(places, (end + 1,)), len(places)):
            first, last = places[at]
            if first > furthest or self._sentences[first] != sentence:
                break
            ends.append(last)
        return ends


_Automaton = tuple[AhoCorasick, list[tuple[Segment, int]]] | None


def _automaton(segments: Iterable[tuple[Segment, int]]) -> _Automaton:
    numbered = list(segments)
    if not numbered:
        return None
    patterns = [
        ("" if _is_arabic(s) else " ") + s.text + ("" if s.is_prefix else " ") for s, _ in numbered
    ]
    return AhoCorasick(patterns, matchkind=MatchKind.Standard), numbered


def _is_arabic(segment: Segment) -> bool:
    """Tell whether particles may stand before a segment: its matches may begin within a word."""
    return segment.text[0] >= FIRST_ARABIC_LETTER


def _collect(
    found: dict[int, list[Span]], words: Words, automaton: _Automaton, *, sounds: bool
) -> None:
    if automaton is None:
        return
    machine, segments = automaton
    text = words.sounds if sounds else words.joined
    starts = words.sound_starts if sounds else words.joined_starts
    begins = dict(zip(starts, range(len(starts)), strict=True))
    for index, start, end in machine.find_matches_as_indexes(text, overlapping=True):
        segment, number = segments[index]
        if text[start] == " ":
            start += 1
        first = begins.get(start)
        if first is None:
            first = bisect_right(starts, start) - 1
            if text[starts[first] : start] not in ARABIC_PARTICLES:
                continue
        if " " in segment.text:
            last = bisect_right(starts, end - 1 if segment.is_prefix else end - 2) - 1
        else:
            last = first
        spans = found[number]
        if len(spans) < MAX_PLACES_PER_SEGMENT:
            spans.append(Span(first, last))
