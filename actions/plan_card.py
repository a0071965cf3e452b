"""The plan and the readiness view as screens, and the plan as the sections of a printed page."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from actions.mobility_plan.conditions import Truth
from actions.mobility_plan.planner import DatedStep, Plan
from actions.mobility_plan.project import Project
from actions.mobility_plan.readiness import CheckedNeed, CountedPoints, Standing
from actions.mobility_plan.words import Words
from bot.content.render import Block
from bot.content.reply import Reply

MAX_FIGURES = 6
_NEED_REPLY = {Truth.YES: "ready_yes", Truth.NO: "ready_no", Truth.UNKNOWN: "ready_unknown"}


class PlanCard:
    """Puts a plan into words."""

    def __init__(self, words: Words, project: Project) -> None:
        self.words = words
        self.project = project

    def screen(self, plan: Plan, *, printed: bool) -> Reply:
        """Return the plan as one bubble; the questions to ask come by a button."""
        parts = [] if self.project.answers else [self.say("plan_nothing_known")]
        parts += self.sections(plan)
        parts.append(self.say("plan_pdf_here" if printed else "plan_pdf_missing"))
        title = f"*{self.say('plan_title')}*"
        return Reply("\n\n".join([title, *parts]), self._reply("plan_moves").choices)

    def sections(self, plan: Plan) -> list[str]:
        """Return what there is, what is missing, and the next steps with their days."""
        steps = [self._step(number, step) for number, step in self._numbered(plan)]
        parts = (
            ("plan_have_title", self._listed("plan_row_done", self.rows("have", plan))),
            ("plan_missing_title", self._listed("plan_row", self.rows("missing", plan))),
            ("plan_steps_title", steps),
        )
        return [
            self.say("plan_section", title=Block(self.say(title)), rows=Block("\n".join(rows)))
            for title, rows in parts
            if rows
        ]

    def questions(self, plan: Plan) -> Reply:
        """Return the questions to ask, to copy and send."""
        rows = self._listed("plan_row", self.rows("ask", plan))
        return self._reply("plan_questions", rows=Block("\n".join(rows)))

    def page(self, plan: Plan) -> dict[str, Any]:
        """Return what stands on the printed page, as plain data."""
        sections: list[dict[str, Any]] = [
            {
                "title": self.say("plan_have_title"),
                "rows": self.rows("have", plan),
                "done": True,
            },
            {"title": self.say("plan_missing_title"), "rows": self.rows("missing", plan)},
            {
                "title": self.say("plan_steps_title"),
                "rows": [self._step(n, step) for n, step in self._numbered(plan)],
                "numbered": True,
            },
            {"title": self.say("plan_ask_title"), "rows": self.rows("ask", plan)},
        ]
        return {
            "title": self.say("plan_title"),
            "subtitle": self.say("plan_made_on", date=self.words.renderer.today),
            "sections": [section for section in sections if section["rows"]],
            "notes": self.say("plan_notes_title"),
            "footer": self.say("plan_footer"),
        }

    def rows(self, table: str, plan: Plan) -> list[str]:
        """Return the lines of one part of the plan."""
        entries = getattr(plan, table)
        return [self.words.line(table, entry.id, self.project) for entry in entries]

    def say(self, reply_id: str, **values: object) -> str:
        """Return the words of a short reply."""
        return self._reply(reply_id, **values).text

    def _numbered(self, plan: Plan) -> list[tuple[int, DatedStep]]:
        return list(enumerate(plan.steps, start=1))

    def _step(self, number: int, dated: DatedStep) -> str:
        text = Block(self.words.line("steps", dated.step.id, self.project))
        step = self.say("plan_step", number=Block(str(number)), text=text, date=dated.due)
        link = self.words.link(dated.step.link, self.project)
        return self.say("plan_step_link", step=Block(step), link=link) if link else step

    def _listed(self, row: str, texts: Iterable[str]) -> list[str]:
        return [self.say(row, text=Block(text)) for text in texts]

    def _reply(self, reply_id: str, **values: object) -> Reply:
        return self.words.renderer.reply(self.words.language, reply_id, values)


class ReadinessCard(PlanCard):
    """Puts the standing on a route, and the figures of a country, into words."""

    def route(self, standing: Standing) -> Reply:
        """Return conditions and points, each with what is known of it, and what they add up to."""
        route = standing.route
        text = self.say(
            "ready_route",
            title=Block(self.words.title("routes", route.id)),
            text=Block(self.words.line("routes", route.id, self.project)),
            needs=Block("\n".join(self._need(route.country, need) for need in standing.needs)),
            points=Block("\n".join(self._points(route.country, row) for row in standing.points)),
            total=Block(self._total(standing)),
        )
        choices = tuple(
            replace(choice, args={"country": route.country})
            if choice.does == "readiness.figures"
            else choice
            for choice in self._reply("ready_moves").choices
        )
        return Reply(f"{text}\n\n{self.say('ready_disclaimer')}", choices)

    def figures(self, country: str) -> Reply | None:
        """Return the dated figures of a country; None where there are none to show."""
        rows = []
        for fact in self.words.outline.figures.get(country, ())[:MAX_FIGURES]:
            value, since = self.words.figure(country, fact), self.words.since(country, fact)
            if value and since:
                label = Block(self.words.label(country, fact))
                rows.append(self.say("ready_figure", label=label, value=Block(value), date=since))
        if not rows:
            return None
        name = Block(self.words.country(country))
        text = self.say("ready_figures", country=name, rows=Block("\n".join(rows)))
        choices = tuple(
            c for c in self._reply("ready_moves").choices if c.does != "readiness.figures"
        )
        return Reply(f"{text}\n\n{self.say('ready_disclaimer')}", choices)

    def _need(self, country: str, checked: CheckedNeed) -> str:
        facts = [Block(self.words.figure(country, fact)) for fact in checked.need.facts]
        text = self.words.line(
            "needs", checked.need.id, self.project, fact=facts[0], other=facts[-1]
        )
        since = self.words.since(country, checked.need.facts[0])
        if since is not None:
            text = self.say("ready_since", text=Block(text), date=since)
        return self.say(_NEED_REPLY[checked.truth], text=Block(text))

    def _points(self, country: str, row: CountedPoints) -> str:
        text = Block(self.words.line("points", row.group.id, self.project))
        if row.counted:
            points = Block(self.words.figure(country, row.fact))
            return self.say("ready_points_counted", text=text, points=points)
        if row.possible:
            best = max(row.group.rows, key=lambda r: self.words.number(country, r.fact))
            points = Block(self.words.figure(country, best.fact))
            return self.say("ready_points_open", text=text, points=points)
        return self.say("ready_points_none", text=text)

    def _total(self, standing: Standing) -> str:
        country = standing.route.country
        since = self.words.since(country, standing.route.threshold) or self.words.renderer.today
        values = {
            "counted": standing.counted,
            "possible": standing.possible,
            "threshold": standing.threshold,
            "date": since,
        }
        if standing.counted >= standing.threshold:
            return self.say("ready_total_enough", **values)
        enough = standing.possible >= standing.threshold
        return self.say("ready_total_open" if enough else "ready_total_short", **values)
