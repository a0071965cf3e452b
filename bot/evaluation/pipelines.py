"""The kinds of pipeline that were weighed against each other, trained on the same examples.

Each learns from the same pairs of (text, intent) and names one intent for a text, without the
guard of `bot.dialogue.guard`: the table compares what the models themselves make of a message.
"""

import asyncio
import logging
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import joblib
import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import FeatureUnion, Pipeline, make_pipeline
from sklearn.svm import LinearSVC

from bot.dialogue.classifier import LinearIntentClassifier
from bot.dialogue.intent_model import IntentModel
from bot.text.folding import fold

Examples = Sequence[tuple[str, str]]
DIET_EPOCHS = 15
"""Rasa's default is 300: hours on two cores, with examples as many as ours."""
DIET_N_GRAMS = 10_000
"""Features kept by each counter; the number of features is what an epoch costs."""
REPEATS = 3
"""Each message is timed so often, and its fastest time counts."""
BYTES_PER_MEGABYTE = 1_000_000
_SEED = 1
_REGULARISATION = 20.0


class Learner(Protocol):
    """What learns from examples and tells the intent of a text."""

    def fit(self, examples: Examples) -> None:
        """Learn from pairs of (text, intent)."""

    def intent(self, text: str) -> str:
        """Return the likeliest intent of a text."""

    def megabytes(self) -> float:
        """Return the size of what was learnt, compressed as it would be stored."""


@dataclass(frozen=True)
class Trial:
    """What one pipeline reached.

    Attributes:
        name: The kind of pipeline.
        training_seconds: Time of `fit`.
        milliseconds: Median time of one message.
        megabytes: Size of the stored model.
        accuracies: Share of understood messages (0 to 1) by variety, "all" for the whole.
    """

    name: str
    training_seconds: float
    milliseconds: float
    megabytes: float
    accuracies: dict[str, float]


def _n_grams(prepare: Callable[[str], str]) -> FeatureUnion:
    common: dict[str, Any] = {"preprocessor": prepare, "sublinear_tf": True, "dtype": np.float32}
    spaced = common | {"token_pattern": None}
    return FeatureUnion(
        [
            ("characters", TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), **common)),
            ("words", TfidfVectorizer(tokenizer=str.split, ngram_range=(1, 2), **spaced)),
        ]
    )


class _Linear:
    """A linear model of scikit-learn on character and word n-grams."""

    def __init__(self, classifier: Any, prepare: Callable[[str], str]) -> None:
        self._pipeline: Pipeline = make_pipeline(_n_grams(prepare), classifier)

    def fit(self, examples: Examples) -> None:
        self._pipeline.fit([text for text, _ in examples], [intent for _, intent in examples])

    def intent(self, text: str) -> str:
        return str(self._pipeline.predict([text])[0])

    def megabytes(self) -> float:
        return _stored(self._pipeline)


class _Ours:
    """The model in use, with the settings of `config.yml`'s defaults."""

    _fitted: IntentModel

    def fit(self, examples: Examples) -> None:
        self._fitted = IntentModel.fit(examples, LinearIntentClassifier.get_default_config())

    def intent(self, text: str) -> str:
        return self._fitted.rank(text)[0][0]

    def megabytes(self) -> float:
        return _stored(self._fitted)


