"""Find many known names in a text at once, whatever the spelling, in linear time."""

from collections.abc import Iterable
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from bot.text.folding import Folded, fold

ARABIC_PARTICLES = ("وال", "بال", "فال", "كال", "لل", "ال", "و", "ف", "ب", "ل", "ك", "د")
"""Particles that Arabic and Darija attach to the front of a word."""
_LONGEST_PARTICLE = max(map(len, ARABIC_PARTICLES))


class NameMatch(NamedTuple):
    """A known name found in a folded text.

    Attributes:
        id: What the name stands for.
        start: Position in the folded text.
        end: Position behind it.
    """

    id: str
    start: int
    end: int


_Found = tuple[int, int, int]
"""Where a name begins, minus where it ends, and its number: in order, the longest comes first."""


class _Automaton:
    """Names, found all at once, by their numbers."""

    def __init__(self, names: Iterable[str]) -> None:
        self._automaton = AhoCorasick(list(names), matchkind=MatchKind.Standard)

    def find(self, text: Folded | str) -> list[_Found]:
        """Return the names that stand in a folded text as whole words; they may overlap."""
        words = text.text if isinstance(text, Folded) else text
        size = len(words)
        return [
            (start, -end, index)
            for index, start, end in self._automaton.find_matches_as_indexes(
                words, overlapping=True
            )
            if (end == size or not words[end].isalnum())
            and (start == 0 or not words[start - 1].isalnum() or _follows_particle(words, start))
        ]


class Gazetteer:
    """Names by id, matched as whole words in folded texts; the longest name wins."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        """Compile pairs of (id, name); names are folded here."""
        ids: dict[str, str] = {}
        for name_id, name in names:
            folded = fold(name)
            if folded:
                ids.setdefault(folded, name_id)
        self.names = tuple(ids)
        self._ids = list(ids.values())
        self._automaton = _Automaton(self.names)

    def find(self, text: Folded | str) -> list[NameMatch]:
        """Return the names in a folded text, from left to right, without overlaps.

        A name that is part of another word takes no room: "فاس" in "فاسبانيا" leaves "اسبانيا".
        """
        return self.apart(self._automaton.find(text))

    def apart(self, found: Iterable[_Found]) -> list[NameMatch]:
        """Return names that were found as whole words, from left to right, without overlaps."""
        names: list[NameMatch] = []
        done = 0
        for start, minus_end, index in sorted(found):
            if start >= done:
                done = -minus_end
                names.append(NameMatch(self._ids[index], start, done))
        return names


class Gazetteers:
    """Several gazetteers, looked up in one pass over a text: the pass costs more than the names."""

    def __init__(self, parts: Iterable[Gazetteer]) -> None:
        """Compile all names of the parts."""
        self._parts = tuple(parts)
        owners: dict[str, list[tuple[int, int]]] = {}
        for part, gazetteer in enumerate(self._parts):
            for index, name in enumerate(gazetteer.names):
                owners.setdefault(name, []).append((part, index))
        self._owners = list(owners.values())
        self._automaton = _Automaton(owners)

    def find(self, text: Folded | str) -> dict[Gazetteer, list[NameMatch]]:
        """Return what each part finds in a folded text."""
        found: list[list[_Found]] = [[] for _ in self._parts]
        for start, minus_end, name in self._automaton.find(text):
            for part, index in self._owners[name]:
                found[part].append((start, minus_end, index))
        return {part: part.apart(own) for part, own in zip(self._parts, found, strict=True)}


def _follows_particle(text: str, start: int) -> bool:
    """Tell whether only an attached Arabic particle stands before a name in its word."""
    before = start
    while before > 0 and text[before - 1].isalnum():
        before -= 1
        if start - before > _LONGEST_PARTICLE:
            return False
    return text[before:start] in ARABIC_PARTICLES
