"""Telephone numbers written in words: "zéro six, soixante et un, vingt …"."""

import re
from collections.abc import Iterator

from actions.offer_reader.numerals import WORDS
from bot.text.folding import fold

_MORE = {
    **{
        fold(k): v
        for k, v in {
            "zéro": 0,
            "zero": 0,
            "صفر": 0,
            "sifr": 0,
            "oh": 0,
            "treize": 13,
            "quatorze": 14,
            "seize": 16,
            "dix-sept": 17,
            "dix-huit": 18,
            "dix-neuf": 19,
            "thirteen": 13,
            "fourteen": 14,
            "sixteen": 16,
            "seventeen": 17,
            "eighteen": 18,
            "nineteen": 19,
        }.items()
    },
}
_VALUES = {word: int(value) for word, value in WORDS.items() if value < 100} | _MORE
_TEENS_AFTER = frozenset({60, 80})
_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+){0,3}|\d{1,4}")
_SKIPPED = frozenset({"et", "and", "و"})
_GAP = re.compile(r"[ ,.\-/و]{1,4}")
_ZEROES = ("zero", "صفر", "sifr")
"""National numbers begin with it; a text without is not searched further."""
HUNDRED = 100
LEAST_WORDS = 4
MIN_DIGITS = 8
MAX_DIGITS = 15


def spoken_numbers(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield digits, start and end of each run of number words long enough to be a telephone."""
    if not any(zero in text for zero in _ZEROES):
        return
    run: list[tuple[str, int, int]] = []
    for match in _TOKEN.finditer(text):
        word = match.group()
        follows = bool(run) and _GAP.fullmatch(text, run[-1][2], match.start()) is not None
        if word in _SKIPPED and follows:
            run[-1] = (run[-1][0], run[-1][1], match.end())
            continue
        known = word.isdigit() or _value(word) is not None
        if run and not (known and follows):
            yield from _number(run)
            run = []
        if known:
            run.append((word, match.start(), match.end()))
    yield from _number(run)


def _value(word: str) -> int | None:
    """Return the number that a word says, or one of several joined by hyphens."""
    if word in _VALUES:
        return _VALUES[word]
    parts = word.split("-")
    if len(parts) == 1 or any(part not in _VALUES for part in parts if part not in _SKIPPED):
        return None
    values = [_VALUES[part] for part in parts if part not in _SKIPPED]
    if values[:2] == [4, 20]:
        values[:2] = [80]
    total = sum(values)
    return total if total < HUNDRED else None


def _number(run: list[tuple[str, int, int]]) -> Iterator[tuple[str, int, int]]:
    """Yield the digits of a run, joining tens and units that are written apart."""
    if len(run) < LEAST_WORDS or all(word.isdigit() for word, _, _ in run):
        return
    digits = ""
    pending: int | None = None
    for index, (word, _, _) in enumerate(run):
        value = None if word.isdigit() else _value(word)
        if value is None:
            digits += _said(pending) + word
            pending = None
            continue
        following = run[index + 1][0] if index + 1 < len(run) else ""
        if pending == 4 and value == 20:
            pending = 80
        elif _joins(pending, value) and not (value == 4 and _value(following) == 20):
            digits += str((pending or 0) + value)
            pending = None
        else:
            digits += _said(pending)
            pending = value
    digits += _said(pending)
    if MIN_DIGITS <= len(digits) <= MAX_DIGITS:
        yield digits, run[0][1], run[-1][2]


def _joins(tens: int | None, value: int) -> bool:
    """Tell whether two numbers are said as one: "trente" and "sept", "soixante" and "douze"."""
    if tens is None or tens < 20 or tens % 10:
        return False
    return 0 < value < (20 if tens in _TEENS_AFTER else 10)


def _said(value: int | None) -> str:
    return "" if value is None else str(value)
