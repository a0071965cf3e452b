"""How the passages of one text lean to each sign, in log-odds, and what follows from it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from actions.sign_engine.classes import Span
from actions.sign_engine.columns import column
from actions.sign_engine.passages import Text
from actions.sign_engine.sifted import BITS
from actions.sign_engine.summing import SMOOTHING, Added, Floats, Layers, read_passages
from bot.text.words import BOUNDARY

WORRYING = "worrying"
"""Stands among the signs for any that warns of an offer."""
WITHHELD = -5.6
"""A sign is withheld where all that is read around its evidence leans to it less."""
UNTHINKABLE = -7.5
"""A sign to which no passage of a text leans so far is not looked for."""
RAISED = -0.6
"""A passage that leans to a sign so far raises it."""
HARMLESS = -0.5
"""A whole text that leans less to showing a worrying sign shows none …"""
BEYOND_DOUBT = -1.0
"""… but those to which a passage leans so far."""
FEW_WORDS = 16
HARMLESS_IN_FEW = -0.9
"""So few words must lean further to be harmless: there is little beside what a phrase found."""
WORRYING_FROM = 1.4
"""In a whole text that leans so far to showing a worrying sign and has none …"""
LIKELY = -2.5
"""… the likeliest is shown to which a passage leans so far."""
DECIDED = -1.5
"""A sign of which whole texts are read is shown by those that lean to it so far."""
UNTOLD = 0.0
"""How far a text leans that nothing is read of: it is neither harmless nor worrying."""
NEVER_RAISED = frozenset({"identity.odd_link", WORRYING})
"""Of an address, its form tells, how it is spelled does not; and what a text as a whole leans to
shows no words."""
WORDS_AROUND = 30
"""Words before and behind the evidence that are read with it; the rest of a long text is not."""
TELLING_WORDS = 12
"""Words quoted of a passage that raises a sign: those that speak for it most."""
LEAST_WORDS = 6
"""A passage of fewer words, such as a heading, raises no sign by itself."""


class Network(NamedTuple):
    """The weights, with the columns of what they tell.

    Attributes:
        layers: The weights.
        signs: The signs of which passages are read.
        wholes: The signs of which whole texts are read, and `WORRYING`.
    """

    layers: Layers
    signs: Mapping[str, int]
    wholes: Mapping[str, int]


class Reading:
    """How the passages of one text lean, in log-odds.

    Attributes:
        signs: The signs of which passages are read.
    """

    def __init__(self, network: Network, text: Text, by_words: Added, by_sets: Floats) -> None:
        """Take a text, and what its words and sets of words add to the hidden units.

        Args:
            network: What reads it.
            text: The text.
            by_words: Of each word.
            by_sets: Sentences by units, as many as there are bits for.
        """
        self._network, self._text = network, text
        self._by_words, self._by_sets = by_words, by_sets
        self.signs = network.signs.keys()
        self._passages = text.passages()
        count = (len(self._passages) + 1) // 2  # so many sentences, and each two in a row
        self._parts = self._passages[:count]
        firsts = column([first for first, _ in self._parts])
        lasts = column([last for _, last in self._parts])
        self._read = read_passages(
            network.layers, by_words, by_sets, firsts, lasts, column(text.sentences)
        )
        self._leanings = self._read.leanings
        self._long = (self._read.lengths >= LEAST_WORDS).nonzero()[0]
        self._most = self._leanings[self._long].max(axis=0, initial=-np.inf)

    def _leaning_of(self, number: int, first: int, last: int) -> float:
        """Return how far the words from one place to another (excluded) lean to a sign."""
        text, layers = self._text, self._network.layers
        sentences = np.arange(text.sentences[first], text.sentences[last - 1] + 1)
        sets = self._by_sets[sentences % BITS]
        added = self._by_words.of(first, last).sum(axis=0) + sets.sum(axis=0)
        length = sum(map(BOUNDARY.__ne__, text.words[first:last]))
        units = np.maximum(added / _root(length) + self._read.before, 0)
        return float(units @ layers.to_signs[:, number] + layers.signs_before[number])

    def doubts(self, sign: str, evidence: Sequence[Span]) -> bool:
        """Tell whether the words around a sign's evidence lean away from it.

        What is read is the passages where the evidence stands, and the words around it. Of a sign
        of which whole texts are read, the whole text decides.
        """
        if sign in self._network.wholes:
            return self._leaning(sign) < DECIDED
        number = self._network.signs.get(sign)
        if number is None or not evidence:
            return False
        leanings = self._leanings[:, number].tolist()
        if any(
            leaning >= WITHHELD and any(first <= end and start < last for start, end in evidence)
            for (first, last), leaning in zip(self._passages, leanings, strict=True)
        ):
            return False
        around = _merged(evidence, len(self._text.words))
        return all(self._leaning_of(number, *span) < WITHHELD for span in around)

    def unthinkable(self) -> set[str]:
        """Return the signs that are withheld whatever phrases find."""
        most = self._leanings.max(axis=0, initial=-np.inf).tolist()
        network = self._network
        passages = {sign for sign, n in network.signs.items() if most[n] < UNTHINKABLE}
        return passages | {sign for sign in network.wholes if self._leaning(sign) < DECIDED}

    def is_harmless(self) -> bool:
        """Tell whether the whole text reads as hardly any does that shows a worrying sign."""
        limit = HARMLESS if len(self._text.words) > FEW_WORDS else HARMLESS_IN_FEW
        return self._leaning(WORRYING) < limit

    def is_worrying(self) -> bool:
        """Tell whether the whole text reads as those do that show a worrying sign."""
        return self._leaning(WORRYING) >= WORRYING_FROM

    def raised(self) -> dict[str, Span]:
        """Return the signs to which a passage, or the text, leans far; with the telling words."""
        raised = self._leant_to(RAISED)
        for sign, number in self._network.wholes.items():
            if len(self._long) and self._leaning(sign) >= DECIDED and sign not in NEVER_RAISED:
                weights = self._network.layers.to_wholes[:, number]
                best = (self._read.added[self._long] @ weights).argmax()
                raised[sign] = self._telling(int(self._long[best]), weights)
        return raised

    def sure(self) -> set[str]:
        """Return the signs that a passage shows beyond doubt."""
        most = self._most.tolist()
        return {sign for sign, n in self._network.signs.items() if most[n] >= BEYOND_DOUBT}

    def likely(self) -> dict[str, Span]:
        """Return the signs that passages may show, the likeliest first; with the telling words."""
        return self._leant_to(LIKELY)

    def _leaning(self, whole: str) -> float:
        """Return how far the whole text leans to a sign that is read of it."""
        number = self._network.wholes.get(whole)
        return float(self._read.whole[number]) if number is not None else UNTOLD

    def _leant_to(self, line: float) -> dict[str, Span]:
        """Return the signs to which passages lean so far, by how far they do."""
        most = self._most.tolist()
        far = {sign: n for sign, n in self._network.signs.items() if most[n] >= line}
        return {
            sign: self._telling(best, self._weights_of(number, best))
            for sign, number in sorted(far.items(), key=lambda item: -most[item[1]])
            if sign not in NEVER_RAISED
            for best in [int(self._long[self._leanings[self._long, number].argmax()])]
        }

    def _weights_of(self, number: int, passage: int) -> Floats:
        """Return what each unit, as it is in a passage, adds to the leaning to a sign."""
        weights: Floats = self._network.layers.to_signs[:, number] * (self._read.units[passage] > 0)
        return weights

    def _telling(self, passage: int, weights: Floats) -> Span:
        """Return the words of a passage that speak most for a sign, from first to last (included).

        They are of one sentence: of two, of the one that leans to it more.

        Args:
            passage: Which passage.
            weights: What each hidden unit adds to the leaning.
        """
        count = len(self._parts)
        inside = [passage] if passage < count else [passage - count, passage - count + 1]
        part = max(inside, key=lambda place: self._read.added[place] @ weights)
        first, last = self._parts[part]
        sums = [0.0, *(self._by_words.of(first, last) @ weights).cumsum().tolist()]
        size = min(TELLING_WORDS, last - first)
        start = max(range(last - first - size + 1), key=lambda at: sums[at + size] - sums[at])
        return first + start, first + start + size - 1


def _root(lengths: npt.ArrayLike) -> Floats:
    """Return by what is divided that passages of so many words add."""
    roots: Floats = np.sqrt(np.add(lengths, SMOOTHING)).astype(np.float32)
    return roots


def _merged(evidence: Iterable[Span], size: int) -> list[Span]:
    """Return what is read around evidence, from left to right, without overlaps."""
    around: list[Span] = []
    for first, last in sorted(evidence):
        low, high = max(0, first - WORDS_AROUND), min(last + 1 + WORDS_AROUND, size)
        if around and low <= around[-1][1]:
            around[-1] = (around[-1][0], max(high, around[-1][1]))
        else:
            around.append((low, high))
    return around
