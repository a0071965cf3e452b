"""How alike two offers are in their words, told from fingerprints that hold no word.

Fraudsters send one text to many people with another name, amount and number each time, in another
order, or spelled in the other script. What survives is which words are used. So a text is taken
as the set of its words, each as its consonant skeleton (one for both scripts, see
`bot.text.skeleton`), without numbers, addresses and very short words; order does not count
(pairs of words find fewer of the reworded offers at the same number of false matches).

A fingerprint is the MinHash of that set: the share of equal numbers in two fingerprints estimates
the share of words that two texts have in common (standard error 0.04). The hash is keyed: without
the key, nobody can try the words of a dictionary on a stored fingerprint.

`NEAR` was chosen by measurement on the labelled offers of `tests/signs`. With three words in ten
replaced, sentences in another order, other amounts and phones, 96.7 % are found (two in ten:
99.7 %); Darija spelled letter by letter in the other script always. Of all pairs of different
offers 0.005 % are near, and those tell one story in two scripts. Adverts made from one template
(an agency's, a job board's) are near each other, as they should be: a decision that one of them
is genuine is what tells them from a copy.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Any

import numpy as np
from datasketch import MinHash

from bot.text.folding import fold
from bot.text.skeleton import skeleton

SCHEME = 1
"""Number of this way of making fingerprints; only those of one scheme can be compared."""
PERMUTATIONS = 128
BAND_ROWS = 2
"""Numbers in a band: two texts that are `NEAR` share a band with a probability over 0.999."""
NEAR = 0.33
"""Likeness from which two texts are the same offer in other words."""
MIN_WORDS = 8
"""A text of fewer different words is like too many others; it gets no fingerprint."""
MAX_CHARACTERS = 64_000
_MIN_CONSONANTS = 2
_SEED = 20_261_125
_BYTES = 4
_ADDRESS = re.compile(r"(?<!\S)\S+@\S+|(?:https?://|www\.|wa\.me/|t\.me/)\S*")
"""What looks behind itself is tried once a run without spaces, not once a character of it."""
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Fingerprint:
    """The MinHash of a text's words."""

    numbers: tuple[int, ...]

    def to_bytes(self) -> bytes:
        """Return the form in which it is stored: little-endian 32-bit numbers."""
        return np.asarray(self.numbers, dtype="<u4").tobytes()

    @classmethod
    def from_bytes(cls, stored: bytes) -> "Fingerprint":
        """Read the stored form; raises `ValueError` for anything else."""
        if len(stored) != PERMUTATIONS * _BYTES:
            raise ValueError(f"a fingerprint has {PERMUTATIONS * _BYTES} bytes, not {len(stored)}")
        return cls(tuple(int(n) for n in np.frombuffer(stored, dtype="<u4")))

    def likeness(self, other: "Fingerprint") -> float:
        """Return the estimated share of words in common, 0 to 1."""
        same = sum(a == b for a, b in zip(self.numbers, other.numbers, strict=True))
        return same / PERMUTATIONS

    def bands(self) -> tuple[int, ...]:
        """Return the signed 64-bit keys under which an index finds texts that may be near."""
        return tuple(
            int.from_bytes(_band_digest(start, self.numbers), "little", signed=True)
            for start in range(0, PERMUTATIONS, BAND_ROWS)
        )


def _band_digest(start: int, numbers: tuple[int, ...]) -> bytes:
    rows = np.asarray((start, *numbers[start : start + BAND_ROWS]), dtype="<u4")
    return blake2b(rows.tobytes(), digest_size=8).digest()


class Crowd:
    """Many fingerprints, compared with one at once."""

    def __init__(self, fingerprints: list[Fingerprint]) -> None:
        """Lay the fingerprints out for comparison."""
        rows = [f.numbers for f in fingerprints]
        self._rows: Any = np.asarray(rows, dtype="<u4").reshape(len(rows), PERMUTATIONS)

    def likenesses(self, fingerprint: Fingerprint) -> list[float]:
        """Return how alike each is to the one given, in order."""
        one = np.asarray(fingerprint.numbers, dtype="<u4")
        shares: list[float] = (self._rows == one).mean(axis=1).tolist()
        return shares


def essential_words(text: str) -> Iterator[str]:
    """Yield the skeletons by which a text is known again, with repetitions.

    The Arabic article and the final ta marbuta are left out, as one script writes them and the
    other does not ("الفيزا", "lvisa", "visa").
    """
    for word in _WORD.findall(_ADDRESS.sub(" ", fold(text[:MAX_CHARACTERS]))):
        if not any(c.isalpha() for c in word):
            continue
        consonants = skeleton(word)
        if len(consonants) > _MIN_CONSONANTS:
            consonants = consonants.removeprefix("l").removesuffix("h")
        if len(consonants) >= _MIN_CONSONANTS:
            yield consonants


def fingerprint(text: str, key: bytes) -> Fingerprint | None:
    """Return the fingerprint of a text, or None where it has too few words.

    Args:
        text: The text as given.
        key: The secret of this installation, up to 64 bytes; fingerprints made with different
            keys cannot be compared.
    """
    words = sorted(set(essential_words(text)))
    if len(words) < MIN_WORDS:
        return None
    made = _empty(key).copy()
    made.update_batch([word.encode() for word in words])
    return Fingerprint(tuple(int(n) for n in made.hashvalues))


@lru_cache(maxsize=8)
def _empty(key: bytes) -> Any:
    return MinHash(num_perm=PERMUTATIONS, seed=_SEED, hashfunc=_keyed(key))


def _keyed(key: bytes) -> Callable[[bytes], int]:
    def number(word: bytes) -> int:
        return int.from_bytes(blake2b(word, digest_size=_BYTES, key=key).digest(), "little")

    return number
