"""Where a person is in the workshop: plain data that fits in a dialogue slot."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any


@dataclass(frozen=True)
class Progress:
    """A person's place and what they did; people are kept by ids, never by numbers.

    Attributes:
        module: The open module, or None.
        step: The step shown last in it.
        done: Modules that were followed to their end, in that order.
        ticked: For "module.step", the items ticked.
        answered: For "module.step", the options tried, in order.
        active: Whether the walk is what the conversation is about now.
    """

    module: str | None = None
    step: str | None = None
    done: tuple[str, ...] = ()
    ticked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    answered: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    active: bool = False

    @classmethod
    def from_json(cls, data: Any) -> "Progress":
        """Read what `to_json` wrote; anything else is a fresh start."""
        if not isinstance(data, dict):
            return cls()
        return cls(
            module=data.get("module"),
            step=data.get("step"),
            done=tuple(data.get("done", ())),
            ticked={k: tuple(v) for k, v in data.get("ticked", {}).items()},
            answered={k: tuple(v) for k, v in data.get("answered", {}).items()},
            active=bool(data.get("active")),
        )

    def to_json(self) -> dict[str, Any]:
        """Return plain data for the dialogue slot."""
        return {
            "module": self.module,
            "step": self.step,
            "done": list(self.done),
            "ticked": {k: list(v) for k, v in self.ticked.items()},
            "answered": {k: list(v) for k, v in self.answered.items()},
            "active": self.active,
        }

    @property
    def place(self) -> str:
        """The key of the current step in `ticked` and `answered`."""
        return f"{self.module}.{self.step}"

    def at(self, module: str, step: str) -> "Progress":
        """Return the progress with another open step."""
        return replace(self, module=module, step=step, active=True)

    def with_answer(self, option: str) -> "Progress":
        """Return the progress with one more option tried at the current quiz."""
        tried = (*self.answered.get(self.place, ()), option)
        return replace(self, answered={**self.answered, self.place: tried})

    def without_answers(self) -> "Progress":
        """Return the progress with the current quiz as if it had not been answered."""
        kept = {place: tried for place, tried in self.answered.items() if place != self.place}
        return replace(self, answered=kept)

    def with_tick(self, item: str) -> "Progress":
        """Return the progress with an item ticked, or unticked if it was."""
        ticked = self.ticked.get(self.place, ())
        now = tuple(i for i in ticked if i != item) if item in ticked else (*ticked, item)
        return replace(self, ticked={**self.ticked, self.place: now})

    def with_done(self, module: str) -> "Progress":
        """Return the progress with a module followed to its end, and closed."""
        done = self.done if module in self.done else (*self.done, module)
        return replace(self, done=done, module=None, step=None, active=False)
