"""What corrections would change: the model as it is against one that also learnt them.

Only the classifier is compared; the rules that the dialogue adds to it (`bot.dialogue.guard`) are
the same before and after. Examples that were learnt are understood afterwards, of course: what
counts is the labelled file, which neither model has seen.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from bot.evaluation.nlu import Judged, Report, judge

WHOLE = "all"
"""Under it a report counts all varieties together."""
MAX_CHANGES = 50
"""Messages listed for what is understood otherwise."""


class Ranks(Protocol):
    """A classifier."""

    def rank(self, text: str) -> list[tuple[str, float]]:
        """Return the likeliest intents, likeliest first."""
        ...


@dataclass(frozen=True)
class Labelled:
    """A message whose meaning is known."""

    id: str
    text: str
    intent: str
    variety: str


@dataclass(frozen=True)
class Change:
    """A message that is understood otherwise."""

    text: str
    expected: str
    before: str
    after: str


@dataclass(frozen=True)
class Comparison:
    """Both models on the labelled file, and on the corrections themselves.

    Attributes:
        before: What the model as it is makes of the labelled file.
        after: What the other makes of it.
        mended: Messages of the file that only the other understands.
        broken: Messages of the file that only the model as it is understands.
        corrections: How many corrections there are.
        known_before: How many of them the model as it is understands already.
        learnt: How many of them the other understands.
    """

    before: Report
    after: Report
    mended: tuple[Change, ...]
    broken: tuple[Change, ...]
    corrections: int
    known_before: int
    learnt: int

    def to_json(self) -> dict[str, Any]:
        """Return plain data."""
        return {
            "count": self.before.count,
            "accuracy": [round(self.before.accuracy, 4), round(self.after.accuracy, 4)],
            "macro_f1": [round(self.before.macro_f1, 4), round(self.after.macro_f1, 4)],
            "varieties": {
                name: [round(share, 4), round(self.after.varieties[name][0], 4), count]
                for name, (share, count) in self.before.varieties.items()
                if name != WHOLE
            },
            "intents": {
                name: [round(score.f1, 4), round(self.after.intents[name].f1, 4)]
                for name, score in self.before.intents.items()
                if score.f1 != self.after.intents[name].f1
            },
            "mended": [vars(change) for change in self.mended[:MAX_CHANGES]],
            "broken": [vars(change) for change in self.broken[:MAX_CHANGES]],
            "mended_count": len(self.mended),
            "broken_count": len(self.broken),
            "corrections": self.corrections,
            "known_before": self.known_before,
            "learnt": self.learnt,
        }


def compare(
    before: Ranks, after: Ranks, rows: Sequence[Labelled], corrections: Sequence[Labelled]
) -> Comparison:
    """Compare two models on labelled messages and on corrections."""
    first, second = _meanings(before, rows), _meanings(after, rows)
    changes = [
        Change(row.text, row.intent, was, now)
        for row, was, now in zip(rows, first, second, strict=True)
        if was != now
    ]
    return Comparison(
        before=_judged(rows, first),
        after=_judged(rows, second),
        mended=tuple(c for c in changes if c.after == c.expected),
        broken=tuple(c for c in changes if c.before == c.expected),
        corrections=len(corrections),
        known_before=_right(corrections, _meanings(before, corrections)),
        learnt=_right(corrections, _meanings(after, corrections)),
    )


def _meanings(model: Ranks, rows: Iterable[Labelled]) -> list[str]:
    return [model.rank(row.text)[0][0] for row in rows]


def _right(rows: Iterable[Labelled], meanings: Iterable[str]) -> int:
    return sum(row.intent == got for row, got in zip(rows, meanings, strict=True))


def _judged(rows: Iterable[Labelled], meanings: Iterable[str]) -> Report:
    return judge(
        Judged(row.id, row.variety, row.intent, got, row.variety, 1.0)
        for row, got in zip(rows, meanings, strict=True)
    )
