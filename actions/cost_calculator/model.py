"""The sums of a project: plain data that fits in a dialogue slot."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any

MAX_SUMS = 20
"""Sums kept of one project; a twenty-first takes the place of the oldest."""
LARGEST = 10_000_000.0
OTHER = "other"
"""The kind of a sum that was not named; there may be several of it."""


class Who(str, Enum):
    """Who pays a cost, in the order in which it is told."""

    NOBODY = "nobody"
    EMPLOYER = "employer"
    ASK = "ask"
    YOU = "you"


@dataclass(frozen=True)
class Rule:
    """A kind of cost, and who pays it.

    Attributes:
        id: The kind.
        who: Who pays it, where the country says nothing else.
        sources: Where that is written.
        countries: Who pays it in a country that says so, by ISO code.
        purposes: What the offer reader calls it.
    """

    id: str
    who: Who
    sources: tuple[str, ...] = ()
    countries: Mapping[str, Who] = field(default_factory=dict)
    purposes: tuple[str, ...] = ()

    def in_country(self, country: str | None) -> Who:
        """Return who pays it there."""
        return self.countries.get(country or "", self.who)


@dataclass(frozen=True)
class Money:
    """An amount of a currency (ISO 4217)."""

    amount: float
    currency: str


@dataclass(frozen=True)
class Sum:
    """An amount for a kind of cost."""

    kind: str
    money: Money


@dataclass(frozen=True)
class Costs:
    """What a person said of the money of their project.

    Attributes:
        country: Where they mean to go.
        sums: What is asked of them, or what they expect to pay.
        pay: The net wage of a month that was promised.
        living: What they will spend of it in a month.
        debt: What they borrowed or mean to borrow, to be paid back in all.
        rates: What one unit of a currency is in dirhams, as they said it.
    """

    country: str | None = None
    sums: tuple[Sum, ...] = ()
    pay: Money | None = None
    living: Money | None = None
    debt: Money | None = None
    rates: Mapping[str, float] = field(default_factory=dict)

    def with_sum(self, new: Sum) -> "Costs":
        """Return the costs with a sum; one of the same kind is corrected by it, 0 takes it out."""
        named = new.kind != OTHER
        kept = [one for one in self.sums if not (named and one.kind == new.kind)]
        if new.money.amount > 0:
            kept.append(new)
        return replace(self, sums=tuple(kept[-MAX_SUMS:]))

    def to_json(self) -> dict[str, Any]:
        """Return plain data for the dialogue slot."""
        return {
            "country": self.country,
            "sums": [[s.kind, s.money.amount, s.money.currency] for s in self.sums],
            **{name: _pair(getattr(self, name)) for name in ("pay", "living", "debt")},
            "rates": dict(self.rates),
        }

    @classmethod
    def from_json(cls, data: Any) -> "Costs":
        """Read what `to_json` wrote; what cannot be read is left out."""
        if not isinstance(data, dict):
            return cls()
        rows = data.get("sums")
        sums = [_sum(row) for row in rows] if isinstance(rows, list) else []
        rates = data.get("rates")
        country = data.get("country")
        return cls(
            country=country if isinstance(country, str) else None,
            sums=tuple(one for one in sums if one)[-MAX_SUMS:],
            pay=_money(data.get("pay")),
            living=_money(data.get("living")),
            debt=_money(data.get("debt")),
            rates={
                str(name): float(rate)
                for name, rate in (rates.items() if isinstance(rates, dict) else ())
                if _number(rate) and rate > 0
            },
        )


def _pair(money: Money | None) -> list[Any] | None:
    return None if money is None else [money.amount, money.currency]


def _money(row: Any) -> Money | None:
    if isinstance(row, list | tuple) and len(row) == 2 and _number(row[0]):
        return Money(float(row[0]), str(row[1]))
    return None


def _sum(row: Any) -> Sum | None:
    if not isinstance(row, list | tuple) or len(row) != 3:
        return None
    money = _money(row[1:])
    return Sum(str(row[0]), money) if money else None


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= LARGEST
