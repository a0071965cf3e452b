"""Intent classification as a component of Rasa's graph, around `bot.dialogue.intent_model`.

It replaces a tokenizer, two featurizers and a classifier.
"""

import hashlib
import inspect
from pathlib import Path
from typing import Any

import joblib
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.dialogue import intent_model
from bot.dialogue.intent_model import IntentModel
from bot.text import folding, skeleton

MODEL_FILE = "linear.joblib"
ELSEWHERE = frozenset(
    {
        *("greet", "goodbye", "thanks", "affirm", "deny", "bot_challenge", "chitchat", "insult"),
        *("out_of_scope", "show_menu", "next", "go_back", "repeat", "pause", "change_language"),
    }
)
"""Intents that are no question about migration: their words do not count as familiar."""
UNFAMILIAR = "unfamiliar"
"""Property of a message: the share of its words that nobody used for what Rihla does."""


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
            "elsewhere": sorted(ELSEWHERE),
            "seed": 1,
        }

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """Return a digest of the code behind this class, or Rasa's cache would outlive a change."""
        del config
        code = "".join(inspect.getsource(module) for module in (intent_model, folding, skeleton))
        return hashlib.sha256(code.encode()).hexdigest()

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        model: IntentModel | None = None,
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
        examples = [
            (example.get(TEXT), example.get(INTENT))
            for example in training_data.intent_examples
            if example.get(INTENT) not in ignored and example.get(TEXT)
        ]
        self._model = IntentModel.fit(examples, self.config)
        with self._storage.write_to(self._resource) as folder:
            joblib.dump(self._model, Path(folder) / MODEL_FILE, compress=3)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the intent and the ranking of each message."""
        for message in messages:
            text = message.get(TEXT) or ""
            ranking = self._rank(text)
            message.set("intent", ranking[0], add_to_output=True)
            message.set("intent_ranking", ranking, add_to_output=True)
            unfamiliar = self._model.unfamiliar(text) if self._model else 0.0
            message.set(UNFAMILIAR, unfamiliar, add_to_output=True)
        return messages

    def _rank(self, text: str) -> list[dict[str, Any]]:
        if self._model is None or not text.strip():
            return [{INTENT_NAME_KEY: None, PREDICTED_CONFIDENCE_KEY: 0.0}]
        return [
            {INTENT_NAME_KEY: name, PREDICTED_CONFIDENCE_KEY: score}
            for name, score in self._model.rank(text)
        ]
