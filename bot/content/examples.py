"""Examples of a family of trades for a module."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Example:
    """One sentence for the people of a family of trades, in a module."""

    family: str
    module: str
    text: str


def make_examples(data: Any) -> tuple[Example, ...]:
    """Return the examples of a published file."""
    if data is None or data["status"] != "published":
        return ()
    return tuple(Example(row["family"], row["module"], row["text"]) for row in data["examples"])
