"""Is a sum of money the pay, a fee that the candidate is to pay, or something else?

Words around the sum decide, each with a weight; the pay is never taken for the fee because both
are weighed for every sum. A sum in dirhams for work abroad leans to a fee, one in the money of
the country of work to pay.
"""

import re
from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

from actions.offer_reader.headings import asked_above
from actions.offer_reader.money import DIRHAM, Amount, currency_in
from actions.offer_reader.page import Cue, Page
from actions.offer_reader.payers import (
    Payer,
    denied,
    held_back,
    is_living,
    is_pledge,
    is_reward,
    payer,
)

BEFORE = 60
AFTER = 34
CLOSE = 18
NEAR_OFFICIAL = 110
MOST_OFFICIAL_IN_DIRHAMS = 12_000.0
_NEVER_OFFICIAL = ("sold", "channel.cash_service", "channel.crypto", "channel.phone_credit")
_PAID_THROUGH = (*_NEVER_OFFICIAL[1:], "channel.bank_transfer", "channel.card")
LABELLED = 8
STAGE_REACH = 14
BY_MONEY = 2
"""What the currency alone weighs: no word says that it is pay."""
LEAST_UNTOLD = 700.0
"""A smaller sum in the money of a country abroad is no month's pay, unless a word says so."""
LEAST_BARE = 100.0
"""A smaller number without a currency is an age, an hour, a count."""
PURPOSES = (
    "for.deposit",
    "for.medical",
    "for.training",
    "for.visa",
    "for.file",
    "for.contract",
    "for.interview",
    "for.travel",
    "for.other",
)
_HOME = "MAR"

_GROSS = (
    r"(?:brut|bruts|brute|net|nets|nette|gross|صافيه|صافي|صافيا|اجماليه|اجمالي|خام|fixe|"
    r"de base|plus primes|"
    r"بروت|بريت|نيت|نيط|كلير|\+ primes|\+ prime|safi|minimum|cad|environ|a partir de|x ?1[0-9]|"
    r"declare|declares|cash)"
)
_OF = (
    r"(?:par|per|a|an|the|de l'|l'|le|la|chaque|/|\\|\||f|fi|في|ال|لل|ل|فال|كل|ب|w|من|"
    r"for|pour|عن|full|une|each)"
)
_UNITS: Mapping[str, str] = {
    "hour": r"heures?|h|hour|hr|hrs|ساعه|الساعه|للساعه|فالساعه|بالساعه|sa3a|ssa3a|lsa3a|fsa3a|heur",
    "day": (
        r"jours?|journees?|day|j|يوم|اليوم|لليوم|يوميا|للنهار|النهار|فالنهار|نهار|nhar|lnhar|fnhar"
    ),
    "week": r"semaines?|week|sem|اسبوع|الاسبوع|اسبوعيا|السيمانه|فالسيمانه|simana|fsimana",
    "month": (
        r"mois|month|mth|mo|شهر|الشهر|للشهر|شهريا|شهري|شهريه|فالشهر|chher|chhar|fchher|fchhar|"
        r"chehr|lchher|"
        r"chahr|ch'har|mensuels?|mensuelles?|monthly|shhar|mwa|fchehr|chhr|fchahr"
    ),
    "year": r"ans?|annee|annees|year|yr|سنه|السنه|للسنه|سنويا|عام|العام|فالعام|l3am|3am|"
    r"annuels?|annuelles?|annually|"
    r"annum|a\.",
}
_PERIOD = re.compile(
    rf"(?:[ ,(]{{0,2}}{_GROSS}(?![^\W_])){{0,3}}[ ,(]{{0,2}}(?:{_OF} ?){{0,3}}(?:"
    + "|".join(f"(?P<{name}>{units})" for name, units in _UNITS.items())
    + r")(?![^\W_])(?! (?:الاول|الاولي|lowel|lowl|lwel|lewla|lwla))"
)
_FIRST = re.compile(r" (?:الاول|الاولي|lowel|lowl|lwel|lewla|lwla)")
_PERIOD_KINDS = tuple(f"period.{name}" for name in _UNITS)
_OF_WORK = frozenset({"hour", "day", "week"})
"""Units in which work and rest are told too, not only pay."""
_PERIOD_REACH = 24
_PIECE = re.compile(r"[^,;:.\n\d]*")
_TIME_OF_WORK = re.compile(
    r"(?:\d|(?<![^\W_])(?:h|heures?|hours?|hrs?|jours?|j|days?|fois|times|ساعه|ساعات|سوايع|"
    r"ايام|يوم|نهار|يام|مرات|sa3a|sa3at|swaye3|iyam|ayam|nhar))[ /]{0,2}$"
)
"""Before "a week" it makes hours or days of work of it, and no period of pay."""
_TIME_REACH = 10
_GROSS_AFTER = re.compile(rf"[ ,(]{{0,2}}{_GROSS}(?![^\W_])")
_BEFORE_BARE = re.compile(
    r" ?[:=]? ?(?:(?:de|est|is|of|entre|from|a partir de|fixe|b|d|ب|هو|mn|net|brut|dial) ){0,2}"
)
_AT_PRICE = re.compile(r" ?(?::|=|ب|b|a|at|for) ?")
"""Between what is sold and its price: "الكونطرا ب 6000", "dossier : 3000 dh"."""
_IN_PARTS = re.compile(
    r"[^.;\n]{0,20}(?:la moitie|moitie|half|le reste|the rest|the remainder|upfront|to start|"
    r"نصفها|النصف|النص|والباقي|الباقي|nos daba|lba9i)(?![^\W_])"
)
"""Behind a price that is paid in parts: "6500 euros, la moitié maintenant"."""
_SPENT = re.compile(r"(?<![^\W_])(?:ai|as|a|avons|avez|ont) (?:deja )?payee?s?$")
"""Who paid earns nothing by it: "j'ai payé 420 €"."""
_SPENT_REACH = 12
_PER_WORK = re.compile(r"(?<![^\W_])(?:sur|x) $")


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


