"""Split a folded text into words and sentences, with the way back to the text as typed."""

import re
from dataclasses import dataclass
from itertools import accumulate

from bot.text.evidence import Evidence, quote
from bot.text.folding import Folded

BOUNDARY = "|"
"""Stands for the end of a sentence or line among the words."""
MAX_LETTERS = 40
"""A longer run of letters is no word; it is read in parts, so that none is kept in memory whole."""
_NUMBER = rf"\d{{1,{MAX_LETTERS}}}"
_PLAIN = rf"[a-z\u0621-\u064a]{{1,{MAX_LETTERS}}}(?![^\W_]|')"
"""Most words; the rest would find them too, but later."""
_TOKEN = re.compile(
    rf"({_PLAIN}|{_NUMBER}(?:[.,]{_NUMBER}){{0,9}}|[^\W_]{{1,{MAX_LETTERS}}}(?:'(?=\d))?"
    r"|\n|[.!?;](?=\s|$)|[€$£%])"
)
_ENDS = dict.fromkeys("\n.!?;", BOUNDARY)


@dataclass(frozen=True)
class Words:
    """The words of a text.

    Attributes:
        folded: The folded text.
        words: Folded words; `BOUNDARY` between sentences.
        starts: Position of each word in the folded text.
        ends: Position behind each word.
    """

    folded: Folded
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

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
    typed = parts[1::2]
    return Words(folded, tuple(map(_ENDS.get, typed, typed)), edges[:-1:2], edges[1::2])
