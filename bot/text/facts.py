"""What is known of one field of an offer: three states, because unknown is not false."""

from dataclasses import dataclass, field
from enum import Enum

from bot.text.evidence import Evidence

Scalar = str | int | float | bool


class Knowledge(str, Enum):
    """What is known of a field.

    UNKNOWN: never looked at, or the text says nothing of it.
    ABSENT: looked for, and the text says that there is none ("sans frais", "pas de contrat").
    KNOWN: the text gives one value or more.
    """

    UNKNOWN = "unknown"
    ABSENT = "absent"
    KNOWN = "known"


@dataclass(frozen=True)
class FieldValue:
    """The values of a field, what is known of it, and the words that say so."""

    state: Knowledge
    values: tuple[Scalar, ...] = ()
    evidence: tuple[Evidence, ...] = field(default=(), compare=False)


UNKNOWN = FieldValue(Knowledge.UNKNOWN)
ABSENT = FieldValue(Knowledge.ABSENT)


def known(*values: Scalar, evidence: tuple[Evidence, ...] = ()) -> FieldValue:
    """Make a field that is known, with its values and the words that show them."""
    return FieldValue(Knowledge.KNOWN, values, evidence)
