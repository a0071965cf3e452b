"""Is a sum of money the pay, a fee that the candidate is to pay, or something else?

Words around the sum decide, each with a weight; the pay is never taken for the fee because both
are weighed for every sum. A sum in dirhams for work abroad leans to a fee, one in the money of
the country of work to pay.
"""

import re
from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

from actions.offer_reader.earning import MOST_IN_DIRHAMS, is_earned
from actions.offer_reader.fee_weight import (
    BEFORE,
    NEVER_OFFICIAL,
    PAID_THROUGH,
    PURPOSES,
    fee_weight,
)
from actions.offer_reader.money import DIRHAM, Amount, currency_in
from actions.offer_reader.owners import is_owned, is_pocket_money, is_room_deposit
from actions.offer_reader.page import Cue, Page
from actions.offer_reader.payers import (
    Payer,
    denied,
    held_back,
    is_pledge,
    is_reward,
    payer,
)
from actions.offer_reader.periods import (
    CLOSE,
    GROSS_AFTER,
    PERIOD,
    after_hours,
    before_term,
    period_before,
    period_beside,
)

NEAR_OFFICIAL = 110
MOST_OFFICIAL_IN_DIRHAMS = 12_000.0
LABELLED = 8
BY_MONEY = 2
"""What the currency alone weighs: no word says that it is pay."""
LEAST_UNTOLD = 700.0
"""A smaller sum in the money of a country abroad is no month's pay, unless a word says so."""
LEAST_BARE = 100.0
"""A smaller number without a currency is an age, an hour, a count."""
_ASKED = ("fee", "price", *PURPOSES)
_DIGIT = re.compile(r"\d")
_HOME = "MAR"

_BEFORE_BARE = re.compile(
    r" ?[:=]? ?(?:(?:de|est|is|of|entre|from|a partir de|fixe|b|d|ب|هو|mn|net|brut|dial) ){0,2}"
)
_SPENT = re.compile(r"(?<![^\W_])(?:ai|as|a|avons|avez|ont) (?:deja )?payee?s?$")
"""Who paid earns nothing by it: "j'ai payé 420 €"."""
_SPENT_REACH = 12


class Role(Enum):
    """What a sum of money is."""

    PAY = "pay"
    FEE = "fee"
    OTHER = "other"


class Sum(NamedTuple):
    """A sum with its role, how sure that is, and the period beside it.

    Attributes:
        official: Whether it goes to an authority, a visa centre or an institute.
        of: The whole of which it is an instalment.
    """

    amount: Amount
    role: Role
    weight: int
    period: str | None
    official: bool = False
    of: Amount | None = None


def weigh_all(page: Page, amounts: Iterable[Amount], country: str | None) -> list[Sum]:
    """Return the sums of a text with their roles, from left to right."""
    sums: list[Sum] = []
    before: Amount | None = None
    for amount in amounts:
        sums.append(_weigh(page, amount, country, before))
        before = amount if amount.currency is not None else before
    return sums


def _weigh(page: Page, amount: Amount, country: str | None, before: Amount | None) -> Sum:
    """Return the role of a sum from the words around it.

    Args:
        page: The text.
        amount: The sum.
        country: Country of the work.
        before: The sum with a currency that stands before it: what is said of that one is not
            said of this one.
    """
    start, end = amount.start, amount.end
    bare = amount.currency is None
    if bare and amount.value < LEAST_BARE:
        return Sum(amount, Role.OTHER, 0, None)
    cue = page.before(("pay",), start, BEFORE)
    if cue is not None and _SPENT.search(page.text, max(0, cue.start - _SPENT_REACH), cue.end):
        cue = None
    asked = page.before(_ASKED, start, BEFORE)
    if cue is not None and asked is not None and _of_another_sum(page, cue, asked):
        cue = None
    if bare and not _labelled_pay(page, amount, cue):
        return Sum(amount, Role.OTHER, 0, None)
    beside = period_beside(page, amount)
    free = before.end if before is not None else 0
    period = beside or period_before(page, amount, asked)
    pay = 4 if period is not None and amount.currency else 0
    if cue is not None:
        pay += 4 if start - cue.end <= CLOSE else 2
        if (
            cue.end >= free
            and page.text[cue.end : cue.end + 2].strip() == ":"
            and page.text[max(0, cue.start - 1) : cue.start] in {"", "\n"}
        ):
            pay += LABELLED
    after = page.after(("pay",), end, CLOSE)
    if after is not None:
        pay += 1
    gross = page.before(("gross",), start, CLOSE)
    if gross is not None and before is not None and _is_right_behind(page, before, gross):
        gross = None  # "2100 euros brut panier 15"
    if GROSS_AFTER.match(page.text, end) or gross is not None:
        pay += 3
    if amount.currency and period is None and after_hours(page, amount):
        pay += 2
    if amount.currency and before_term(page, amount):
        pay += 2
    fee = 0 if beside == "hour" or amount.currency is None else fee_weight(page, amount)
    who = payer(page, amount) if fee > 0 else None
    if who is Payer.CANDIDATE:
        fee += 4
    currency = currency_in(country, amount.currency)
    abroad = country is not None and country != _HOME
    priced = fee > pay and (fee > 1 or asked is not None)
    home_money = currency == "MAD" or _is_home_dirham(amount, country, period, asked=priced)
    if home_money and fee == 0 and is_earned(page, amount, abroad=abroad):
        pay += 4
    elif amount.currency is not None:
        if abroad and home_money and beside != "hour":
            fee += 2
        elif country is not None and not (abroad and home_money):
            pay += 2 if abroad and currency != "USD" else 1
    stipend = bool(page.of("contract.internship")) and page.before(("stipend",), start, CLOSE)
    if stipend:
        pay += 4
    elif pay >= fee and is_pocket_money(page, amount):
        return Sum(amount, Role.PAY, 1, period)
    elif _other(page, amount, pay, fee) or (
        pay >= fee
        and (is_owned(page, amount, free) or (beside is None and is_pledge(page, amount)))
    ):
        return Sum(amount, Role.OTHER, 0, period)
    if fee > pay and (denied(page, amount) or (not home_money and _left(page, amount, who))):
        return Sum(amount, Role.OTHER, 0, period)
    told = pay > fee and (
        GROSS_AFTER.match(page.text, end) is not None
        or (cue is not None and free <= cue.end and start - cue.end <= CLOSE)
    )
    if (who is Payer.EMPLOYER and beside is None and not told) or (
        fee > pay and is_reward(page, amount)
    ):
        return Sum(amount, Role.OTHER, 0, period)
    if fee > pay and fee >= 2:
        return Sum(amount, Role.FEE, fee, period, _official(page, amount))
    untold = pay <= BY_MONEY and period is None
    if untold and (_official(page, amount) or (abroad and amount.value < LEAST_UNTOLD)):
        return Sum(amount, Role.OTHER, 0, period)
    if pay > 0 and not held_back(page, amount) and not is_reward(page, amount):
        return Sum(amount, Role.PAY, pay, period)
    return Sum(amount, Role.OTHER, 0, period)


