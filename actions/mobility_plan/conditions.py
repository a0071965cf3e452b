"""Conditions on answers, with three values: yes, no, and unknown where nothing was answered."""

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum

ANSWERED, UNANSWERED = "answered", "unanswered"

When = Mapping[str, Sequence[str]]
"""Question to the answers that fit; all questions named must fit."""


class Truth(Enum):
    """What is known of a condition."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


def holds(when: When, answers: Mapping[str, str]) -> bool:
    """Tell whether a condition fits the answers as far as they go: unknown does not fit."""
    return truth(when, answers) is Truth.YES


def truth(when: When, answers: Mapping[str, str]) -> Truth:
    """Return what is known of a condition; an empty one holds."""
    found = [_one(answers.get(question), wanted) for question, wanted in when.items()]
    if Truth.NO in found:
        return Truth.NO
    return Truth.UNKNOWN if Truth.UNKNOWN in found else Truth.YES


def any_truth(conditions: Iterable[When], answers: Mapping[str, str]) -> Truth:
    """Return what is known of "one of these"; unknown where there is no condition."""
    found = [truth(when, answers) for when in conditions]
    if Truth.YES in found:
        return Truth.YES
    return Truth.UNKNOWN if Truth.UNKNOWN in found or not found else Truth.NO


def _one(answer: str | None, wanted: Sequence[str]) -> Truth:
    if answer is None:
        return Truth.YES if UNANSWERED in wanted else _unanswered(wanted)
    return Truth.YES if ANSWERED in wanted or answer in wanted else Truth.NO


def _unanswered(wanted: Sequence[str]) -> Truth:
    return Truth.NO if ANSWERED in wanted else Truth.UNKNOWN
