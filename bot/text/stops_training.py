"""Make `stops_profile.npz` from texts that have their stops (developers only).

scikit-learn is needed here and nowhere at run time.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from bot.text.folding import fold_with_positions
from bot.text.stops import PROFILE, features
from bot.text.words import BOUNDARY, split_words

REGULARISATION = 0.3
MIN_GAPS = 3
"""A feature of fewer gaps is left out: it would only be learnt by heart."""
LEAST_WEIGHT = 0.05
"""What adds less is not stored."""
STEPS = 127
"""Weights are stored as whole numbers from -127 to 127."""
TOLERANCE = 0.05
_LESSER_STOP = re.compile(r"[,()\[\]:]")
"""Some end with it what others end with a full stop; nothing is learnt of such a gap."""


def train_stops(texts: Iterable[str], path: Path = PROFILE) -> int:
    """Learn where sentences end, store it, and return the number of features stored."""
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    gaps = [gap for text in texts for gap in _gaps(text)]
    seen = Counter(name for names, _ in gaps for name in names)
    places = {name: at for at, name in enumerate(sorted(n for n in seen if seen[n] >= MIN_GAPS))}
    rows = [[places[name] for name in names if name in places] for names, _ in gaps]
    edges = np.cumsum([0, *map(len, rows)])
    found = np.concatenate([np.array(row, np.int32) for row in rows])
    table = csr_matrix((np.ones(len(found), np.float32), found, edges), (len(rows), len(places)))
    model = LogisticRegression(
        C=REGULARISATION, solver="liblinear", dual=True, tol=TOLERANCE, random_state=1
    )
    model.fit(table, [is_stop for _, is_stop in gaps])
    weights = model.coef_[0]
    step = np.abs(weights).max() / STEPS
    kept = [(n, weights[at]) for n, at in places.items() if abs(weights[at]) >= LEAST_WEIGHT]
    np.savez_compressed(
        path,
        names=np.array("\n".join(name for name, _ in kept)),
        weights=np.rint(np.array([weight for _, weight in kept]) / step).astype(np.int8),
        step=np.float32(step),
        bias=np.float32(model.intercept_[0]),
    )
    return len(kept)


def _gaps(text: str) -> Iterator[tuple[list[str], bool]]:
    """Yield the features of the gaps between the words of a text, and whether a stop stands there.

    Stops are no words: the features are those of the text without any.
    """
    words = split_words(fold_with_positions(text, join_spaced=True))
    own = [at for at, word in enumerate(words.words) if word != BOUNDARY]
    stretch = [words.words[at] for at in own]
    for gap in range(1, len(own)):
        before, after = own[gap - 1], own[gap]
        is_stop = after - before > 1
        between = words.folded.text[words.ends[before] : words.starts[after]]
        if is_stop or not _LESSER_STOP.search(between):
            yield list(features(stretch, gap)), is_stop
