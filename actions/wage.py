"""Whether the pay of an offer reaches the legal minimum of the country, as dated facts tell it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from actions.country_words import ABROAD, HOME
from bot.content.model import Fact, Snapshot

FULL_TIME = 40.0
"""Hours of a week taken where an offer does not tell them."""
WEEKS_PER_MONTH = 52 / 12
MONTHS_PER_YEAR = 12
DAYS_PER_MONTH = (22, 26)
"""Days worked in a month: five, or six, in a week."""
NET = 0.74
"""Share of a gross pay that is left of it at least, where deductions are highest."""
SAME = 0.005
"""A pay so near the minimum, as a share of it, is the minimum."""
APPRENTICESHIP = "apprenticeship"
FACTS = {
    "day": ("minimum_wage_daily_seasonal", "minimum_wage_daily"),
    "month": (
        "minimum_wage_monthly_twelve",
        "minimum_wage_monthly",
        "minimum_wage_monthly_local",
    ),
    "hour": ("minimum_wage_hourly",),
    APPRENTICESHIP: ("apprentice_minimum_pay",),
}
"""By period, or for apprentices, the figures that a pay is held against, the first there is."""
ALLOWANCES = ("housing_allowance_min", "food_allowance_min")
"""Figures that are due beside the minimum, where the employer gives no housing or no food."""
DAILY, WEEKLY = ("daily_hours_max",), ("weekly_hours_ordinary", "weekly_hours_max")
"""Figures that hours are held against."""
DAYS_A_WEEK = 5
"""Days of a week taken at least, where only the hours of a day are told."""


@dataclass(frozen=True)
class Comparison:
    """A pay beside the legal minimum.

    Attributes:
        fact: The figure.
        minimum: Its value of the day.
        offered: The pay, for the period of the figure, in the currency of the figure.
        verdict: `above`, `exact`, `near` (below it, which a net pay may be) or `below`.
        converted: Whether the pay was told for another period.
        hours: Hours of a week with which it was converted, if any were needed.
    """

    fact: Fact
    minimum: float
    offered: float
    verdict: str
    converted: bool
    hours: float | None = None

    @property
    def lacks(self) -> int:
        """How many hundredths of the minimum the pay is under it; 0 where it reaches it."""
        return max(round(100 * (1 - self.offered / self.minimum)), 0)


@dataclass(frozen=True)
class Hours:
    """Hours of work beside those of the law.

    Attributes:
        facts: The figures of the country.
        over: Whether they are more than one of these; None where no figure is of their kind.
    """

    facts: tuple[Fact, ...]
    over: bool | None


def figures(content: Snapshot, place: str | None) -> tuple[str, Mapping[str, Fact]] | None:
    """Return the sheet that has figures of a country, and these by their names; None for none.

    Those of a country without a sheet are kept on the sheet of home.
    """
    sheet = content.countries.get(place or "")
    if sheet is not None:
        return sheet.id, sheet.facts
    home, begin = content.countries.get(HOME), f"{ABROAD}{(place or '').lower()}_"
    rows = home.facts.items() if home is not None and place else ()
    found = {name.removeprefix(begin): fact for name, fact in rows if name.startswith(begin)}
    return (HOME, found) if found else None


def compare(
    salary: Mapping[str, Any],
    hours: float | None,
    facts: Mapping[str, Fact],
    today: date,
    *,
    kind: str | None = None,
) -> Comparison | None:
    """Hold a pay against the minimum of a country; None where they cannot be compared.

    Args:
        salary: The pay as `contract.md` tells it: min, max, currency, period.
        hours: Hours of a week, if they are known.
        facts: The figures of the country; of one whose last value has expired nothing is said.
        today: The day.
        kind: The type of the contract: an apprentice has a minimum of their own, a trainee none.
    """
    if kind == "internship":
        return None
    amount, period = salary.get("max") or salary.get("min"), salary.get("period")
    if amount is None or period is None:
        return None
    if period == "year":
        amount, period = amount / MONTHS_PER_YEAR, "month"
    if kind == APPRENTICESHIP:
        return _of_apprentices(amount, str(period), str(salary.get("currency")), facts, today)
    own = _figure(facts, str(period), str(salary.get("currency")), today)
    if own is not None:
        fact, minimum = own
        converted = salary.get("period") != period
        return Comparison(fact, minimum, amount, _verdict(amount, minimum), converted)
    month = _in_month(amount, period, hours)
    if month is None:
        return None
    monthly = _figure(facts, "month", str(salary.get("currency")), today)
    if monthly is not None:
        fact, minimum = monthly
        return Comparison(fact, minimum, month, _verdict(month, minimum), True, hours or FULL_TIME)
    hourly = _figure(facts, "hour", str(salary.get("currency")), today)
    if hourly is None:
        return None
    fact, minimum = hourly
    an_hour = month / ((hours or FULL_TIME) * WEEKS_PER_MONTH)
    return Comparison(fact, minimum, an_hour, _verdict(an_hour, minimum), True, hours or FULL_TIME)


def _of_apprentices(
    amount: float, period: str, currency: str, facts: Mapping[str, Fact], today: date
) -> Comparison | None:
    """Hold the pay of an apprentice against the figure of a first year, where it is known."""
    held = _figure(facts, APPRENTICESHIP, currency, today) if period == "month" else None
    if held is None:
        return None
    fact, minimum = held
    return Comparison(fact, minimum, amount, _verdict(amount, minimum), converted=False)


def in_other_money(facts: Mapping[str, Fact], today: date) -> Fact | None:
    """Return the minimum of a country, to set beside a pay of another currency; None for none."""
    found = (facts.get(name) for period in ("month", "hour", "day") for name in FACTS[period])
    return next((fact for fact in found if fact is not None and holds(fact, today)), None)


def allowances(facts: Mapping[str, Fact], currency: str, today: date) -> list[Fact]:
    """Return what is due beside the minimum where housing, or food, is not given."""
    found = [facts[name] for name in ALLOWANCES if name in facts]
    return [f for f in found if holds(f, today) and f.unit.partition("/")[0] == currency]


def hold_hours(
    day: float | None, week: float | None, facts: Mapping[str, Fact], today: date
) -> Hours | None:
    """Hold hours of a day, or a week, against those of the law; None where no figure is known."""
    daily = [facts[n] for n in DAILY if n in facts and holds(facts[n], today)]
    weekly = [facts[n] for n in WEEKLY if n in facts and holds(facts[n], today)]
    told = [(day, fact) for fact in daily if day]
    told += [(week or (day or 0) * DAYS_A_WEEK, fact) for fact in weekly]
    if not told:
        return None
    over = [hours > value_of(fact, today) for hours, fact in told]
    known = bool(week) or (bool(day) and bool(daily)) or any(over)
    return Hours((*daily, *weekly), any(over) if known else None)


def of_a_month(salary: Mapping[str, Any], hours: float | None) -> tuple[float, float] | None:
    """Return about what a pay by hour or day makes in a month, from and to; None for any other."""
    amount, period = salary.get("max") or salary.get("min"), salary.get("period")
    if amount is None or period not in ("hour", "day"):
        return None
    if period == "day":
        few, many = DAYS_PER_MONTH
        return amount * few, amount * many
    month = amount * (hours or FULL_TIME) * WEEKS_PER_MONTH
    return month, month


def _in_month(amount: float, period: object, hours: float | None) -> float | None:
    if period == "month":
        return amount
    return amount * (hours or FULL_TIME) * WEEKS_PER_MONTH if period == "hour" else None


def _figure(
    facts: Mapping[str, Fact], period: str, currency: str, today: date
) -> tuple[Fact, float] | None:
    """Return the figure of a period and its value of today, if it is in this currency."""
    for name in FACTS.get(period, ()):
        fact = facts.get(name)
        if fact is None or not holds(fact, today):
            continue
        if fact.unit.partition("/")[0] == currency:
            return fact, value_of(fact, today)
    return None


def holds(fact: Fact, today: date) -> bool:
    """Tell whether a figure has a number today that has not expired."""
    value = fact.at(today)
    if value is None or not isinstance(value.value, int | float):
        return False
    return value.expires is None or value.expires >= today


def value_of(fact: Fact, today: date) -> float:
    """Return the number of a figure that is known to hold."""
    value = fact.at(today)
    number = value.value if value is not None else None
    return float(number) if isinstance(number, int | float) else 0.0


def _verdict(offered: float, minimum: float) -> str:
    if abs(offered - minimum) <= SAME * minimum:
        return "exact"
    if offered >= minimum:
        return "above"
    return "near" if offered >= minimum * NET else "below"
