"""Split a folded text into words and sentences, with the way back to the text as typed."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from operator import add

from bot.text.evidence import Evidence, quote
from bot.text.folding import Folded
from bot.text.sound import sound

BOUNDARY = "|"
"""Stands for the end of a sentence or line among the words."""
_TOKEN = re.compile(r"(\d+(?:[.,]\d+)*|[^\W_]+(?:'(?=\d))?|\n|[.!?;](?=\s|$)|[€$£%])")
_ENDS = frozenset("\n.!?;")


@dataclass(frozen=True)
class Words:
    """The words of a text.

    Attributes:
        folded: The folded text.
        words: Folded words; `BOUNDARY` between sentences.
        starts: Position of each word in the folded text.
        ends: Position behind each word.
        joined: The words as one string, each with a space on both sides.
        sounds: The same with the sound of each word in its place.
    """

    folded: Folded
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    joined: str
    sounds: str
    joined_starts: tuple[int, ...]
    sound_starts: tuple[int, ...]

    def word_at(self, position: int, *, sounds: bool = False) -> int:
        """Return the index of the word at a position of `joined` (or of `sounds`)."""
        return bisect_right(self.sound_starts if sounds else self.joined_starts, position) - 1

    def typed_place(self, first: int, last: int) -> tuple[int, int]:
        """Return where the words from index `first` to `last` (included) stand as typed."""
        return self.folded.span(self.starts[first], self.ends[last])

    def quote(self, first: int, last: int) -> Evidence:
        """Quote the words from index `first` to `last` (included) from the text as typed."""
        return quote(self.folded.original, *self.typed_place(first, last))


def split_words(folded: Folded) -> Words:
    """Split a folded text, in linear time."""
    parts = _TOKEN.split(folded.text)  # what lies between, a word, what lies between, …
    edges = tuple(accumulate(map(len, parts)))
    words = [BOUNDARY if word in _ENDS else word for word in parts[1::2]]
    joined, joined_starts = _join(words)
    sounds, sound_starts = _join([sound(word) for word in words])
    return Words(
        folded,
        tuple(words),
        edges[:-1:2],
        edges[1::2],
        joined,
        sounds,
        joined_starts,
        sound_starts,
    )


def _join(words: list[str]) -> tuple[str, tuple[int, ...]]:
    """Return the words with a space around each, and where each begins."""
    lengths_before = accumulate(map(len, words), initial=1)
    return f" {' '.join(words)} ", tuple(map(add, lengths_before, range(len(words))))
