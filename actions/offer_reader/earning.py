"""A sum for which somebody works: "نخدم فالدار ب 4000 درهم" names a wage, though no month is said.

The verb, a link such as "pour" or "ب", and the sum stand in one clause, where nothing is asked or
sold. "Pour travailler en Italie" tells what a sum is good for, not what it is earned with.
"""

import re

from actions.offer_reader.money import Amount
from actions.offer_reader.page import Page

MOST_IN_DIRHAMS = 12_000.0
"""So much in dirhams, or less, may be a month's wage of who says no month; more is a price."""
_REACH = 90
_AIM = r"(?<!pour )(?<!afin de )(?<!bach )(?<!bash )(?<!باش )(?<!من اجل )(?<!order to )"
_VERB = (
    rf"{_AIM}(?:"
    r"[وفك]?(?:ك|غ|كا|غا)?[نتي]خدمو?|[وف]?خدامه?|خدمت|(?:ك|غ)?[نتي]شتغلو?|س?[ايتن]عمل|س?اشتغل|"
    r"(?:ka|gha)?[nty](?:kh|5)e?de?mo?|(?:kh|5)e?ddama?|(?:ka|gha)?[nty]chtaghe?l|"
    r"travaill(?:er|es?|ez|ent|ais|ait|era[is]?)|boss(?:er|es?|ez)|"
    r"working|works|work as|(?:i|he|she|they|we|will|can) work)"
)
_NOUN = (
    r"[وفب]?(?:ال|ل)?(?:خدمه|شغل|عمل|وظيفه)|l?kh?[ei]?de?ma|job|work|emploi|poste|boulot|taf|"
    r"travail"
)
_LINK = (
    r"(?![^\W_])(?:[^,;:.\n\d]|\d(?=[a-z])|(?<=[a-z])\d){0,60}?(?<![^\W_])"
    r"(?:ب|مقابل|b|bi|pour|a|contre|for|at|"
    r"(?:ب|مقابل) ?(?:مبلغ|قدر))[ :]?$"
)
_WORKED_FOR = re.compile(rf"(?<![^\W_])(?:{_VERB}){_LINK}")
_JOB_FOR = re.compile(rf"(?<![^\W_])(?:{_VERB}|{_NOUN}){_LINK}")
_SOLD = ("fee", "price", "sold", "for.contract", "for.visa", "for.file", "for.deposit")


def is_earned(page: Page, amount: Amount, *, abroad: bool) -> bool:
    """Tell whether a sum in dirhams is what somebody works for, as the words before it say.

    Args:
        page: The offer.
        amount: The sum.
        abroad: Whether the work is abroad; there a bare noun ("travail Italie 5000 dh") may as
            well be what is sold.
    """
    if amount.value > MOST_IN_DIRHAMS:
        return False
    low = max(page.sentence(amount.start)[0], amount.start - _REACH)
    found = (_WORKED_FOR if abroad else _JOB_FOR).search(page.text, low, amount.start)
    return found is not None and page.has(_SOLD, found.start(), amount.end + 1) is None
