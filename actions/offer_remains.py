"""What is left of the pay of an offer: "1800 moins 400 ?", "ch7al kaybqa lia b3d lkra 500?"."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from actions.offer_corrections import NUMBER_ALONE, value_of
from bot.text.folding import fold

LEAST = 50
"""Smaller numbers are hours, days or ages."""
MINUS = re.compile(
    r"(?<!\w)(?:moins|minus|ناقص|ناقصه|نقص|نقصات|حيد|na9i?s|naqi?s|n9e?s|nqe?s|7yed|hayed)(?!\w)"
    r"(?! (?:de|mn|men|من)(?!\w))"
)
LEFT = re.compile(
    r"(?<!\w)(?:reste(?:ra|rait)?|(?:ka|gha|ghad[iy] )?(?:y|t)[ei]?b[9q]a|"
    r"(?:ك|غ|غادي )?[يت]ت?بق[ياي]|left|remains?)(?!\w)"
)
HOW_MUCH = re.compile(r"(?<!\w)(?:combien|cb|c?[cs]?h[7h]al|شحال|كم|how much)(?!\w)")
"""Folded words: how much, and what is left."""
_AMOUNT = re.compile(NUMBER_ALONE)


class Remains(NamedTuple):
    """What is left of a pay.

    Attributes:
        earned: The pay.
        spent: What goes off it.
        left: The rest.
    """

    earned: float
    spent: float
    left: float


def remains(text: str, offer: Mapping[str, Any] | None) -> Remains | None:
    """Return what is left of the pay where a message asks for it with numbers, or None.

    Args:
        text: The message.
        offer: What is remembered of the last offer; its pay by the month stands for one not told.
    """
    folded = fold(text)
    numbers = [value_of(found.group(1)) for found in _AMOUNT.finditer(folded)]
    told = [number for number in numbers if number >= LEAST]
    if MINUS.search(folded) and len(told) == 2:
        earned, spent = told
    elif not (LEFT.search(folded) and HOW_MUCH.search(folded)):
        return None
    elif len(told) == 2:
        earned, spent = max(told), min(told)
    elif len(told) == 1 and (pay := _monthly(offer)) is not None:
        earned, spent = pay, told[0]
    else:
        return None
    return Remains(earned, spent, earned - spent) if earned > spent else None


def _monthly(offer: Mapping[str, Any] | None) -> float | None:
    salary = (offer or {}).get("salary") or {}
    pay = salary.get("max") or salary.get("min")
    return float(pay) if pay and salary.get("period") in ("month", None) else None
