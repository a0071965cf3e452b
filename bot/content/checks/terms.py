"""Terms: each name belongs to one of them, each country is one that content knows."""

from collections.abc import Iterator

from bot.content.checks.base import Context
from bot.content.problems import Level, Problem
from bot.text.folding import fold

FILE = "terms"


class Terms:
    """The names and countries of `terms.yaml`."""

    def run(self, context: Context) -> Iterator[Problem]:
        """Return the names that two terms have, and the countries that no file is about."""
        document = context.content.shared.get(FILE)
        if document is None:
            return
        owners: dict[str, str] = {}
        for term, row in document.data[FILE].items():
            for index, name in enumerate(row["names"]):
                owner = owners.setdefault(fold(name), term)
                if owner != term:
                    what = f"{name!r} is a name of {owner} too"
                    repair = "leave it to one of the two"
                    yield document.problem(Level.ERROR, what, repair, FILE, term, "names", index)
            for index, code in enumerate(row["countries"]):
                if code not in context.content.countries:
                    what = f"there is no country {code!r}"
                    repair = f"use one of {', '.join(sorted(context.content.countries))}"
                    place = (FILE, term, "countries", index)
                    yield document.problem(Level.ERROR, what, repair, *place)
