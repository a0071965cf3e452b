"""A text as the second opinion reads it: its passages, and the features of their words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, compress, count, pairwise

from actions.sign_engine.classes import Span
from actions.sign_engine.sifted import BITS
from bot.text.words import BOUNDARY

PASSAGE_WORDS = 40
"""A longer sentence is read in parts."""
PIECES = (3, 4, 5)


def features_of_word(word: str) -> tuple[str, ...]:
    """Return the features of a word: itself and its pieces; of a number, how long it is."""
    if word[0].isdigit():
        return ("0" * len(word),)
    edged = f" {word} "
    pieces = (edged[at : at + n] for n in PIECES for at in range(len(edged) - n + 1))
    return (word, *pieces)


def pairs(words: Sequence[str]) -> Iterator[str]:
    """Yield each word with the one before, in the same sentence."""
    before = ""
    for word in words:
        own = "" if word == BOUNDARY else in_pair(word)
        if before and own:
            yield f"{before} {own}"
        before = own


def in_pair(word: str) -> str:
    """Return a word as it stands in a pair: of a number, how long it is."""
    return "0" * len(word) if word[0].isdigit() else word


def feature_of_set(name: str) -> str:
    """Return the feature of a set of words."""
    return f"{{{name}}}"


@dataclass(frozen=True)
class Text:
    """A text as the models read it.

    Attributes:
        words: Its words; `BOUNDARY` between sentences.
        sentences: The number of the sentence of each word.
        sets: Of each set of words that stands there, the bits of its sentences.
    """

    words: Sequence[str]
    sentences: Sequence[int]
    sets: Mapping[str, int]

    def features(self, first: int, last: int) -> list[str]:
        """Return the features of the words from one place to another (excluded)."""
        words = self.words[first:last]
        own = (features_of_word(word) for word in words if word != BOUNDARY)
        sets = (
            feature_of_set(name)
            for number in range(self.sentences[first], self.sentences[last - 1] + 1)
            for name, bits in self.sets.items()
            if bits >> number % BITS & 1
        )
        return [*chain.from_iterable(own), *pairs(words), *sets]

    def passages(self) -> list[Span]:
        """Return the sentences, each from one word to another (excluded), and each two in a row."""
        sentences: list[Span] = []
        start = 0
        for place in (*_places_of(BOUNDARY, self.words), len(self.words)):
            while start < place:
                sentences.append((start, min(start + PASSAGE_WORDS, place)))
                start += PASSAGE_WORDS
            start = place + 1
        twos = ((first, last) for (first, _), (_, last) in pairwise(sentences))
        return [*sentences, *twos]


def _places_of(word: str, words: Sequence[str]) -> Iterator[int]:
    """Yield where a word stands, from left to right."""
    return compress(count(), map(word.__eq__, words))
