"""Checks of situations: their phrases compile, their replies exist, their own tests hold."""

from collections.abc import Iterator

from actions.sign_engine.guards import read_shared
from actions.situations import FILE, REPLY, Situations, read_groups
from bot.content.checks.base import Context
from bot.content.document import Document
from bot.content.problems import Level, Problem


class SituationTests:
    """Runs the tests that each situation carries, through what people's messages go through."""

    def run(self, context: Context) -> Iterator[Problem]:
        """Return phrases that do not compile, replies that lack, tests that fail."""
        document = context.content.shared.get(FILE)
        if document is None:
            return
        shared, unreadable = read_shared(
            context.content.shared.get("guards"), context.content.signs
        )
        _, problems = read_groups(document, frozenset(shared.word_sets))
        yield from problems
        yield from self._replies(context, document)
        if not problems and not unreadable:
            yield from self._tests(document, Situations(context.content))

    def _replies(self, context: Context, document: Document) -> Iterator[Problem]:
        for name in document.data["situations"]:
            for language in context.content.languages:
                if REPLY + name not in context.content.replies[language]:
                    what = f"the reply {REPLY + name} is missing in {language}"
                    repair = f"write it in {language}/replies.yaml"
                    yield document.problem(Level.ERROR, what, repair, "situations", name)

    def _tests(self, document: Document, situations: Situations) -> Iterator[Problem]:
        for name, row in document.data["situations"].items():
            for index, test in enumerate(row["tests"]):
                found = situations.find(test["text"])
                got = "match" if found is not None and found.id == name else "no_match"
                if got != test["expect"]:
                    told = f" ({found.id} does)" if found is not None and got == "no_match" else ""
                    what = f"the test {test['text']!r} gives {got}{told}, not {test['expect']}"
                    repair = "correct a phrase or the test"
                    place = ("situations", name, "tests", index)
                    yield document.problem(Level.ERROR, what, repair, *place)
