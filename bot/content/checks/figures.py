"""A figure of a country is written once, with its date: a sheet names it and never repeats it."""

import re
from collections.abc import Iterator

from bot.content.checks.base import Context
from bot.content.document import Document
from bot.content.model import Country
from bot.content.problems import Level, Problem
from bot.content.render import PLACEHOLDER

SMALLEST = 10
"""Smaller numbers (two visas, six months of experience) are words of a sentence, not figures."""
_NUMBER = re.compile(r"\d+(?:[ \u00a0\u202f]\d{3})*(?:[.,]\d+)?")


class Figures:
    """Numbers in the words of a sheet against the dated facts of the same country."""

    def run(self, context: Context) -> Iterator[Problem]:
        """Return numbers that a fact of the country holds today; a chance likeness is possible."""
        for _, document in context.localised():
            sheet = context.content.countries.get(document.data.get("id", ""))
            if document.path.parent.name == "countries" and sheet is not None:
                yield from self._sheet(context, document, sheet)

    def _sheet(self, context: Context, document: Document, sheet: Country) -> Iterator[Problem]:
        held = {
            float(period.value): fact.id
            for fact in sheet.facts.values()
            if (period := fact.at(context.today)) and isinstance(period.value, int | float)
        }
        for index, section in enumerate(document.data["sections"]):
            for written in _NUMBER.findall(PLACEHOLDER.sub("", section["text"])):
                value = float(re.sub(r"[ \u00a0\u202f]", "", written).replace(",", "."))
                if value >= SMALLEST and value in held:
                    what = f"the number {written} is the figure {sheet.id}.{held[value]}"
                    repair = f"write {{fact:{sheet.id}.{held[value]}}}, unless it is another thing"
                    yield document.problem(Level.WARNING, what, repair, "sections", index, "text")
