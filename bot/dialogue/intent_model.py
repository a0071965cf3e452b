"""The meaning of a message, by one linear model on n-grams of folded words and of skeletons.

On short messages in five spellings, character n-grams carry the meaning, the consonant skeletons
share it between scripts, and one sparse product is all that a message costs. Scores are
probabilities of a one-vs-rest logistic model. The model also knows which words the people it learnt
from use for what Rihla does: a message full of other words is about something else.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import FeatureUnion

from bot.dialogue.intent_scores import IntentScores
from bot.text.folding import fold
from bot.text.skeleton import skeletons

RANKING_LENGTH = 10
MAX_CHARACTERS = 1_000
"""Longer messages are classified by their beginning and end: what is wanted is said there."""
TOLERANCE = 0.1
"""When to stop fitting: ten times less takes twice as long and changes no score by half a point."""
MIN_SEEN = 5
"""A word is familiar when so many examples hold it."""
MIN_LETTERS = 2
"""Skeletons of one consonant say too little to be familiar or not."""


class Seen(NamedTuple):
    """A message as the features see it: folded words, and their skeletons."""

    words: str
    skeletons: str


def _seen(folded: str) -> Seen:
    return Seen(folded, skeletons(folded))


def _words(seen: Seen) -> str:
    return seen.words


def _skeletons(seen: Seen) -> str:
    return seen.skeletons


@dataclass(frozen=True)
class _View:
    """One way of looking at a message: which of its texts, and what is counted in it."""

    name: str
    text: Callable[[Seen], str]
    analyzer: str

    def vectorizer(self, ngrams: Sequence[int]) -> TfidfVectorizer:
        """Return the features of this view, n-grams from the first to the second length."""
        return TfidfVectorizer(
            preprocessor=self.text,
            analyzer=self.analyzer,
            ngram_range=tuple(ngrams),
            token_pattern=r"\S+" if self.analyzer == "word" else None,
            sublinear_tf=True,
            dtype=np.float32,
        )


_VIEWS = (
    _View("characters", _words, "char_wb"),
    _View("words", _words, "word"),
    _View("skeleton_characters", _skeletons, "char_wb"),
    _View("skeletons", _skeletons, "word"),
)


def shortened(text: str) -> str:
    """Return the text, or its beginning and end where it is long."""
    if len(text) <= MAX_CHARACTERS:
        return text
    half = MAX_CHARACTERS // 2
    return f"{text[:half]} {text[-half:]}"


class IntentModel:
    """A trained model: ranks the intents of a text, and tells how unfamiliar its words are."""

    def __init__(
        self, features: FeatureUnion, classifier: LogisticRegression, familiar: frozenset[str]
    ) -> None:
        self._features = features
        self._classifier = classifier
        self._familiar = familiar

    @classmethod
    def fit(cls, examples: Iterable[tuple[str, str]], config: dict[str, Any]) -> "IntentModel":
        """Fit a model on pairs of (text, intent).

        Args:
            examples: What people say, and what it means.
            config: Lengths of n-grams by view, `regularisation`, `seed`, and `elsewhere`: the
                intents whose words do not count as familiar (small talk, other subjects).
        """
        # The order of the files on a disk must not change what is learnt.
        rows = [(_seen(fold(text)), intent) for text, intent in sorted(examples)]
        features = FeatureUnion(
            [(view.name, view.vectorizer(config[view.name])) for view in _VIEWS]
        )
        table = features.fit_transform([seen for seen, _ in rows]).tocsr()
        classifier = LogisticRegression(
            C=config["regularisation"],
            class_weight="balanced",
            solver="liblinear",
            dual=True,
            tol=TOLERANCE,
            random_state=config["seed"],
        )
        classifier.fit(table, [intent for _, intent in rows])
        classifier.coef_ = classifier.coef_.astype(np.float32)
        elsewhere = set(config["elsewhere"])
        counted = Counter(
            word
            for seen, intent in rows
            if intent not in elsewhere
            for word in set(seen.skeletons.split())
        )
        familiar = frozenset(word for word, count in counted.items() if count >= MIN_SEEN)
        return cls(features, classifier, familiar)

    @cached_property
    def _scores(self) -> IntentScores:
        return IntentScores(self._features, self._classifier)

    def rank(self, text: str) -> list[tuple[str, float]]:
        """Return the likeliest intents with their probability (0 to 1), likeliest first."""
        scores = self._scores.of(_seen(fold(shortened(text))))
        best = np.argsort(-scores)[:RANKING_LENGTH]
        return [(str(self._classifier.classes_[i]), float(scores[i])) for i in best]

    def unfamiliar(self, text: str) -> float:
        """Return the share of words (0 to 1) that nobody used for what Rihla does."""
        words = _seen(fold(shortened(text))).skeletons.split()
        telling = [word for word in words if len(word) >= MIN_LETTERS]
        unknown = sum(word not in self._familiar for word in telling)
        return unknown / len(telling) if telling else 0.0