class _Diet:
    """Rasa's DIET on sparse features, without its transformer, trained and loaded as Rasa does.

    With the two transformer layers and every feature, one epoch took 19 minutes of a busy machine.
    """

    def __init__(self, prepare: Callable[[str], str]) -> None:
        self._prepare = prepare
        self._folder = tempfile.TemporaryDirectory()
        self._agent: Any = None

    def fit(self, examples: Examples) -> None:
        import yaml
        from rasa.core.agent import load_agent
        from rasa.model_training import train_nlu
        from rasa.shared.nlu.training_data.formats.rasa_yaml import RasaYAMLWriter
        from rasa.shared.nlu.training_data.message import Message
        from rasa.shared.nlu.training_data.training_data import TrainingData

        folder = Path(self._folder.name)
        counted = {"name": "CountVectorsFeaturizer", "max_features": DIET_N_GRAMS}
        pipeline = [
            {"name": "WhitespaceTokenizer"},
            counted,
            counted | {"analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
            {"name": "DIETClassifier", "epochs": DIET_EPOCHS, "entity_recognition": False}
            | {"number_of_transformer_layers": 0, "transformer_size": None, "batch_size": 256}
            | {"random_seed": _SEED, "constrain_similarities": True},
        ]
        config = {"recipe": "default.v1", "language": "fr", "pipeline": pipeline}
        (folder / "config.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
        messages = [Message.build(self._prepare(text), intent) for text, intent in examples]
        RasaYAMLWriter().dump(str(folder / "nlu.yml"), TrainingData(messages))
        model = train_nlu(str(folder / "config.yml"), str(folder / "nlu.yml"), str(folder))
        self._stored = Path(str(model)).stat().st_size
        self._agent = asyncio.run(load_agent(model_path=model))

    def intent(self, text: str) -> str:
        parsed = self._loop().run_until_complete(self._agent.parse_message(self._prepare(text)))
        return str(parsed["intent"]["name"])

    def megabytes(self) -> float:
        return self._stored / BYTES_PER_MEGABYTE

    def _loop(self) -> asyncio.AbstractEventLoop:
        if not hasattr(self, "_events"):
            self._events = asyncio.new_event_loop()
        return self._events


def _as_written(text: str) -> str:
    return text


def _stored(model: Any) -> float:
    with tempfile.NamedTemporaryFile() as file:
        joblib.dump(model, file.name, compress=3)
        return Path(file.name).stat().st_size / BYTES_PER_MEGABYTE


def _regression() -> Any:
    return LogisticRegression(
        C=_REGULARISATION, class_weight="balanced", solver="liblinear", random_state=_SEED
    )


def _machine() -> Any:
    return LinearSVC(class_weight="balanced", random_state=_SEED)


PIPELINES: dict[str, Callable[[], Learner]] = {
    "linear SVM": lambda: _Linear(_machine(), _as_written),
    "linear SVM, folded": lambda: _Linear(_machine(), fold),
    "logistic regression": lambda: _Linear(_regression(), _as_written),
    "logistic regression, folded": lambda: _Linear(_regression(), fold),
    "logistic regression, folded, skeletons (in use)": _Ours,
    "DIET, no transformer": lambda: _Diet(_as_written),
    "DIET, no transformer, folded": lambda: _Diet(fold),
}
"""Name to what makes an untrained learner; n-grams of characters (2 to 5) and words (1 to 2)."""


def training_examples(root: Path) -> list[tuple[str, str]]:
    """Return the pairs of (text, intent) that the project's model learns from."""
    from rasa.shared.importers.importer import TrainingDataImporter

    importer = TrainingDataImporter.load_from_dict(
        config_path=str(root / "config.yml"),
        domain_path=str(root / "domain"),
        training_data_paths=[str(root / "nlu")],
    )
    ignored = set(LinearIntentClassifier.get_default_config()["ignored_intents"])
    return [
        (str(message.get("text")), str(message.get("intent")))
        for message in importer.get_nlu_data().intent_examples
        if message.get("intent") not in ignored and message.get("text")
    ]


def trials(
    examples: Examples, rows: Sequence[tuple[str, str, str]], names: Iterable[str] = PIPELINES
) -> Iterable[Trial]:
    """Train each pipeline and try it on rows of (text, intent, variety)."""
    from rasa.utils.log_utils import configure_structlog

    configure_structlog(logging.ERROR)  # or the time of writing them counts as understanding
    for name in names:
        learner = PIPELINES[name]()
        started = time.monotonic()
        learner.fit(examples)
        seconds = time.monotonic() - started
        yield Trial(
            name,
            seconds,
            statistics.median(_milliseconds(learner, text) for text, _, _ in rows),
            learner.megabytes(),
            _accuracies(learner, rows),
        )


def _milliseconds(learner: Learner, text: str) -> float:
    times = []
    for _ in range(REPEATS):
        started = time.perf_counter()
        learner.intent(text)
        times.append(time.perf_counter() - started)
    return 1000 * min(times)


def _accuracies(learner: Learner, rows: Sequence[tuple[str, str, str]]) -> dict[str, float]:
    right: dict[str, list[bool]] = {"all": []}
    for text, intent, variety in rows:
        is_right = learner.intent(text) == intent
        right["all"].append(is_right)
        right.setdefault(variety, []).append(is_right)
    return {name: statistics.fmean(found) for name, found in sorted(right.items())}
