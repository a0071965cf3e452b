"""Tests on the fields of an offer: `field|operator: value`, with three values.

    fees.amount|gt: 0            a known number over it
    employer.email_hosts|in_list: free_mail_hosts
    contract.visaed: false       a flag that is known to be false, or known to be absent
    pay.monthly|below_fact: minimum_wage_monthly
    pay.monthly|above_fact: [minimum_wage_hourly, 500]    the figure times 500
    contact.channels|only: [whatsapp, telegram]    no other value than these
    phones.countries|none_is_field: country        no value is one of that field's

A field that is unknown makes its test unknown; a field that was looked for and is not there makes
it false, except for `exists: false`, `absent` and flags compared with false.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from actions.sign_engine.conditions import Truth
from actions.sign_engine.domains import OfficialDomains, belongs_to
from bot.text.facts import FieldValue, Knowledge, Scalar

FIELDS: frozenset[str] = frozenset(
    {
        "employer",
        "employer.email_hosts",
        "emails",
        "urls",
        "url_hosts",
        "phones.countries",
        "country",
        "city",
        "title",
        "pay.min",
        "pay.max",
        "pay.currency",
        "pay.period",
        "pay.monthly",
        "hours_per_week",
        "contract_type",
        "duration_months",
        "fees.amount",
        "fees.for",
        "fees.paid_to",
        "fees.parts",
        "fees.channel",
        "documents",
        "visa_type",
        "housing",
        "start_date",
        "deadline_hours",
        "positions",
        "language_level",
        "contract.visaed",
        "contract.shown",
        "interview",
        "selection",
        "contact.channels",
        "text.length",
        "text.hidden",
        "memory.same_as_fraud",
    }
)
"""The closed vocabulary, so that a rule cannot look at a field that nobody extracts."""


_SCHEME = re.compile(r"^https?://(?:www\.)?")
_STATE_OF_PROVINCE = {"QUE": "CAN"}
"""Québec is a country of work of its own, but telephones there are Canadian."""


class OperatorError(Exception):
    """A test cannot be read; the message says why."""


class Lookup(Protocol):
    """What tests may look at beside the offer: lists and dated facts."""

    official: OfficialDomains

    def items(self, name: str) -> frozenset[str] | None:
        """Return the items of a list, or None if there is none of that name."""
        ...

    def fact(self, country: str, name: str) -> float | None:
        """Return a dated figure of a country that holds today."""
        ...


@dataclass(frozen=True)
class FieldTest:
    """One test on one field."""

    field: str
    operator: str
    value: Any

    def of_nothing(self) -> Truth:
        """Return what the test tells where nothing is known of its field."""
        return _truth(self.value is True) if self.operator == "unknown" else Truth.UNKNOWN

    def holds(self, fields: Mapping[str, FieldValue], lookup: Lookup) -> Truth:
        """Evaluate the test."""
        known = fields.get(self.field)
        state = known.state if known is not None else Knowledge.UNKNOWN
        if state is Knowledge.UNKNOWN:
            return self.of_nothing()
        if self.operator == "unknown":
            return _truth(self.value is False)
        if self.operator == "exists":
            return _truth((state is Knowledge.KNOWN) is self.value)
        if state is Knowledge.ABSENT:
            return _truth(self.operator == "equals" and self.value is False)
        values = known.values if known is not None else ()
        return _OPERATORS[self.operator](values, self.value, fields, lookup)


def _truth(value: bool) -> Truth:
    return Truth.YES if value else Truth.NO


Operator = Callable[[tuple[Scalar, ...], Any, Mapping[str, FieldValue], Lookup], Truth]


def _equals(values: tuple[Scalar, ...], wanted: Any, *_: Any) -> Truth:
    allowed = wanted if isinstance(wanted, list) else [wanted]
    return _truth(any(value in allowed for value in values))


def _not_equals(values: tuple[Scalar, ...], wanted: Any, *_: Any) -> Truth:
    allowed = wanted if isinstance(wanted, list) else [wanted]
    return _truth(any(value not in allowed for value in values))


def _compare(test: Callable[[float, float], bool]) -> Operator:
    def compare(values: tuple[Scalar, ...], limit: Any, *_: Any) -> Truth:
        return _truth(any(test(float(v), float(limit)) for v in values if _is_number(v)))

    return compare


def _is_number(value: Scalar) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _in_list(
    values: tuple[Scalar, ...], name: Any, _fields: Mapping[str, FieldValue], lookup: Lookup
) -> Truth:
    return _truth(any(_listed(str(value), str(name), lookup) for value in values))


def _not_in_list(
    values: tuple[Scalar, ...], name: Any, _fields: Mapping[str, FieldValue], lookup: Lookup
) -> Truth:
    return _truth(any(not _listed(str(value), str(name), lookup) for value in values))


def _listed(value: str, name: str, lookup: Lookup) -> bool:
    """Tell whether a host or an address is in a list, such as "docs.google.com/forms"."""
    items = lookup.items(name) or frozenset()
    address = _SCHEME.sub("", value.lower())
    if belongs_to(address.partition("/")[0], items):
        return True
    return any("/" in item and address.startswith(item) for item in items)


def _only(values: tuple[Scalar, ...], wanted: Any, *_: Any) -> Truth:
    return _truth(all(value in wanted for value in values))


def _none_is_field(
    values: tuple[Scalar, ...], name: Any, fields: Mapping[str, FieldValue], _lookup: Lookup
) -> Truth:
    other = fields.get(str(name))
    if other is None or other.state is not Knowledge.KNOWN:
        return Truth.UNKNOWN
    same = {_STATE_OF_PROVINCE.get(str(value), str(value)) for value in other.values}
    return _truth(not any(_STATE_OF_PROVINCE.get(str(v), str(v)) in same for v in values))


def _imitates(
    values: tuple[Scalar, ...], _name: Any, _fields: Mapping[str, FieldValue], lookup: Lookup
) -> Truth:
    return _truth(any(lookup.official.imitated_by(str(value)) for value in values))


def _against_fact(test: Callable[[float, float], bool]) -> Operator:
    def compare(
        values: tuple[Scalar, ...],
        wanted: Any,
        fields: Mapping[str, FieldValue],
        lookup: Lookup,
    ) -> Truth:
        name, factor = (wanted, 1.0) if isinstance(wanted, str) else (wanted[0], float(wanted[1]))
        country = fields.get("country")
        if country is None or country.state is not Knowledge.KNOWN:
            return Truth.UNKNOWN
        limit = lookup.fact(str(country.values[0]), str(name))
        if limit is None:
            return Truth.UNKNOWN
        return _truth(any(test(float(v), limit * factor) for v in values if _is_number(v)))

    return compare


_OPERATORS: Mapping[str, Operator] = {
    "equals": _equals,
    "differs": _not_equals,
    "gt": _compare(lambda a, b: a > b),
    "gte": _compare(lambda a, b: a >= b),
    "lt": _compare(lambda a, b: a < b),
    "lte": _compare(lambda a, b: a <= b),
    "in_list": _in_list,
    "not_in_list": _not_in_list,
    "imitates": _imitates,
    "only": _only,
    "none_is_field": _none_is_field,
    "below_fact": _against_fact(lambda a, b: a < b),
    "above_fact": _against_fact(lambda a, b: a > b),
}
OPERATORS = frozenset(_OPERATORS) | {"exists", "unknown"}


def parse_field_test(key: str, value: Any) -> FieldTest:
    """Read `field|operator: value`; raises `OperatorError` for an unknown field or operator."""
    field, _, operator = key.partition("|")
    if field not in FIELDS:
        raise OperatorError(f"there is no field {field!r}")
    operator = operator or "equals"
    if operator not in OPERATORS:
        raise OperatorError(f"there is no operator {operator!r}")
    return FieldTest(field, operator, value)
