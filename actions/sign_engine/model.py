"""A fraud sign as an object, read from its YAML file with every problem placed at its line."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from actions.sign_engine.conditions import Condition, ConditionError, parse_condition
from actions.sign_engine.guards import read_phrases
from actions.sign_engine.operators import FieldTest, OperatorError, parse_field_test
from actions.sign_engine.phrases import Sequence
from bot.content.document import Document
from bot.content.problems import Level, Problem

VARIETIES = ("fr", "ar", "ary", "ary-Latn", "en")
_NO_TESTS = frozenset({"phrases", "guards", "certain"})
"""Keys of a selection that are no tests on fields."""


class Severity(str, Enum):
    """How much a sign weighs, and the level of an offer that shows it."""

    DANGER = "danger"
    WARNING = "warning"
    CAUTION = "caution"
    NONE = "none"

    @property
    def rank(self) -> int:
        """0 for the strongest."""
        return list(Severity).index(self)


class Status(str, Enum):
    """Where a sign stands in its life; only active ones are shown to people."""

    DRAFT = "draft"
    TRIAL = "trial"
    ACTIVE = "active"
    RETIRED = "retired"


@dataclass(frozen=True)
class Selection:
    """One named line of a signal: phrases to be found, or tests on fields.

    Attributes:
        name: Its name in the condition.
        sequences: Phrases; the selection is true when one is found.
        guards: Shared sets of phrases that, found near a match in its sentence, undo it.
        tests: Tests on fields; all must hold.
        certain: Whether its phrases say it beyond doubt, so that the second opinion is not asked.
    """

    name: str
    sequences: tuple[Sequence, ...] = ()
    guards: tuple[str, ...] = ()
    tests: tuple[FieldTest, ...] = ()
    certain: bool = False


@dataclass(frozen=True)
class Sign:
    """A sign, ready to be compiled into an engine.

    Attributes:
        id: Stable name, such as `money.fee_to_candidate`.
        status: Where it stands in its life.
        severity: The usual one.
        lowered: Conditions that lower the severity, first one that holds.
        selections: The named lines of the signal.
        condition: What must hold of them.
        asks: Fields whose value may be asked of the person when unknown.
        countries: Countries of work it holds for; empty for all.
        words: Everything said to people: title, explanation, advice, questions by language.
        not_raised: Tests on fields; where all hold, words alone never show it, phrases must.
    """

    id: str
    status: Status
    severity: Severity
    lowered: tuple[tuple[Severity, Condition], ...]
    selections: tuple[Selection, ...]
    condition: Condition
    asks: tuple[str, ...]
    countries: frozenset[str]
    words: Mapping[str, Any]
    not_raised: tuple[FieldTest, ...] = ()


def read_sign(
    document: Document, word_sets: frozenset[str] = frozenset()
) -> tuple[Sign | None, list[Problem]]:
    """Return the sign of a file that fits its schema, or all that is wrong with it."""
    data, problems = document.data, []
    signal = dict(data["signal"])
    condition_text = signal.pop("condition")
    selections = []
    for name, body in signal.items():
        selection, found = _selection(document, name, body, word_sets)
        problems += found
        if selection is not None:
            selections.append(selection)
    names = frozenset(signal)
    not_raised, found = _tests(document, data.get("never_raised_if", {}), "never_raised_if")
    problems += found

    def condition(text: str, *keys: str | int) -> Condition | None:
        try:
            return parse_condition(text, names)
        except ConditionError as error:
            repair = f"use the selections {', '.join(sorted(names))}"
            problems.append(document.problem(Level.ERROR, str(error), repair, *keys))
            return None

    main = condition(condition_text, "signal", "condition")
    lowered = [
        (Severity(row["severity"]), condition(row["condition"], "lower", i))
        for i, row in enumerate(data.get("lower", ()))
    ]
    if problems or main is None:
        return None, problems
    countries = data.get("countries", "all")
    sign = Sign(
        id=data["id"],
        status=Status(data["status"]),
        severity=Severity(data["severity"]),
        lowered=tuple((severity, c) for severity, c in lowered if c is not None),
        selections=tuple(selections),
        condition=main,
        asks=tuple(data.get("ask_if_unknown", {})),
        countries=frozenset() if countries == "all" else frozenset(countries),
        words={
            key: data.get(key, {})
            for key in ("title", "explanation", "advice", "ask_if_unknown", "teaches", "category")
        },
        not_raised=not_raised,
    )
    return sign, problems


def _selection(
    document: Document, name: str, body: Mapping[str, Any], word_sets: frozenset[str]
) -> tuple[Selection | None, list[Problem]]:
    told = {key: value for key, value in body.items() if key not in _NO_TESTS}
    tests, problems = _tests(document, told, "signal", name)
    place = ("signal", name, "phrases")
    sequences, found = read_phrases(document, body.get("phrases", {}), word_sets, *place)
    problems += found
    if sequences and tests:
        what = f"{name} mixes phrases with fields"
        problems.append(
            document.problem(Level.ERROR, what, "make two selections of it", "signal", name)
        )
    if problems:
        return None, problems
    guards, certain = tuple(body.get("guards", ())), bool(body.get("certain"))
    return Selection(name, tuple(sequences), guards, tests, certain), []


def _tests(
    document: Document, told: Mapping[str, Any], *keys: str
) -> tuple[tuple[FieldTest, ...], list[Problem]]:
    tests, problems = [], []
    for key, value in told.items():
        try:
            tests.append(parse_field_test(key, value))
        except OperatorError as error:
            repair = "use a known field and operator"
            problems.append(document.problem(Level.ERROR, str(error), repair, *keys, key))
    return tuple(tests), problems
