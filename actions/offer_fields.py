"""The fields of an offer as a person reads them: one row each, in words of their language."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from actions.card_words import Words, listed, short
from bot.content.names import country_names
from bot.content.render import Block, format_number
from bot.text.direction import isolate

MAX_VALUE_CHARACTERS = 80
MAX_CONTACT_CHARACTERS = 60
SHOWN_CONTACTS = 4
_SINGLE = (
    "title",
    "employer",
    "country",
    "city",
    "salary",
    "contract_type",
    "duration_months",
    "hours_per_week",
    "start_date",
    "deadline",
    "positions",
    "visa_type",
    "housing",
)
_LISTS = ("fees", "phones", "emails", "urls")


def fields_text(fields: Mapping[str, Any], words: Words) -> str:
    """Return the rows of the fields that were read under their heading, or nothing."""
    rows = field_rows(fields, words)
    return f"{words('card_read')}\n{rows}" if rows else ""


def field_rows(fields: Mapping[str, Any], words: Words) -> str:
    """Return the rows of the fields that were read, one a line."""
    return "\n".join(
        words("card_row", name=words(f"field_{name}"), value=Block(value))
        for name, value in _values(fields, words)
        if value
    )


def kept_rows(offer: Mapping[str, Any], words: Words) -> str:
    """Return the rows of what is remembered of an offer, one a line."""
    none: dict[str, Any] = dict.fromkeys(_SINGLE) | dict.fromkeys(_LISTS, ())
    return field_rows({**none, **offer}, words)


def _values(fields: Mapping[str, Any], words: Words) -> Iterable[tuple[str, str]]:
    """Yield the name and the words of each field that a person should see."""
    yield "title", _plain(fields["title"])
    yield "employer", _plain(fields["employer"])
    yield "place", _place(fields, words)
    yield "salary", _salary(fields["salary"], words)
    yield "contract_type", _contract(fields, words)
    if fields["hours_per_week"]:
        yield "hours_per_week", words("value_hours_per_week", hours=fields["hours_per_week"])
    yield "start_date", _day(fields["start_date"], words)
    yield "deadline", _day(fields["deadline"], words)
    yield "positions", _plain(fields["positions"])
    yield "fees", listed((_fee(fee, words) for fee in fields["fees"]), words)
    if fields["visa_type"]:
        yield "visa_type", words.known("value", fields["visa_type"])
    if fields["housing"]:
        yield "housing", words.known("value", fields["housing"])
    contacts = [*(phone["e164"] for phone in fields["phones"]), *fields["emails"], *fields["urls"]]
    yield (
        "contacts",
        listed(
            (isolate(short(c, MAX_CONTACT_CHARACTERS)) for c in contacts[:SHOWN_CONTACTS]), words
        ),
    )


def _plain(value: object) -> str:
    return "" if value is None else isolate(short(str(value), MAX_VALUE_CHARACTERS))


def _day(iso: str | None, words: Words) -> str:
    return (
        words.renderer.text(words.language, "{day}", {"day": date.fromisoformat(iso)})
        if iso
        else ""
    )


def _place(fields: Mapping[str, Any], words: Words) -> str:
    names = country_names(words.renderer.content, words.language)
    country = names.get(fields["country"] or "")
    parts = [_plain(fields["city"]), country or _plain(fields["country"])]
    return listed((part for part in parts if part), words)


def _salary(salary: Mapping[str, Any] | None, words: Words) -> str:
    if not salary:
        return ""
    low, high = salary["min"], salary["max"]
    numbers = [format_number(n) for n in (low, high) if n is not None]
    amount = isolate(" - ".join(numbers) + (f" {salary['currency']}" if salary["currency"] else ""))
    period = words(f"value_{salary['period']}") if salary["period"] else ""
    return f"{amount} {period}".strip()


def _contract(fields: Mapping[str, Any], words: Words) -> str:
    kind = fields["contract_type"]
    months = fields["duration_months"]
    parts = [
        words.known("value", kind) if kind else "",
        words("value_months", months=months) if months else "",
    ]
    return listed((part for part in parts if part), words)


def _fee(fee: Mapping[str, Any], words: Words) -> str:
    amount = ""
    if fee["amount"] is not None:
        number = format_number(fee["amount"])
        amount = isolate(f"{number} {fee['currency'] or ''}".strip())
    purpose = words.known("value", fee["for"]) if fee["for"] else ""
    return f"{amount} ({purpose})" if amount and purpose else amount or purpose
