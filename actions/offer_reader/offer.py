"""An offer as it was read: the fields of `contract.md`, and the facts that signs look at."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from actions.offer_reader.model import (
    Deadline,
    Fee,
    Found,
    LanguageLevel,
    Link,
    Pay,
    Phone,
    plain,
)
from bot.text.evidence import Evidence
from bot.text.facts import UNKNOWN, FieldValue, Knowledge, Scalar, known

ESSENTIAL = (
    "employer",
    "country",
    "city",
    "salary",
    "contract_type",
    "hours_per_week",
    "housing",
    "contact",
    "start_date",
    "title",
)
"""What a person should know before deciding, the most important first."""
_HOME = "MAR"


@dataclass(frozen=True)
class Offer:
    """The fields of one offer; None and empty tuples stand for what was not found.

    Attributes:
        flags: Facts that only signs look at (`interview`, `contract.visaed`, `text.hidden` …).
        official_costs: Lawful costs paid to an authority, a visa centre or an institute.
        no_fee: The words that say that nothing is to be paid, if there are any.
        monthly_pay: What the pay makes in a month, in its currency.
        looks_like_offer: Whether the text is an offer of work, or speaks of one.
        told: Essential fields that the text tells without a value ("SMIC", "à l'ANAPEC de Fès").
    """

    title: Found[str] | None
    employer: Found[str] | None
    country: Found[str] | None
    city: Found[str] | None
    salary: Found[Pay] | None
    contract_type: Found[str] | None
    duration_months: Found[int] | None
    hours_per_week: Found[float] | None
    start_date: Found[date] | None
    deadline: Found[Deadline] | None
    positions: Found[int] | None
    emails: tuple[Found[str], ...]
    phones: tuple[Found[Phone], ...]
    urls: tuple[Found[Link], ...]
    fees: tuple[Found[Fee], ...]
    official_costs: tuple[Found[Fee], ...]
    documents: tuple[Found[str], ...]
    visa_type: Found[str] | None
    housing: Found[str] | None
    language_level: Found[LanguageLevel] | None
    monthly_pay: float | None
    no_fee: tuple[Evidence, ...]
    flags: Mapping[str, FieldValue]
    looks_like_offer: bool
    told: frozenset[str] = frozenset()

    def to_json(self) -> dict[str, Any]:
        """Return the `fields` object of `contract.md`, every key always there."""
        hours = self.hours_per_week
        return {
            "title": _value(self.title),
            "employer": _value(self.employer),
            "country": _value(self.country),
            "city": _value(self.city),
            "salary": self.salary.value.to_json() if self.salary else None,
            "contract_type": _value(self.contract_type),
            "duration_months": _value(self.duration_months),
            "hours_per_week": plain(hours.value) if hours else None,
            "start_date": self.start_date.value.isoformat() if self.start_date else None,
            "deadline": self.deadline.value.day.isoformat() if self.deadline else None,
            "positions": _value(self.positions),
            "emails": [email.value for email in self.emails],
            "phones": [phone.value.to_json() for phone in self.phones],
            "urls": [link.value.url for link in self.urls],
            "fees": [fee.value.to_json() for fee in self.fees],
            "documents": [paper.value for paper in self.documents],
            "visa_type": _value(self.visa_type),
            "housing": _value(self.housing),
            "language_level": self.language_level.value.to_json() if self.language_level else None,
        }

    def tells_more_than_a_post(self) -> bool:
        """Tell whether a text names more than a trade and a kind of contract, as a wish does."""
        told = (self.employer, self.country, self.salary, self.hours_per_week, self.housing)
        return any(told) or bool(self.emails or self.phones or self.urls or self.fees)

    def missing(self) -> tuple[str, ...]:
        """Return the essential fields that the text does not tell, the most important first."""
        told = {
            "employer": self.employer,
            "country": self.country,
            "city": self.city,
            "salary": self.salary,
            "contract_type": self.contract_type,
            "hours_per_week": self.hours_per_week,
            "housing": self.housing or (self.country and self.country.value == _HOME),
            "contact": self.emails or self.phones or self.urls,
            "start_date": self.start_date,
            "title": self.title,
        }
        return tuple(name for name in ESSENTIAL if not (told[name] or name in self.told))

    def facts(self) -> Mapping[str, FieldValue]:
        """Return what is known in the vocabulary of the signs; what is unknown stays out."""
        facts = {
            "employer": _fact(self.employer),
            "employer.email_hosts": _facts(self.emails, _host),
            "emails": _facts(self.emails, str),
            "urls": _facts(self.urls, lambda link: link.url),
            "url_hosts": _facts(self.urls, lambda link: link.host),
            "phones.countries": _facts(self.phones, lambda phone: phone.country),
            "country": _fact(self.country),
            "city": _fact(self.city),
            "title": _fact(self.title),
            "hours_per_week": _fact(self.hours_per_week),
            "contract_type": _fact(self.contract_type),
            "duration_months": _fact(self.duration_months),
            "documents": _facts(self.documents, str),
            "visa_type": _fact(self.visa_type),
            "housing": _fact(self.housing),
            "start_date": _facts(_listed(self.start_date), date.isoformat),
            "deadline_hours": _facts(_listed(self.deadline), lambda deadline: deadline.hours),
            "positions": _fact(self.positions),
            "language_level": _facts(_listed(self.language_level), lambda level: level.level),
            **self._pay_facts(),
            **self._fee_facts(),
            **self.flags,
        }
        return {name: fact for name, fact in facts.items() if fact.state is not Knowledge.UNKNOWN}

    def _pay_facts(self) -> dict[str, FieldValue]:
        if self.salary is None:
            return {}
        pay, evidence = self.salary.value, self.salary.evidence
        values = {
            "pay.min": pay.min,
            "pay.max": pay.max,
            "pay.currency": pay.currency,
            "pay.period": pay.period,
            "pay.monthly": self.monthly_pay,
        }
        return {
            name: known(value, evidence=evidence)
            for name, value in values.items()
            if value is not None
        }

    def _fee_facts(self) -> dict[str, FieldValue]:
        if not self.fees and self.no_fee:
            said = FieldValue(Knowledge.ABSENT, (), self.no_fee)
            return {"fees.amount": said, "fees.for": said}
        asked = (*self.fees, *self.official_costs)
        return {
            "fees.amount": _facts(self.fees, lambda fee: fee.amount),
            "fees.for": _facts(self.fees, lambda fee: fee.purpose),
            "fees.channel": _facts(self.fees, lambda fee: fee.channel),
            "fees.parts": _facts(tuple(f for f in self.fees if f.value.part), lambda _: True),
            "fees.paid_to": _facts(asked, lambda fee: fee.paid_to),
        }


def _value(found: Found[Any] | None) -> Any:
    return None if found is None else found.value


def _listed(found: Found[Any] | None) -> tuple[Found[Any], ...]:
    return () if found is None else (found,)


def _fact(found: Found[Any] | None) -> FieldValue:
    return UNKNOWN if found is None else known(found.value, evidence=found.evidence)


def _facts(found: tuple[Found[Any], ...], value: Any) -> FieldValue:
    """Return the distinct values of what was found, with all evidence."""
    values: list[Scalar] = []
    evidence: list[Evidence] = []
    for one in found:
        got = value(one.value)
        if got is None:
            continue
        evidence += one.evidence
        if got not in values:
            values.append(got)
    return known(*values, evidence=tuple(evidence)) if values else UNKNOWN


def _host(address: str) -> str:
    return address.rpartition("@")[2]
