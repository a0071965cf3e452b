"""Make `language_profile.json` from examples of each variety (developers only).

A sparse logistic model per script: L1 regularisation leaves some thousand features, whose weights
are stored rounded. scikit-learn is needed here and nowhere at run time.
"""

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from bot.text.language import PROFILE, SCRIPTS, features, script_of, words_of

REGULARISATION = 3.0
DECIMALS = 2
MIN_EXAMPLES = 2
"""A feature seen in fewer examples is left out: it would only be learnt by heart."""
MAX_ITERATIONS = 500


def train_profile(examples: Iterable[tuple[str, str]], path: Path = PROFILE) -> None:
    """Fit a profile for each script on pairs of (text, variety), and store it.

    Examples whose script is not that of their variety (a French word sent as Darija) are left out.
    """
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    rows = [(words_of(text), variety) for text, variety in examples]
    stored = {}
    for script, varieties in SCRIPTS.items():
        chosen = [
            (features(words), variety)
            for words, variety in rows
            if words and variety in varieties and script_of(words) == script
        ]
        seen = Counter(name for names, _ in chosen for name in names)
        vectorizer = DictVectorizer()
        table = vectorizer.fit_transform(
            [{n: v for n, v in names.items() if seen[n] >= MIN_EXAMPLES} for names, _ in chosen]
        )
        model = LogisticRegression(
            C=REGULARISATION,
            penalty="l1",
            solver="saga" if len(varieties) > 2 else "liblinear",
            class_weight="balanced",
            max_iter=MAX_ITERATIONS,
            random_state=1,
        )
        model.fit(table, [variety for _, variety in chosen])
        stored[script] = _stored(model, list(vectorizer.get_feature_names_out()), varieties)
    text = json.dumps(stored, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    path.write_text(text.replace("],", "],\n") + "\n", encoding="utf-8")


def _stored(model: object, names: list[str], varieties: tuple[str, ...]) -> dict[str, object]:
    """Return rounded weights by feature, in the order of the script's varieties."""
    classes = list(model.classes_)  # type: ignore[attr-defined]
    rows, bias = model.coef_.tolist(), model.intercept_.tolist()  # type: ignore[attr-defined]
    if len(classes) == 2:  # one row speaks for the second class against the first
        rows, bias = [[-w for w in rows[0]], rows[0]], [-bias[0], bias[0]]
    order = [classes.index(variety) for variety in varieties]
    weights = {}
    for index, name in enumerate(names):
        values = [round(rows[row][index], DECIMALS) for row in order]
        if any(values):
            weights[name] = values
    return {"bias": [round(bias[row], DECIMALS) for row in order], "weights": weights}
