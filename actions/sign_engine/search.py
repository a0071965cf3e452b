"""Follow phrases through one text, from the segments that stand in it."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from actions.sign_engine.classes import Span
from actions.sign_engine.table import Path, Possible
from bot.text.words import Words

MAX_MATCHES_PER_PHRASE = 20
"""Matches kept of one phrase; a text that repeats itself shows nothing new."""


class Found:
    """What may stand in one text: groups of phrases, followed when first asked for.

    Attributes:
        words: The text.
        sentences: The number of the sentence of each word.
        possible: What its plain segments make possible.
        groups: The groups that may stand there, with their numbers.
    """

    def __init__(
        self,
        words: Words,
        sentences: Sequence[int],
        possible: Possible,
        paths: Sequence[Path],
        groups: Mapping[int, str],
    ) -> None:
        """Take what a matcher found.

        Args:
            words: The text.
            sentences: The number of the sentence of each word.
            possible: What these segments make possible.
            paths: All paths, by their rows.
            groups: The groups of phrases, by their numbers as owners of paths.
        """
        self.words, self.sentences = words, sentences
        self.possible = possible
        self._paths = paths
        self.groups = {groups[owner]: owner for owner in possible.rows_of if owner in groups}
        self._places: dict[int, list[Span]] = {}
        self._spans: dict[str, list[Span]] = {}
        self._matches: dict[Path, list[Span]] = {}

    def spans(self, group: str) -> list[Span]:
        """Return where a group stands, from left to right."""
        spans = self._spans.get(group)
        if spans is None:
            owner = self.groups.get(group)
            spans = _merged(self._matches_of(owner)) if owner is not None else []
            self._spans[group] = spans
        return spans

    def _at(self, number: int) -> list[Span]:
        """Return where a segment stands, from left to right."""
        places = self._places.get(number)
        if places is None:
            lists = self.possible.places_of(number) + self._matches_of(number)
            places = self._places[number] = _merged(lists)
        return places

    def _matches_of(self, owner: int) -> list[list[Span]]:
        """Return the matches of each path of a group, or of a choice that is no plain segment."""
        start, end = self.possible.rows_of.get(owner, (0, 0))
        return [self._follow(self._paths[row]) for row in self.possible.rows[start:end]]

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
        steps: list[tuple[list[Span], int]] = []
        for number, gap in zip(numbers[1:], gaps, strict=True):
            places = self._at(number)
            if not places:
                return []
            steps.append((places, gap))
        matches: list[Span] = []
        for first, last in self._at(numbers[0]):
            ends = {last}
            for places, gap in steps:
                ends = self._next(places, ends, gap)
                if not ends:
                    break
            else:
                match = first, min(ends)
                if not matches or matches[-1] != match:  # a segment may have several ends
                    matches.append(match)
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
