"""Fill the placeholders of a text: values given by the program, dated facts, contacts, links.

    {name}                     a value given by the program (closed list per reply)
    {fact:DEU.visa_fee}        a dated figure, formatted for the language; its date and a
                               warning follow when it has expired
    {fact_from:DEU.visa_fee}   the date from which it holds
    {contact:MAR.police}       a phone or address, with its name
    {link:DEU.job_search}      an official page

Each value is isolated, so that numbers and Latin names stay readable in Arabic.
"""

import re
from collections.abc import Mapping
from datetime import date

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from bot.content.model import Contact, Fact, ReplyText, Snapshot
from bot.content.reply import Reply
from bot.text.direction import isolate

PLACEHOLDER = re.compile(r"\{([a-z_]+)(?::([A-Z]{3})\.([a-z0-9_]+))?\}")
CENTS = "#,##0.00"
_MONEY_UNIT = re.compile(r"[A-Z]{3}(?![A-Za-z])")
"""Units of sums begin with the code of a currency: `EUR`, `EUR/hour`, `CAD per post`."""
NO_BREAK_SPACE = "\u00a0"
_FRENCH_SPACE = re.compile(r"(?<=«) | (?=[»:;?!](?:\s|$|[)*.,]))")
"""Where French has a space that no line may break at."""
EXPIRED_REPLY = "part_fact_expired"
UNKNOWN_CONTACT_REPLY = "part_contact_unknown"
CONTACT_REPLY = "part_contact"
LIST_REPLY = "part_list_separator"
FIRST_DAY_REPLY = "part_first_day"
LEVEL = "level"
"""The unit of a figure that needs none beside it: "B2"."""
UNIT_REPLY = "unit_"
REFERENCES = frozenset({"fact", "fact_from", "contact", "link"})


class Block(str):
    """Words of the same language, already rendered: inserted as they are, not isolated."""

    __slots__ = ()


class Amount(float):
    """A sum of money: 13.9 is shown as 13,90, and 724 as 724."""

    __slots__ = ()


class Renderer:
    """Renders texts of one snapshot for one day."""

    def __init__(self, content: Snapshot, today: date) -> None:
        self.content = content
        self.today = today

    def text(self, language: str, text: str, values: Mapping[str, object] | None = None) -> str:
        """Fill every placeholder of a text; an unknown one is left out rather than shown raw."""
        given = values or {}

        def fill(match: re.Match[str]) -> str:
            name, country, key = match.groups()
            if country:
                before = match.string[: match.start()]
                return self._reference(language, name, country, key, before)
            return self._value(language, given[name]) if name in given else ""

        if language == "fr":
            text = _FRENCH_SPACE.sub(NO_BREAK_SPACE, text)
        return PLACEHOLDER.sub(fill, text)

    def reply(
        self, language: str, reply_id: str, values: Mapping[str, object] | None = None
    ) -> Reply:
        """Return a short reply, in its plural form where it has one."""
        found = self.content.reply(language, reply_id)
        if found is None:
            raise KeyError(reply_id)
        text = found.text if found.plural is None else self._plural(language, found, values or {})
        return Reply(self.text(language, text, values), found.choices)

    def words(self, language: str, reply_id: str, **values: object) -> str:
        """Return the text alone of a short reply."""
        return self.reply(language, reply_id, values).text

    def _plural(self, language: str, reply: ReplyText, values: Mapping[str, object]) -> str:
        count = values.get(reply.plural or "", 0)
        number = count if isinstance(count, int | float) else 0
        form = str(Locale.parse(language).plural_form(number))
        return reply.forms.get(form) or reply.forms["other"]

    def _value(self, language: str, value: object) -> str:
        if isinstance(value, date):
            return isolate(self._date(language, value))
        if isinstance(value, int | float) and not isinstance(value, bool):
            return isolate(format_number(value))
        if isinstance(value, Block):
            return value
        words = str(value)
        return isolate(words) if words else ""

    def _date(self, language: str, day: date) -> str:
        """Write a date out; some languages have a form of their own for the first of a month."""
        shown = format_date(day, format="long", locale=f"{language}_MA")
        if day.day == 1 and self.content.reply(language, FIRST_DAY_REPLY) is not None:
            shown = re.sub(r"^1\b", self.words(language, FIRST_DAY_REPLY), shown)
        return shown

    def _reference(self, language: str, name: str, country: str, key: str, before: str) -> str:
        sheet = self.content.countries.get(country)
        if sheet is None:
            return ""
        if name == "link":
            return isolate(sheet.links[key].url) if key in sheet.links else ""
        if name == "contact":
            contact = sheet.contacts.get(key)
            return self._contact(language, contact, before) if contact is not None else ""
        if key not in sheet.facts:
            return ""
        fact = sheet.facts[key]
        return self._fact(language, fact) if name == "fact" else self._fact_from(language, fact)

    def _fact(self, language: str, fact: Fact) -> str:
        period = fact.at(self.today)
        if period is None or period.value is None:
            return ""
        value = period.value
        shown = self.measured(language, value, fact.unit)
        if period.expires is not None and period.expires < self.today:
            shown += " " + self.words(language, EXPIRED_REPLY, date=period.valid_from)
        return shown

    def measured(self, language: str, value: float | str, unit: str) -> str:
        """Return a value with its unit, in words of the language where it has them."""
        if not isinstance(value, str) and _MONEY_UNIT.match(unit):
            value = Amount(value)
        key = UNIT_REPLY + re.sub(r"[^a-z0-9]+", "_", unit.lower()).strip("_")
        if not isinstance(value, str) and self.content.reply(language, key) is not None:
            return self.words(language, key, count=value)
        number = value if isinstance(value, str) else format_number(value)
        if unit == LEVEL:
            return isolate(number)
        return f"{isolate(number)} {isolate(unit)}"

    def _fact_from(self, language: str, fact: Fact) -> str:
        period = fact.at(self.today)
        return self._value(language, period.valid_from) if period is not None else ""

    def _contact(self, language: str, contact: Contact, before: str) -> str:
        label = contact.label.get(language) or next(iter(contact.label.values()))
        address = contact.phone or contact.url
        note = contact.note.get(language, "")
        if address is None:
            return note or self.words(language, UNKNOWN_CONTACT_REPLY, name=label)
        details = [_aside(text) for text in (contact.hours.get(language, ""), note) if text]
        if _ends_with_name(before, label):  # "Puis la police : …"
            shown = self._value(language, address)
        else:
            shown = self.words(language, CONTACT_REPLY, name=Block(label), address=address)
        separator = self.words(language, LIST_REPLY)
        return shown + (f" ({separator.join(details)})" if details else "")


def _aside(text: str) -> str:
    """Return a sentence as it stands in brackets: no full stop, and no capital before letters."""
    is_name = text[1:2].isupper()
    return (text if is_name else text[:1].lower() + text[1:]).removesuffix(".")


def _ends_with_name(before: str, name: str) -> bool:
    words = before.replace(NO_BREAK_SPACE, " ").rstrip()
    return words.endswith(":") and words[:-1].rstrip().lower().endswith(name.lower())


def format_number(value: float) -> str:
    """Format a number as Moroccans write it in both languages: Latin digits, spaces, a comma.

    Babel's `ar_MA` puts a dot between thousands, which reads as a decimal point beside prices.
    """
    pattern = CENTS if isinstance(value, Amount) and not value.is_integer() else None
    return format_decimal(value, pattern, locale="fr_MA")
