"""What scikit-learn computes of a table of messages, computed of one.

For a single row its checks take several times as long as the arithmetic. The trained features and
classifier are taken as they are; the figures are theirs.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.special import expit
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import FeatureUnion

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]


class _View(NamedTuple):
    """One part of the features.

    Attributes:
        split: Returns the n-grams of a message.
        places: The columns of those that are known, within the part.
        rarity: What one of each weighs.
        first: The first column of the part.
    """

    split: Callable[[Any], Iterable[str]]
    places: Mapping[str, int]
    rarity: Floats
    first: int


class IntentScores:
    """The probabilities of all intents, one message at a time."""

    def __init__(self, features: FeatureUnion, classifier: LogisticRegression) -> None:
        """Take trained features, a union of `TfidfVectorizer`, and a one-vs-rest classifier."""
        self._views: list[_View] = []
        first = 0
        for _, vectorizer in features.transformer_list:
            rarity = vectorizer.idf_.astype(np.float32)
            view = _View(vectorizer.build_analyzer(), vectorizer.vocabulary_, rarity, first)
            self._views.append(view)
            first += len(rarity)
        self._weights: Floats = np.ascontiguousarray(classifier.coef_.T)  # columns by intents
        classifier.coef_ = self._weights.T  # the same memory
        self._bias = classifier.intercept_

    def of(self, message: Any) -> npt.NDArray[np.float64]:
        """Return the probability of each intent, in the classifier's order."""
        leanings = self._bias.astype(np.float64)
        for view in self._views:
            columns, values = _weighed(view, message)
            leanings += values @ self._weights[columns]
        each = expit(leanings)
        scores: npt.NDArray[np.float64] = each / each.sum()
        return scores


def _weighed(view: _View, message: Any) -> tuple[Numbers, Floats]:
    """Return the columns of a message's known n-grams, and what they weigh: together, one."""
    known = Counter(ngram for ngram in view.split(message) if ngram in view.places)
    places = np.array([view.places[ngram] for ngram in known], np.int64)
    times = np.array(list(known.values()), np.float32)
    values = (1 + np.log(times)) * view.rarity[places]
    return places + view.first, values / (float(np.sqrt(values @ values)) or 1.0)
