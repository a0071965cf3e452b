"""Prices that are paid in parts: "70.000 dh : 15.000 à l'inscription, 55.000 au visa".

Parts that make up the sum before them show a price, whatever the words: nobody tells a wage so.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter

from actions.offer_reader.fee_weight import STAGE_REACH
from actions.offer_reader.money import DIRHAM, Amount
from actions.offer_reader.numerals import A_MILLION_IN_DIRHAMS
from actions.offer_reader.page import Page
from actions.offer_reader.payers import denied
from actions.offer_reader.roles import LEAST_BARE, Role, Sum

REACH = 240
NEAR = 24
"""Where parts are said in millions, without the word ("9 melyoun, 3 daba w 6 …"), the first follows
so near."""
MIN_PARTS = 2
MAX_SHARES = 12
_SHARE = re.compile(
    r"(?<![^\W_])(?:moitie|tranches?|fois|versements?|mensualites?|half|halves|instal?lments?|"
    r"payments?|times|(?:ال|و|ب)?نصف\w{0,3}|(?:ال|ل)?نص|دفعات|اقساط|مرات|noss?|dof3at|merrat)(?![^\W_])"
)
LEAST_REST = 500.0
"""A smaller number is no second payment."""
_AND = re.compile(
    r"[^.\n;\d]{0,40}?(?:(?<![^\W_])(?:et|puis|plus|ensuite|then|and|w|o|u|ou|le reste(?: de)?|"
    r"le solde|the rest|والباقي|والباقى|lba9i|و|ثم)|\+|,) ?:?"
)
"""Between two payments."""
_REST_OF = re.compile(
    r"(?<![^\W_])(?:le )?(?:reste|restant|solde|complement|rest|balance|remainder|الباقي|والباقي|"
    r"lba9i|lbaqi|و?الشطر الثاني)(?: (?:de|of|des|ديال|dial))? ?:? ?$"
)
"""Right before a sum: it is what is left to pay."""
_SHARE_BEHIND = 24
_EARNED = ("pay", "penalty")
_start = attrgetter("start")


def split_prices(page: Page, sums: Sequence[Sum]) -> Iterator[Sum]:
    """Yield the fees among sums, prices that are paid in parts by their parts.

    Equal parts are told as the whole, which says more; parts are not told a second time.
    """
    ordered = sorted(sums, key=lambda one: one.amount.start)
    amounts = [one.amount for one in ordered]
    told: set[int] = set()
    for place, one in enumerate(ordered):
        if one.amount.start in told or one.official or not _may_be_price(page, one):
            continue
        parts = _parts(page, one.amount, amounts)
        if one.role is not Role.FEE and not parts:
            continue
        told.update(part.start for part in parts)
        if len({part.value for part in parts}) > 1:
            for part in parts:
                yield one._replace(role=Role.FEE, amount=part, of=one.amount)
        else:
            rest = _rest(page, one.amount, amounts[place + 1 : place + 2]) if not parts else None
            if rest is None or rest.start in told:
                yield one._replace(role=Role.FEE)
            else:
                told.add(rest.start)
                yield one._replace(role=Role.FEE, of=one.amount)
                yield one._replace(role=Role.FEE, amount=rest, of=rest)


def _rest(page: Page, first: Amount, following: Sequence[Amount]) -> Amount | None:
    """Return a second payment that is told without its money: "8000 dh daba w 12000 mn be3d"."""
    for other in following:
        bare = other.currency is None and other.high is None and other.value >= LEAST_REST
        if not bare and other.currency is not None and _money(other) == _money(first):
            named = _REST_OF.search(page.text, first.end, other.start)
            return other if named is not None else None
        said = _AND.fullmatch(page.text, first.end, other.start)
        if bare and said is not None and page.after(("stage",), other.end, STAGE_REACH):
            return other._replace(currency=first.currency)
    return None


def _may_be_price(page: Page, one: Sum) -> bool:
    """Tell whether a sum is a fee, or is no pay by any word and may be one by its parts."""
    if one.role is Role.FEE:
        return True
    if one.period is not None or one.amount.currency is None or denied(page, one.amount):
        return False
    return page.before(_EARNED, one.amount.start, REACH // 4) is None


def _parts(page: Page, total: Amount, amounts: list[Amount]) -> list[Amount]:
    """Return the parts that stand behind a sum and make it up, or none.

    Args:
        page: The text.
        total: The sum.
        amounts: All sums of the text, from left to right.
    """
    parts: list[Amount] = []
    left = total.value
    scale = 1.0
    for index in range(bisect_right(amounts, total.start, key=_start), len(amounts)):
        other = amounts[index]
        if other.start >= total.end + REACH or other.high is not None:
            break
        if other.currency is not None and _money(other) != _money(total):
            continue
        if not parts and other.currency is None and other.start < total.end + NEAR:
            scale = _scale(total.value, other.value)
        if other.currency is None and scale == 1.0 and other.value < LEAST_BARE:
            continue  # "en 3 tranches de …"
        value = other.value * (scale if other.currency is None else 1.0)
        if not parts and _is_share(page, total, other, value):
            return [
                one._replace(currency=total.currency)
                for one in amounts[index : index + int(total.value // value)]
                if one.value == other.value and one.start < total.end + REACH
            ]
        if 0 < value <= left:
            parts.append(other._replace(low=value, currency=total.currency))
            left -= value
            if left == 0:
                return parts if len(parts) >= MIN_PARTS else []
    return []


def _money(amount: Amount) -> str | None:
    """Return the currency, plain "dirhams" as those of Morocco, where a price is paid."""
    return "MAD" if amount.currency == DIRHAM else amount.currency


def _is_share(page: Page, total: Amount, part: Amount, value: float) -> bool:
    """Tell whether a sum is one of the equal parts of the whole ("en 3 tranches de 6000 dh")."""
    count = total.value / value
    between = page.text[total.end : part.end + _SHARE_BEHIND]
    return count.is_integer() and 1 < count <= MAX_SHARES and _SHARE.search(between) is not None


def _scale(total: float, part: float) -> float:
    """Return what a part without a unit counts: millions of centimes where the whole is of them."""
    whole, rest = divmod(total, A_MILLION_IN_DIRHAMS)
    return A_MILLION_IN_DIRHAMS if not rest and part < whole else 1.0
