"""Tell which of five varieties a short text is in: fr, ar, ary, ary-Latn or en.

The script decides first: whichever alphabet has more letters. Within a script, a linear model on
character n-grams and words weighs what is typical of each variety ("katbghi", "ديال", "the"). Its
weights lie in `language_profile.json`, made by `rihla train --languages` from the project's own
examples, so that telling a language needs neither a library nor a model file.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

VARIETIES = ("fr", "ar", "ary", "ary-Latn", "en")
SCRIPTS: Mapping[str, tuple[str, ...]] = {
    "arabic": ("ar", "ary"),
    "latin": ("fr", "ary-Latn", "en"),
}
"""The varieties of each script; the first is the answer where nothing speaks for another."""
PROFILE = Path(__file__).parent / "language_profile.json"
MAX_CHARACTERS = 400
"""The beginning of a text tells its language; the rest costs time and adds nothing."""
NGRAMS = range(1, 5)
_CONTENT_LANGUAGE = {"fr": "fr", "en": "fr", "ar": "ar", "ary": "ar", "ary-Latn": "ar"}
_WORD = re.compile(r"[^\W_]+")
_NOISE = re.compile(r"\S*(?:https?://|www\.|@)\S*|(?<!\w)[+]?\d[\d.,/ -]*(?!\w)")
_MARKS = re.compile("[\u064b-\u0652\u0640\u200b-\u200f\u2060-\u2069\ufeff]")


def content_language(variety: str) -> str:
    """Return the language of content to answer a variety in; Darija is answered in Arabic."""
    return _CONTENT_LANGUAGE[variety]


def words_of(text: str) -> list[str]:
    """Return the words that tell the language: lower case, without links, numbers and marks."""
    return _WORD.findall(_NOISE.sub(" ", _MARKS.sub("", text[:MAX_CHARACTERS].lower())))


def features(words: list[str]) -> Iterator[str]:
    """Yield the features of words: each whole word, and its character n-grams with its edges."""
    for word in words:
        edged = f" {word} "
        yield edged
        for length in NGRAMS:
            for start in range(len(edged) - length + 1):
                ngram = edged[start : start + length]
                if ngram != edged and ngram != " ":
                    yield ngram


def script_of(words: list[str]) -> str:
    """Return the script that has more letters; words of Darija in Latin letters hold digits."""
    arabic = sum(len(word) for word in words if "\u0600" <= word[0] <= "\u06ff")
    return "arabic" if 2 * arabic > sum(map(len, words)) else "latin"


@dataclass(frozen=True)
class Profile:
    """The weights of one script.

    Attributes:
        bias: Score of each variety before anything is read.
        weights: For each feature, what it adds to the score of each variety.
    """

    bias: tuple[float, ...]
    weights: Mapping[str, tuple[float, ...]]


@lru_cache(maxsize=1)
def _profiles() -> Mapping[str, Profile]:
    stored = json.loads(PROFILE.read_text(encoding="utf-8"))
    return {
        script: Profile(
            tuple(row["bias"]), {name: tuple(values) for name, values in row["weights"].items()}
        )
        for script, row in stored.items()
    }


def identify(text: str) -> str:
    """Return the variety of a text, in time linear in its first few hundred characters.

    >>> identify("bghit nmchi nkhdem f lalmania")
    'ary-Latn'
    """
    words = words_of(text)
    script = script_of(words) if words else "latin"
    profile = _profiles()[script]
    scores = list(profile.bias)
    for name in features(words):
        for index, weight in enumerate(profile.weights.get(name, ())):
            scores[index] += weight
    varieties = SCRIPTS[script]
    return varieties[max(range(len(varieties)), key=scores.__getitem__)]
