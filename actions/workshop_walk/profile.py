"""For whom the walk is: a destination, a trade, a stage; each may be left out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Profile:
    """What a person said of their project, once.

    Attributes:
        destination: ISO code of the country they mean to go to.
        trade: Id of their occupation.
        stage: How far they are (a stage of `adapt.yaml`).
        asked: Whether they were asked, whatever they answered.
    """

    destination: str | None = None
    trade: str | None = None
    stage: str | None = None
    asked: bool = False

    @classmethod
    def from_json(cls, data: Any) -> "Profile":
        """Read what `to_json` wrote; anything else is nothing known."""
        if not isinstance(data, dict):
            return cls()
        return cls(
            **{name: _word(data, name) for name in ("destination", "trade", "stage")},
            asked=data.get("asked") is True,
        )

    def to_json(self) -> dict[str, Any]:
        """Return plain data for the dialogue slot."""
        return {
            "destination": self.destination,
            "trade": self.trade,
            "stage": self.stage,
            "asked": self.asked,
        }


def _word(data: Mapping[str, Any], name: str) -> str | None:
    value = data.get(name)
    return value if isinstance(value, str) and value else None
