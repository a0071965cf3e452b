"""Checks of asks: something is said to each in every talk in which it is heard.

Examples of situations are heard like asks, so their names are checked here too.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from actions.asks import EXAMPLES, FILE, REPLY
from actions.asks import SITUATIONS as SITUATION_EXAMPLES
from actions.sign_engine import Severity
from actions.situations import FILE as SITUATIONS
from actions.talks import OFFER, TALKS
from bot.content.checks.base import Context
from bot.content.document import Document
from bot.content.problems import Level, Problem


class AskReplies:
    """Every ask has a reply or a deed, and is left out only of situations that exist."""

    def run(self, context: Context) -> Iterator[Problem]:
        """Return the asks to which nothing would be said, and the situations that no file has."""
        told = context.content.shared.get(SITUATIONS)
        situations = told.data[SITUATIONS] if told is not None else {}
        yield from _of_nothing(context, SITUATION_EXAMPLES, situations, "situation", SITUATIONS)
        document = context.content.shared.get(FILE)
        asks = document.data[FILE] if document is not None else {}
        yield from _of_nothing(context, EXAMPLES, asks, "ask", FILE)
        if document is None:
            return
        for name, row in document.data[FILE].items():
            for case in sorted(set(row.get("not_in", ())) - situations.keys()):
                what, repair = f"there is no situation {case!r}", "name one of situations.yaml"
                yield document.problem(Level.ERROR, what, repair, FILE, name, "not_in")
            answer = row.get("in_country")
            if (
                answer
                and answer not in context.content.answers[next(iter(context.content.languages))]
            ):
                what, repair = f"there is no answer {answer!r}", "name a file of answers/"
                yield document.problem(Level.ERROR, what, repair, FILE, name, "in_country")
            if not row.get("leave") and "does" not in row:
                yield from _unanswered(context, document, name, row)


def _of_nothing(
    context: Context, file: str, known: Mapping[str, Any], kind: str, named_in: str
) -> Iterator[Problem]:
    """Return the examples of a file that are of no situation, or ask, that another file names."""
    document = context.content.shared.get(file)
    if document is None:
        return
    for name in sorted(document.data[file].keys() - known.keys()):
        what, repair = f"there is no {kind} {name!r}", f"name one of {named_in}.yaml"
        yield document.problem(Level.ERROR, what, repair, file, name)


def _unanswered(
    context: Context, document: Document, name: str, row: Mapping[str, Any]
) -> Iterator[Problem]:
    for language in context.content.languages:
        replies = frozenset(context.content.replies[language])
        for talk in row["after"]:
            if not _answered(name, talk, replies):
                what = f"nothing is said to it after {talk} in {language}"
                repair = f"write {REPLY}{name} in {language}/replies.yaml"
                yield document.problem(Level.ERROR, what, repair, FILE, name)


def _answered(name: str, talk: str, replies: frozenset[str]) -> bool:
    if {REPLY + name, f"{REPLY}{name}_{TALKS[talk]}"} & replies:
        return True
    levels = {f"{REPLY}{name}_{level.value}" for level in Severity}
    return talk == OFFER and levels <= replies
