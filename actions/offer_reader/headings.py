"""Lists under a heading: "Ce que vous payez :", or "ne payez pas :", speaks of all below it."""

import re
from bisect import bisect_right

from actions.offer_reader.denials import is_spent_at
from actions.offer_reader.money import Amount
from actions.offer_reader.page import Page

MAX_ITEMS = 8
"""Lines that are looked back over for the heading of a list."""
_SPARING = ("payer.employer", "warning", "no_fee")
_ASKING = ("fee", "payer.candidate")
_SPEAKING = (*_ASKING, *_SPARING)
_DENIED = re.compile(
    r"(?<![^\W_])(?:ne|n'|pas|rien|aucun\w?|sans|not|no|nothing|never|لا|لن|بدون|بلا|ما|والو|ma|bla|"
    r"walo)(?![^\W_])"
)


def asked_above(page: Page, amount: Amount) -> bool:
    """Tell whether a sum stands in a list whose heading says that the candidate pays."""
    heading = _heading(page, amount)
    return heading is not None and not _denies(page, heading)


def spared_above(page: Page, amount: Amount) -> bool:
    """Tell whether a sum stands in a list whose heading says that the candidate pays nothing."""
    heading = _heading(page, amount)
    return heading is not None and _denies(page, heading)


def _denies(page: Page, heading: tuple[int, int]) -> bool:
    if page.has(_SPARING, *heading) is not None:
        return True
    asked = page.has(_ASKING, *heading)
    cost = asked.start if asked is not None else heading[1]
    return any(
        not is_spent_at(page, no.start(), cost) for no in _DENIED.finditer(page.text, *heading)
    )


def _heading(page: Page, amount: Amount) -> tuple[int, int] | None:
    """Return the bounds of the heading about paying above the list in which a sum stands."""
    text, lines = page.text, page.lines
    at = bisect_right(lines, amount.start) - 1
    for index in range(at - 1, max(-1, at - 1 - MAX_ITEMS), -1):
        start, end = lines[index], lines[index + 1] - 1
        line = text[start:end].strip()
        if not line:
            return None
        if line.endswith(":"):
            return (start, end) if page.has(_SPEAKING, start, end) is not None else None
    return None
