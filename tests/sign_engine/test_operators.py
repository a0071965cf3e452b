"""Tests on fields: what is known, what is said not to be there, and what nobody knows."""

from typing import Any

import pytest

from actions.sign_engine.conditions import Truth
from actions.sign_engine.operators import OperatorError, parse_field_test
from bot.text.facts import ABSENT, UNKNOWN, FieldValue, known
from tests.sign_engine.conftest import FakeLookup

NO, OPEN, YES = Truth.NO, Truth.UNKNOWN, Truth.YES
FRANCE = {"country": known("FRA")}


def holds(
    key: str, wanted: Any, value: FieldValue, lookup: FakeLookup, **more: FieldValue
) -> Truth:
    field = key.partition("|")[0]
    return parse_field_test(key, wanted).holds({field: value, **more}, lookup)


@pytest.mark.parametrize(
    ("key", "wanted", "value", "expected"),
    [
        ("fees.amount|gt", 0, known(300), YES),
        ("fees.amount|gt", 0, UNKNOWN, OPEN),
        ("fees.amount|gt", 0, ABSENT, NO),
        ("fees.amount|lte", 300, known(300), YES),
        ("fees.amount|lt", 300, known(300), NO),
        ("fees.amount|gte", 300, known(300), YES),
        ("fees.for", ["file", "visa"], known("visa"), YES),
        ("fees.for|differs", "visa", known("visa"), NO),
        ("contract.visaed", False, known(False), YES),
        ("contract.visaed", False, ABSENT, YES),
        ("contract.visaed", False, UNKNOWN, OPEN),
        ("contract.visaed|exists", False, ABSENT, YES),
        ("contract.visaed|exists", True, known(True), YES),
        ("employer|unknown", True, UNKNOWN, YES),
        ("employer|unknown", True, known("Maison"), NO),
        ("employer.email_hosts|in_list", "free_mail_hosts", known("gmail.com"), YES),
        ("employer.email_hosts|in_list", "no_such_list", known("gmail.com"), NO),
        ("employer.email_hosts|not_in_list", "free_mail_hosts", known("maison.example"), YES),
        ("urls|in_list", "web_forms", known("https://docs.google.com/forms/d/1"), YES),
        ("urls|in_list", "web_forms", known("https://docs.google.com/document"), NO),
        ("contact.channels|only", ["whatsapp", "telegram"], known("whatsapp"), YES),
        ("contact.channels|only", ["whatsapp"], known("email", "whatsapp"), NO),
        ("url_hosts|imitates", "official_domains", known("anapec-test.example"), YES),
        ("url_hosts|imitates", "official_domains", known("anapec.org"), NO),
    ],
)
def test_a_field_is_compared(
    key: str, wanted: Any, value: FieldValue, expected: Truth, lookup: FakeLookup
) -> None:
    assert holds(key, wanted, value, lookup) is expected


def test_pay_is_compared_with_the_figure_of_the_country(lookup: FakeLookup) -> None:
    below, low = "pay.monthly|below_fact", known(1700.0)
    assert holds(below, "minimum_wage_monthly", low, lookup, **FRANCE) is YES
    assert holds(below, ["minimum_wage_monthly", 0.9], low, lookup, **FRANCE) is NO
    assert (
        holds(
            "pay.monthly|above_fact", ["minimum_wage_monthly", 2], known(4000.0), lookup, **FRANCE
        )
        is YES
    )


def test_without_a_country_or_a_figure_nothing_is_concluded(lookup: FakeLookup) -> None:
    below, low = "pay.monthly|below_fact", known(10.0)
    assert holds(below, "minimum_wage_monthly", low, lookup) is OPEN
    assert holds(below, "minimum_wage_monthly", low, lookup, country=known("MAR")) is OPEN


@pytest.mark.parametrize(
    ("phone", "country", "expected"),
    [("NGA", "CAN", YES), ("CAN", "CAN", NO), ("CAN", "QUE", NO)],
)
def test_a_phone_is_compared_with_the_country_of_work(
    phone: str, country: str, expected: Truth, lookup: FakeLookup
) -> None:
    key = "phones.countries|none_is_field"
    assert holds(key, "country", known(phone), lookup, country=known(country)) is expected


def test_a_phone_is_not_judged_when_the_country_is_not_known(lookup: FakeLookup) -> None:
    assert holds("phones.countries|none_is_field", "country", known("NGA"), lookup) is OPEN


@pytest.mark.parametrize("key", ["colour", "fees.amount|near"])
def test_unknown_fields_and_operators_are_refused(key: str) -> None:
    with pytest.raises(OperatorError):
        parse_field_test(key, 1)
