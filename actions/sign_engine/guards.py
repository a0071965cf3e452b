"""Guards: words near a match that undo it, such as a negation, a warning or "paid by the employer".

A guard says how many words before and after a match it reaches, always within the sentence, and
whether it reaches across a break: a comma, a bracket or a word of contrast ("mais", "لكن").
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from actions.sign_engine.matcher import Span
from actions.sign_engine.phrases import CLASSES, PhraseError, Sequence, parse_phrase
from bot.content.document import Document
from bot.content.problems import Level, Problem
from bot.text.words import BOUNDARY, Words

BY_SOUND = "ary-Latn"
CONTRAST = "contrast"
"""The shared set of words that end the reach of a guard as a comma does."""
DEFAULT_BEFORE = 5
_BREAKS = frozenset(",()[]:")


@dataclass(frozen=True)
class Guard:
    """Phrases that undo a match, and how far they reach.

    Attributes:
        sequences: The phrases.
        before: Words that may stand between a guard and a match behind it; 0 for none at all.
        after: Words that may stand between a match and a guard behind it; 0 for none at all.
        crosses: Whether it reaches across commas and words of contrast.
    """

    sequences: tuple[Sequence, ...]
    before: int
    after: int
    crosses: bool


@dataclass(frozen=True)
class Shared:
    """What all signs share: guards, and sets of words that phrases use as `{name}`."""

    guards: Mapping[str, Guard]
    word_sets: Mapping[str, tuple[Sequence, ...]]


NO_SHARED = Shared({}, {})


def read_shared(document: Document | None) -> tuple[Shared, list[Problem]]:
    """Return the guards and word sets of `content/shared/guards.yaml`, or what is wrong."""
    if document is None:
        return NO_SHARED, []
    problems: list[Problem] = []
    word_sets: dict[str, tuple[Sequence, ...]] = {}
    for name, row in document.data.get("words", {}).items():
        if name in CLASSES:
            what = f"{name} is the name of a class already"
            problems.append(document.problem(Level.ERROR, what, "rename it", "words", name))
            continue
        rows, found = read_phrases(
            document, row["phrases"], frozenset(word_sets), "words", name, "phrases"
        )
        word_sets[name] = tuple(rows)
        problems += found
    guards = {}
    for name, row in document.data["guards"].items():
        rows, found = read_phrases(
            document, row["phrases"], frozenset(word_sets), "guards", name, "phrases"
        )
        problems += found
        guards[name] = Guard(
            sequences=tuple(rows),
            before=row.get("before", 0 if "after" in row else DEFAULT_BEFORE),
            after=row.get("after", 0),
            crosses=row.get("crosses", False),
        )
    return Shared(guards, word_sets), problems


def read_phrases(
    document: Document,
    phrases: Mapping[str, list[str]],
    word_sets: frozenset[str],
    *keys: str | int,
) -> tuple[list[Sequence], list[Problem]]:
    """Return the sequences of phrases by variety, or what is wrong with each phrase."""
    sequences: list[Sequence] = []
    problems = []
    for variety, rows in phrases.items():
        for index, phrase in enumerate(rows):
            try:
                by_sound = variety == BY_SOUND
                sequences += parse_phrase(phrase, by_sound=by_sound, word_sets=word_sets)
            except PhraseError as error:
                what = f"the phrase {phrase!r}: {error}"
                place: tuple[Any, ...] = (*keys, variety, index)
                problems.append(document.problem(Level.ERROR, what, "rewrite it", *place))
    return sequences, problems


class Reach:
    """Tells which matches of one text are undone by guards."""

    def __init__(self, words: Words, contrasts: Iterable[Span]) -> None:
        """Note where sentences end and where clauses break, in linear time."""
        self._sentences = _running(word == BOUNDARY for word in words.words)
        starts = {span.first for span in contrasts}
        text, ends = words.folded.text, (0, *words.ends)
        self._clauses = _running(
            at in starts or not _BREAKS.isdisjoint(text[ends[at] : start])
            for at, start in enumerate(words.starts)
        )

    def undoes(self, guard: Guard, places: Iterable[Span], match: Span) -> bool:
        """Tell whether a guard found at `places` undoes a match."""
        return any(self._reaches(guard, place, match) for place in places)

    def _reaches(self, guard: Guard, place: Span, match: Span) -> bool:
        if place.first <= match.last and place.last >= match.first:
            return True
        if place.last < match.first:
            low, high, reach = place.last, match.first, guard.before
        else:
            low, high, reach = match.last, place.first, guard.after
        if not reach or high - low - 1 > reach or self._sentences[high] != self._sentences[low]:
            return False
        return guard.crosses or self._clauses[high] == self._clauses[low]


def _running(marks: Iterable[bool]) -> list[int]:
    return list(accumulate(int(mark) for mark in marks))
