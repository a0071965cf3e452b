"""Find, among many short texts, the one that says the same in nearly the same words.

Texts are compared by the character n-grams of their folded form, weighted by how rare each is
(TF-IDF, cosine). One sparse product compares a message with tens of thousands of texts in a few
milliseconds.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import count
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from bot.text.folding import fold
from bot.text.skeleton import skeletons

NGRAM_LENGTHS = (3, 4)
MAX_CHARACTERS = 300
"""Longer messages tell a story; they are not a question asked in an editor's words."""


@dataclass(frozen=True)
class Found:
    """The nearest text.

    Attributes:
        id: What the text stands for.
        text: The text itself, as it was given.
        score: Likeness, 0 to 1; 1 is the same folded words.
    """

    id: str
    text: str
    score: float


@dataclass(frozen=True)
class Voted(Found):
    """The nearest text of the id that was chosen.

    Attributes:
        leaning: How much speaks for it: its share of the votes, and what was given beside.
    """

    leaning: float


VOTERS = 8
"""Texts that have a say in what a message is like."""
SOUND_LENGTHS = (2, 3)
"""Lengths of n-grams of consonants, which are fewer than the letters."""
SOUND = "~"
"""What n-grams of consonants begin with, to tell them from those of letters."""


def ngrams(text: str, *, sounds: bool) -> Counter[str]:
    """Return the n-grams of a text's letters, with their number; those of its consonants too."""
    folded = fold(text[:MAX_CHARACTERS])
    words = f" {' '.join(folded.strip(' ?.!').split())} "
    pieces = _slices(words, NGRAM_LENGTHS)
    if sounds:
        pieces += [SOUND + piece for piece in _slices(f" {skeletons(folded)} ", SOUND_LENGTHS)]
    return Counter(pieces)


def _slices(text: str, lengths: Iterable[int]) -> list[str]:
    return [
        text[start : start + length]
        for length in lengths
        for start in range(len(text) - length + 1)
    ]


class Counts(NamedTuple):
    """How often each n-gram stands in each of some texts.

    Attributes:
        rows: Pairs of (id, text).
        places: The columns of the n-grams.
        table: Texts by n-grams, a sparse matrix: one and the logarithm of the number, or nothing.
        sounds: Whether the n-grams of consonants are counted.
    """

    rows: Sequence[tuple[str, str]]
    places: Mapping[str, int]
    table: Any
    sounds: bool

    @classmethod
    def of(cls, texts: Iterable[tuple[str, str]], *, sounds: bool) -> "Counts":
        """Count the n-grams of pairs of (id, text)."""
        from scipy.sparse import csr_matrix

        rows = list(texts)
        places: defaultdict[str, int] = defaultdict(count().__next__)  # a new one has the next
        columns, times, edges = list[int](), list[int](), [0]
        for _, text in rows:
            counted = ngrams(text, sounds=sounds)
            columns += map(places.__getitem__, counted)
            times += counted.values()
            edges.append(len(columns))
        values = 1 + np.log(np.array(times, np.float32))
        shape = len(rows), len(places)
        table = csr_matrix((values, columns, edges), shape=shape, dtype=np.float32)
        return cls(rows, dict(places), table, sounds)

    def only(self, ids: Collection[str]) -> "Counts":
        """Return the counts of the texts of some ids alone."""
        kept = [number for number, (name, _) in enumerate(self.rows) if name in ids]
        return self._replace(rows=[self.rows[n] for n in kept], table=self.table[kept])


