"""Where segments of phrases stand in one text, as columns of numbers."""

from functools import cached_property
from itertools import accumulate

import numpy as np

from actions.sign_engine.classes import Span
from actions.sign_engine.columns import Masks, Numbers, column, edges_of
from actions.sign_engine.lexicon import Runs
from bot.text.words import BOUNDARY, Words

MAX_PLACES_PER_SEGMENT = 2_000
"""Places kept of one run of words; enough for every "in" of the longest text."""
BITS = 64
"""Sentences told apart in a mask; longer texts share bits, and only more is followed."""


class Places:
    """Where the plain segments of phrases stand in one text.

    Attributes:
        words: The text.
        sentences: The number of the sentence of each word.
        numbers: The segments that stand there, in order.
        masks: Of each of them, the bits of the sentences in which it stands.
        starts: Of each of them, where its places begin in the columns `first`, `last` and `end`.
        counts: Of each of them, how many places it has.
        first: The first word of each place.
        last: Its last word.
        end: The last word of its sentence.
    """

    def __init__(self, words: Words, found: Runs) -> None:
        """Take what was found; the places of a segment from left to right."""
        self.words = words
        self.sentences = list(accumulate(map(BOUNDARY.__eq__, words.words), initial=0))
        number, first, last = found.columns()
        order = number.argsort(kind="stable")
        number, self.first, self.last = number[order], first[order], last[order]
        self.starts = edges_of(number)
        self.counts: Numbers = np.append(self.starts[1:], len(number)) - self.starts
        self.numbers: Numbers = number[self.starts]
        sentences = column(self.sentences)
        sentence = sentences[self.first]
        bits = np.uint64(1) << (sentence % BITS).astype(np.uint64)
        self.masks: Masks = np.bitwise_or.reduceat(bits, self.starts) if len(number) else bits
        self.end: Numbers = sentences.searchsorted(sentence, side="right") - 1

    @cached_property
    def _listed(self) -> tuple[dict[int, tuple[int, int]], list[Span]]:
        """The places as a list, and where those of each segment are; most texts need none."""
        starts = self.starts.tolist()
        ends = [*starts[1:], len(self.first)]
        ranges = zip(self.numbers.tolist(), zip(starts, ends, strict=False), strict=False)
        return dict(ranges), list(zip(self.first.tolist(), self.last.tolist(), strict=True))

    def of(self, number: int) -> list[Span]:
        """Return where a segment stands, from left to right."""
        ranges, spans = self._listed
        start, end = ranges.get(number, (0, 0))
        return spans[start : min(end, start + MAX_PLACES_PER_SEGMENT)]