def weigh(page: Page, amount: Amount, country: str | None) -> Sum:
    """Return the role of a sum from the words around it."""
    start, end = amount.start, amount.end
    bare = amount.currency is None
    if bare and amount.value < LEAST_BARE:
        return Sum(amount, Role.OTHER, 0, None)
    cue = page.before(("pay",), start, BEFORE)
    if cue is not None and _SPENT.search(page.text, max(0, cue.start - _SPENT_REACH), cue.end):
        cue = None
    if bare and not _labelled_pay(page, amount, cue):
        return Sum(amount, Role.OTHER, 0, None)
    beside = _period_beside(page, amount)
    period = beside or _period_before(page, amount)
    pay = 4 if period is not None and amount.currency else 0
    if cue is not None:
        pay += 4 if start - cue.end <= CLOSE else 2
        if page.text[cue.end : cue.end + 2].strip() == ":" and page.text[
            max(0, cue.start - 1) : cue.start
        ] in {"", "\n"}:
            pay += LABELLED
    after = page.after(("pay",), end, CLOSE)
    if after is not None:
        pay += 1
    if _GROSS_AFTER.match(page.text, end) or page.before(("gross",), start, CLOSE):
        pay += 3
    if amount.currency and period is None and _after_hours(page, amount):
        pay += 2
    fee = 0 if beside == "hour" or amount.currency is None else _fee_weight(page, amount)
    who = payer(page, amount) if fee > 0 else None
    if who is Payer.CANDIDATE:
        fee += 4
    currency = currency_in(country, amount.currency)
    abroad = country is not None and country != _HOME
    home_money = currency == "MAD" or (amount.currency == DIRHAM and country != "ARE")
    if amount.currency is not None:
        if abroad and home_money and beside != "hour":
            fee += 2
        elif country is not None and not (abroad and home_money):
            pay += 2 if abroad and currency != "USD" else 1
    stipend = bool(page.of("contract.internship")) and page.before(("stipend",), start, CLOSE)
    if stipend:
        pay += 4
    elif _other(page, amount, pay, fee) or (
        pay >= fee and (is_living(page, amount) or (beside is None and is_pledge(page, amount)))
    ):
        return Sum(amount, Role.OTHER, 0, period)
    if fee > pay and denied(page, amount):
        return Sum(amount, Role.OTHER, 0, period)
    if (who is Payer.EMPLOYER and beside is None) or (fee > pay and is_reward(page, amount)):
        return Sum(amount, Role.OTHER, 0, period)
    if fee > pay and fee >= 2:
        return Sum(amount, Role.FEE, fee, period, _official(page, amount))
    untold = pay <= BY_MONEY and period is None
    if untold and (_official(page, amount) or (abroad and amount.value < LEAST_UNTOLD)):
        return Sum(amount, Role.OTHER, 0, period)
    if pay > 0 and not held_back(page, amount) and not is_reward(page, amount):
        return Sum(amount, Role.PAY, pay, period)
    return Sum(amount, Role.OTHER, 0, period)


