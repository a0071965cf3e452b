"""A second opinion on signs: how the passages of a text read to models trained on labelled ones.

Phrases find what they say wherever it stands. Whether a text asks for money or warns of those who
do is a matter of its tone, and people find ever new ways of asking; neither is held by a list of
phrases. A logistic model for each sign reads the words of a passage, their pairs and pieces, and
the sets of words that stand in it. It withholds a sign where the words around the evidence lean
away from it, and raises one where a passage leans to it as hardly any honest one does. The weights
lie in `opinion_profile.npz`, made by `rihla train --signs` (see `opinion_training`).

A passage is a sentence, or two in a row. What each word adds is summed once for a text, so that
all passages are weighed in linear time.
"""

from collections.abc import Iterable, Sequence
from itertools import accumulate, chain
from pathlib import Path

import numpy as np
import numpy.typing as npt

from actions.sign_engine.classes import Span
from actions.sign_engine.passages import Text, features_of_word, in_pair
from actions.sign_engine.places import BITS
from bot.text.words import BOUNDARY

PROFILE = Path(__file__).parent / "opinion_profile.npz"
WORRYING = "worrying"
"""Stands among the signs for any that warns of an offer."""
NO_LINE = np.finfo(np.float32).min
LEAST_LEANING = 0.0
"""A sign to which words lean less is withheld; training puts 0 where few true ones fall below."""
BEYOND_DOUBT = 4.0
"""A sign stands where a passage of its evidence leans to it so far."""
WORDS_AROUND = 30
"""Words before and behind the evidence that are read with it; the rest of a long text is not."""
TELLING_WORDS = 12
"""Words quoted of a passage that raises a sign: those that speak for it most."""
LEAST_WORDS = 6
"""A passage of fewer words, such as a heading, raises no sign by itself."""
SMOOTHING = 4
"""Words added to the length of a passage, so that a single one does not decide."""
WORDS_KEPT = 20_000

Floats = npt.NDArray[np.float32]


