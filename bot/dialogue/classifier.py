"""Intent classification by one linear model on folded character and word n-grams.

A component of Rasa's graph. It replaces a tokenizer, two featurizers and a classifier: on short
messages in five spellings, character n-grams of the folded text carry the meaning, and one sparse
product is all that a message costs. Scores are probabilities of a one-vs-rest logistic model.
"""

from pathlib import Path
from typing import Any

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
from scipy.sparse import hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from bot.text.folding import fold

MODEL_FILE = "linear.joblib"
RANKING_LENGTH = 10
MAX_CHARACTERS = 1_000
"""Longer messages are classified by their beginning and end: what is wanted is said there."""


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
        characters = TfidfVectorizer(
            analyzer="char_wb",
            ngram_range=tuple(self.config["characters"]),
            sublinear_tf=True,
            dtype=np.float32,
        )
        words = TfidfVectorizer(
            analyzer="word",
            ngram_range=tuple(self.config["words"]),
            token_pattern=r"\S+",  # noqa: S106 - a pattern, not a secret
            sublinear_tf=True,
            dtype=np.float32,
        )
        features = hstack([characters.fit_transform(texts), words.fit_transform(texts)]).tocsr()
        classifier = LogisticRegression(
            C=self.config["regularisation"],
            class_weight="balanced",
            solver="liblinear",
            random_state=self.config["seed"],
        )
        classifier.fit(features, intents)
        classifier.coef_ = classifier.coef_.astype(np.float32)
        self._model = {"characters": characters, "words": words, "classifier": classifier}
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
        folded = [fold(shortened(text))]
        model = self._model
        features = hstack(
            [model["characters"].transform(folded), model["words"].transform(folded)]
        ).tocsr()
        classifier = model["classifier"]
        scores = classifier.predict_proba(features)[0]
        best = np.argsort(-scores)[:RANKING_LENGTH]
        return [
            {
                INTENT_NAME_KEY: str(classifier.classes_[i]),
                PREDICTED_CONFIDENCE_KEY: float(scores[i]),
            }
            for i in best
        ]
