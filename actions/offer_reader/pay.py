"""The pay of an offer: amount or range, currency, period, and what it makes in a month."""

import re
from collections.abc import Iterable

from actions.offer_reader.model import Found, Pay
from actions.offer_reader.money import Amount, currency_in, find_amounts
from actions.offer_reader.numerals import CENTIMES_IN_A_DIRHAM
from actions.offer_reader.page import Page
from actions.offer_reader.roles import Role, Sum

HOURS_PER_WEEK = 40.0
"""Taken for full time where an hourly pay comes with no hours."""
DAYS_PER_WEEK = 6.0
"""Working days of a week, as seasonal and Gulf offers count them."""
WEEKS_PER_MONTH = 52 / 12
MONTHS_PER_YEAR = 12.0

USUAL_LIMITS: dict[str, tuple[float, float]] = {
    "EUR": (100, 15_000),
    "GBP": (100, 15_000),
    "USD": (100, 15_000),
    "CAD": (100, 15_000),
    "CHF": (100, 20_000),
    "AUD": (100, 15_000),
    "XOF": (30_000, 5_000_000),
    "MAD": (1_000, 120_000),
    "SAR": (400, 60_000),
    "AED": (400, 60_000),
    "QAR": (400, 60_000),
    "KWD": (40, 8_000),
    "BHD": (50, 8_000),
    "OMR": (50, 8_000),
    "TND": (200, 15_000),
    "riyal": (400, 60_000),
    "dinar": (40, 8_000),
}
"""By currency: under the first, a pay without a period is by the hour or day; over the second, by
the year; between them it is monthly, as nobody writes otherwise."""
_HOURLY_BELOW = 100.0
_HOURLY_MOST = 40.0
"""Above it and still too low for a month, a pay may be by the day as well."""
SUREST = 16
_MORE = re.compile(
    r"[^\n.]{0,40}?\b(?:jusqu'a|up to|حتي|7tta l|7ta l) {0,2}(\d{1,3}(?:[ .,]\d{3})|\d{3,6})(?!\d)"
)
_SWISS = re.compile(r"frank|franc|فرنك")
_MAX_OVER_MIN = 5.0
_THEN = re.compile(r"(?: brut| net)?,? (?:puis|et puis|then|ثم|و ?من بعد|w mn be3d) (?:de |to )?")
_MAX_RISE = 2.0


def read_pay(
    page: Page, sums: Iterable[Sum], country: str | None, home: str | None
) -> Found[Pay] | None:
    """Return the pay, or None where the text tells none.

    Args:
        page: The offer.
        sums: Every sum of the text with its role.
        country: Country of the work, which tells what "$" or "dinar" means.
        home: Currency of that country, for pay written without one.
    """
    best: Sum | None = None
    amounts: list[Amount] = []
    for candidate in sums:
        amounts.append(candidate.amount)
        if candidate.role is Role.PAY and (best is None or _rank(candidate) > _rank(best)):
            best = candidate
    if best is None:
        return None
    amount = best.amount
    currency = currency_in(country, amount.currency)
    if amount.currency is None:
        currency = home
    low, high = amount.low, amount.high
    if low is not None and high is None:
        more = _MORE.match(page.text, amount.end)
        if more is not None:
            upper = next(iter(find_amounts(more.group(1))), None)
            if upper is not None and low < upper.value <= low * _MAX_OVER_MIN:
                high = upper.value
    if low is not None and high is None:
        low, high = _rising(page, amounts, amount)
    swiss = country == "CHE" and currency == "MAD"
    if swiss and _SWISS.search(page.text, amount.start, amount.end):
        # a franc was read as a Moroccan centime, of which a hundred make a dirham
        currency, low, high = "CHF", _franc(low), _franc(high)
    period = best.period or usual_period(high or low or amount.value, currency or amount.currency)
    return Found(Pay(low, high, currency, period), (page.quote(amount.start, amount.end),))


def _franc(value: float | None) -> float | None:
    return None if value is None else value * CENTIMES_IN_A_DIRHAM


def _rising(page: Page, amounts: list[Amount], amount: Amount) -> tuple[float | None, float | None]:
    """Return the pay at first and later where two are said in a row ("2 900 €, puis 3 300 €")."""
    index = amounts.index(amount)
    for first, second in zip(
        amounts[max(0, index - 1) :], amounts[index : index + 2], strict=False
    ):
        same = first.currency == second.currency and first.high is None and second.high is None
        if (
            same
            and first.value < second.value <= first.value * _MAX_RISE
            and _THEN.fullmatch(page.text, first.end, second.start)
        ):
            return first.value, second.value
    return amount.low, amount.high


def _rank(candidate: Sum) -> tuple[int, int]:
    return (min(candidate.weight, SUREST), -candidate.amount.start)


def usual_period(value: float, currency: str | None) -> str | None:
    """Return the period that a pay without one has, or None where it may be several."""
    limits = USUAL_LIMITS.get(currency or "")
    if limits is None:
        return None
    low, high = limits
    if value < low:
        return "hour" if value < _HOURLY_MOST and low <= _HOURLY_BELOW else None
    return "month" if value <= high else "year"


def monthly(pay: Pay, hours_per_week: float | None) -> float | None:
    """Return what the pay makes in a month, its upper bound if it has one, or None if unknown."""
    value = pay.max if pay.max is not None else pay.min
    if value is None or pay.period is None:
        return None
    weekly = {"hour": hours_per_week or HOURS_PER_WEEK, "day": DAYS_PER_WEEK, "week": 1.0}
    if pay.period in weekly:
        return round(value * weekly[pay.period] * WEEKS_PER_MONTH, 2)
    return round(value / MONTHS_PER_YEAR, 2) if pay.period == "year" else value
