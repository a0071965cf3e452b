"""What somebody corrects of the last offer: "non, c'est 200 pas 2000", "1350 ماشي 1800"."""

import re
from typing import Any, NamedTuple

from actions.offer_memory import MONTHLY, Kept
from bot.text.folding import fold

MAX_WORDS = 9
"""A longer message tells more than a correction."""
_NUMBER = r"(\d{1,3}(?:[ .]\d{3})+|\d{1,7})"
_NOT = (
    r"(?<!\w)(?:et non|pas|au lieu de|instead of|not|machi|mashi|mchi|ماشي|وليس|ليس|بدل|ولا)(?!\w)"
)
_BETWEEN = r"[^\d\n]{0,14}?"
NUMBER_ALONE = rf"(?<!\w){_NUMBER}(?![^\W_])"
"""No digit of a word of arabizi ("3ndi")."""
_RIGHT_FIRST = re.compile(rf"{NUMBER_ALONE}{_BETWEEN}{_NOT} ?{NUMBER_ALONE}")
_WRONG_FIRST = re.compile(
    rf"^(?:(?:non|la|no|لا),? ?)?{_NOT} ?{NUMBER_ALONE}{_BETWEEN}{NUMBER_ALONE}"
)
_SEPARATORS = str.maketrans("", "", " .")


class Correction(NamedTuple):
    """A number that stands for another.

    Attributes:
        right: The number that is meant.
        wrong: The one that was told, or read, before.
    """

    right: float
    wrong: float


def correction(text: str) -> Correction | None:
    """Return what a message corrects, if it puts one number in the place of another."""
    folded = fold(text)
    match = _RIGHT_FIRST.search(folded)
    if match is not None:
        return Correction(value_of(match.group(1)), value_of(match.group(2)))
    match = _WRONG_FIRST.search(folded)
    return Correction(value_of(match.group(2)), value_of(match.group(1))) if match else None


def corrected(offer: Kept, found: Correction) -> Kept:
    """Return an offer with the right number wherever the wrong one is remembered."""
    salary: dict[str, Any] = offer.get("salary") or {}
    bounds = {k: found.right for k in ("min", "max") if salary.get(k) == found.wrong}
    now = dict(offer)
    if bounds:
        now["salary"] = {**salary, **bounds}
        if offer.get(MONTHLY) and found.wrong:
            now[MONTHLY] = offer[MONTHLY] * found.right / found.wrong
    if offer.get("hours_per_week") == found.wrong:
        now["hours_per_week"] = found.right
    return now


def value_of(written: str) -> float:
    """Return a number as it is written, with spaces or dots between thousands."""
    return float(written.translate(_SEPARATORS))
