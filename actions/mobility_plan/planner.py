"""The plan: what the person has, what is missing, the next three steps with dates, what to ask."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from actions.mobility_plan.conditions import holds
from actions.mobility_plan.outline import Entry, Outline
from actions.mobility_plan.project import Project

STEPS = 3
MAX_QUESTIONS = 4
MAX_MISSING = 5
SOON = frozenset({"three_months"})
DAYS_SOON = (7, 14, 30)
DAYS = (7, 30, 60)
"""In how many days each step is due; sooner where the person wants to leave soon."""
_SATURDAY, _MONDAY_AGAIN = 5, 7


@dataclass(frozen=True)
class DatedStep:
    """A step and the day by which to have done it."""

    step: Entry
    due: date


@dataclass(frozen=True)
class Plan:
    """The lines of a plan, by their ids."""

    have: tuple[Entry, ...]
    missing: tuple[Entry, ...]
    steps: tuple[DatedStep, ...]
    ask: tuple[Entry, ...]


def make_plan(outline: Outline, project: Project, today: date) -> Plan:
    """Return the plan that follows from the answers, on a day."""
    answers = project.answers
    days = DAYS_SOON if answers.get("time") in SOON else DAYS
    steps = _fitting(outline.steps, answers)[:STEPS]
    return Plan(
        have=_fitting(outline.have, answers),
        missing=_fitting(outline.missing, answers)[:MAX_MISSING],
        steps=tuple(
            DatedStep(step, office_day(today + timedelta(days=after)))
            for step, after in zip(steps, days, strict=True)
        ),
        ask=_fitting(outline.ask, answers)[:MAX_QUESTIONS],
    )


def office_day(day: date) -> date:
    """Return a day on which offices are open: the Monday after a Saturday or a Sunday."""
    weekday = day.weekday()
    return day + timedelta(days=_MONDAY_AGAIN - weekday) if weekday >= _SATURDAY else day


def _fitting(entries: Sequence[Entry], answers: Mapping[str, str]) -> tuple[Entry, ...]:
    return tuple(entry for entry in entries if holds(entry.when, answers))
