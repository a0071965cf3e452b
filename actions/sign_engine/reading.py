"""How the passages of one text lean to each sign, in log-odds, and what follows from it."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from actions.sign_engine.classes import Span
from actions.sign_engine.passages import Text
from bot.text.words import BOUNDARY

WORRYING = "worrying"
"""Stands among the signs for any that warns of an offer."""
WITHHELD = -5.0
"""A sign is withheld where all that is read around its evidence leans to it less."""
RAISED = -1.5
"""A passage that leans to a sign so far raises it."""
HARMLESS = -0.5
"""A whole text that leans less to showing a worrying sign shows none …"""
BEYOND_DOUBT = 0.5
"""… but those to which a passage leans so far."""
WORRYING_FROM = 1.0
"""In a whole text that leans so far to showing a worrying sign and has none …"""
LIKELY = -2.0
"""… the likeliest is shown to which a passage leans so far."""
DECIDED = -1.0
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
SMOOTHING = 4
"""Words added to the length of a passage, so that a single one does not decide."""

Floats = npt.NDArray[np.float32]


class Layers(NamedTuple):
    """The weights of the network.

    Attributes:
        features: What each feature adds to the hidden units, features by units.
        context: What each unit of the whole text adds to those of its passages, units by units.
        units: What holds of each unit before any word.
        to_signs: What each unit of a passage adds to the leaning to each sign, units by signs.
        signs_before: What holds of each sign before any unit.
        to_wholes: What each unit of a whole text adds to what is read of it, units by signs.
        wholes_before: What holds of each of these before any unit.
    """

    features: Floats
    context: Floats
    units: Floats
    to_signs: Floats
    signs_before: Floats
    to_wholes: Floats
    wholes_before: Floats


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

    def __init__(self, network: Network, text: Text, by_words: Floats, by_sets: Floats) -> None:
        """Take a text, and what its words and sets of words add to the hidden units.

        Args:
            network: What reads it.
            text: The text.
            by_words: Words by units.
            by_sets: Sentences by units.
        """
        self._network, self._text = network, text
        self._layers = layers = network.layers
        self.signs = network.signs.keys()
        self._word_sums = _summed(by_words)
        self._set_sums = _summed(by_sets)
        self._counts = np.array(list(accumulate(map(BOUNDARY.__ne__, text.words), initial=0)))
        self._sentences = np.array(text.sentences, np.int64)
        size = len(text.words)
        whole = self._added([(0, size)])[0] if size else np.zeros_like(layers.units)
        self._before = whole @ layers.context + layers.units
        units = np.maximum(whole + layers.units, 0)
        self._whole: Floats = units @ layers.to_wholes + layers.wholes_before
        self._passages = text.passages()
        counts = self._counts.tolist()
        self._long = [p for p in self._passages if counts[p[1]] - counts[p[0]] >= LEAST_WORDS]
        self._units_of_long = self._units(self._long)
        self._leanings = self._leanings_of(self._units_of_long)
        self._most = self._leanings.max(axis=0, initial=-np.inf)

    def leanings(self, passages: Sequence[Span]) -> Floats:
        """Return how far passages lean to each sign, passages by signs."""
        return self._leanings_of(self._units(passages))

    def _leanings_of(self, units: Floats) -> Floats:
        leanings: Floats = units @ self._layers.to_signs + self._layers.signs_before
        return leanings

    def _units(self, passages: Sequence[Span]) -> Floats:
        """Return the hidden units of passages, passages by units."""
        units: Floats = np.maximum(self._added(passages) + self._before, 0)
        return units

    def _added(self, passages: Sequence[Span]) -> Floats:
        """Return what the words of passages add to the units, passages by units."""
        firsts, lasts = np.array(passages, np.int64).reshape(-1, 2).T
        sentences = self._sentences
        added = self._word_sums[lasts] - self._word_sums[firsts]
        added = added + self._set_sums[sentences[lasts - 1] + 1] - self._set_sums[sentences[firsts]]
        lengths = self._counts[lasts] - self._counts[firsts] + SMOOTHING
        scaled: Floats = added / np.sqrt(lengths).astype(np.float32)[:, np.newaxis]
        return scaled

    def doubts(self, sign: str, evidence: Sequence[Span]) -> bool:
        """Tell whether the words around a sign's evidence lean away from it.

        What is read is the evidence with the words around it, and the passages where it stands. Of
        a sign of which whole texts are read, the whole text decides.
        """
        if sign in self._network.wholes:
            return self._leaning(sign) < DECIDED
        number = self._network.signs.get(sign)
        if number is None or not evidence:
            return False
        around = _merged(evidence, len(self._text.words))
        around += [
            (first, last)
            for first, last in self._passages
            if any(first <= end and start < last for start, end in evidence)
        ]
        return bool(self.leanings(around)[:, number].max() < WITHHELD)

    def is_harmless(self) -> bool:
        """Tell whether the whole text reads as hardly any does that shows a worrying sign."""
        return self._leaning(WORRYING) < HARMLESS

    def is_worrying(self) -> bool:
        """Tell whether the whole text reads as those do that show a worrying sign."""
        return self._leaning(WORRYING) >= WORRYING_FROM

    def raised(self) -> dict[str, Span]:
        """Return the signs to which a passage, or the text, leans far; with the telling words."""
        raised = self._leant_to(RAISED)
        for sign, number in self._network.wholes.items():
            if self._long and self._leaning(sign) >= DECIDED and sign not in NEVER_RAISED:
                weights = self._layers.to_wholes[:, number]
                most = max(zip(self._added(self._long) @ weights, self._long, strict=True))[1]
                raised[sign] = self._telling(most, weights)
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
        return float(self._whole[number]) if number is not None else UNTOLD

    def _leant_to(self, line: float) -> dict[str, Span]:
        """Return the signs to which passages lean so far, by how far they do."""
        most = self._most.tolist()
        far = {sign: n for sign, n in self._network.signs.items() if most[n] >= line}
        return {
            sign: self._telling(self._long[best], self._to_sign(n, best))
            for sign, n in sorted(far.items(), key=lambda item: -most[item[1]])
            if sign not in NEVER_RAISED
            for best in [int(self._leanings[:, n].argmax())]
        }

    def _to_sign(self, number: int, place: int) -> Floats:
        """Return what each unit, as it is in a passage, adds to the leaning to a sign."""
        weights: Floats = self._layers.to_signs[:, number] * (self._units_of_long[place] > 0)
        return weights

    def _telling(self, passage: Span, weights: Floats) -> Span:
        """Return the words of a passage that speak most for a sign, from first to last (included).

        They are of one sentence: of two, of the one that leans to it more.

        Args:
            passage: The passage.
            weights: What each hidden unit adds to the leaning.
        """
        inside = [p for p in self._passages if passage[0] <= p[0] and p[1] <= passage[1]]
        parts = [p for p in inside if p != passage] or [passage]
        first, last = max(zip(self._added(parts) @ weights, parts, strict=True))[1]
        sums = self._word_sums[first : last + 1] @ weights
        most = max(1, last - first - TELLING_WORDS + 1)
        start = max(
            range(most), key=lambda at: sums[min(at + TELLING_WORDS, last - first)] - sums[at]
        )
        return first + start, min(first + start + TELLING_WORDS, last) - 1


def _summed(rows: Floats) -> Floats:
    """Return the sums of the first rows, from none on."""
    sums = np.zeros((len(rows) + 1, rows.shape[1]), np.float32)
    np.cumsum(rows, axis=0, out=sums[1:])
    return sums


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
