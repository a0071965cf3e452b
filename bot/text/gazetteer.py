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


class Gazetteer:
    """Names by id, matched as whole words in folded texts; the longest name wins."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        """Compile pairs of (id, name); names are folded here."""
        ids: dict[str, str] = {}
        for name_id, name in names:
            folded = fold(name)
            if folded:
                ids.setdefault(folded, name_id)
        self._ids = list(ids.values())
        self._automaton = AhoCorasick(list(ids), matchkind=MatchKind.Standard)

    def find(self, text: Folded | str) -> list[NameMatch]:
        """Return the names in a folded text, from left to right, without overlaps.

        A name that is part of another word takes no room: "فاس" in "فاسبانيا" leaves "اسبانيا".
        """
        words = text.text if isinstance(text, Folded) else text
        size = len(words)
        whole = [
            (start, -end, index)
            for index, start, end in self._automaton.find_matches_as_indexes(
                words, overlapping=True
            )
            if (end == size or not words[end].isalnum())
            and (start == 0 or not words[start - 1].isalnum() or _follows_particle(words, start))
        ]
        found: list[NameMatch] = []
        done = 0
        for start, minus_end, index in sorted(whole):
            if start >= done:
                done = -minus_end
                found.append(NameMatch(self._ids[index], start, done))
        return found


def _follows_particle(text: str, start: int) -> bool:
    """Tell whether only an attached Arabic particle stands before a name in its word."""
    before = start
    while before > 0 and text[before - 1].isalnum():
        before -= 1
        if start - before > _LONGEST_PARTICLE:
            return False
    return text[before:start] in ARABIC_PARTICLES
