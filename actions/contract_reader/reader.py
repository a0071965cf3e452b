"""Read a contract: which essentials it speaks of, and where it is left blank."""

import re
from collections.abc import Iterable, Iterator

from actions.contract_reader import words
from actions.contract_reader.model import Contract
from bot.text.evidence import Evidence, quote
from bot.text.folding import Folded, fold_with_positions

MAX_CHARACTERS = 40_000
MAX_BLANKS = 20
_LEAST_CHARACTERS = 300
"""Shorter texts are adverts that promise a contract."""
_BEGINNING = 1_500
"""A contract says that it is one at its beginning; an advert may say so anywhere."""
_CONTEXT = 60


def _compiled(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


_TITLE = _compiled(words.TITLES)
_MARKS = tuple(re.compile(mark) for mark in words.MARKS)
_POINTS = {name: _compiled(patterns) for name, patterns in words.POINTS.items()}
_NUMBERED = {name: _compiled(patterns) for name, patterns in words.NUMBERED.items()}
_BLANK = re.compile(words.BLANK)
_BLANK_AFTER = re.compile(r"[\s:;,.(]*(?:" + words.BLANK + ")")


def read_contract(text: str) -> Contract | None:
    """Return what a contract says, or None where the text is not a contract."""
    folded = fold_with_positions(text[:MAX_CHARACTERS])
    if not _is_contract(folded.text):
        return None
    points = dict(_points(folded))
    blanks = tuple(_blanks(folded))
    return Contract(points, blanks)


def _is_contract(folded: str) -> bool:
    if len(folded) < _LEAST_CHARACTERS or not _TITLE.search(folded[:_BEGINNING]):
        return False
    return sum(bool(mark.search(folded)) for mark in _MARKS) >= words.MARKS_NEEDED


def _points(folded: Folded) -> Iterator[tuple[str, Evidence]]:
    for name, pattern in (*_POINTS.items(), *_NUMBERED.items()):
        for match in pattern.finditer(folded.text):
            if not _is_left_blank(folded.text, match.end()):
                yield name, _quoted(folded, match.start(), match.end())
                break


def _is_left_blank(folded: str, end: int) -> bool:
    """Tell whether a label is followed by a place to fill in."""
    return _BLANK_AFTER.match(folded, end) is not None


def _blanks(folded: Folded) -> Iterator[Evidence]:
    for number, match in enumerate(_BLANK.finditer(folded.text)):
        if number >= MAX_BLANKS:
            return
        line = folded.text.rfind("\n", 0, match.start()) + 1
        yield _quoted(folded, max(line, match.start() - _CONTEXT), match.end())


def _quoted(folded: Folded, start: int, end: int) -> Evidence:
    return quote(folded.original, *folded.span(start, end))
