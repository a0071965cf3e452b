"""The pieces of words that the second opinion knows, looked up for many words at once.

Names are compared by a number made of their letters, so that the pieces of all new words of a text
are looked up in a few steps, instead of one by one in a table that lies all over memory.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from actions.sign_engine.columns import Numbers
from actions.sign_engine.passages import PIECES

Keys = npt.NDArray[np.uint64]
_FACTOR = np.uint64(0x9E37_79B9_7F4A_7C15)
"""Odd and large, so that no two short names get the same number by their likeness."""


class Pieces:
    """The known pieces, by the numbers that their letters make."""

    def __init__(self, places: Mapping[str, int]) -> None:
        """Take the place of each piece; a name with a space within is no piece of one word."""
        self._keys: dict[int, Keys] = {}
        self._places: dict[int, Numbers] = {}
        for length in PIECES:
            names = [n for n in places if len(n) == length and " " not in n.strip()]
            keys = _keys(_letters("".join(names)), length)[::length]
            order = keys.argsort()
            # One behind all, so that what is looked for has a place.
            self._keys[length] = np.append(keys[order], ~np.uint64(0))
            known = np.array([places[name] for name in names], np.int64)
            self._places[length] = np.append(known[order], -1)

    def of(self, words: Sequence[str]) -> list[Numbers]:
        """Return of each word the places of its pieces, as often as they stand in it."""
        letters = _letters(f" {' '.join(words)} ")
        # Each letter is of the word that it stands in, a space of the word behind it.
        owners = np.arange(len(words)).repeat([len(word) + 1 for word in words])
        found = [self._find(letters, length) for length in PIECES]
        places = np.concatenate([places for places, _ in found])
        owner = owners[np.concatenate([at for _, at in found])]
        order = owner.argsort(kind="stable")
        edges = owner[order].searchsorted(np.arange(len(words) + 1)).tolist()
        places = places[order]
        return [places[start:end] for start, end in pairwise(edges)]

    def _find(self, letters: Keys, length: int) -> tuple[Numbers, Numbers]:
        """Return the known pieces of a length among letters: their places, and where they begin."""
        keys = _keys(letters, length)
        at = self._keys[length].searchsorted(keys)
        known = (self._keys[length][at] == keys).nonzero()[0]
        return self._places[length][at[known]], known


def _letters(text: str) -> Keys:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4").astype(np.uint64)


def _keys(letters: Keys, length: int) -> Keys:
    """Return a number for each run of so many letters; arithmetic is modulo 2^64."""
    count = max(len(letters) - length + 1, 0)
    keys = letters[:count].copy()
    for further in range(1, length):
        keys = keys * _FACTOR + letters[further : further + count]
    return keys
