"""Find, among many short texts, the one that says the same in nearly the same words.

Texts are compared by the character n-grams of their folded form, weighted by how rare each is
(TF-IDF, cosine). Made for a few thousand questions: building takes a fraction of a second, a look
costs what the question's n-grams cost.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.text.folding import fold

NGRAM_LENGTHS = (3, 4)
MAX_CHARACTERS = 300
"""Longer messages tell a story; they are not a question asked in an editor's words."""


@dataclass(frozen=True)
class Found:
    """The nearest text.

    Attributes:
        id: What the text stands for.
        text: The text itself, as it was given.
        score: Likeness, 0 to 1; 1 is the same folded words.
    """

    id: str
    text: str
    score: float


def _ngrams(text: str) -> Counter[str]:
    words = f" {' '.join(fold(text[:MAX_CHARACTERS]).strip(' ?.!').split())} "
    return Counter(
        words[start : start + length]
        for length in NGRAM_LENGTHS
        for start in range(len(words) - length + 1)
    )


class QuestionIndex:
    """Texts by id, searched by likeness."""

    def __init__(self, texts: Iterable[tuple[str, str]]) -> None:
        """Index pairs of (id, text)."""
        self._rows = list(texts)
        counted = [_ngrams(text) for _, text in self._rows]
        seen = Counter(ngram for ngrams in counted for ngram in ngrams)
        self._rarity = {n: math.log((1 + len(counted)) / count) for n, count in seen.items()}
        self._unseen = math.log(1 + len(counted)) if counted else 0.0
        self._postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, ngrams in enumerate(counted):
            for ngram, weight in self._weighed(ngrams).items():
                self._postings[ngram].append((number, weight))

    def _weighed(self, ngrams: Counter[str]) -> Mapping[str, float]:
        weights = {
            ngram: (1 + math.log(count)) * self._rarity.get(ngram, self._unseen)
            for ngram, count in ngrams.items()
        }
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {ngram: weight / length for ngram, weight in weights.items()}

    def nearest(self, text: str) -> Found | None:
        """Return the nearest text, or None where nothing is shared or the text is long."""
        if len(text) > MAX_CHARACTERS or not self._rows:
            return None
        scores: dict[int, float] = defaultdict(float)
        for ngram, weight in self._weighed(_ngrams(text)).items():
            for number, other in self._postings.get(ngram, ()):
                scores[number] += weight * other
        if not scores:
            return None
        best = max(scores, key=lambda number: (scores[number], -number))
        return Found(*self._rows[best], score=min(scores[best], 1.0))