class SecondOpinion:
    """The models of all signs that have one."""

    def __init__(
        self,
        names: Sequence[str],
        signs: Sequence[str],
        wholes: Sequence[str],
        weights: Floats,
        biases: Floats,
        raising: Floats,
    ) -> None:
        """Take what training stored.

        Args:
            names: The features.
            signs: The signs of which passages are read.
            wholes: The signs of which whole texts are read, and `WORRYING`.
            weights: What each feature adds to the leaning to each sign, features by signs; those
                of passages first.
            biases: What holds of each before any word.
            raising: The leaning from which a passage, or a whole text, raises each sign; infinite
                for never.
        """
        self._places = {name: index for index, name in enumerate(names)}
        columns = {sign: index for index, sign in enumerate((*signs, *wholes))}
        self.signs = {sign: columns[sign] for sign in signs}
        self.wholes = {sign: columns[sign] for sign in wholes}
        self._weights, self.biases, self.raising = weights, biases, raising
        self._sets = {name[1:-1]: index for name, index in self._places.items() if name[0] == "{"}
        self._number_pairs()
        self._forget_words()

    @classmethod
    def load(cls, path: Path = PROFILE) -> "SecondOpinion":
        """Return the stored models."""
        with np.load(path) as stored:
            weights = stored["weights"].astype(np.float32) * stored["scales"]
            weights *= stored["rarity"][:, np.newaxis]
            names, signs, wholes = (
                [name for name in str(stored[key]).split("\n") if name]
                for key in ("names", "signs", "wholes")
            )
            return cls(names, signs, wholes, weights, stored["biases"], stored["raising"])

    def read(self, text: Text) -> "Reading":
        """Read a text, for all signs at once."""
        return Reading(self, text, self._added_by_words(text.words), self._added_by_sets(text))

    def _number_pairs(self) -> None:
        """Give each word that stands in a pair a number, and each pair one made of two.

        Pieces at the edge of a word have a space too, but at their own edge.
        """
        known = {name: index for name, index in self._places.items() if " " in name.strip()}
        parts = [name.split(" ") for name in known]
        self._number_of = {word: n for n, word in enumerate(dict.fromkeys(chain(*parts)))}
        self._base = len(self._number_of) + 1
        keys = [self._number_of[a] * self._base + self._number_of[b] for a, b in parts]
        order = np.argsort(np.array(keys, np.int64))
        self._pair_keys = np.array([*keys, 0], np.int64)[[*order, -1]]
        self._pair_keys[-1] = self._base**2  # behind all, so that what is looked for has a place
        self._pair_places = np.array([*known.values()], np.int64)[order]

    def _forget_words(self) -> None:
        """Forget what words add; the first row is of none."""
        self._rows = np.zeros((WORDS_KEPT, self._weights.shape[1]), np.float32)
        self._numbers = np.full(WORDS_KEPT, -1, np.int64)
        self._row_of = {BOUNDARY: 0}

    def _added_by_words(self, words: Sequence[str]) -> Floats:
        """Return what each word adds to the leanings, with its pair, words by signs."""
        if len(self._row_of) + len(words) > WORDS_KEPT:
            self._forget_words()
        row_of = self._row_of
        rows = np.array([row_of.get(word) or self._row(word) for word in words], np.int64)
        added: Floats = self._rows[rows]
        numbers = self._numbers[rows]
        before, own = numbers[:-1], numbers[1:]
        keys = np.where((before < 0) | (own < 0), -1, before * self._base + own)
        at = np.searchsorted(self._pair_keys, keys)
        found = np.flatnonzero(self._pair_keys[at] == keys)
        added[found + 1] += self._weights[self._pair_places[at[found]]]
        return added

    def _row(self, word: str) -> int:
        """Return the row of what a word adds, which is kept."""
        row = self._row_of.setdefault(word, len(self._row_of))
        if row:
            places = [self._places[f] for f in features_of_word(word) if f in self._places]
            self._rows[row] = self._weights[places].sum(axis=0)
            self._numbers[row] = self._number_of.get(in_pair(word), -1)
        return row

    def _added_by_sets(self, text: Text) -> Floats:
        """Return what the sets of words add to the leanings, sentences by signs."""
        count = text.sentences[-1] + 1 if text.sentences else 0
        places = self._sets
        known = {places[name]: bits for name, bits in text.sets.items() if name in places}
        shifts = np.arange(count, dtype=np.uint64)[:, np.newaxis] % np.uint64(BITS)
        stands = np.array(list(known.values()), np.uint64) >> shifts & np.uint64(1)
        added: Floats = stands.astype(np.float32) @ self._weights[list(known)]
        return added