class QuestionIndex:
    """Texts by id, searched by likeness."""

    def __init__(self, texts: Iterable[tuple[str, str]] | Counts, *, sounds: bool = False) -> None:
        """Index texts.

        Args:
            texts: Pairs of (id, text), or their counts.
            sounds: Whether consonants are compared too, one for both scripts.
        """
        from scipy.sparse import diags

        counts = texts if isinstance(texts, Counts) else Counts.of(texts, sounds=sounds)
        self._rows, self._places, self._sounds = counts.rows, counts.places, counts.sounds
        seen = np.maximum(counts.table.getnnz(axis=0), 0)
        self._unseen = math.log(1 + len(self._rows)) if self._rows else 0.0
        rarity = np.log((1 + len(self._rows)) / np.maximum(seen, 1))
        self._rarity = np.where(seen > 0, rarity, self._unseen).astype(np.float32)
        weighed = counts.table @ diags(self._rarity)
        lengths = np.sqrt(weighed.multiply(weighed).sum(axis=1)).A1
        self._table = (diags(1 / np.where(lengths > 0, lengths, 1.0)) @ weighed).T.tocsr()
        self._table = self._table.astype(np.float32)
        self._ids = sorted({name for name, _ in self._rows})
        owners = {name: number for number, name in enumerate(self._ids)}
        self._owner = np.array([owners[name] for name, _ in self._rows], np.int64)
        self._by_owner = self._owner.argsort(kind="stable")
        self._edges = np.searchsorted(self._owner[self._by_owner], np.arange(len(self._ids) + 1))

    def nearest(self, text: str) -> Found | None:
        """Return the nearest text, or None where nothing is shared or the text is long."""
        scores = self._scores(text)
        if scores is None:
            return None
        best = int(scores.argmax())
        return Found(*self._rows[best], score=min(float(scores[best]), 1.0))

    def voted(
        self,
        text: str,
        *,
        without: Collection[str] = (),
        beside: Mapping[str, float] | None = None,
    ) -> Voted | None:
        """Return the nearest text of the id for which most speaks, or None.

        The nearest few texts have votes, nearer ones more: each the cube of its likeness.

        Args:
            text: What is looked for.
            without: Ids that have no say.
            beside: What else speaks for ids, which is added to their share of the votes.
        """
        ranked = self.ranked(text, without=without, beside=beside, count=1)
        return ranked[0] if ranked else None

    def ranked(
        self,
        text: str,
        *,
        count: int,
        without: Collection[str] = (),
        beside: Mapping[str, float] | None = None,
    ) -> list[Voted]:
        """Return the nearest text of each of some ids for which most speaks, the first first.

        Args:
            text: What is looked for.
            count: How many ids.
            without: Ids that have no say.
            beside: What else speaks for ids, which is added to their share of the votes.
        """
        scores = self._scores(text, without)
        if scores is None:
            return []
        least = np.partition(scores, -VOTERS)[-VOTERS] if len(scores) > VOTERS else 0.0
        near = (scores >= max(least, np.finfo(np.float32).tiny)).nonzero()[0]
        voters = near[(-scores[near]).argsort(kind="stable")][:VOTERS]
        votes: dict[int, float] = defaultdict(float)
        for number in voters.tolist():
            votes[int(self._owner[number])] += float(scores[number]) ** 3
        cast = sum(votes.values()) or 1.0
        speak = beside or {}
        best = np.maximum.reduceat(scores[self._by_owner], self._edges[:-1])
        leanings = {
            owner: votes.get(owner, 0.0) / cast + speak.get(self._ids[owner], 0.0)
            for owner in best.nonzero()[0].tolist()
        }
        chosen = nlargest(count, leanings, key=leanings.__getitem__)
        return [self._nearest_of(owner, scores, leanings[owner]) for owner in chosen]

    def _nearest_of(self, owner: int, scores: npt.NDArray[np.float32], leaning: float) -> Voted:
        own = self._by_owner[self._edges[owner] : self._edges[owner + 1]]
        number = int(own[scores[own].argmax()])
        score = min(float(scores[number]), 1.0)
        return Voted(*self._rows[number], score=score, leaning=leaning)

    def _scores(self, text: str, without: Collection[str] = ()) -> npt.NDArray[np.float32] | None:
        """Return the likeness of each text, or None where none is like it."""
        from scipy.sparse import csr_matrix

        if len(text) > MAX_CHARACTERS or not self._rows:
            return None
        counted = ngrams(text, sounds=self._sounds)
        values = np.array([1 + math.log(count) for count in counted.values()], np.float32)
        places = np.array([self._places.get(ngram, -1) for ngram in counted], np.int64)
        known = places >= 0
        values *= np.where(known, self._rarity[places] if len(self._rarity) else 0.0, self._unseen)
        length = float(np.sqrt((values * values).sum())) or 1.0
        row = csr_matrix(
            (values[known] / length, places[known], [0, np.count_nonzero(known)]),
            shape=(1, len(self._places)),
        )
        scores: npt.NDArray[np.float32] = (row @ self._table).toarray().ravel()
        if without:
            silent = [owner for owner, name in enumerate(self._ids) if name in without]
            scores[np.isin(self._owner, silent)] = 0.0
        return scores if scores.any() else None
