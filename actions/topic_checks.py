"""Checks of topics and trades: what they lead to is an answer that exists."""

from collections.abc import Iterator
from itertools import chain

from actions import followed, sums_held, within
from actions.topics import EXAMPLES, FILE, NOTHING
from bot.content.checks.base import Context
from bot.content.document import Document
from bot.content.problems import Level, Problem

OF_COUNTRY = "of_country"
ADAPT, ANSWERS = "adapt", "answers"
"""The file that says which answer speaks of a trade, and its key."""


class TopicAnswers:
    """Examples, and the answer where a country is known, are of answers in every language."""

    def run(self, context: Context) -> Iterator[Problem]:
        """Return the names that no answer has."""
        for file, key in ((EXAMPLES, None), (FILE, OF_COUNTRY)):
            document = context.content.shared.get(file)
            if document is None:
                continue
            for name, row in document.data[file].items():
                answer = row.get(key, name)
                if answer != NOTHING:
                    yield from _missing(context, document, answer, file, name)


class FollowingAnswers:
    """What was counted to follow what are answers in every language."""

    def run(self, context: Context) -> Iterator[Problem]:
        """Return the names that no answer has."""
        document = context.content.shared.get(followed.FILE)
        if document is None:
            return
        for before, counts in document.data[followed.FILE].items():
            for answer in dict.fromkeys((before, *counts)):
                yield from _missing(context, document, answer, followed.FILE, before)


class TradeAnswers:
    """The answer of a trade exists in every language; a trade exists, and has one answer."""

    def run(self, context: Context) -> Iterator[Problem]:
        """Return the answers and trades that do not exist, and trades that stand twice."""
        document = context.content.shared.get(ADAPT)
        occupations = context.content.shared.get("occupations")
        if document is None or occupations is None:
            return
        known = {row["id"] for row in occupations.data["occupations"]}
        of_trade: dict[str, str] = {}
        for answer, trades in document.data.get(ANSWERS, {}).items():
            yield from _missing(context, document, answer, ANSWERS, answer)
            for trade in trades:
                if trade not in known:
                    what, repair = f"there is no trade {trade!r}", "use an id of occupations.yaml"
                    yield document.problem(Level.ERROR, what, repair, ANSWERS, answer)
                elif of_trade.setdefault(trade, answer) != answer:
                    what = f"{trade!r} has the answer {of_trade[trade]!r} already"
                    repair = "leave it in one of the two"
                    yield document.problem(Level.ERROR, what, repair, ANSWERS, answer)


class WithinAnswers:
    """What a subject consists of, and what stands in it for a broad question, are answers."""

    def run(self, context: Context) -> Iterator[Problem]:
        """Return the names that no answer has."""
        document = context.content.shared.get(ADAPT)
        if document is None:
            return
        for subject, row in document.data.get(within.FILE_KEY, {}).items():
            instead = (row.get(key, {}).values() for key in (within.INSTEAD, within.TERMS))
            for answer in dict.fromkeys((*row[ANSWERS], *chain.from_iterable(instead))):
                yield from _missing(context, document, answer, within.FILE_KEY, subject)


class EnoughFacts:
    """What a sum is held against exists: the answers, the facts of the country, the note."""

    def run(self, context: Context) -> Iterator[Problem]:
        """Return the names that nothing has."""
        document = context.content.shared.get(sums_held.FILE)
        if document is None:
            return
        for subject, row in document.data[sums_held.FILE].items():
            for answer in (subject, *row.get("answers", ())):
                yield from _missing(context, document, answer, sums_held.FILE, subject)
            for language in context.content.languages:
                if context.content.reply(language, row["note"]) is None:
                    what = f"there is no reply {row['note']!r}"
                    repair = f"write it in {language}/replies.yaml"
                    yield document.problem(Level.ERROR, what, repair, sums_held.FILE, subject)
            for code, figures in row["countries"].items():
                sheet = context.content.countries.get(code)
                named = [*figures["facts"], *figures.get("beside", ()), figures.get("more")]
                named += figures.get("in_other_money", ())
                for name in filter(None, named):
                    if sheet is None or name not in sheet.facts:
                        what, repair = f"there is no fact {code}.{name}", "use one of the country"
                        yield document.problem(Level.ERROR, what, repair, sums_held.FILE, subject)


def _missing(context: Context, document: Document, answer: str, *place: str) -> Iterator[Problem]:
    if not all(answer in answers for answers in context.content.answers.values()):
        what, repair = f"there is no answer {answer!r}", f"write answers/{answer}.yaml"
        yield document.problem(Level.ERROR, what, repair, *place)
