"""Checks of situations, topics, commands, and of whom one writes for.

Phrases compile, what is said exists, tests hold.
"""

from collections.abc import Callable, Iterator
from functools import partial

from actions import commands, situations, topics, whom
from actions.phrasebook import Phrasebook, read_groups
from actions.sign_engine.guards import read_shared
from bot.content.checks.base import Context
from bot.content.deeds import DEEDS
from bot.content.document import Document
from bot.content.problems import Level, Problem


class PhraseTests:
    """Runs the tests that each name carries, through what people's messages go through."""

    def run(self, context: Context) -> Iterator[Problem]:
        """Return phrases that do not compile, words that lack, tests that fail."""
        said: dict[str, Callable[[Context, str, str], tuple[str, str] | None]] = {
            situations.FILE: self._reply_lacks,
            topics.FILE: self._answer_lacks,
            commands.FILE: partial(self._deed_lacks, commands.FILE),
            commands.OFFER_ASKS: partial(self._deed_lacks, commands.OFFER_ASKS),
            whom.FILE: _nothing_lacks,
        }
        for file, lacks in said.items():
            document = context.content.shared.get(file)
            if document is not None:
                yield from self._check(context, document, file, lacks)

    def _check(
        self,
        context: Context,
        document: Document,
        file: str,
        lacks: Callable[[Context, str, str], tuple[str, str] | None],
    ) -> Iterator[Problem]:
        shared, unreadable = read_shared(
            context.content.shared.get("guards"), context.content.signs
        )
        _, problems = read_groups(document, file, frozenset(shared.word_sets))
        yield from problems
        for name in document.data[file]:
            for language in context.content.languages:
                missing = lacks(context, language, name)
                if missing is not None:
                    yield document.problem(Level.ERROR, *missing, file, name)
        if not problems and not unreadable:
            yield from self._tests(document, file, Phrasebook(context.content, file))

    def _reply_lacks(self, context: Context, language: str, name: str) -> tuple[str, str] | None:
        reply = situations.REPLY + name
        if reply in context.content.replies[language]:
            return None
        return f"the reply {reply} is missing in {language}", f"write it in {language}/replies.yaml"

    def _answer_lacks(self, context: Context, language: str, name: str) -> tuple[str, str] | None:
        if name in context.content.answers[language]:
            return None
        return f"its answer is missing in {language}", f"write {language}/answers/{name}.yaml"

    def _deed_lacks(
        self, file: str, context: Context, language: str, name: str
    ) -> tuple[str, str] | None:
        del language
        row = context.content.shared[file].data[file][name]
        args = set(row.get("args", {}))
        if row["deed"] not in DEEDS:
            return f"nothing does {row['deed']!r}", f"use one of {', '.join(sorted(DEEDS))}"
        if args - DEEDS[row["deed"]]:
            unknown = ", ".join(sorted(args - DEEDS[row["deed"]]))
            return f"{row['deed']} takes no {unknown}", "correct the args"
        return None

    def _tests(self, document: Document, file: str, book: Phrasebook) -> Iterator[Problem]:
        for name, row in document.data[file].items():
            for index, test in enumerate(row["tests"]):
                found = book.find(test["text"])
                got = "match" if found == name else "no_match"
                if got != test["expect"]:
                    told = f" ({found} does)" if found is not None and got == "no_match" else ""
                    what = f"the test {test['text']!r} gives {got}{told}, not {test['expect']}"
                    repair = "correct a phrase or the test"
                    place = (file, name, "tests", index)
                    yield document.problem(Level.ERROR, what, repair, *place)


def _nothing_lacks(_context: Context, _language: str, _name: str) -> None:
    """Ask for no words: for whom somebody writes decides only which reply is said."""
