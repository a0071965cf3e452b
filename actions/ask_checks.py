"""Checks of asks: something is said to each, in every talk in which it is heard."""

from collections.abc import Iterator

from actions.asks import FILE, REPLY
from actions.glue_asks import OFFER, TALKS
from actions.sign_engine import Severity
from bot.content.checks.base import Context
from bot.content.problems import Level, Problem


class AskReplies:
    """Every ask has a reply or a deed."""

    def run(self, context: Context) -> Iterator[Problem]:
        """Return the asks to which nothing would be said."""
        document = context.content.shared.get(FILE)
        rows = document.data[FILE] if document is not None else {}
        for name, row in rows.items():
            if document is None or row.get("leave") or "does" in row:
                continue
            for language in context.content.languages:
                replies = context.content.replies[language]
                for talk in row["after"]:
                    if not _answered(name, talk, frozenset(replies)):
                        what = f"nothing is said to it after {talk} in {language}"
                        repair = f"write {REPLY}{name} in {language}/replies.yaml"
                        yield document.problem(Level.ERROR, what, repair, FILE, name)


def _answered(name: str, talk: str, replies: frozenset[str]) -> bool:
    if {REPLY + name, f"{REPLY}{name}_{TALKS[talk]}"} & replies:
        return True
    levels = {f"{REPLY}{name}_{level.value}" for level in Severity}
    return talk == OFFER and levels <= replies
