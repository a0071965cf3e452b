"""Put back the stops that people leave out.

A message typed in haste, or dictated, runs on: "salaire 3000 dollars par mois inscription 2000 dh
whatsapp …". What is said of one thing ends there all the same, and whatever reckons with sentences
(guards, passages) must know where. A linear model weighs the words around each gap of a long
stretch without a stop: how often people end a sentence between such words. Its weights lie in
`stops_profile.npz`, made by `rihla train --signs` from texts that have their stops.

Phrases may say that two words belong together; those of a sentence that has its stops, or is short,
are left as they are.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from pathlib import Path
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from bot.text.remembered import Remembered
from bot.text.words import BOUNDARY, Words

T = TypeVar("T")

PROFILE = Path(__file__).parent / "stops_profile.npz"
STRETCH = 14
"""A stretch of up to so many words is taken for one sentence in a text without any stop …"""
LINE = -1.2
"""… and in a longer one, a stop is put where the words around a gap lean so far to it, in log-odds.
"""
STRETCH_BESIDE_OTHERS = 24
"""Of a text that has stops, so long a stretch is believed to be one sentence …"""
LINE_BESIDE_OTHERS = 0.0
"""… and a stop is put where the words lean so far."""
HOPELESS = -5.0
"""Where the single words lean so little to a stop, their pairs are not looked at."""
_NO_WORD = ""
_PLACES = ("before2", "before", "after", "after2", "after3")


def single_features(word: str) -> tuple[tuple[str, ...], ...]:
    """Return what a word says of a gap from each place near it, in the order of `_PLACES`.

    The words beside the gap have their end, or their beginning, too.
    """
    return (
        (f"1{word}",),
        (f"2{word}", f"-{word[-3:]}"),
        (f"3{word}", f"+{word[:3]}", f"+{word[:4]}"),
        (f"4{word}",),
        (f"5{word}",),
    )


def pair_features(before2: str, before: str, after: str, after2: str) -> tuple[str, str, str]:
    """Return what pairs of words say of the gap between `before` and `after`."""
    return (f"12{before2} {before}", f"23{before} {after}", f"34{after} {after2}")


def features(words: Sequence[str], gap: int) -> Iterator[str]:
    """Yield the features of the gap before a word of a stretch."""
    near = around(words, gap)
    for place, word in enumerate(near):
        yield from single_features(word)[place]
    yield from pair_features(*near[:4])


def around(words: Sequence[str], gap: int) -> tuple[str, ...]:
    """Return two words before a gap and three behind it, as they are read."""
    return tuple(
        as_read(words[at]) if 0 <= at < len(words) else _NO_WORD for at in range(gap - 2, gap + 3)
    )


def as_read(word: str) -> str:
    """Return a word as it is read: of a number, how long it is."""
    return "0" * len(word) if word[:1].isdigit() else word


class Stops:
    """The weights."""

    def __init__(self, weights: Mapping[str, float], bias: float) -> None:
        """Take what training stored: what each feature adds to the log-odds of a stop."""
        self._weights, self._bias = weights, bias
        self._most = _most_of_pairs(weights)
        self._words = Remembered((np.zeros(len(_PLACES) + len(self._most)),), self._weigh)
        (self._of_nothing,) = self._weigh([_NO_WORD])

    @classmethod
    def load(cls, path: Path = PROFILE) -> "Stops":
        """Return the stored weights."""
        with np.load(path) as stored:
            names = str(stored["names"]).split("\n")
            weights = (stored["weights"] * stored["step"]).tolist()
            return cls(dict(zip(names, weights, strict=True)), float(stored["bias"]))

    def restore(self, words: Words) -> Words:
        """Return the words of a text with the stops that it lacks; each has no length.

        Linear in the number of words.
        """
        has_stops = BOUNDARY in words.words
        line = LINE_BESIDE_OTHERS if has_stops else LINE
        longest = STRETCH_BESIDE_OTHERS if has_stops else STRETCH
        nothing = len(words.words)  # what lies around a stretch
        near: list[int] = []  # the words that are looked at, one nothing before each stretch
        places: list[int] = []  # where in the text each stands
        for start, end in _stretches(words.words):
            if end - start > longest:
                near += (nothing, *range(start, end), nothing, nothing)
                places += range(start - 1, end + 2)
        if not near:
            return words
        rows, (weights,) = self._words.rows_of(words.words)
        weights = np.concatenate((weights.take(rows, axis=0), self._of_nothing))
        said = (*words.words, _NO_WORD)
        looked_at = [said[at] for at in near]
        found = self._missing(looked_at, weights.take(near, axis=0), line)
        missing = [places[at] for at in found]
        return _with_stops(words, missing) if missing else words

    def missing(self, stretch: Sequence[str], line: float = LINE) -> Iterator[int]:
        """Yield the words of a stretch before which a stop is missing.

        Args:
            stretch: The words.
            line: How far the words around a gap must lean to a stop, in log-odds.
        """
        near = (_NO_WORD, *stretch, _NO_WORD, _NO_WORD)
        (weights,) = self._words.of(near)
        yield from (at - 1 for at in self._missing(near, weights, line))

    def _missing(
        self, near: Sequence[str], weights: npt.NDArray[np.float64], line: float
    ) -> Iterator[int]:
        """Yield where among words a stop is missing; `_NO_WORD` lies around each stretch of them.

        One lies before, two behind it.
        """
        before2, before, after, after2, after3, most_before, most_after = weights.T
        leanings = self._bias + before2[:-4] + before[1:-3] + after[2:-2]
        leanings = leanings + after2[3:-1] + after3[4:]
        most = leanings + most_before[1:-3] + most_after[2:-2]
        for at in ((leanings > HOPELESS) & (most >= line)).nonzero()[0].tolist():
            if near[at + 1] == _NO_WORD or near[at + 2] == _NO_WORD:
                continue  # between two stretches
            pairs = pair_features(*map(as_read, near[at : at + 4]))
            if leanings[at] + sum(self._weights.get(pair, 0.0) for pair in pairs) >= line:
                yield at + 2

    def _weigh(self, words: Sequence[str]) -> tuple[npt.NDArray[np.float64]]:
        """Return what words add from each place near a gap, in the order of `_PLACES`.

        Then the most that pairs of two words before a gap, and the pair around it, add if it stands
        right before; and the most that a pair of two words behind adds if it stands right behind.
        """
        rows = [
            (
                *(
                    sum(self._weights.get(name, 0.0) for name in names)
                    for names in single_features(read)
                ),
                *(most.get(read, 0.0) for most in self._most),
            )
            for read in map(as_read, words)
        ]
        return (np.array(rows, np.float64),)


def _most_of_pairs(weights: Mapping[str, float]) -> tuple[dict[str, float], dict[str, float]]:
    """Return the most that pairs add to a gap, by the word before it and by that behind it.

    Each kind of pair counts for one of the two.
    """
    most: dict[str, dict[str, float]] = {}
    for name, weight in weights.items():
        first, space, second = name.partition(" ")
        if space:
            kind, word = first[:2], second if first.startswith("12") else first[2:]
            row = most.setdefault(kind, {})
            row[word] = max(row.get(word, 0.0), weight)
    before, after = dict(most.get("12", {})), most.get("34", {})
    for word, weight in most.get("23", {}).items():
        before[word] = before.get(word, 0.0) + weight
    return before, after


def _stretches(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where what lies between two stops begins and ends."""
    start = 0
    for place in (*(at for at, word in enumerate(words) if word == BOUNDARY), len(words)):
        yield start, place
        start = place + 1


@lru_cache(maxsize=1)
def _stored() -> Stops:
    return Stops.load()


def restored(words: Words) -> Words:
    """Return the words of a text with the stops that it lacks."""
    return _stored().restore(words)


def _with_stops(words: Words, missing: Sequence[int]) -> Words:
    """Return words with a stop before some of them, which are in order."""
    places = [words.starts[place] for place in missing]
    return Words(
        words.folded,
        _with(words.words, missing, [BOUNDARY] * len(missing)),
        _with(words.starts, missing, places),
        _with(words.ends, missing, places),
    )


def _with(row: Sequence[T], before: Sequence[int], added: Sequence[T]) -> tuple[T, ...]:
    """Return a row with values added, each before one of its places."""
    edges = pairwise((0, *before, len(row)))
    parts = ((*row[start:end], value) for (start, end), value in zip(edges, added, strict=False))
    return (*chain.from_iterable(parts), *row[before[-1] :])
