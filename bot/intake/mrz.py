"""The machine-readable zone of passports and identity cards, and its check digits (ICAO 9303)."""

import re

_SIZES = ((44, 2), (36, 2), (30, 3))
"""Characters a line and lines: passports, older cards, cards of today."""
_TOLERANCE = 2
_LEAST_FILLERS = 4
_WEIGHTS = (7, 3, 1)
_FILLER = "<"
_MISREAD = str.maketrans(
    {"«": "<<", "\u2039": "<", "\uff1c": "<", "\u3008": "<", "€": "<", " ": ""}
)
_LINE = re.compile(r"[A-Z0-9<]{26,48}")
_DIGITS_READ_AS_LETTERS = str.maketrans("OQDILZSBG", "000112586")
_NUMBER_AND_DATES = re.compile(r"([A-Z0-9<]{9})(\d)[A-Z0-9<]{3}(\d{6})(\d)[MFX<](\d{6})(\d)")
_CARD_DATES = re.compile(r"^(\d{6})(\d)[MFX<](\d{6})(\d)[A-Z<]{3}")
_FIRST_LINE = re.compile(r"^(?:P[A-Z<]|I[A-Z<]|A[A-Z<]|C[A-Z<]|V[A-Z<])[A-Z]{3}")
_NEEDED = 2


def check_digit(field: str) -> int:
    """Return the check digit of a field: weights 7, 3, 1; letters count from 10; filler is 0."""
    total = 0
    for place, character in enumerate(field):
        value = 0 if character == _FILLER else int(character, 36)
        total += value * _WEIGHTS[place % len(_WEIGHTS)]
    return total % 10


def has_mrz(text: str) -> bool:
    """Tell whether a text holds the zone of a paper, read well or with some slips."""
    lines = [line for line in map(_cleaned, text.split("\n")) if line]
    together = re.sub(r"\s", "", text.translate(_MISREAD)).upper()
    return any(map(_is_checked, lines)) or _has_shape(lines) or _holds_checked(together)


def _cleaned(line: str) -> str:
    candidate = line.translate(_MISREAD).strip().upper()
    return candidate if _LINE.fullmatch(candidate) else ""


def _is_checked(line: str) -> bool:
    """Tell whether the number and dates of a line agree with their check digits."""
    for variant in {line, _digits_mended(line)}:
        match = _NUMBER_AND_DATES.search(variant) or _CARD_DATES.search(variant)
        if match is not None and _agrees(match):
            return True
    return False


def _holds_checked(text: str) -> bool:
    """Tell whether a number with its dates and their check digits stands anywhere in a text."""
    return any(_agrees(match) for match in _NUMBER_AND_DATES.finditer(text))


def _agrees(match: re.Match[str]) -> bool:
    groups = match.groups()
    fields = zip(groups[::2], groups[1::2], strict=True)
    return sum(check_digit(field) == int(digit) for field, digit in fields) >= _NEEDED


def _digits_mended(line: str) -> str:
    """Return a line whose dates are digits again, where letters were read for them."""
    return line[:13] + line[13:28].translate(_DIGITS_READ_AS_LETTERS) + line[28:]


def _has_shape(lines: list[str]) -> bool:
    """Tell whether lines are as long and as full of fillers as a zone, beginning like one."""
    for length, count in _SIZES:
        near = [line for line in lines if abs(len(line) - length) <= _TOLERANCE]
        filled = [line for line in near if line.count(_FILLER) >= _LEAST_FILLERS]
        if len(near) >= count and filled and any(_FIRST_LINE.match(line) for line in filled):
            return True
    return False
