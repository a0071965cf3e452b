"""Guards: words near a match that undo it, such as a negation, a warning or "paid by the employer".

A guard says how many words before and after a match it reaches, always within the sentence, and
whether it reaches across a break: a comma, a bracket or a word of contrast ("mais", "لكن").
One that `crosses: commas` reaches across the former only: "jamais de frais, ni de visa, mais …".
One that `crosses: text` undoes every match of the text: "cette annonce est fausse".
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from actions.sign_engine.classes import Span
from actions.sign_engine.phrases import CLASSES, PhraseError, Sequence, parse_phrase
from bot.content.document import Document
from bot.content.problems import Level, Problem
from bot.text.words import BOUNDARY, Words

BY_SOUND = "ary-Latn"
CONTRAST = "contrast"
"""The shared set of words that end the reach of a guard as a comma does."""
WAIVES = "waives"
"""The shared set of words whose "no" denies what stands in them, and nothing beside them."""
COMMAS = "commas"
TEXT = "text"
DEFAULT_BEFORE = 5
_BREAK = re.compile(r"[,()\[\]:]")


@dataclass(frozen=True)
class Guard:
    """Phrases that undo a match, and how far they reach.

    Attributes:
        sequences: The phrases.
        before: Words that may stand between a guard and a match behind it; 0 for none at all.
        after: Words that may stand between a match and a guard behind it; 0 for none at all.
        crosses_commas: Whether it reaches across commas and brackets.
        crosses_contrasts: Whether it reaches across words of contrast.
        crosses_text: Whether it reaches everywhere in the text.
        everywhere: Whether it holds for all selections, also those that do not name it.
    """

    sequences: tuple[Sequence, ...]
    before: int
    after: int
    crosses_commas: bool
    crosses_contrasts: bool
    crosses_text: bool
    everywhere: bool


@dataclass(frozen=True)
class Shared:
    """What all signs share: guards, and sets of words that phrases use as `{name}`."""

    guards: Mapping[str, Guard]
    word_sets: Mapping[str, tuple[Sequence, ...]]


def read_shared(
    document: Document | None, signs: Iterable[Document] = ()
) -> tuple[Shared, list[Problem]]:
    """Return the guards and word sets that signs share, or what is wrong.

    Args:
        document: `content/shared/guards.yaml`.
        signs: The signs; those that one sign alone uses stand in its file.
    """
    problems: list[Problem] = []
    word_sets: dict[str, tuple[Sequence, ...]] = {}
    guards: dict[str, Guard] = {}
    for source in ([document] if document is not None else []) + list(signs):
        for name, row in source.data.get("words", {}).items():
            if name in CLASSES or name in word_sets:
                problems.append(_taken(source, "words", name))
                continue
            rows, found = read_phrases(
                source, row["phrases"], frozenset(word_sets), "words", name, "phrases"
            )
            word_sets[name] = tuple(rows)
            problems += found
    for source in ([document] if document is not None else []) + list(signs):
        for name, row in source.data.get("guards", {}).items():
            if name in guards:
                problems.append(_taken(source, "guards", name))
                continue
            rows, found = read_phrases(
                source, row["phrases"], frozenset(word_sets), "guards", name, "phrases"
            )
            problems += found
            guards[name] = _guard(row, tuple(rows))
    return Shared(guards, word_sets), problems


def _taken(document: Document, kind: str, name: str) -> Problem:
    what = f"{name} is the name of a class, or of others already"
    return document.problem(Level.ERROR, what, "rename it", kind, name)


def _guard(row: Mapping[str, Any], sequences: tuple[Sequence, ...]) -> Guard:
    crosses = row.get("crosses")
    return Guard(
        sequences=sequences,
        before=row.get("before", 0 if "after" in row else DEFAULT_BEFORE),
        after=row.get("after", 0),
        crosses_commas=crosses in {True, COMMAS},
        crosses_contrasts=crosses is True,
        crosses_text=crosses == TEXT,
        everywhere=row.get("everywhere", False),
    )


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

    def __init__(
        self, words: Words, contrasts: Iterable[Span], waivers: Iterable[Span] = ()
    ) -> None:
        """Note before which words sentences end and clauses break, in linear time.

        Args:
            words: The text.
            contrasts: Where words of contrast stand.
            waivers: Where it is said what nobody needs: "sans diplôme inscription 2000 dh".
        """
        self._sentences = [at for at, word in enumerate(words.words) if word == BOUNDARY]
        self._commas = _breaks(words)
        self._contrasts = sorted({first for first, _ in contrasts})
        self._waivers = tuple(waivers)

    def undoes(self, guard: Guard, places: Iterable[Span], match: Span) -> bool:
        """Tell whether a guard found at `places`, which are not empty, undoes a match.

        Args:
            guard: The guard.
            places: Where it stands, from left to right.
            match: The words that it may undo.
        """
        if guard.crosses_text:
            return True
        first, last = match
        earliest, latest = first - guard.before - 1, last + guard.after + 1
        for start, end in places:
            if start > latest:
                return False
            if start > last:
                reaches = guard.after > 0 and self._connects(guard, last, start)
            else:
                reaches = end >= first or (
                    guard.before > 0 and end >= earliest and self._connects(guard, end, first)
                )
            if reaches and not (self._waivers and self._is_spent(start, end, match)):
                return True
        return False

    def _is_spent(self, start: int, end: int, match: Span) -> bool:
        """Tell whether a guard denies only what is waived beside a match."""
        return any(
            low <= start and end <= high and (match[0] > high or match[1] < low)
            for low, high in self._waivers
        )

    def _connects(self, guard: Guard, low: int, high: int) -> bool:
        """Tell whether a guard reaches from one word to another: no break lies between."""
        return (
            not _lies_between(self._sentences, low, high)
            and (guard.crosses_commas or not _lies_between(self._commas, low, high))
            and (guard.crosses_contrasts or not _lies_between(self._contrasts, low, high))
        )


def _breaks(words: Words) -> list[int]:
    """Return the words that a break stands before; one within a word ("1,5") breaks nothing."""
    breaks = []
    for match in _BREAK.finditer(words.folded.text):
        after = bisect_right(words.ends, match.start())
        if after < len(words.starts) and words.starts[after] > match.start():
            breaks.append(after)
    return breaks


def _lies_between(marks: list[int], low: int, high: int) -> bool:
    """Tell whether a mark stands after word `low`, up to word `high`."""
    return bisect_right(marks, low) < bisect_right(marks, high)
