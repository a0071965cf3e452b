"""Make `opinion_profile.npz` from labelled texts (developers only).

One line of JSON is one text. Either it is labelled for one sign (`about`, and whether it
`shows` it; or `sign`, null for none), or for all (`signs`). scikit-learn is needed here and
nowhere at run time.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from actions.sign_engine.opinion import LEAST_WORDS, PROFILE, SMOOTHING, Text
from bot.text.words import BOUNDARY

if TYPE_CHECKING:
    from sklearn.linear_model import LogisticRegression

EXAMPLES = Path("content") / "shared" / "sign_examples"
LABELLED = Path("tests") / "signs"
UNSEEN = "unseen"
"""Files whose names begin so are never learnt from: they tell what has been learnt."""
MAX_FEATURES = 50_000
MIN_TEXTS = 2
"""A feature seen in fewer texts is left out: it would only be learnt by heart."""
MIN_EXAMPLES = 30
"""A sign with fewer texts that show it gets no model."""
MAX_WHOLE = 3
"""A text of so many passages (two sentences, and both together) is learnt from as a whole."""
REGULARISATION = 0.1
MAX_ITERATIONS = 300
FOLDS = 5
FIRST_FOLDS = 3
WRONGLY_WITHHELD = 0.01
"""Share of the texts that show a sign, unseen in training, that its model may find too unlikely."""
RAISED_RIGHTLY = 0.9
"""Share of the passages that would raise a sign, unseen in training, that must show it."""
LEAST_RAISING = 5.0
"""How far beyond the least telling of true ones a passage must lean to raise a sign."""
NEVER_RAISED = frozenset({"identity.odd_link"})
"""Of an address, its form tells; how it is spelled does not."""
LEAST_RAISED = 10
"""A sign that fewer passages would raise so rightly is never raised."""
STEPS = 127
"""Weights are stored as whole numbers from -127 to 127."""
BY_FIELDS = frozenset(
    {
        "identity.free_mail",
        "identity.lookalike_domain",
        "identity.no_employer",
        "identity.phone_mismatch",
        "promise.salary_below_minimum",
        "promise.salary_too_high",
        "text.hidden_characters",
        "memory.confirmed_fraud",
    }
)
"""These rest on addresses, figures or what is absent, of which the words around tell nothing."""


@dataclass(frozen=True)
class Example:
    """A text and the signs that it shows.

    Attributes:
        text: The text.
        signs: The signs that it shows.
        is_whole: Whether it shows no others; if not, it says nothing of them.
    """

    text: str
    signs: frozenset[str]
    is_whole: bool


def files_of(root: Path) -> list[Path]:
    """Return the files to learn from: the editors' examples, and the labelled texts of the tests.

    Those that begin with `unseen` are no part of them.
    """
    labelled = sorted((root / LABELLED).glob("*.jsonl"))
    learnt = [path for path in labelled if not path.name.startswith(UNSEEN)]
    return sorted((root / EXAMPLES).glob("*.jsonl")) + learnt


def digest(files: Iterable[Path]) -> str:
    """Return a fingerprint of files, which tells whether the profile was made from them."""
    content = hashlib.sha256()
    for path in files:
        content.update(path.read_bytes())
    return content.hexdigest()


def read_examples(files: Iterable[Path]) -> Iterator[Example]:
    """Yield the examples of files."""
    for path in files:
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if "signs" in row:
                yield Example(row["text"], frozenset(row["signs"]), is_whole=True)
                continue
            sign = row["sign"] if "sign" in row else row["about"] if row["shows"] else None
            yield Example(row["text"], frozenset([sign] if sign else []), is_whole=not sign)


Read = Callable[[str], Text]
"""Reads a text as the models do; the engine knows which sets of words stand there."""


@dataclass(frozen=True)
class _Row:
    """A passage of an example."""

    example: int
    features: list[str]
    length: int


class _Table:
    """Passages as rows of numbers."""

    def __init__(self, rows: Sequence[_Row]) -> None:
        from scipy.sparse import diags
        from sklearn.feature_extraction.text import CountVectorizer

        counter = CountVectorizer(analyzer=list, min_df=MIN_TEXTS, max_features=MAX_FEATURES)
        counts = counter.fit_transform([row.features for row in rows])
        seen = np.asarray((counts > 0).sum(axis=0)).ravel()
        self.names = list(counter.get_feature_names_out())
        self.rarity = np.log((1 + len(rows)) / (1 + seen)) + 1
        lengths = np.sqrt([row.length + SMOOTHING for row in rows])
        self.values = (diags(1 / lengths) @ counts @ diags(self.rarity)).tocsr()
        self.examples = np.array([row.example for row in rows])
        self.raises = np.array([row.length >= LEAST_WORDS for row in rows])


def train_opinion(
    examples: Sequence[Example], read: Read, path: Path = PROFILE, *, made_from: str = ""
) -> list[str]:
    """Fit a model for each sign with enough examples, store them, and return their names.

    A first model of each sign tells which passage of a text shows it; the second, which is stored,
    learns from passages.

    Args:
        examples: What to learn from.
        read: Reads a text.
        path: Where to store the models.
        made_from: The fingerprint of the files of the examples, stored with them.
    """
    from sklearn.model_selection import GroupKFold, cross_val_predict

    texts = [read(example.text) for example in examples]
    rows = [row for number, text in enumerate(texts) for row in _rows(number, text)]
    table = _Table(rows)
    shown = [sign for example in examples for sign in example.signs]
    signs = [s for s in sorted(set(shown) - BY_FIELDS) if shown.count(s) >= MIN_EXAMPLES]
    weights, scales, biases, raising = [], [], [], []
    for sign in signs:
        told, shows = _told(sign, examples, table)
        values, groups = table.values[told], table.examples[told]
        unseen = cross_val_predict(
            _model(), values, shows, groups=groups, cv=GroupKFold(FOLDS), method="decision_function"
        )
        least = np.quantile(unseen[shows], WRONGLY_WITHHELD)
        model = _model().fit(values, shows)
        scale = np.abs(model.coef_[0]).max() / STEPS
        weights.append(np.rint(model.coef_[0] / scale).astype(np.int8))
        scales.append(scale)
        biases.append(model.intercept_[0] - least)
        raises = table.raises[told]
        line = max(_raising(unseen[raises], shows[raises]) - least, LEAST_RAISING)
        raising.append(float("inf") if sign in NEVER_RAISED else line)
    np.savez_compressed(
        path,
        made_from=np.array(made_from),
        names=np.array("\n".join(table.names)),
        signs=np.array("\n".join(signs)),
        rarity=table.rarity.astype(np.float32),
        weights=np.array(weights, np.int8).reshape(len(signs), len(table.names)).T,
        scales=np.array(scales, np.float32),
        biases=np.array(biases, np.float32),
        raising=np.array(raising, np.float32),
    )
    return signs


def _rows(number: int, text: Text) -> Iterator[_Row]:
    """Yield the passages of a text: the whole of a short one, else its sentences, and twos."""
    passages = text.passages()
    if 0 < len(passages) <= MAX_WHOLE:
        passages = [(0, len(text.words))]
    for first, last in passages:
        length = sum(word != BOUNDARY for word in text.words[first:last])
        yield _Row(number, text.features(first, last), length)


def _told(
    sign: str, examples: Sequence[Example], table: _Table
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.bool_]]:
    """Return the rows that tell of a sign, and which of them show it.

    Of a text that shows it, that is the passage which a first model, made from other texts, finds
    most telling.
    """
    from sklearn.model_selection import GroupKFold, cross_val_predict

    shown = np.array([sign in examples[number].signs for number in table.examples])
    whole = np.array([examples[number].is_whole for number in table.examples])
    told = np.flatnonzero(whole | shown)
    leanings = cross_val_predict(
        _model(),
        table.values[told],
        shown[told],
        groups=table.examples[told],
        cv=GroupKFold(FIRST_FOLDS),
        method="decision_function",
    )
    best: dict[int, tuple[float, int]] = {}
    for row, leaning in zip(told.tolist(), leanings.tolist(), strict=True):
        if shown[row]:
            example = int(table.examples[row])
            best[example] = max(best.get(example, (leaning, row)), (leaning, row))
    honest = np.flatnonzero(whole & ~shown)
    rows = np.concatenate([honest, np.array([row for _, row in best.values()], np.int64)])
    return rows, shown[rows]


def _model() -> "LogisticRegression":
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(
        C=REGULARISATION,
        solver="liblinear",
        class_weight="balanced",
        max_iter=MAX_ITERATIONS,
        random_state=1,
    )


def _raising(leanings: npt.NDArray[np.float64], shows: npt.NDArray[np.bool_]) -> float:
    """Return the leaning from which nearly all passages show a sign; infinite where none is."""
    order = np.argsort(-leanings)
    rightly = np.cumsum(shows[order]) / np.arange(1, len(order) + 1)
    enough = np.flatnonzero(rightly >= RAISED_RIGHTLY)
    if not len(enough) or enough[-1] + 1 < LEAST_RAISED:
        return float("inf")
    return float(leanings[order[enough[-1]]])
