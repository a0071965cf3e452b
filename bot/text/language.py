"""Tell which of five varieties a short text is in: fr, ar, ary, ary-Latn or en.

The script decides first: whichever alphabet has more letters. Within a script, a linear model on
character n-grams and words weighs what is typical of each variety ("katbghi", "ديال", "the"). Its
weights lie in `language_profile.json`, made by `rihla train --languages` from the project's own
examples, so that telling a language needs neither a library nor a model file.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path

import numpy as np
import numpy.typing as npt

VARIETIES = ("fr", "ar", "ary", "ary-Latn", "en")
DARIJA_IN_LATIN = "ary-Latn"
SCRIPTS: Mapping[str, tuple[str, ...]] = {
    "arabic": ("ar", "ary"),
    "latin": ("fr", "ary-Latn", "en"),
}
"""The varieties of each script; the first is the answer where nothing speaks for another."""
PROFILE = Path(__file__).parent / "language_profile.json"
MAX_CHARACTERS = 400
"""The beginning of a text tells its language; the rest costs time and adds nothing."""
NGRAMS = range(1, 5)
WORD_WEIGHT = 3.0
"""A whole word says more than its pieces: one "واش" makes Darija of a text."""
WORDS_KEPT = 20_000
"""Words whose pieces are remembered: most of what people write is made of few words."""
_CONTENT_LANGUAGE = {"fr": "fr", "en": "fr", "ar": "ar", "ary": "ar", "ary-Latn": "ar"}
_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"[+\d](?<!\w.)(?:(?<!\+)|(?=\d))[\d.,/ -]*(?!\w)")
_IN_ADDRESSES = ("http://", "https://", "www.", "@")
_MARKS = re.compile("[\u064b-\u0652\u0640\u200b-\u200f\u2060-\u2069\ufeff]")


def content_language(variety: str) -> str:
    """Return the language of content to answer a variety in; Darija is answered in Arabic."""
    return _CONTENT_LANGUAGE[variety]


def words_of(text: str) -> list[str]:
    """Return the words that tell the language: lower case, without links, numbers and marks."""
    beginning = _MARKS.sub("", text[:MAX_CHARACTERS].lower())
    if _has_address(beginning):
        beginning = " ".join(word for word in beginning.split() if not _has_address(word))
    return _WORD.findall(_NUMBER.sub(" ", beginning))


def _has_address(text: str) -> bool:
    return any(part in text for part in _IN_ADDRESSES)


def features(words: list[str]) -> dict[str, float]:
    """Return the features of words: each whole word, which weighs more, and its n-grams.

    A feature counts once however often it occurs: a message that repeats itself is no surer.
    """
    found = dict.fromkeys(chain.from_iterable(map(_ngrams, words)), 1.0)
    found.update((f" {word} ", WORD_WEIGHT) for word in words)
    return found


@lru_cache(maxsize=WORDS_KEPT)
def _ngrams(word: str) -> tuple[str, ...]:
    edged = f" {word} "
    return tuple(
        edged[start : start + length]
        for length in NGRAMS
        for start in range(len(edged) - length + 1)
    )


def script_of(words: list[str]) -> str:
    """Return the script that has more letters; words of Darija in Latin letters hold digits."""
    arabic = sum(len(word) for word in words if "\u0600" <= word[0] <= "\u06ff")
    return "arabic" if 2 * arabic > sum(map(len, words)) else "latin"


@dataclass(frozen=True)
class Profile:
    """The weights of one script.

    Attributes:
        bias: Score of each variety before anything is read.
        numbers: The features, numbered.
        weights: What each adds to the score of each variety, features by varieties.
    """

    bias: npt.NDArray[np.float64]
    numbers: Mapping[str, int]
    weights: npt.NDArray[np.float64]


@lru_cache(maxsize=1)
def _profiles() -> Mapping[str, Profile]:
    stored = json.loads(PROFILE.read_text(encoding="utf-8"))
    return {
        script: Profile(
            np.array(row["bias"]),
            {name: number for number, name in enumerate(row["weights"])},
            np.array(list(row["weights"].values())),
        )
        for script, row in stored.items()
    }


@lru_cache(maxsize=WORDS_KEPT)
def _known(script: str, word: str) -> tuple[int, int]:
    """Return the known n-grams of a word, and the whole word if it is known: a bit for each."""
    numbers = _profiles()[script].numbers
    pieces = {1 << numbers[piece] for piece in _ngrams(word) if piece in numbers}
    whole = numbers.get(f" {word} ")
    return sum(pieces), 0 if whole is None else 1 << whole


def _counts(bits: int, size: int) -> npt.NDArray[np.uint8]:
    """Return of each feature whether its bit is set, as 0 or 1."""
    octets = np.frombuffer(bits.to_bytes(-(-size // 8), "little"), np.uint8)
    return np.unpackbits(octets, count=size, bitorder="little")


def identify(text: str) -> str:
    """Return the variety of a text, in time linear in its first few hundred characters.

    >>> identify("bghit nmchi nkhdem f lalmania")
    'ary-Latn'
    """
    return identify_with_margin(text)[0]


def identify_with_margin(text: str) -> tuple[str, float]:
    """Return the variety of a text, and by how much its known words outweigh the others.

    The margin is in log-odds over the varieties that are answered in another language. Only whole
    words count for it, so that letters typed at random have none; it is infinite where the script
    leaves no other language.
    """
    words = words_of(text)
    if not words:
        return "fr", 0.0
    varieties, whole, by_words = _scores(words)
    best = int(whole.argmax())
    return varieties[best], _ahead(varieties, by_words, best)


def leaning_to_darija(text: str) -> float:
    """Return by how much a text in Latin letters is rather Darija, by its words and their pieces.

    Hardly two people spell Darija alike, so that few of its words are known, but their pieces are.
    It is 0 or less where it is not, for Arabic letters, and where no word is known at all: letters
    typed at random have pieces too.
    """
    varieties, whole, by_words = _scores(words_of(text))
    if DARIJA_IN_LATIN not in varieties or not by_words.any():
        return 0.0
    return _ahead(varieties, whole, varieties.index(DARIJA_IN_LATIN))


def _scores(
    words: list[str],
) -> tuple[tuple[str, ...], npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Return the varieties of the script of words, the score of each, and that of whole words."""
    script = script_of(words)
    varieties, profile = SCRIPTS[script], _profiles()[script]
    pieces = wholes = 0
    for word in set(words):
        own, whole = _known(script, word)
        pieces |= own
        wholes |= whole
    size = len(profile.weights)
    by_words = WORD_WEIGHT * (_counts(wholes, size) @ profile.weights)
    by_pieces = _counts(pieces & ~wholes, size) @ profile.weights
    return varieties, profile.bias + by_pieces + by_words, by_words


def _ahead(varieties: tuple[str, ...], scores: npt.NDArray[np.float64], best: int) -> float:
    """Return by how much one variety is before those that are answered in another language."""
    language = content_language(varieties[best])
    others = [
        score
        for score, variety in zip(scores, varieties, strict=True)
        if content_language(variety) != language
    ]
    return float(scores[best] - max(others)) if others else float("inf")
