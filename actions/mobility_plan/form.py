"""The guided conversation: ask, take an answer, pass over, correct, go back, stop, take up again.

The form knows neither Rasa nor a database: it takes a `Project` and gives the next one with what
to say. A correction changes one answer and asks anew only what that answer made meaningless.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from actions.mobility_plan.hearing import Heard
from actions.mobility_plan.outline import HOME, Asked, Outline
from actions.mobility_plan.project import DESTINATION, Project
from actions.mobility_plan.words import Words
from bot.content.render import Block
from bot.content.reply import Choice, Reply
from bot.text.direction import isolate

MAX_VALUE = 40
"""No id of an answer is longer; a longer one is no answer of ours."""

_OPENINGS = {"kindly": "plan_kindly", "again": "plan_again", "greet": "plan_greeted"} | {
    "language": "plan_kindly",  # the one that is spoken already
}
"""What is said before the open question is repeated."""


@dataclass(frozen=True)
class Asking:
    """The project after a move, and what to say; no reply once everything is answered."""

    project: Project
    reply: Reply | None


class Form:
    """The questions, in one language, on one day."""

    def __init__(self, words: Words, today: date) -> None:
        self.words = words
        self.outline: Outline = words.outline
        self.today = today

    def start(self, known: Mapping[str, str | None] | None = None) -> Asking:
        """Begin anew, with a word on what comes, and with what is known already."""
        answers = {
            asked.id: value
            for asked in self.outline.asked
            if (value := (known or {}).get(asked.id)) and self.fits(asked, value)
        }
        opening = [self._say("plan_intro")]
        opening += [self._told("plan_noted", question, answers[question]) for question in answers]
        return self._opened(self.go_on(Project(answers=answers)), "\n".join(opening))

    def go_on(self, project: Project) -> Asking:
        """Ask the first question that waits."""
        asked = project.next(self.outline)
        if asked is None:
            return Asking(project.asked(None, self.today), None)
        project = project.asked(asked.id, self.today)
        return Asking(project, self.ask(project))

    def resume(self, project: Project) -> Asking:
        """Take up again where the person left."""
        return self._opened(self.go_on(project), self._say("plan_resumed"))

    def again(self, project: Project, question: str | None = None, *, opening: str = "") -> Asking:
        """Ask a question again, to change its answer; the open one where none is named.

        `opening` names a reply that is said before it.
        """
        said = self._say(opening) if opening else ""
        asked = self._asked(project, question or project.open)
        if asked is None:
            return self._opened(self.go_on(project), said)
        project = project.asked(asked.id, self.today)
        return self._opened(Asking(project, self.ask(project)), said)

    def unclear(self, project: Project) -> Asking:
        """Ask again, as the answer was not understood."""
        return self.again(project, opening="plan_unclear")

    def back(self, project: Project) -> Asking:
        """Ask the question before the open one."""
        before = project.before(self.outline, project.open)
        return self.again(project, before)

    def answer(self, project: Project, question: str, value: str) -> Asking:
        """Take the answer of a button; a button that means nothing any more asks again."""
        asked = self._asked(project, question)
        if asked is None or not self.fits(asked, value):
            return self.unclear(project)
        return self._taken(project, Heard(answers={question: value}))

    def skip(self, project: Project, question: str | None = None) -> Asking:
        """Pass over a question, the open one where none is named."""
        asked = self._asked(project, question or project.open)
        if asked is None:
            return self.go_on(project)
        return self.go_on(project.passed(asked.id, self.today))

    def take(self, project: Project, heard: Heard) -> Asking:
        """Take what was typed: answers, corrections, or a word on the form itself."""
        if heard.wish == "skip":
            return self._opened(self.skip(project), self._say("plan_skipped"))
        if heard.wish == "back":
            return self.back(project)
        if heard.wish == "change":
            return self.again(project, heard.about)
        if heard.wish in _OPENINGS:
            return self.again(project, opening=_OPENINGS[heard.wish])
        if not heard.answers:
            return self.unclear(project)
        country = heard.answers.get(DESTINATION)
        if country is not None and country not in self.words.renderer.content.countries:
            return self._without_sheet(project, heard, country)
        return self._taken(project, heard)

    def so_far(self, project: Project) -> str:
        """Say what is noted, and how much is still open, of a plan that is not ready."""
        if not project.answers:
            return self._say("plan_nothing_noted")
        asked = self.outline.applicable(project.answers)
        left = sum(one.id not in {*project.answers, *project.skipped} for one in asked)
        rows = Block(
            "\n".join(self._row(project, one) for one in asked if one.id in project.answers)
        )
        return self._say("plan_so_far", rows=rows, count=left)

    def show_so_far(self, project: Project) -> Asking:
        """Show what is noted of a plan that is not ready, and ask on."""
        return self._opened(self.again(project), self.so_far(project))

    def ask(self, project: Project) -> Reply:
        """Return the open question as a screen: how far, the words, the answers, the ways out."""
        asked = self.outline.question(project.open or "") or self.outline.asked[0]
        questions = [one.id for one in self.outline.applicable(project.answers)]
        place = questions.index(asked.id) + 1 if asked.id in questions else 1
        header = self._say("plan_header", place=place, count=len(questions))
        choices = [
            Choice(
                self.words.answer(asked.id, value),
                "plan.answer",
                {"question": asked.id, "value": value},
                detail=self.words.detail(asked.id, value),
            )
            for value in asked.options
        ]
        ways = [
            replace(way, args={"question": asked.id}) if way.does == "plan.skip" else way
            for way in self._reply("plan_ways").choices
        ]
        text = f"{header}\n\n{self.words.question(asked.id, project)}"
        return Reply(text, (*choices, *ways))

    def review(self, project: Project) -> Reply:
        """Show every answer, with a choice to change each."""
        asked = self.outline.applicable(project.answers)
        rows = [self._row(project, one) for one in asked]
        choices = tuple(
            Choice(
                self.words.title("asked", one.id),
                "plan.ask",
                {"question": one.id},
                detail=self._answer_or_dash(project, one.id),
            )
            for one in asked
        )
        return Reply(self._say("plan_review", rows=Block("\n".join(rows))), choices)

    def show_and_offer(self, project: Project) -> Reply:
        """Show what is noted of a project that was left, and offer to go on."""
        offer = self.offer_to_resume(project)
        return replace(offer, text=f"{self.so_far(project)}\n\n{offer.text}")

    def offer_to_resume(self, project: Project) -> Reply:
        """Offer, kindly, to go on or to begin again."""
        day = project.touched or self.today
        return self._reply("plan_unfinished", date=day, count=len(project.answers))

    def fits(self, asked: Asked, value: str) -> bool:
        """Tell whether a value can be an answer to a question."""
        if len(value) > MAX_VALUE:
            return False
        if asked.kind == "country":
            return self.words.country(value) != value and value != HOME
        if asked.kind == "occupation":
            return value == "other" or value in asked.options or self._is_trade(value)
        return value in asked.options

    def _taken(self, project: Project, heard: Heard) -> Asking:
        asked, before = project.open, project.answers
        changed = {q for q, v in heard.answers.items() if before.get(q, v) != v}
        for question, value in heard.answers.items():
            project = project.answered(self.outline, question, value, self.today)
        told = heard.answers if heard.guessed or len(heard.answers) > 1 else changed
        said = [
            self._told("plan_changed" if question in changed else "plan_noted", question, value)
            for question, value in heard.answers.items()
            if question in told or question != asked
        ]
        return self._opened(self.go_on(project), "\n".join(said))

    def _without_sheet(self, project: Project, heard: Heard, country: str) -> Asking:
        """Tell that nothing is verified for a country: keep it, or choose one that is known."""
        others = {q: v for q, v in heard.answers.items() if q != DESTINATION}
        for question, value in others.items():
            project = project.answered(self.outline, question, value, self.today)
        name = self.words.country(country)
        asking = self._opened(
            self.again(project, DESTINATION), self._say("plan_no_sheet", country=Block(name))
        )
        keep = Choice(name, "plan.answer", {"question": DESTINATION, "value": country})
        if asking.reply is None or name == country:
            return self.unclear(project)
        return replace(asking, reply=replace(asking.reply, choices=(keep, *asking.reply.choices)))

    def _row(self, project: Project, asked: Asked) -> str:
        title = Block(self.words.title("asked", asked.id))
        value = Block(self._answer_or_dash(project, asked.id))
        return self._say("plan_review_row", title=title, value=value)

    def _is_trade(self, value: str) -> bool:
        trades = self.words.renderer.content.shared.get("occupations")
        return any(row["id"] == value for row in (trades.data["occupations"] if trades else ()))

    def _asked(self, project: Project, question: str | None) -> Asked | None:
        asked = self.outline.applicable(project.answers)
        return next((one for one in asked if one.id == question), None)

    def _answer_or_dash(self, project: Project, question: str) -> str:
        value = project.answers.get(question)
        if value is None:
            return self._say("plan_not_said")
        name = self.words.answer(question, value)
        return isolate(name) if question != DESTINATION and name.isascii() else name

    def _told(self, reply_id: str, question: str, value: str) -> str:
        title = Block(self.words.title("asked", question))
        return self._say(reply_id, title=title, value=Block(self.words.answer(question, value)))

    def _opened(self, asking: Asking, opening: str) -> Asking:
        if asking.reply is None:
            return replace(asking, reply=Reply(opening) if opening else None)
        texts = [text for text in (opening, asking.reply.text) if text]
        return replace(asking, reply=replace(asking.reply, text="\n\n".join(texts)))

    def _reply(self, reply_id: str, **values: object) -> Reply:
        return self.words.renderer.reply(self.words.language, reply_id, values)

    def _say(self, reply_id: str, **values: object) -> str:
        return self._reply(reply_id, **values).text
