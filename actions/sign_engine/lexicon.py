"""Find the runs of words of which phrases consist, in one pass over the words of a text.

Runs are kept in a tree by their words, one tree as spelled and one by sound. What begins with a
word is remembered with the word: texts are made of few different ones. A run whose first word is
Arabic is also found where particles stand before it in its word.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise
from typing import NamedTuple

import numpy as np

from actions.sign_engine.columns import Numbers, column
from actions.sign_engine.phrases import Segment
from bot.text.gazetteer import ARABIC_PARTICLES
from bot.text.sound import sound

WORDS_KEPT = 20_000
FIRST_ARABIC_LETTER = "\u0600"

_NONE: list[int] = []


class Runs:
    """Where segments stand among words."""

    def __init__(self, singles: Sequence[Sequence[int]] = ()) -> None:
        """Take of each word the segments that it is by itself."""
        self._singles = singles
        self._numbers: list[int] = []
        self._first: list[int] = []
        self._last: list[int] = []

    def add(self, number: int, first: int, last: int) -> None:
        """Add a place of a segment, from its first word to its last."""
        self._numbers.append(number)
        self._first.append(first)
        self._last.append(last)

    def columns(self) -> tuple[Numbers, Numbers, Numbers]:
        """Return the segments, the first word of each, its last; of a segment left to right."""
        lengths = column(list(map(len, self._singles)))
        words = np.arange(len(lengths)).repeat(lengths)
        singles = np.fromiter(chain.from_iterable(self._singles), np.int64, len(words))
        return (
            np.concatenate((singles, column(self._numbers))),
            np.concatenate((words, column(self._first))),
            np.concatenate((words, column(self._last))),
        )


@dataclass(slots=True)
class _Node:
    """What may follow the words up to here.

    Attributes:
        sounds: Whether words are compared by sound.
        ends: The segments that end here.
        prefixes: The segments that end with any word that begins with some letters.
        lengths: How many letters these are, from the fewest on.
        shortest: The fewest.
        begun: With so many, words begin that may end a segment.
        words: What follows with a further word.
    """

    sounds: bool
    ends: list[int] = field(default_factory=list)
    prefixes: dict[str, list[int]] = field(default_factory=dict)
    lengths: tuple[int, ...] = ()
    shortest: int = 0
    begun: set[str] = field(default_factory=set)
    words: "dict[str, _Node]" = field(default_factory=dict)

    @property
    def goes_on(self) -> bool:
        """Whether any segment goes on from here."""
        return bool(self.words or self.prefixes)

    def numbers(self, word: str) -> list[int]:
        """Return the segments that end with the next word."""
        node = self.words.get(word)
        numbers = node.ends if node is not None else _NONE
        if word[: self.shortest] in self.begun:
            size = len(word)
            for length in self.lengths:
                if length > size:
                    break
                begun = self.prefixes.get(word[:length])
                if begun is not None:
                    numbers = numbers + begun
        return numbers

    def add_prefix(self, letters: str, number: int) -> None:
        """Note a segment that ends with any word that begins with some letters."""
        self.prefixes.setdefault(letters, []).append(number)
        if len(letters) not in self.lengths:
            self.lengths = tuple(sorted({*self.lengths, len(letters)}))
        if self.lengths[0] != self.shortest:
            self.shortest = self.lengths[0]
            self.begun = {prefix[: self.shortest] for prefix in self.prefixes}
        self.begun.add(letters[: self.shortest])


class _Entry(NamedTuple):
    """What begins with a word.

    Attributes:
        word: The word.
        sound: Its sound.
        numbers: The segments that it is.
        nodes: What may follow it.
    """

    word: str
    sound: str
    numbers: tuple[int, ...]
    nodes: tuple[_Node, ...]


class Lexicon:
    """The plain segments of all phrases."""

    def __init__(self, segments: Iterable[tuple[Segment, int]]) -> None:
        """Take segments with their numbers."""
        self._trees = (_Node(sounds=False), _Node(sounds=True))
        for segment, number in segments:
            node = self._trees[segment.is_sound]
            *words, last = segment.text.split(" ")
            if not segment.is_prefix:
                words.append(last)
            for word in words:
                node = node.words.setdefault(word, _Node(segment.is_sound))
            if segment.is_prefix:
                node.add_prefix(last, number)
            else:
                node.ends.append(number)
        self._known: dict[str, _Entry] = {}

    def find(self, words: Sequence[str]) -> Runs:
        """Return where segments stand among words."""
        entries = self._entries(words)
        found = Runs([entry.numbers for entry in entries])
        for at, (entry, (word, own, _, _)) in enumerate(pairwise(entries)):
            for node in entry.nodes:
                following = own if node.sounds else word
                if following in node.words or following[: node.shortest] in node.begun:
                    _follow(node, entries, at, at + 1, found)
        return found

    def _entries(self, words: Sequence[str]) -> list[_Entry]:
        """Return what begins with each word."""
        known = self._known.get
        return [known(word) or self._look_up(word) for word in words]

    def _look_up(self, word: str) -> _Entry:
        """Return what begins with a word, and remember it."""
        spelled, sounded = self._trees
        own = sound(word)
        ways = [(spelled, word), (sounded, own)]
        if word >= FIRST_ARABIC_LETTER:
            ways += [
                (tree, rest)
                for particle in ARABIC_PARTICLES
                if word.startswith(particle)
                and (rest := word.removeprefix(particle)) >= FIRST_ARABIC_LETTER
                for tree in self._trees
            ]
        numbers: dict[int, None] = {}
        nodes = []
        for tree, form in ways:
            numbers.update(dict.fromkeys(tree.numbers(form)))
            node = tree.words.get(form)
            if node is not None and node.goes_on:
                nodes.append(node)
        entry = _Entry(word, own, tuple(numbers), tuple(nodes))
        if len(self._known) >= WORDS_KEPT:
            self._known.clear()
        self._known[word] = entry
        return entry


def _follow(node: _Node, entries: Sequence[_Entry], first: int, at: int, found: Runs) -> None:
    """Add the segments that begin with word `first`, and go on from word `at` with a node."""
    following: _Node | None = node
    while following is not None and at < len(entries):
        word = entries[at].sound if following.sounds else entries[at].word
        for number in following.numbers(word):
            found.add(number, first, at)
        following = following.words.get(word)
        at += 1
