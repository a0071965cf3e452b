"""A second opinion on a sign: how its words read to a model trained on labelled texts.

Phrases find what they say wherever it stands; whether a text asks for money or warns of those who
do is a matter of its tone, which no list of phrases holds. A logistic model for each sign, on the
words, pairs of words and pieces of words around the evidence, tells how far they lean to the sign.
It never raises a sign: it withholds one from which the words lean away. Its weights lie in
`opinion_profile.npz`, made by `rihla train --signs` (see `opinion_training`).
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

import numpy as np
import numpy.typing as npt

from actions.sign_engine.classes import Span
from bot.text.words import BOUNDARY

PROFILE = Path(__file__).parent / "opinion_profile.npz"
LEAST_LEANING = 0.0
"""A sign to which words lean less is withheld; training puts 0 where few true ones fall below."""
WORDS_AROUND = 30
"""Words before and behind the evidence that are read with it; the rest of a long text is not."""
PIECES = (3, 4, 5)
WORDS_KEPT = 20_000
VECTORS_KEPT = 20
"""Signs that stand near one another are judged by the same words."""

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]


def features_of_word(word: str) -> tuple[str, ...]:
    """Return the features of a word: itself and its pieces; of a number, how long it is."""
    if word[0].isdigit():
        return ("0" * len(word),)
    edged = f" {word} "
    pieces = (edged[at : at + n] for n in PIECES for at in range(len(edged) - n + 1))
    return (word, *pieces)


def pairs(words: Sequence[str]) -> Iterator[str]:
    """Yield each word with the one before, in the same sentence."""
    before = ""
    for word in words:
        own = features_of_word(word)[0] if word != BOUNDARY else ""
        if before and own:
            yield f"{before} {own}"
        before = own


def features(words: Sequence[str]) -> list[str]:
    """Return the features of words in a row: those of each, and its pair with the one before."""
    own = (features_of_word(word) for word in words if word != BOUNDARY)
    return [*chain.from_iterable(own), *pairs(words)]


class SecondOpinion:
    """The models of all signs that have one."""

    def __init__(
        self,
        names: Sequence[str],
        rarity: Floats,
        weights: Mapping[str, tuple[Floats, float]],
    ) -> None:
        """Take what training stored.

        Args:
            names: The features.
            rarity: The inverse document frequency of each.
            weights: Of each sign, the weight of each feature, and what holds before any.
        """
        self._places = {name: index for index, name in enumerate(names)}
        self._rarity = rarity
        self._weights = weights
        self._of_word: dict[str, Places] = {}
        self._vectors: dict[tuple[str, ...], tuple[Places, Floats]] = {}

    @classmethod
    def load(cls, path: Path = PROFILE) -> "SecondOpinion":
        """Return the stored models."""
        with np.load(path) as stored:
            rows = zip(
                str(stored["signs"]).split("\n"),
                stored["weights"].astype(np.float64),
                stored["scales"].tolist(),
                stored["biases"].tolist(),
                strict=False,  # no sign at all is one empty name
            )
            weights = {sign: (scale * row, bias) for sign, row, scale, bias in rows}
            names = str(stored["names"]).split("\n")
            return cls(names, stored["rarity"].astype(np.float64), weights)

    def leaning(self, sign: str, words: Sequence[str]) -> float | None:
        """Return how far words lean to a sign, in log-odds, or None if there is no model of it.

        At 0 they lean as little as the least telling of the texts that show it.
        """
        if sign not in self._weights:
            return None
        weights, bias = self._weights[sign]
        places, values = self._vector(tuple(words))
        return float(values @ weights[places]) + bias

    def _vector(self, words: tuple[str, ...]) -> tuple[Places, Floats]:
        """Return the known features of words, and the weight of each; signs share it."""
        vector = self._vectors.get(words)
        if vector is None:
            known = self._places
            found = [self._known_of(word) for word in words if word != BOUNDARY]
            found.append(np.array([known[p] for p in pairs(words) if p in known], np.int64))
            places, counts = np.unique(np.concatenate(found), return_counts=True)
            values = (1 + np.log(counts)) * self._rarity[places]
            length = float(np.linalg.norm(values))
            if len(self._vectors) >= VECTORS_KEPT:
                self._vectors.clear()
            vector = self._vectors[words] = (places, values / length if length else values)
        return vector

    def _known_of(self, word: str) -> Places:
        places = self._of_word.get(word)
        if places is None:
            found = [self._places[f] for f in features_of_word(word) if f in self._places]
            if len(self._of_word) >= WORDS_KEPT:
                self._of_word.clear()
            places = self._of_word[word] = np.array(found, np.int64)
        return places

    def doubts(self, sign: str, words: Sequence[str], evidence: Sequence[Span]) -> bool:
        """Tell whether the words around each piece of a sign's evidence lean away from it."""
        for first, last in _merged(evidence):
            leaning = self.leaning(sign, words[first:last])
            if leaning is None or leaning >= LEAST_LEANING:
                return False
        return bool(evidence)


def _merged(evidence: Sequence[Span]) -> list[Span]:
    """Return what is read around evidence, from left to right, without overlaps."""
    around: list[Span] = []
    for first, last in sorted(evidence):
        low, high = max(0, first - WORDS_AROUND), last + 1 + WORDS_AROUND
        if around and low <= around[-1][1]:
            around[-1] = (around[-1][0], max(high, around[-1][1]))
        else:
            around.append((low, high))
    return around
