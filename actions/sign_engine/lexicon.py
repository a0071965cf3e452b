"""Find the runs of words of which phrases consist, in one pass over the words of a text.

Runs are kept in trees by their words, one tree as spelled and one by sound (`running` goes along
them). What begins with a word, and where the word may follow, is remembered with it: texts are made
of few different ones. A run whose first word is Arabic is also found where particles stand before
it in its word.
"""

from collections.abc import Iterable, Sequence
from itertools import accumulate, chain
from threading import Lock

import numpy as np

from actions.sign_engine.columns import Numbers, column, flat
from actions.sign_engine.compiled import NOWHERE
from actions.sign_engine.phrases import Segment
from actions.sign_engine.running import Runs, Trees, find_runs
from bot.text.gazetteer import ARABIC_PARTICLES
from bot.text.remembered import VOCABULARY, Met
from bot.text.sound import sound

FIRST_ARABIC_LETTER = "\u0600"
_PARTS = 4
"""What is remembered of a word: see `find_runs`."""
_SPELLED, _SOUNDED = 0, 1
"""The two trees, by their roots."""


class _Tokens:
    """What may stand on the ways of a tree: whole words, and letters with which words begin."""

    def __init__(self) -> None:
        self._words: dict[str, int] = {}
        self._prefixes: dict[str, int] = {}
        self._lengths: tuple[int, ...] = ()

    def number(self, letters: str, *, is_prefix: bool) -> int:
        """Return the number of a word or prefix, a new one where it is new."""
        known = self._prefixes if is_prefix else self._words
        if is_prefix and len(letters) not in self._lengths:
            self._lengths = tuple(sorted({*self._lengths, len(letters)}))
        return known.setdefault(letters, len(self._words) + len(self._prefixes))

    def of(self, word: str) -> list[int]:
        """Return the tokens that a word fits: itself, and its beginnings."""
        whole = self._words.get(word)
        numbers = [whole] if whole is not None else []
        for length in self._lengths:
            if length > len(word):
                break
            begun = self._prefixes.get(word[:length])
            if begun is not None:
                numbers.append(begun)
        return numbers


class Lexicon:
    """The plain segments of all phrases; safe where threads read at once."""

    def __init__(self, segments: Iterable[tuple[Segment, int]]) -> None:
        """Take segments with their numbers."""
        self._tokens = (_Tokens(), _Tokens())
        ways: list[dict[int, int]] = [{}, {}]
        ends: list[list[int]] = [[], []]
        sounds = [False, True]
        for segment, number in segments:
            node = _SOUNDED if segment.is_sound else _SPELLED
            words = segment.text.split(" ")
            for at, word in enumerate(words, start=1):
                is_prefix = segment.is_prefix and at == len(words)
                token = self._tokens[segment.is_sound].number(word, is_prefix=is_prefix)
                if token not in ways[node]:
                    ways[node][token] = len(ways)
                    ways.append({})
                    ends.append([])
                    sounds.append(segment.is_sound)
                node = ways[node][token]
            ends[node].append(number)
        self._begins = ways[_SPELLED], ways[_SOUNDED]
        self._ends = {node: ends[node] for begins in self._begins for node in begins.values()}
        self._goes_on = {node for node in self._ends if ways[node]}
        edges, tokens = flat(map(sorted, ways))
        _, children = flat([way[token] for token in sorted(way)] for way in ways)
        end_edges, all_ends = flat(ends)
        self._trees = Trees(
            edges, tokens, children, end_edges, all_ends, np.array(sounds, np.bool_)
        )
        self._lock = Lock()
        self._forget(Met(0))

    def find(self, words: Sequence[str]) -> Runs:
        """Return where segments stand among words."""
        rows, met = VOCABULARY.rows_of(words)
        with self._lock:
            if met is not self._met:
                self._forget(met)
            if self._count < len(met.words):
                self._learn(met.words[self._count :])
            edges, known = self._edges, self._known
        return find_runs(self._trees, rows, edges, known)

    def _forget(self, met: Met) -> None:
        self._met, self._count = met, 0
        self._edges = np.zeros((met.room, _PARTS + 1), np.int32)
        self._known: Numbers = np.zeros(met.room, np.int32)
        self._size = 0

    def _learn(self, new: Sequence[str]) -> None:
        """Remember what begins with new words, and where they may follow."""
        for row, word in enumerate(new, start=self._count):
            parts = self._look_up(word)
            edges = [*accumulate(map(len, parts), initial=self._size)]
            if edges[-1] > len(self._known):
                self._known = np.concatenate((self._known, np.zeros(edges[-1], np.int32)))
            self._known[self._size : edges[-1]] = column([*chain.from_iterable(parts)])
            self._size = edges[-1]
            self._edges[row] = edges
        self._count += len(new)

    def _look_up(self, word: str) -> tuple[list[int], ...]:
        """Return what is remembered of a word."""
        own = sound(word)
        ways = [(_SPELLED, word), (_SOUNDED, own)]
        if word >= FIRST_ARABIC_LETTER:
            ways += [
                (tree, rest)
                for particle in ARABIC_PARTICLES
                if word.startswith(particle)
                and (rest := word.removeprefix(particle)) >= FIRST_ARABIC_LETTER
                for tree in (_SPELLED, _SOUNDED)
            ]
        numbers: dict[int, None] = {}
        nodes = []
        for tree, form in ways:
            for token in self._tokens[tree].of(form):
                node = self._begins[tree].get(token, NOWHERE)
                numbers.update(dict.fromkeys(self._ends.get(node, ())))
                if node in self._goes_on:
                    nodes.append(node)
        return [*numbers], nodes, self._tokens[_SPELLED].of(word), self._tokens[_SOUNDED].of(own)
