"""What a person answered so far: plain data for a dialogue slot, and no words of theirs."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from actions.mobility_plan.outline import Asked, Outline

LANGUAGE_QUESTION = "level"
DESTINATION = "destination"
AWAY_DAYS = 14
"""After so long the person is asked whether to go on, before a word of theirs is an answer."""


@dataclass(frozen=True)
class Project:
    """A person's answers.

    Attributes:
        answers: Question to the id of its answer.
        skipped: Questions that the person passed over.
        open: The question asked last, or None between questions.
        active: Whether the form is on; False after "stop".
        touched: The day of the last answer.
    """

    answers: Mapping[str, str] = field(default_factory=dict)
    skipped: tuple[str, ...] = ()
    open: str | None = None
    active: bool = False
    touched: date | None = None

    @classmethod
    def from_json(cls, data: Any) -> "Project":
        """Read what `to_json` wrote; anything else is a fresh start."""
        if not isinstance(data, dict):
            return cls()
        touched = data.get("touched")
        return cls(
            answers=dict(data.get("answers") or {}),
            skipped=tuple(data.get("skipped") or ()),
            open=data.get("open"),
            active=bool(data.get("active")),
            touched=date.fromisoformat(touched) if touched else None,
        )

    def to_json(self) -> dict[str, Any]:
        """Return plain data for the dialogue slot."""
        return {
            "answers": dict(self.answers),
            "skipped": list(self.skipped),
            "open": self.open,
            "active": self.active,
            "touched": self.touched.isoformat() if self.touched else None,
        }

    @property
    def begun(self) -> bool:
        """Whether any question was answered, passed over, or is open."""
        return bool(self.answers or self.skipped or self.open)

    def away(self, today: date) -> bool:
        """Tell whether the person was away for long."""
        return self.touched is not None and (today - self.touched).days >= AWAY_DAYS

    def next(self, outline: Outline) -> Asked | None:
        """Return the first question that waits for an answer."""
        done = {*self.answers, *self.skipped}
        return next((a for a in outline.applicable(self.answers) if a.id not in done), None)

    def finished(self, outline: Outline) -> bool:
        """Tell whether every question was answered or passed over."""
        return self.begun and self.next(outline) is None

    def asked(self, question: str | None, today: date) -> "Project":
        """Return the project with a question open, or with none."""
        return replace(self, open=question, active=question is not None, touched=today)

    def stopped(self) -> "Project":
        """Return the project as it is left; every answer is kept."""
        return replace(self, active=False)

    def answered(self, outline: Outline, question: str, value: str, today: date) -> "Project":
        """Return the project with an answer, without those that it makes meaningless.

        Another destination may have another language: the level of the first says nothing of it.
        """
        answers = {**self.answers, question: value}
        if question == DESTINATION:
            before = outline.language_of(self.answers.get(DESTINATION))
            if outline.language_of(value) != before:
                answers.pop(LANGUAGE_QUESTION, None)
        asked = {one.id for one in outline.applicable(answers)}
        skipped = {one for one in self.skipped if one != question and one in asked}
        if LANGUAGE_QUESTION not in answers and question == DESTINATION:
            skipped.discard(LANGUAGE_QUESTION)
        return replace(
            self,
            answers={q: v for q, v in answers.items() if q in asked},
            skipped=tuple(one for one in self.skipped if one in skipped),
            touched=today,
        )

    def passed(self, question: str, today: date) -> "Project":
        """Return the project with a question passed over; an earlier answer to it goes."""
        answers = {q: v for q, v in self.answers.items() if q != question}
        skipped = (*(s for s in self.skipped if s != question), question)
        return replace(self, answers=answers, skipped=skipped, touched=today)

    def before(self, outline: Outline, question: str | None) -> str | None:
        """Return the question asked before another one; the last one for None."""
        asked = [one.id for one in outline.applicable(self.answers)]
        place = asked.index(question) if question in asked else len(asked)
        return asked[place - 1] if place > 0 else None
