"""Find many known names in a text at once, whatever the spelling, in linear time."""

from collections.abc import Iterable
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, MatchKind

from bot.text.folding import Folded, fold

ARABIC_PARTICLES = ("وال", "بال", "فال", "كال", "لل", "ال", "و", "ف", "ب", "ل", "ك", "د")
"""Particles that Arabic and Darija attach to the front of a word."""


@dataclass(frozen=True)
class NameMatch:
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
        whole = [
            (start, -end, index)
            for index, start, end in self._automaton.find_matches_as_indexes(
                words, overlapping=True
            )
            if _ends_word(words, end) and _begins_word(words, start)
        ]
        found: list[NameMatch] = []
        done = 0
        for start, minus_end, index in sorted(whole):
            if start >= done:
                done = -minus_end
                found.append(NameMatch(self._ids[index], start, done))
        return found


def _ends_word(text: str, end: int) -> bool:
    return end == len(text) or not text[end].isalnum()


def _begins_word(text: str, start: int) -> bool:
    """Tell whether a word begins there, alone or behind an attached Arabic particle."""
    before = start
    while before > 0 and text[before - 1].isalnum():
        before -= 1
    return before == start or text[before:start] in ARABIC_PARTICLES
