"""The calculation: totals by who pays, what is left of the wage, and the months it takes.

Sums of different currencies are added only where the person gave the rate: none is assumed.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from actions.cost_calculator.model import Costs, Money, Sum, Who
from actions.cost_calculator.rules import Rules

HOME = "MAD"
MAX_MONTHS = 600
"""Beyond fifty years a number of months says nothing: it is told as "never"."""


@dataclass(frozen=True)
class Result:
    """What the sums make.

    Attributes:
        groups: The sums by who pays them; only groups that hold one.
        asked: What is asked in all, by currency.
        lawful: The same without what nobody may ask of a candidate.
        own: What is left to the person where the employer pays their part too.
        left: What is left of the wage in a month; None where it is not known.
        months: Months to earn back all that is asked; None where it cannot be said.
        months_lawful: The same without what nobody may ask.
        months_debt: Months to pay back the debt.
        never: Whether nothing is left of the wage, so that no month earns anything back.
        rate_for: The currency whose rate in dirhams is needed to say more, if one is.
    """

    groups: Mapping[Who, tuple[Sum, ...]]
    asked: tuple[Money, ...]
    lawful: tuple[Money, ...]
    own: tuple[Money, ...]
    left: Money | None = None
    months: int | None = None
    months_lawful: int | None = None
    months_debt: int | None = None
    never: bool = False
    rate_for: str | None = None


def calculate(costs: Costs, rules: Rules) -> Result:
    """Return what the sums of a project make."""
    groups = {
        who: found
        for who in Who
        if (found := tuple(s for s in costs.sums if rules.who(s.kind, costs.country) is who))
    }
    asked = _totals(costs.sums)
    lawful = _totals(s for who, rows in groups.items() if who is not Who.NOBODY for s in rows)
    mine = (Who.YOU, Who.ASK)
    own = _totals(s for who, rows in groups.items() if who in mine for s in rows)
    missing = _missing_rate(costs, asked)
    if costs.pay is None or missing is not None:
        return Result(groups, asked, lawful, own, rate_for=missing)
    left = _left(costs, costs.pay)
    debt = (costs.debt,) if costs.debt else ()
    return Result(
        groups,
        asked,
        lawful,
        own,
        left=left,
        months=_months(asked, left, costs.rates),
        months_lawful=_months(lawful, left, costs.rates),
        months_debt=_months(debt, left, costs.rates) if debt else None,
        never=left.amount <= 0,
    )


def _totals(sums: Iterable[Sum]) -> tuple[Money, ...]:
    found: dict[str, float] = {}
    for one in sums:
        found[one.money.currency] = found.get(one.money.currency, 0.0) + one.money.amount
    return tuple(Money(round(amount, 2), currency) for currency, amount in found.items())


def _missing_rate(costs: Costs, asked: tuple[Money, ...]) -> str | None:
    """Return a currency that must be changed and whose rate nobody gave."""
    if costs.pay is None:
        return None
    others = [money.currency for money in (*asked, costs.living, costs.debt) if money]
    foreign = [name for name in others if name != costs.pay.currency]
    if not foreign:
        return None
    needed = [costs.pay.currency, *foreign]
    return next((name for name in needed if name != HOME and name not in costs.rates), None)


def _left(costs: Costs, pay: Money) -> Money:
    spent = _changed(costs.living, pay.currency, costs.rates) if costs.living else 0.0
    return Money(round(pay.amount - spent, 2), pay.currency)


def _changed(money: Money, currency: str, rates: Mapping[str, float]) -> float:
    if money.currency == currency:
        return money.amount
    known = {HOME: 1.0, **rates}
    return money.amount * known[money.currency] / known[currency]


def _months(total: Iterable[Money], left: Money, rates: Mapping[str, float]) -> int | None:
    """Return the whole months until a total is earned; None where that is never."""
    needed = sum(_changed(money, left.currency, rates) for money in total)
    if left.amount <= 0:
        return None
    months = math.ceil(round(needed / left.amount, 6))
    return months if months <= MAX_MONTHS else None
