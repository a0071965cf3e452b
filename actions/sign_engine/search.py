"""Follow phrases through one text, from the segments that stand in it."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from actions.sign_engine.classes import Span
from actions.sign_engine.table import Path, Possible
from bot.text.words import Words

MAX_MATCHES_PER_PHRASE = 20
"""Matches kept of one phrase; a text that repeats itself shows nothing new."""

Owner = str | int
"""Whose path one is: a group's, or a choice's."""


def masks_of(places: Mapping[int, Sequence[Span]], bits: Sequence[int]) -> dict[int, int]:
    """Return of each segment the bits of the sentences in which it stands.

    Args:
        places: Where each segment stands.
        bits: The bit of the sentence of each word.
    """
    masks = {}
    for number, spans in places.items():
        mask = 0
        for first, _ in spans:
            mask |= bits[first]
        masks[number] = mask
    return masks


class Found:
    """What may stand in one text: groups of phrases, followed when first asked for."""

    def __init__(
        self,
        words: Words,
        sentences: Sequence[int],
        bits: Sequence[int],
        ways: Mapping[Owner, Sequence[Path]],
        places: dict[int, list[Span]],
        masks: dict[int, int],
        possible: Possible,
        wholes: Mapping[int, frozenset[int]],
    ) -> None:
        """Take what a matcher found.

        Args:
            words: The text.
            sentences: The number of the sentence of each word.
            bits: The bit of the sentence of each word in masks.
            ways: Of each group that may stand there, the paths whose segments may; of each choice,
                those of its alternatives that are more than a plain segment.
            places: Where each plain segment stands, from left to right.
            masks: Of each plain segment that stands there, the bits of its sentences.
            possible: What these segments make possible.
            wholes: Of each choice, the plain segments that it may be.
        """
        self.words = words
        self.ways = ways
        self._places = places
        self.possible, self._wholes = possible, wholes
        self.sentences, self._bits, self._masks = sentences, bits, masks
        self._spans: dict[str, list[Span]] = {}
        self._matches: dict[Path, list[Span]] = {}

    def spans(self, group: str) -> list[Span]:
        """Return where a group stands, from left to right."""
        spans = self._spans.get(group)
        if spans is None:
            spans = _merged([self._follow(path) for path in self.ways.get(group, ())])
            self._spans[group] = spans
        return spans

    def _at(self, number: int) -> list[Span]:
        """Return where a segment stands, from left to right."""
        places = self._places.get(number)
        if places is None:
            whole = self._wholes.get(number, frozenset())
            lists = [self._places[part] for part in self.possible.feeds(number) if part in whole]
            lists += map(self._follow, self.ways.get(number, ()))
            places = self._places[number] = _merged(lists)
        return places

    def _shared(self, numbers: tuple[int, ...]) -> int:
        """Return the sentences in which all segments stand, as bits; choices are looked at last."""
        shared, masks, open_numbers = -1, self._masks, []
        for number in numbers:
            mask = masks.get(number)
            if mask is None:
                open_numbers.append(number)
            else:
                shared &= mask
        for number in open_numbers:
            if not shared:
                return 0
            mask = 0
            for first, _ in self._at(number):
                mask |= self._bits[first]
            masks[number] = mask
            shared &= mask
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
        bits = self._bits
        matches: list[Span] = []
        for first, last in self._at(numbers[0]):
            if not shared & bits[first]:
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
        sentences, size = self.sentences, len(places)
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


def _merged(lists: Sequence[list[Span]]) -> list[Span]:
    """Return the spans of sorted lists, from left to right; what is returned is not changed."""
    return lists[0] if len(lists) == 1 else sorted(set().union(*lists))
