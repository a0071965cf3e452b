"""Find, among many short texts, the one that says the same in nearly the same words.

Texts are compared by the character n-grams of their folded form, weighted by how rare each is
(TF-IDF, cosine). Made for a few thousand questions: building takes a fraction of a second, a look
costs what the question's n-grams cost.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from bot.text.folding import fold
from bot.text.skeleton import skeletons

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


@dataclass(frozen=True)
class Voted(Found):
    """The nearest text of the id that was chosen.

    Attributes:
        leaning: How much speaks for it: its share of the votes, and what was given beside.
    """

    leaning: float


VOTERS = 8
"""Texts that have a say in what a message is like."""
SOUND_LENGTHS = (2, 3)
"""Lengths of n-grams of consonants, which are fewer than the letters."""
SOUND = "~"
"""What n-grams of consonants begin with, to tell them from those of letters."""


def ngrams(text: str, *, sounds: bool) -> Counter[str]:
    """Return the n-grams of a text's letters, with their number; those of its consonants too."""
    folded = fold(text[:MAX_CHARACTERS])
    words = f" {' '.join(folded.strip(' ?.!').split())} "
    counted = Counter(
        words[start : start + length]
        for length in NGRAM_LENGTHS
        for start in range(len(words) - length + 1)
    )
    if sounds:
        consonants = f" {skeletons(folded)} "
        counted.update(
            SOUND + consonants[start : start + length]
            for length in SOUND_LENGTHS
            for start in range(len(consonants) - length + 1)
        )
    return counted


class QuestionIndex:
    """Texts by id, searched by likeness."""

    def __init__(self, texts: Iterable[tuple[str, str]], *, sounds: bool = False) -> None:
        """Index pairs of (id, text); `sounds` compares consonants too, one for both scripts."""
        self._rows = list(texts)
        self._sounds = sounds
        counted = [ngrams(text, sounds=sounds) for _, text in self._rows]
        seen = Counter(ngram for counts in counted for ngram in counts)
        self._rarity = {n: math.log((1 + len(counted)) / count) for n, count in seen.items()}
        self._unseen = math.log(1 + len(counted)) if counted else 0.0
        self._postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, counts in enumerate(counted):
            for ngram, weight in self._weighed(counts).items():
                self._postings[ngram].append((number, weight))

    def _weighed(self, counts: Counter[str]) -> Mapping[str, float]:
        weights = {
            ngram: (1 + math.log(count)) * self._rarity.get(ngram, self._unseen)
            for ngram, count in counts.items()
        }
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {ngram: weight / length for ngram, weight in weights.items()}

    def nearest(self, text: str) -> Found | None:
        """Return the nearest text, or None where nothing is shared or the text is long."""
        scores = self._scores(text)
        if not scores:
            return None
        best = max(scores, key=lambda number: (scores[number], -number))
        return Found(*self._rows[best], score=min(scores[best], 1.0))

    def voted(
        self, text: str, *, without: Container[str] = (), beside: Mapping[str, float] | None = None
    ) -> Voted | None:
        """Return the nearest text of the id for which most speaks, or None.

        The nearest few texts have votes, nearer ones more: each the cube of its likeness.

        Args:
            text: What is looked for.
            without: Ids that have no say.
            beside: What else speaks for ids, which is added to their share of the votes.
        """
        scores = self._scores(text)
        speaking = (number for number in scores if self._rows[number][0] not in without)
        ranked = sorted(speaking, key=lambda number: (-scores[number], number))
        nearest = {self._rows[number][0]: number for number in reversed(ranked)}
        votes: dict[str, float] = defaultdict(float)
        for number in ranked[:VOTERS]:
            votes[self._rows[number][0]] += scores[number] ** 3
        cast = sum(votes.values()) or 1.0
        speak = beside or {}
        leanings = {name: votes.get(name, 0.0) / cast + speak.get(name, 0.0) for name in nearest}
        if not leanings:
            return None
        chosen = max(leanings, key=lambda name: leanings[name])
        number = nearest[chosen]
        score = min(scores[number], 1.0)
        return Voted(*self._rows[number], score=score, leaning=leanings[chosen])

    def _scores(self, text: str) -> Mapping[int, float]:
        scores: dict[int, float] = defaultdict(float)
        if len(text) > MAX_CHARACTERS:
            return scores
        for ngram, weight in self._weighed(ngrams(text, sounds=self._sounds)).items():
            for number, other in self._postings.get(ngram, ()):
                scores[number] += weight * other
        return scores
