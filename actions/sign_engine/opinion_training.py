"""Make `opinion_profile.npz` from labelled texts (developers only).

One line of JSON is one text. Either it is labelled for one sign (`about`, and whether it
`shows` it; or `sign`, null for none), or for all (`signs`). scikit-learn is needed here and
nowhere at run time.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from actions.sign_engine.opinion import PROFILE, features
from bot.text.folding import fold_with_positions
from bot.text.words import split_words

EXAMPLES = Path("content") / "shared" / "sign_examples"
LABELLED = Path("tests") / "signs"
UNSEEN = "unseen.jsonl"
MAX_FEATURES = 30_000
MIN_TEXTS = 2
"""A feature seen in fewer texts is left out: it would only be learnt by heart."""
MIN_EXAMPLES = 30
"""A sign with fewer texts that show it gets no model."""
REGULARISATION = 20.0
MAX_ITERATIONS = 300
FOLDS = 5
WRONGLY_WITHHELD = 0.03
"""Share of the texts that show a sign, unseen in training, that its model may find too unlikely."""
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

    Those of `unseen.jsonl` are no part of them: they tell what has been learnt.
    """
    labelled = [path for path in (root / LABELLED).glob("*.jsonl") if path.name != UNSEEN]
    return sorted((root / EXAMPLES).glob("*.jsonl")) + sorted(labelled)


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


def train_opinion(
    examples: Sequence[Example], path: Path = PROFILE, *, made_from: str = ""
) -> list[str]:
    """Fit a model for each sign with enough examples, store them, and return their names.

    Args:
        examples: What to learn from.
        path: Where to store the models.
        made_from: The fingerprint of the files of the examples, stored with them.
    """
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import cross_val_predict

    counter = TfidfVectorizer(
        analyzer=_features, min_df=MIN_TEXTS, max_features=MAX_FEATURES, sublinear_tf=True
    )
    table = counter.fit_transform([example.text for example in examples])
    shown = [sign for example in examples for sign in example.signs]
    signs = [s for s in sorted(set(shown) - BY_FIELDS) if shown.count(s) >= MIN_EXAMPLES]
    rows, scales, biases = [], [], []
    for sign in signs:
        told = [i for i, e in enumerate(examples) if e.is_whole or sign in e.signs]
        shown_there = np.array([sign in examples[i].signs for i in told])
        model = LogisticRegression(
            C=REGULARISATION,
            solver="liblinear",
            class_weight="balanced",
            max_iter=MAX_ITERATIONS,
            random_state=1,
        )
        unseen = cross_val_predict(
            model, table[told], shown_there, cv=FOLDS, method="decision_function"
        )
        least = np.quantile(unseen[shown_there], WRONGLY_WITHHELD)
        model.fit(table[told], shown_there)
        scale = np.abs(model.coef_[0]).max() / STEPS
        rows.append(np.rint(model.coef_[0] / scale).astype(np.int8))
        scales.append(scale)
        biases.append(model.intercept_[0] - least)
    np.savez_compressed(
        path,
        made_from=np.array(made_from),
        names=np.array("\n".join(counter.get_feature_names_out())),
        signs=np.array("\n".join(signs)),
        rarity=counter.idf_.astype(np.float32),
        weights=np.array(rows, np.int8).reshape(len(signs), table.shape[1]),
        scales=np.array(scales, np.float32),
        biases=np.array(biases, np.float32),
    )
    return signs


def _features(text: str) -> list[str]:
    return features(split_words(fold_with_positions(text, join_spaced=True)).words)
