"""What is dated: reviews that are due, figures that expired, dates that lie in the future."""

from collections.abc import Iterator
from datetime import date

from bot.content.checks.base import Context
from bot.content.document import Document
from bot.content.problems import Level, Problem
from bot.content.report import review_due


class Dates:
    """Reviews and expiries, against today."""

    def run(self, context: Context) -> Iterator[Problem]:
        """Return what is due, as warnings: an old fact is still better than none, and is told."""
        for document in context.files.documents:
            if isinstance(document.data, dict) and "last_reviewed" in document.data:
                yield from self._review(document, context.today)
        for document in context.files.below("shared/countries"):
            yield from self._facts(document, context.today)

    def _review(self, document: Document, today: date) -> Iterator[Problem]:
        reviewed = document.data["last_reviewed"]
        due = review_due(document.data)
        if reviewed > today:
            what = f"it was reviewed on {reviewed}, which is to come"
            yield document.problem(Level.ERROR, what, "correct the date", "last_reviewed")
        elif due < today:
            what = f"its review was due on {due}"
            yield document.problem(Level.WARNING, what, "read it again", "last_reviewed")

    def _facts(self, document: Document, today: date) -> Iterator[Problem]:
        for name, fact in document.data.get("facts", {}).items():
            current = [v for v in fact["values"] if v["from"] <= today]
            if current and current[-1].get("expires") and current[-1]["expires"] < today:
                what = f"{name} expired on {current[-1]['expires']}"
                yield document.problem(
                    Level.WARNING, what, "look the figure up again", "facts", name
                )
