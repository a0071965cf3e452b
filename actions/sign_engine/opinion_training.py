"""Make `opinion_profile.npz` from labelled texts (developers only).

scikit-learn is needed here and nowhere at run time.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from actions.sign_engine.classes import Span
from actions.sign_engine.opinion import LEAST_WORDS, PROFILE, SMOOTHING, WORRYING
from actions.sign_engine.opinion_examples import Example
from actions.sign_engine.passages import Text
from bot.text.words import BOUNDARY

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

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
NEVER_RAISED = frozenset({"identity.odd_link", WORRYING})
"""Of an address, its form tells, how it is spelled does not; and what a text as a whole leans to
shows no words."""
WEIGHT_OF_WHOLE_TEXTS = 3.0
"""How much a text counts, beside single sentences, for how whole texts read."""
WORDS_OF_WHOLE_TEXTS = 25
WHOLE_REGULARISATION = 0.05
BY_WHOLE: Mapping[str, float] = {WORRYING: 0.01, "identity.no_employer": 0.05}
"""What no passage shows, but what a text is as a whole; and the share of texts, unseen in
training, that may be taken wrongly: withheld though they show it, or raised though they do not."""
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
"""These rest on addresses, figures or what is absent, of which no passage tells."""


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
        from sklearn.feature_extraction.text import CountVectorizer

        self._counter = CountVectorizer(analyzer=list, min_df=MIN_TEXTS, max_features=MAX_FEATURES)
        counts = self._counter.fit_transform([row.features for row in rows])
        seen = np.asarray((counts > 0).sum(axis=0)).ravel()
        self.names = list(self._counter.get_feature_names_out())
        self.rarity = np.log((1 + len(rows)) / (1 + seen)) + 1
        self.values = self.values_of(rows)
        self.examples = np.array([row.example for row in rows])
        self.raises = np.array([row.length >= LEAST_WORDS for row in rows])

    def values_of(self, rows: Sequence[_Row]) -> "csr_matrix":
        """Return rows, of these passages or others, by the features of these."""
        from scipy.sparse import diags

        counts = self._counter.transform([row.features for row in rows])
        lengths = np.sqrt([row.length + SMOOTHING for row in rows])
        return (diags(1 / lengths) @ counts @ diags(self.rarity)).tocsr()


@dataclass(frozen=True)
class _Fitted:
    """A model, fitted.

    Attributes:
        weights: What each feature adds, as a number of steps.
        scale: The size of a step.
        bias: What holds before any feature; 0 is where few that it is to find fall below.
        raising: The leaning from which it finds nearly only those.
    """

    weights: npt.NDArray[np.int8]
    scale: float
    bias: float
    raising: float


def _fitted(model: "LogisticRegression", least: float, raising: float) -> _Fitted:
    scale = float(np.abs(model.coef_[0]).max() / STEPS) or 1.0
    weights = np.rint(model.coef_[0] / scale).astype(np.int8)
    return _Fitted(weights, scale, float(model.intercept_[0] - least), raising - least)


def train_opinion(
    examples: Sequence[Example],
    read: Read,
    path: Path = PROFILE,
    *,
    worrying: Collection[str] = (),
    made_from: str = "",
) -> list[str]:
    """Fit a model for each sign with enough examples, store them, and return their names.

    A first model of each sign tells which passage of a text shows it; the second, which is stored,
    learns from passages. One more model reads whole texts: whether they show any worrying sign.

    Args:
        examples: What to learn from.
        read: Reads a text.
        path: Where to store the models.
        worrying: The signs that count for how a whole text reads.
        made_from: The fingerprint of the files of the examples, stored with them.
    """
    texts = [read(example.text) for example in examples]
    rows = [row for number, text in enumerate(texts) for row in _rows(number, text)]
    table = _Table(rows)
    shown = [sign for example in examples for sign in example.signs]
    signs = [s for s in sorted(set(shown) - BY_FIELDS) if shown.count(s) >= MIN_EXAMPLES]
    models = [_fit_sign(sign, examples, table) for sign in signs]
    for name in BY_WHOLE:
        meant = frozenset(worrying) if name == WORRYING else frozenset([name])
        models.append(_fit_whole(name, examples, texts, table, meant))
    np.savez_compressed(
        path,
        made_from=np.array(made_from),
        names=np.array("\n".join(table.names)),
        signs=np.array("\n".join(signs)),
        wholes=np.array("\n".join(BY_WHOLE)),
        rarity=table.rarity.astype(np.float32),
        weights=np.array([m.weights for m in models], np.int8).reshape(-1, len(table.names)).T,
        scales=np.array([m.scale for m in models], np.float32),
        biases=np.array([m.bias for m in models], np.float32),
        raising=np.array([m.raising for m in models], np.float32),
    )
    return signs


def _fit_sign(sign: str, examples: Sequence[Example], table: _Table) -> _Fitted:
    """Fit the model of a sign, by passages."""
    from sklearn.model_selection import GroupKFold, cross_val_predict

    told, shows = _told(sign, examples, table)
    values, groups = table.values[told], table.examples[told]
    unseen = cross_val_predict(
        _model(), values, shows, groups=groups, cv=GroupKFold(FOLDS), method="decision_function"
    )
    least = float(np.quantile(unseen[shows], WRONGLY_WITHHELD))
    raises = table.raises[told]
    line = max(_raising(unseen[raises], shows[raises]), least + LEAST_RAISING)
    raising = float("inf") if sign in NEVER_RAISED else line
    return _fitted(_model().fit(values, shows), least, raising)


def _fit_whole(
    name: str,
    examples: Sequence[Example],
    texts: Sequence[Text],
    table: _Table,
    meant: frozenset[str],
) -> _Fitted:
    """Fit the model of a sign, or of several, by whole texts; one that never speaks if it cannot.

    Args:
        name: What is read of whole texts.
        examples: What to learn from.
        texts: Their texts, as read.
        table: What gives the features.
        meant: The signs that it stands for.
    """
    from sklearn.model_selection import KFold, cross_val_predict

    told = [
        number
        for number, example in enumerate(examples)
        if texts[number].words and (example.is_whole or example.signs & meant)
    ]
    shows = np.array([not examples[number].signs.isdisjoint(meant) for number in told], np.bool_)
    if min(shows.sum(), (~shows).sum()) < MIN_EXAMPLES:
        return _Fitted(np.zeros(len(table.names), np.int8), 1.0, 0.0, float("inf"))
    rows = [_row(number, texts[number], (0, len(texts[number].words))) for number in told]
    values = table.values_of(rows)
    long = np.array([row.length >= WORDS_OF_WHOLE_TEXTS for row in rows])
    weights = np.where(long, WEIGHT_OF_WHOLE_TEXTS, 1.0)
    unseen = cross_val_predict(
        _model(WHOLE_REGULARISATION),
        values,
        shows,
        fit_params={"sample_weight": weights},
        cv=KFold(FOLDS, shuffle=True, random_state=1),
        method="decision_function",
    )
    least = float(np.quantile(unseen[shows], BY_WHOLE[name]))
    telling = float(np.quantile(unseen[~shows], 1 - BY_WHOLE[name]))
    raising = float("inf") if name in NEVER_RAISED else max(telling, least)
    model = _model(WHOLE_REGULARISATION).fit(values, shows, sample_weight=weights)
    return _fitted(model, least, raising)


def _rows(number: int, text: Text) -> Iterator[_Row]:
    """Yield the passages of a text: the whole of a short one, else its sentences, and twos."""
    passages = text.passages()
    if 0 < len(passages) <= MAX_WHOLE:
        passages = [(0, len(text.words))]
    for passage in passages:
        yield _row(number, text, passage)


def _row(number: int, text: Text, passage: Span) -> _Row:
    first, last = passage
    length = sum(word != BOUNDARY for word in text.words[first:last])
    return _Row(number, text.features(first, last), length)


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


def _model(regularisation: float = REGULARISATION) -> "LogisticRegression":
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(
        C=regularisation,
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