def _labelled_pay(page: Page, amount: Amount, cue: Cue | None) -> bool:
    """Tell whether a number without a currency is pay ("Salaire : 3500", "5000 net")."""
    if _GROSS_AFTER.match(page.text, amount.end):
        return True
    if _PERIOD.match(page.text, amount.end):
        return amount.value >= LEAST_BARE * 5
    if cue is None or amount.start - cue.end > CLOSE:
        return False
    return _BEFORE_BARE.fullmatch(page.text, cue.end, amount.start) is not None


def _fee_weight(page: Page, amount: Amount) -> int:
    start, end = amount.start, amount.end
    weight = 0
    low, high = page.sentence(start)
    cue = page.before(("fee",), start, BEFORE)
    if cue is not None:
        weight += 4 if start - cue.end <= CLOSE else 2
    elif page.after(("fee",), end, AFTER) is not None:
        weight += 2
    priced = page.before(("price",), start, CLOSE) or page.after(("price",), end, CLOSE)
    weight += 4 * (asked_above(page, amount) + (priced is not None))
    if (stage := page.after(("stage",), end, STAGE_REACH)) is not None:
        near = _PIECE.fullmatch(page.text, end, stage.start) is not None
        weight += 4 if near and not _PERIOD.match(page.text, end) else 0
    purpose = page.before(PURPOSES, start, BEFORE)
    if purpose is not None:
        weight += 4 if _IN_PARTS.match(page.text, end) else 0
        weight += 4 if _AT_PRICE.fullmatch(page.text, purpose.end, start) else 1
        weight += page.text[purpose.end : start] == " "
    if page.after(PURPOSES, end, CLOSE) is not None:
        weight += 1
    if page.has(_PAID_THROUGH, max(low, start - BEFORE * 2), min(high, end + BEFORE * 2)):
        weight += 3
    return weight


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
        return page.has(_NEVER_OFFICIAL, low, high) is None
    returned = page.has(("not_asked",), low, high) is not None
    return returned and page.has(("for.deposit",), low, high) is None


def _is_time(page: Page, cue: Cue) -> bool:
    """Tell whether "a week" or "a day" is said of hours or days of work, not of pay."""
    low = max(0, cue.start - _TIME_REACH)
    return _TIME_OF_WORK.search(page.text, low, cue.start) is not None


def _after_hours(page: Page, amount: Amount) -> bool:
    """Tell whether a sum follows the hours of work ("44 h par semaine, 1300 €")."""
    cue = page.before(_PERIOD_KINDS, amount.start, CLOSE)
    return cue is not None and _is_time(page, cue)


def _period_beside(page: Page, amount: Amount) -> str | None:
    """Return the unit of time behind a sum ("par mois", "brut mensuel"), or None."""
    match = _PERIOD.match(page.text, amount.end)
    if match is not None:
        return match.lastgroup
    cue = page.after(_PERIOD_KINDS, amount.end, _PERIOD_REACH)
    if (
        cue is not None
        and _PIECE.fullmatch(page.text, amount.end, cue.start)
        and not _FIRST.match(page.text, cue.end)
    ):
        return cue.kind.removeprefix("period.")
    return None


def _period_before(page: Page, amount: Amount) -> str | None:
    """Return the unit of time before a sum ("mensuel de", "par mois :"), or None."""
    if _PER_WORK.search(page.text, max(0, amount.start - 5), amount.start):
        return None
    cue = page.before(_PERIOD_KINDS, amount.start, BEFORE // 2)
    if cue is None or _is_time(page, cue):
        return None
    unit = cue.kind.removeprefix("period.")
    if unit in _OF_WORK and "," in page.text[cue.end : amount.start]:
        return None  # "un jour par semaine de repos, salaire 5000"
    return unit
