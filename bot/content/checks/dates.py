"""What is dated: reviews that are due, figures that expired, dates that lie in the future."""

from collections.abc import Iterator
from datetime import date

from bot.content.checks.base import Context
from bot.content.document import Document, Keys
from bot.content.problems import Level, Problem
from bot.content.report import REVIEWED, review_due, reviewed, row_at


class Dates:
    """Reviews and expiries, against today."""

    def run(self, context: Context) -> Iterator[Problem]:
        """Return what is due, as warnings: an old fact is still better than none, and is told."""
        for document in context.files.documents:
            for keys in reviewed(document):
                yield from self._review(document, keys, context.today)
        for document in context.files.below("shared/countries"):
            yield from self._facts(document, context.today)

    def _review(self, document: Document, keys: Keys, today: date) -> Iterator[Problem]:
        row, place = row_at(document, keys), (*keys, REVIEWED)
        due = review_due(row)
        if row[REVIEWED] > today:
            what = f"it was reviewed on {row[REVIEWED]}, which is to come"
            yield document.problem(Level.ERROR, what, "correct the date", *place)
        elif due < today:
            what = f"its review was due on {due}"
            yield document.problem(Level.WARNING, what, "read it again", *place)

    def _facts(self, document: Document, today: date) -> Iterator[Problem]:
        for name, fact in document.data.get("facts", {}).items():
            current = [v for v in fact["values"] if v["from"] <= today]
            if current and current[-1].get("expires") and current[-1]["expires"] < today:
                what = f"{name} expired on {current[-1]['expires']}"
                yield document.problem(
                    Level.WARNING, what, "look the figure up again", "facts", name
                )
