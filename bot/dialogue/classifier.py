"""Intent classification by one linear model on n-grams of folded words and of their skeletons.

A component of Rasa's graph. It replaces a tokenizer, two featurizers and a classifier: on short
messages in five spellings, character n-grams carry the meaning, the consonant skeletons share it
between scripts, and one sparse product is all that a message costs. Scores are probabilities of a
one-vs-rest logistic model.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import joblib
import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import FeatureUnion

from bot.text.folding import fold
from bot.text.skeleton import skeletons

MODEL_FILE = "linear.joblib"
RANKING_LENGTH = 10
MAX_CHARACTERS = 1_000
"""Longer messages are classified by their beginning and end: what is wanted is said there."""


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


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class LinearIntentClassifier(IntentClassifier, GraphComponent):
    """Logistic regression on TF-IDF of character and word n-grams of the folded text."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the settings, all of which `config.yml` may set."""
        return {
            "characters": [2, 5],
            "words": [1, 2],
            "skeleton_characters": [2, 4],
            "skeletons": [1, 2],
            "regularisation": 20.0,
            "ignored_intents": ["press"],
            "seed": 1,
        }

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        model: dict[str, Any] | None = None,
    ) -> None:
        self.config = config
        self._storage = model_storage
        self._resource = resource
        self._model = model

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "LinearIntentClassifier":
        """Make an untrained classifier (Rasa calls this before training)."""
        del execution_context
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "LinearIntentClassifier":
        """Make a classifier from a trained model."""
        del execution_context, kwargs
        with model_storage.read_from(resource) as folder:
            model = joblib.load(Path(folder) / MODEL_FILE)
        return cls(config, model_storage, resource, model)

    def train(self, training_data: TrainingData) -> Resource:
        """Fit the model on the examples of every intent but the ignored ones."""
        ignored = set(self.config["ignored_intents"])
        rows = [
            (fold(example.get(TEXT)), example.get(INTENT))
            for example in training_data.intent_examples
            if example.get(INTENT) not in ignored and example.get(TEXT)
        ]
        texts, intents = [text for text, _ in rows], [intent for _, intent in rows]
        features = FeatureUnion(
            [(view.name, view.vectorizer(self.config[view.name])) for view in _VIEWS]
        )
        table = features.fit_transform([_seen(text) for text in texts]).tocsr()
        classifier = LogisticRegression(
            C=self.config["regularisation"],
            class_weight="balanced",
            solver="liblinear",
            random_state=self.config["seed"],
        )
        classifier.fit(table, intents)
        classifier.coef_ = classifier.coef_.astype(np.float32)
        self._model = {"features": features, "classifier": classifier}
        with self._storage.write_to(self._resource) as folder:
            joblib.dump(self._model, Path(folder) / MODEL_FILE, compress=3)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the intent and the ranking of each message."""
        for message in messages:
            ranking = self._rank(message.get(TEXT) or "")
            message.set("intent", ranking[0], add_to_output=True)
            message.set("intent_ranking", ranking, add_to_output=True)
        return messages

    def _rank(self, text: str) -> list[dict[str, Any]]:
        if self._model is None or not text.strip():
            return [{INTENT_NAME_KEY: None, PREDICTED_CONFIDENCE_KEY: 0.0}]
        classifier = self._model["classifier"]
        features = self._model["features"].transform([_seen(fold(shortened(text)))]).tocsr()
        scores = classifier.predict_proba(features)[0]
        best = np.argsort(-scores)[:RANKING_LENGTH]
        return [
            {
                INTENT_NAME_KEY: str(classifier.classes_[i]),
                PREDICTED_CONFIDENCE_KEY: float(scores[i]),
            }
            for i in best
        ]
