"""Follow phrases through one text, from the segments that stand in it."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from actions.sign_engine.classes import Span
from bot.text.words import Words

MAX_MATCHES_PER_PHRASE = 20
"""Matches kept of one phrase; a text that repeats itself shows nothing new."""

Path = tuple[tuple[int, ...], tuple[int, ...]]
"""A sequence by the numbers of its segments, and the gaps between them."""
ByFirst = tuple[frozenset[int], Mapping[int, Sequence[Path]]]
"""Paths by their first segment, and those segments."""


def fits(numbers: tuple[int, ...], masks: Mapping[int, int]) -> bool:
    """Tell whether segments may all stand in one sentence."""
    shared = -1
    for number in numbers:
        shared &= masks.get(number, 0)
        if not shared:
            return False
    return True


class Found:
    """What may stand in one text: groups of phrases, followed when first asked for."""

    def __init__(
        self,
        words: Words,
        sentences: Sequence[int],
        ways: Mapping[str, Sequence[Path]],
        places: dict[int, list[Span]],
        masks: Mapping[int, int],
        wholes: Mapping[int, frozenset[int]],
        longer: Mapping[int, ByFirst],
    ) -> None:
        """Take what a matcher found.

        Args:
            words: The text.
            sentences: The number of the sentence of each word.
            ways: Of each group that may stand there, the paths whose segments may.
            places: Where each plain segment stands, from left to right.
            masks: Of each segment and choice that may stand there, in which sentences: a bit each.
            wholes: Of each choice, the plain segments that it may be.
            longer: Of each choice, its other alternatives by their first segment.
        """
        self.words = words
        self.ways = ways
        self._places = places
        self._plain = frozenset(places)
        self._wholes, self._longer = wholes, longer
        self._sentences, self._masks = sentences, masks
        self._possible = frozenset(masks)
        self._spans: dict[str, list[Span]] = {}
        self._matches: dict[Path, list[Span]] = {}
        self._inside = {number: masks[number] for number in places}

    def spans(self, group: str) -> list[Span]:
        """Return where a group stands, from left to right."""
        spans = self._spans.get(group)
        if spans is None:
            matches = [self._follow(path) for path in self.ways.get(group, ())]
            spans = matches[0] if len(matches) == 1 else sorted({s for m in matches for s in m})
            self._spans[group] = spans
        return spans

    def _at(self, number: int) -> list[Span]:
        """Return where a segment stands, from left to right."""
        places = self._places.get(number)
        if places is None:
            spans: set[Span] = set()
            for part in self._wholes.get(number, frozenset()) & self._plain:
                spans.update(self._places[part])
            if number in self._longer:
                firsts, longer = self._longer[number]
                for first in firsts & self._possible:
                    for path in longer[first]:
                        if fits(path[0], self._masks):
                            spans.update(self._follow(path))
            places = self._places[number] = sorted(spans)
        return places

    def _shared(self, numbers: tuple[int, ...]) -> int:
        """Return the sentences in which all segments stand, as bits; choices are looked at last."""
        shared, known, open_numbers = -1, self._inside, []
        for number in numbers:
            mask = known.get(number)
            if mask is None:
                mask = self._masks.get(number, 0)
                open_numbers.append(number)
            shared &= mask
            if not shared:
                return 0
        for number in open_numbers:
            mask = 0
            for first, _ in self._at(number):
                mask |= 1 << self._sentences[first]
            known[number] = mask
            shared &= mask
            if not shared:
                return 0
        return shared

    def _follow(self, path: Path) -> list[Span]:
        """Return the matches of a path; from each first segment the shortest."""
        matches = self._matches.get(path)
        if matches is None:
            numbers, gaps = path
            matches = self._joined(numbers, gaps) if gaps else self._at(numbers[0])
            self._matches[path] = matches
        return matches

    def _joined(self, numbers: tuple[int, ...], gaps: tuple[int, ...]) -> list[Span]:
        """Return the matches of several segments, which stand in one sentence."""
        shared = self._shared(numbers)
        if not shared:
            return []
        steps = [(self._at(number), gap) for number, gap in zip(numbers[1:], gaps, strict=True)]
        sentences = self._sentences
        matches: list[Span] = []
        for first, last in self._at(numbers[0]):
            if not shared >> sentences[first] & 1:
                continue
            ends = {last}
            for places, gap in steps:
                ends = self._next(places, ends, gap)
                if not ends:
                    break
            else:
                matches.append((first, min(ends)))
                if len(matches) >= MAX_MATCHES_PER_PHRASE:
                    break
        return matches

    def _next(self, places: list[Span], ends: set[int], gap: int) -> set[int]:
        """Return the ends of places that begin up to `gap` words on, in the same sentence."""
        sentences, size = self._sentences, len(places)
        further: set[int] = set()
        for end in ends:
            furthest, sentence = end + 1 + gap, sentences[end]
            at = bisect_left(places, (end + 1,))
            while at < size:
                first, last = places[at]
                if first > furthest or sentences[first] != sentence:
                    break
                further.add(last)
                at += 1
        return further
