"""Checks of fraud signs: they compile, their own tests hold, their guards and varieties exist."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from actions.sign_engine.engine import SignEngine, check_guard_names
from actions.sign_engine.guards import read_shared
from actions.sign_engine.lookup import ContentLookup
from actions.sign_engine.model import Sign, Status, read_sign
from bot.content.checks.base import Context
from bot.content.document import Document
from bot.content.problems import Level, Problem
from bot.text.facts import ABSENT, UNKNOWN, FieldValue, known

_NEEDS_VARIETIES = frozenset({Status.TRIAL, Status.ACTIVE})


class SignTests:
    """Runs the tests that each sign carries, through the engine that people get."""

    def run(self, context: Context) -> Iterator[Problem]:
        """Return signs that do not compile, tests that fail, varieties without a test."""
        shared, problems = read_shared(context.content.shared.get("guards"), context.content.signs)
        yield from problems
        yield from check_guard_names(context.content.signs, frozenset(shared.guards))
        good: list[tuple[Document, Sign]] = []
        for document in context.content.signs:
            sign, found = read_sign(document, frozenset(shared.word_sets))
            yield from found
            if sign is None:
                continue
            yield from self._varieties(document, sign)
            good.append((document, sign))
        awake = [_awake(sign) for _, sign in good]
        engine = SignEngine(awake, shared, ContentLookup(context.content))
        for document, sign in good:
            for index, test in enumerate(document.data["tests"]):
                yield from self._test(context, document, sign.id, engine, index, test)

    def _varieties(self, document: Document, sign: Sign) -> Iterator[Problem]:
        if sign.status not in _NEEDS_VARIETIES:
            return
        expectations = [test["expect"] for test in document.data["tests"]]
        for wanted in ("match", "no_match"):
            if wanted not in expectations:
                what = f"no test expects {wanted}"
                yield document.problem(Level.ERROR, what, "add one", "tests")
        tested = {test.get("variety") for test in document.data["tests"]}
        for variety in document.data["languages"]:
            if variety not in tested:
                what = f"no test is in {variety}"
                yield document.problem(Level.ERROR, what, "add one", "tests")

    def _test(
        self,
        context: Context,
        document: Document,
        sign: str,
        engine: SignEngine,
        index: int,
        test: Mapping[str, Any],
    ) -> Iterator[Problem]:
        fields = {name: _field(value) for name, value in test.get("fields", {}).items()}
        text = test.get("text", "")
        findings = engine.examine(text, fields, today=context.today, only=sign)
        got = "match" if findings.hits else "unknown" if findings.questions else "no_match"
        if got != test["expect"]:
            what = f"the test {test['name']!r} gives {got}, not {test['expect']}"
            yield document.problem(
                Level.ERROR, what, "correct the sign or the test", "tests", index
            )
        elif findings.hits and test.get("severity", findings.level.value) != findings.level.value:
            what = f"the test {test['name']!r} gives {findings.level.value}"
            yield document.problem(Level.ERROR, what, "correct one of them", "tests", index)


def _awake(sign: Sign) -> Sign:
    """Return the sign as if it were active, so that drafts are tested too."""
    return replace(sign, status=Status.ACTIVE)


def _field(value: Any) -> FieldValue:
    """Return the field of a test: null is "looked for, not there", "unknown" is unknown."""
    if value is None:
        return ABSENT
    if value == "unknown":
        return UNKNOWN
    return known(*(value if isinstance(value, list) else [value]))
