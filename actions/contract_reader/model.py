"""What is read of a contract: its points with the words that show them, and its blanks."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.text.evidence import Evidence

ESSENTIALS = (
    *("employer", "worker", "job", "place", "pay", "hours", "duration", "signature"),
    *("stamp", "housing", "repatriation", "trial"),
)
"""What a contract for work abroad should say, the gravest lack first."""


@dataclass(frozen=True)
class Contract:
    """A document that is a contract.

    Attributes:
        points: The essentials that it speaks of, with the words.
        blanks: Places that are left to be filled in.
    """

    points: Mapping[str, Evidence]
    blanks: tuple[Evidence, ...]

    def missing(self) -> tuple[str, ...]:
        """Return the essentials of which it says nothing."""
        return tuple(name for name in ESSENTIALS if name not in self.points)

    def to_json(self) -> dict[str, Any]:
        """Return plain data: what is said with its words, what is not, the blanks."""
        return {
            "points": {name: self.points[name].to_json() for name in self.points},
            "missing": list(self.missing()),
            "blanks": [blank.to_json() for blank in self.blanks],
        }
