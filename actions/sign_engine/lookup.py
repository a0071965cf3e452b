"""Lists and dated facts of a content snapshot, as the tests on fields look at them."""

from collections.abc import Iterable
from datetime import date

from actions.sign_engine.domains import OfficialDomains
from bot.content.model import Snapshot


class ContentLookup:
    """Lists and dated facts of a content snapshot, as sign tests look at them."""

    def __init__(self, content: Snapshot) -> None:
        self._content = content
        self._today = date.min
        self._facts: dict[tuple[str, str], float | None] = {}
        lists = content.shared["lists"].data["lists"] if "lists" in content.shared else {}
        self._lists = {
            name: frozenset(_item_words(row.get("items", ()))) for name, row in lists.items()
        }
        self.official = OfficialDomains(
            self._lists.get("official_domains", ()),
            self._lists.get("common_domain_names", ()),
            self._lists.get("authority_words", ()),
        )

    def on(self, day: date) -> None:
        """Look at the facts of this day from now on."""
        if day != self._today:
            self._today, self._facts = day, {}

    def items(self, name: str) -> frozenset[str] | None:
        """Return the items of a list, or None if there is none of that name."""
        return self._lists.get(name)

    def fact(self, country: str, name: str) -> float | None:
        """Return a dated figure of a country that holds on the day."""
        key = country, name
        if key not in self._facts:
            self._facts[key] = self._look_up(*key)
        return self._facts[key]

    def _look_up(self, country: str, name: str) -> float | None:
        sheet = self._content.countries.get(country)
        fact = sheet.facts.get(name) if sheet else None
        period = fact.at(self._today) if fact else None
        if period is None or isinstance(period.value, str) or period.value is None:
            return None
        return float(period.value)


def _item_words(items: Iterable[object]) -> list[str]:
    return [
        str(item["domain"] if "domain" in item else item.get("name", ""))
        if isinstance(item, dict)
        else str(item)
        for item in items
    ]
