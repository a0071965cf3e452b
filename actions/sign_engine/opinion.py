"""A second opinion on a sign: how its words read to a model trained on labelled texts.

Phrases find what they say wherever it stands; whether a text asks for money or warns of those who
do is a matter of its tone, which no list of phrases holds. A logistic model for each sign, on the
words, pairs of words and pieces of words around the evidence, tells how far they lean to the sign.
It never raises a sign: it withholds one from which the words lean away. Its weights lie in
`opinion_profile.npz`, made by `rihla train --signs` (see `opinion_training`).
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
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

Floats = npt.NDArray[np.float64]


@lru_cache(maxsize=WORDS_KEPT)
def features_of_word(word: str) -> tuple[str, ...]:
    """Return the features of a word: itself and its pieces; of a number, how long it is."""
    if word[0].isdigit():
        return ("0" * len(word),)
    edged = f" {word} "
    pieces = (edged[at : at + n] for n in PIECES for at in range(len(edged) - n + 1))
    return (word, *pieces)


def features(words: Sequence[str]) -> Iterator[str]:
    """Yield the features of words in a row: those of each, and its pair with the one before."""
    before = ""
    for word in words:
        if word == BOUNDARY:
            before = ""
            continue
        own = features_of_word(word)
        yield from own
        if before:
            yield f"{before} {own[0]}"
        before = own[0]


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
        known = self._places
        found = [known[name] for name in features(words) if name in known]
        weights, bias = self._weights[sign]
        if not found:
            return bias
        places, counts = np.unique(found, return_counts=True)
        values = (1 + np.log(counts)) * self._rarity[places]
        return float(values @ weights[places] / np.linalg.norm(values)) + bias

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
