"""What is read of an offer: values with the words that show them."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar

from bot.text.evidence import Evidence

T = TypeVar("T")


@dataclass(frozen=True)
class Found(Generic[T]):
    """A value and the words of the text that show it."""

    value: T
    evidence: tuple[Evidence, ...] = field(default=(), compare=False)

    @property
    def start(self) -> int:
        """Position of the first word that shows the value; -1 when it was concluded."""
        return self.evidence[0].start if self.evidence else -1


@dataclass(frozen=True)
class Pay:
    """What the work pays.

    Attributes:
        min: The single or lower amount; None for "up to".
        max: The upper amount; None for a single amount.
        currency: ISO 4217 code, or None.
        period: `hour`, `day`, `week`, `month` or `year`, or None.
    """

    min: float | None
    max: float | None
    currency: str | None
    period: str | None

    def to_json(self) -> dict[str, Any]:
        """Return the form of `contract.md`."""
        return {
            "min": plain(self.min),
            "max": plain(self.max),
            "currency": self.currency,
            "period": self.period,
        }


@dataclass(frozen=True)
class Fee:
    """A sum that the candidate is asked to pay.

    Attributes:
        amount: The sum, or None where only its kind is said.
        currency: ISO 4217 code, or None.
        purpose: `file`, `contract`, `visa`, `interview`, `training`, `medical`, `travel`,
            `deposit` or `other`.
        channel: `cash`, `bank_transfer`, `cash_service`, `card`, `crypto`, `phone_credit`, or None.
        paid_to: `agency`, `person`, `employer`, `consulate`, `public_office`, `clinic`, or None.
        part: Whether it is one of several payments of the same price.
    """

    amount: float | None
    currency: str | None
    purpose: str
    channel: str | None = None
    paid_to: str | None = None
    part: bool = field(default=False, compare=False)

    def to_json(self) -> dict[str, Any]:
        """Return the form of `contract.md`."""
        return {
            "amount": plain(self.amount),
            "currency": self.currency,
            "for": self.purpose,
            "channel": self.channel,
        }


@dataclass(frozen=True)
class Phone:
    """A telephone number in international form and the ISO alpha-3 code of its country."""

    e164: str
    country: str | None

    def to_json(self) -> dict[str, Any]:
        """Return the form of `contract.md`."""
        return {"e164": self.e164, "country": self.country}


@dataclass(frozen=True)
class Link:
    """An address of the web as written, and its host in lower case."""

    url: str
    host: str


@dataclass(frozen=True)
class LanguageLevel:
    """A language (ISO 639-1) and its level of the European framework (`A1` to `C2`)."""

    language: str | None
    level: str

    def to_json(self) -> dict[str, Any]:
        """Return the form of `contract.md`."""
        return {"language": self.language, "level": self.level}


@dataclass(frozen=True)
class Deadline:
    """The last day to apply, and the hours that are left to decide."""

    day: date
    hours: int


def plain(number: float | None) -> float | int | None:
    """Return a whole number without its decimals (3000.0 is 3000)."""
    if number is None:
        return None
    return int(number) if number == int(number) else round(number, 2)
