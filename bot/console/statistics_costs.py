"""What recruitment costs, by destination: a yearly figure towards SDG indicator 10.7.1.

The indicator is the recruitment cost borne by an employed migrant as a share of the monthly income
earned in the country of destination. What Rihla holds is less: sums that people were asked for in
offers they sent, or said that they had paid, and only of those who agreed to a review. So the two
are kept apart, a person counts once for a destination, currencies are never converted, and months
of pay are given only where an offer names its pay in the currency of the sum.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import floor, log10
from statistics import median, quantiles

from bot.console.statistics_cells import MIN_CELL, Count, guarded, rounded
from bot.storage.statistics import Cost

UNKNOWN_COUNTRY = ""
SIGNIFICANT_DIGITS = 2
"""Sums are rounded to it: a median may else be what one person paid, to the dirham."""
QUARTERS = 4


@dataclass(frozen=True)
class CostLine:
    """What people paid, or were asked for, for one destination in one currency.

    Attributes:
        country: ISO alpha-3 code; empty where none was said.
        currency: ISO 4217 code.
        paid: Whether they said that they had paid it; else it was asked of them.
        people: How many, rounded; None where there are too few, and then nothing else is there.
        low: What a quarter of them stay under.
        middle: The median.
        high: What a quarter of them go beyond.
        months_of_pay: The median of sum over monthly pay, of those for whom both are known.
    """

    country: str
    currency: str
    paid: bool
    people: int | None
    low: float | None = None
    middle: float | None = None
    high: float | None = None
    months_of_pay: float | None = None


def cost_lines(costs: Mapping[str, Iterable[Cost]]) -> Iterator[CostLine]:
    """Yield the lines that may be shown, of costs by pseudonym."""
    groups: dict[tuple[str, str, str], list[Cost]] = defaultdict(list)
    for theirs in costs.values():
        for key, cost in _once(theirs).items():
            groups[key].append(cost)
    table = guarded(Count(key, len(found)) for key, found in groups.items())
    for key, found in sorted(groups.items()):
        country, currency, kind = key
        if table.cells[key] is None:
            yield CostLine(country, currency, kind == "paid", None)
            continue
        low, middle, high = quantiles((cost.amount for cost in found), n=QUARTERS)
        yield CostLine(
            country,
            currency,
            kind == "paid",
            rounded(len(found)),
            _round(low),
            _round(middle),
            _round(high),
            _months(found),
        )


def _once(costs: Iterable[Cost]) -> dict[tuple[str, str, str], Cost]:
    """Return a person's highest sum for each destination, currency and kind."""
    highest: dict[tuple[str, str, str], Cost] = {}
    for cost in costs:
        key = (cost.country or UNKNOWN_COUNTRY, cost.currency, "paid" if cost.paid else "asked")
        if key not in highest or cost.amount > highest[key].amount:
            highest[key] = cost
    return highest


def _months(costs: Iterable[Cost]) -> float | None:
    shares = [
        cost.amount / cost.pay for cost in costs if cost.pay and cost.pay_currency == cost.currency
    ]
    return round(median(shares), 1) if len(shares) >= MIN_CELL else None


def _round(amount: float) -> float:
    if amount <= 0:
        return 0
    step = 10.0 ** (floor(log10(amount)) - SIGNIFICANT_DIGITS + 1)
    return float(round(amount / step) * step)