class Reading:
    """How the passages of one text lean.

    Attributes:
        signs: The signs that have a model.
    """

    def __init__(
        self, opinion: SecondOpinion, text: Text, by_words: Floats, by_sets: Floats
    ) -> None:
        self._opinion, self._text = opinion, text
        self.signs = opinion.signs.keys()
        self._word_sums = _summed(by_words)
        self._set_sums = _summed(by_sets)
        self._counts = np.array(list(accumulate(map(BOUNDARY.__ne__, text.words), initial=0)))
        self._sentences = np.array(text.sentences, np.int64)
        self._passages = text.passages()
        self._leanings = self.leanings(self._passages)
        self._most = self._leanings.max(axis=0, initial=-np.inf)
        size = len(text.words)
        self._whole = self.leanings([(0, size)])[0] if size else np.zeros(len(opinion.raising))

    def leanings(self, passages: Sequence[Span]) -> Floats:
        """Return how far passages lean to each sign, in log-odds, passages by signs.

        At 0 they lean as little as the least telling of the texts that show it.
        """
        firsts, lasts = np.array(passages, np.int64).reshape(-1, 2).T
        sentences = self._sentences
        added = self._word_sums[lasts] - self._word_sums[firsts]
        added = added + self._set_sums[sentences[lasts - 1] + 1] - self._set_sums[sentences[firsts]]
        lengths = self._counts[lasts] - self._counts[firsts] + SMOOTHING
        leanings: Floats = added / np.sqrt(lengths)[:, np.newaxis] + self._opinion.biases
        return leanings

    def doubts(self, sign: str, evidence: Sequence[Span]) -> bool:
        """Tell whether the words around a sign's evidence lean away from it.

        Where a passage of the evidence leans to it beyond doubt, what stands around counts not.
        Of a sign of which whole texts are read, the whole text decides.
        """
        if sign in self._opinion.wholes:
            return bool(self._whole[self._opinion.wholes[sign]] < LEAST_LEANING)
        number = self._opinion.signs.get(sign)
        if number is None or not evidence:
            return False
        around = _merged(evidence, len(self._text.words))
        if (self.leanings(around)[:, number] >= LEAST_LEANING).any():
            return False
        return self._most[number] < BEYOND_DOUBT or not any(
            leaning >= BEYOND_DOUBT
            for (first, last), leaning in zip(
                self._passages, self._leanings[:, number], strict=True
            )
            if any(first <= end and start < last for start, end in evidence)
        )

    def is_harmless(self) -> bool:
        """Tell whether the whole text reads as hardly any does that shows a worrying sign."""
        column = self._opinion.wholes.get(WORRYING)
        return column is not None and bool(self._whole[column] < LEAST_LEANING)

    def raised(self) -> dict[str, Span]:
        """Return the signs to which a passage, or the text, leans far; with the telling words."""
        opinion = self._opinion
        far = (self._most >= opinion.raising).nonzero()[0].tolist()
        numbers = {sign: n for sign, n in opinion.signs.items() if n in far}
        numbers |= {
            sign: n for sign, n in opinion.wholes.items() if self._whole[n] >= opinion.raising[n]
        }
        if not numbers:
            return {}
        best, leanings = self._best()
        return {
            sign: self._telling(number, self._passages[best[number]])
            for sign, number in numbers.items()
            if leanings[number] >= (opinion.raising[number] if sign in opinion.signs else NO_LINE)
        }

    def _best(self) -> tuple[npt.NDArray[np.int64], Floats]:
        """Return of each sign the passage that leans to it most, and how far."""
        columns = len(self._opinion.raising)
        if not self._passages:
            return np.zeros(columns, np.int64), np.full(columns, -np.inf, np.float32)
        counts = self._counts
        long = np.array([counts[last] - counts[first] for first, last in self._passages])
        leanings = np.where((long >= LEAST_WORDS)[:, np.newaxis], self._leanings, -np.inf)
        return leanings.argmax(axis=0), leanings.max(axis=0)

    def _telling(self, number: int, passage: Span) -> Span:
        """Return the words of a passage that speak most for a sign, from first to last (included).

        They are of one sentence: of two, of the one that leans to it more.
        """
        inside = [
            (self._leanings[place, number], part)
            for place, part in enumerate(self._passages)
            if passage[0] <= part[0] and part[1] <= passage[1] and part != passage
        ]
        first, last = max(inside)[1] if inside else passage
        starts = range(first, max(first + 1, last - TELLING_WORDS + 1))
        sums = self._word_sums[:, number]
        start = max(starts, key=lambda at: sums[min(at + TELLING_WORDS, last)] - sums[at])
        return start, min(start + TELLING_WORDS, last) - 1


def _summed(rows: Floats) -> Floats:
    """Return the sums of the first rows, from none on."""
    sums = np.zeros((len(rows) + 1, rows.shape[1]), np.float32)
    np.cumsum(rows, axis=0, out=sums[1:])
    return sums


def _merged(evidence: Iterable[Span], size: int) -> list[Span]:
    """Return what is read around evidence, from left to right, without overlaps."""
    around: list[Span] = []
    for first, last in sorted(evidence):
        low, high = max(0, first - WORDS_AROUND), min(last + 1 + WORDS_AROUND, size)
        if around and low <= around[-1][1]:
            around[-1] = (around[-1][0], max(high, around[-1][1]))
        else:
            around.append((low, high))
    return around