def _is_home_dirham(
    amount: Amount, country: str | None, period: str | None, *, asked: bool
) -> bool:
    """Tell whether plain dirhams are those of Morocco: anywhere but in the Emirates.

    There too where they are asked for, or are too many for a month of which nothing is said.
    """
    if amount.currency != DIRHAM or country != "ARE":
        return amount.currency == DIRHAM
    return period is None and (asked or amount.value > MOST_IN_DIRHAMS)


def _labelled_pay(page: Page, amount: Amount, cue: Cue | None) -> bool:
    """Tell whether a number without a currency is pay ("Salaire : 3500", "5000 net")."""
    if GROSS_AFTER.match(page.text, amount.end):
        return True
    if PERIOD.match(page.text, amount.end):
        return amount.value >= LEAST_BARE * 5
    if cue is None or amount.start - cue.end > CLOSE:
        return False
    return _BEFORE_BARE.fullmatch(page.text, cue.end, amount.start) is not None


def _other(page: Page, amount: Amount, pay: int, fee: int) -> bool:
    """Tell whether words right before the sum make it a bonus, a rent, a fine and the like."""
    cue = page.before(("penalty",), amount.start, BEFORE // 2)
    if cue is None:
        return False
    nearer = page.before(("pay", "fee"), amount.start, BEFORE)
    return (nearer is None or nearer.end < cue.end) and max(pay, fee) < 9


def _official(page: Page, amount: Amount) -> bool:
    """Tell whether the sum goes to an authority, a visa centre or an institute.

    None of them takes cash services, or as much as recruiters do.
    """
    if amount.currency in (DIRHAM, "MAD") and amount.value > MOST_OFFICIAL_IN_DIRHAMS:
        return False
    low, high = page.sentence(amount.start)
    low = max(low, amount.start - NEAR_OFFICIAL)
    high = min(high, amount.end + NEAR_OFFICIAL)
    if page.has(("official",), low, high) is not None:
        return page.has(NEVER_OFFICIAL, low, high) is None
    returned = page.has(("not_asked",), low, high) is not None
    return returned and page.has(("for.deposit",), low, high) is None


def _left(page: Page, amount: Amount, who: Payer | None) -> bool:
    """Tell whether a sum is left for a room on the spot, and not sent by a service."""
    low, high = page.sentence(amount.start)
    return (
        who is not Payer.CANDIDATE
        and is_room_deposit(page, amount)
        and page.has(PAID_THROUGH, low, high) is None
    )


def _is_right_behind(page: Page, before: Amount, cue: Cue) -> bool:
    """Tell whether only spaces or a bracket part a cue from the sum before it."""
    return cue.start >= before.end and not page.text[before.end : cue.start].strip(" (")


def _of_another_sum(page: Page, cue: Cue, asked: Cue) -> bool:
    """Tell whether a cue of pay is about a sum before the words that ask for this one.

    "Salaire 3000 dollars par mois inscription 2000 dh": who writes without a full stop.
    """
    return _DIGIT.search(page.text, cue.end, max(cue.end, asked.start)) is not None
