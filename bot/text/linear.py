"""Tell which of many things a short text says, by a linear model of its n-grams and words.

Nearest examples tell well what is said in nearly the same words; a linear model (one-vs-rest
support vector machines, scikit-learn's `LinearSVC`) learns which pieces of words tell the things
apart.
Training takes seconds, so the weights are kept in a folder under a digest of the texts: whoever
changes the texts waits once. Beside the nearest examples of `bot.text.retrieval` it hears more, and
takes less for something else, than either alone (`tests/dialogue/asks.jsonl`).
"""

import hashlib
import logging
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from bot.text.folding import fold
from bot.text.retrieval import MAX_CHARACTERS, ngrams

log = logging.getLogger(__name__)

SCHEME = 1
"""Number of this way of reading texts; weights of another are not used."""
MIN_TEXTS = 3
"""A piece that fewer texts have is not learnt: it would only be learnt by heart."""
MAX_ROUNDS = 10
TOLERANCE = 0.1
"""Training ends when no weight moves by more; a smaller one costs time and hears no better."""
KEPT = 3
"""Files of weights that stay in the folder, the newest."""

Floats = npt.NDArray[np.float32]


class Linear:
    """The weights.

    Attributes:
        names: What a text may say.
    """

    def __init__(
        self, names: Sequence[str], rarity: Mapping[str, float], weights: Floats, bias: Floats
    ) -> None:
        """Take what training made.

        Args:
            names: What a text may say; none where there is nothing to tell apart.
            rarity: The pieces that are known, in the order of the weights, and how rare each is.
            weights: What each piece adds to the leaning to each name, pieces by names.
            bias: The leaning to each name before any piece.
        """
        self.names = tuple(names)
        self._rarity = rarity
        self._numbers = {piece: number for number, piece in enumerate(rarity)}
        self._weights, self._bias = weights, bias

    @classmethod
    def trained(cls, texts: Sequence[tuple[str, str]]) -> "Linear":
        """Learn from pairs of (name, text)."""
        from scipy.sparse import csr_matrix
        from sklearn.svm import LinearSVC

        if len({name for name, _ in texts}) < 2:
            return cls((), {}, np.zeros((0, 0), np.float32), np.zeros(0, np.float32))
        counted = [pieces(text) for _, text in texts]
        seen = Counter(piece for counts in counted for piece in counts)
        known = (piece for piece, count in seen.items() if count >= MIN_TEXTS)
        rarity = {piece: 1 + math.log((1 + len(texts)) / (1 + seen[piece])) for piece in known}
        numbers = {piece: number for number, piece in enumerate(rarity)}
        rows = [_weighed(counts, rarity) for counts in counted]
        values = [value for row in rows for value in row.values()]
        columns = [numbers[piece] for row in rows for piece in row]
        edges = np.cumsum([0, *map(len, rows)])
        matrix = csr_matrix((values, columns, edges), shape=(len(rows), len(rarity)))
        model = LinearSVC(tol=TOLERANCE, max_iter=MAX_ROUNDS, random_state=0)
        _fit(model, matrix, [name for name, _ in texts])
        weights, bias = model.coef_, model.intercept_
        if len(weights) == 1:  # of two names it learns one
            weights, bias = np.concatenate([-weights, weights]), np.concatenate([-bias, bias])
        return cls(
            list(map(str, model.classes_)),
            rarity,
            np.ascontiguousarray(weights.T, np.float32),
            bias.astype(np.float32),
        )

    def leanings(self, text: str) -> dict[str, float]:
        """Return how far a text leans to each name: above 0 that is said rather than not."""
        if not self.names or len(text) > MAX_CHARACTERS:
            return {}
        row = _weighed(pieces(text), self._rarity)
        places = [self._numbers[piece] for piece in row]
        values = np.fromiter(row.values(), np.float32, len(row))
        leanings = values @ self._weights[places] + self._bias
        return dict(zip(self.names, leanings.tolist(), strict=True))

    def save(self, path: Path) -> None:
        """Write the weights, in half precision."""
        np.savez_compressed(
            path,
            names="\n".join(self.names),
            pieces="\n".join(self._rarity),
            rarity=np.fromiter(self._rarity.values(), np.float32, len(self._rarity)),
            weights=self._weights.astype(np.float16),
            bias=self._bias,
        )

    @classmethod
    def load(cls, path: Path) -> "Linear":
        """Read weights; raises `OSError`, `ValueError` or `BadZipFile` where there are none."""
        with np.load(path, allow_pickle=False) as stored:
            names, known = (str(stored[key]).split("\n") for key in ("names", "pieces"))
            rarity = dict(zip(known, stored["rarity"].tolist(), strict=True))
            return cls(names, rarity, stored["weights"].astype(np.float32), stored["bias"])


def remembered(folder: Path, kind: str, texts: Sequence[tuple[str, str]]) -> Linear:
    """Return the weights that were learnt from these texts, or learn them now and keep them.

    Args:
        folder: Where weights are kept; one that cannot be written to is done without.
        kind: What the files are called, before their digest.
        texts: Pairs of (name, text).
    """
    path = folder / f"{kind}-{_digest(texts)}.npz"
    with suppress(OSError, ValueError, KeyError, BadZipFile):
        return Linear.load(path)
    made = Linear.trained(texts)
    if not made.names:
        return made
    try:
        folder.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(f".{_digest([(kind, str(id(made)))])}.npz")
        made.save(unfinished)
        unfinished.replace(path)  # two processes may learn at once
        _remove_old(folder, kind)
    except OSError as error:
        log.warning("weights are not kept in %s: %s", folder, error)
    return made


def pieces(text: str) -> Counter[str]:
    """Return what is read of a text: n-grams of letters and consonants, words, pairs of words."""
    counted = ngrams(text, sounds=True)
    words = fold(text[:MAX_CHARACTERS]).strip(" ?.!").split()
    counted.update(f"1{word}" for word in words)
    counted.update(f"2{a} {b}" for a, b in pairwise(words))
    return counted


def _weighed(counts: Mapping[str, int], rarity: Mapping[str, float]) -> dict[str, float]:
    weights = {
        piece: (1 + math.log(count)) * rarity[piece]
        for piece, count in counts.items()
        if piece in rarity
    }
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {piece: weight / length for piece, weight in weights.items()}


def _fit(model: object, matrix: object, names: list[str]) -> None:
    import warnings

    from sklearn.exceptions import ConvergenceWarning

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # MAX_ROUNDS is where it may end
        model.fit(matrix, names)  # type: ignore[attr-defined]


def _digest(texts: Sequence[tuple[str, str]]) -> str:
    digest = hashlib.sha256(str(SCHEME).encode())
    for pair in texts:
        digest.update("\0".join((*pair, "")).encode())
    return digest.hexdigest()[:16]


def _remove_old(folder: Path, kind: str) -> None:
    files = sorted(folder.glob(f"{kind}-*.npz"), key=lambda file: file.stat().st_mtime)
    for file in files[:-KEPT]:
        file.unlink(missing_ok=True)
