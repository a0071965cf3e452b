"""The words of the project in one language, from `plan.yaml` and the names of the content."""

from collections.abc import Mapping
from datetime import date

from actions.mobility_plan.outline import Outline
from actions.mobility_plan.project import DESTINATION, Project
from bot.content.render import Block, Renderer
from bot.text.direction import isolate

LATIN_LEVELS = frozenset({"A1", "A2", "B1", "B2"})


class Words:
    """Names of answers, lines of the plan, figures with their dates."""

    def __init__(self, renderer: Renderer, outline: Outline, language: str) -> None:
        self.renderer = renderer
        self.outline = outline
        content = renderer.content
        source = next(iter(content.languages))
        self.language = language if language in content.plans else source
        self.data = content.plans[self.language].data

    def line(self, table: str, name: str, project: Project, **values: object) -> str:
        """Return a line of the plan, with what the person answered."""
        text = self.data[table][name]["text"]
        return self.renderer.text(self.language, text, {**self.values(project), **values})

    def title(self, table: str, name: str) -> str:
        """Return the short name of a question or a route."""
        return str(self.data[table][name]["title"])

    def question(self, question: str, project: Project) -> str:
        """Return the words of a question."""
        return self.line("asked", question, project)

    def answer(self, question: str, value: str) -> str:
        """Return what an answer is called."""
        if question == DESTINATION:
            return self.country(value)
        known = self.data["options"].get("level" if question == "english" else question, {})
        if value in known:
            return str(known[value]["text"])
        return self._trade(value) if question == "trade" else value

    def detail(self, question: str, value: str) -> str:
        """Return the longer line of an answer, where it has one."""
        known = self.data["options"].get("level" if question == "english" else question, {})
        return str(known.get(value, {}).get("more", ""))

    def country(self, code: str) -> str:
        """Return the name of a country, also of one without a sheet."""
        sheet = self.renderer.content.countries.get(code)
        if sheet is not None:
            return sheet.names.get(self.language, code)
        places = self.renderer.content.shared.get("places")
        for row in places.data["countries"] if places else ():
            if row["id"] == code:
                names = row["names"].get(self.language) or [code]
                return str(names[0])
        return code

    def language_name(self, code: str) -> str:
        """Return the name of a language."""
        return str(self.data["languages"].get(code, {}).get("text", code))

    def values(self, project: Project) -> Mapping[str, object]:
        """Return what may be said of the answers in the lines of the plan."""
        answers = project.answers
        spoken = self.outline.language_of(answers.get(DESTINATION))
        named = {q: Block(self._shown(q, v)) for q, v in answers.items()}
        country = named.pop(DESTINATION, Block(""))
        return {**named, "country": country, "language": Block(self.language_name(spoken))}

    def figure(self, country: str, fact: str) -> str:
        """Return a dated figure of a country; empty where there is none to show."""
        sheet = self.renderer.content.countries.get(country)
        known = sheet.facts.get(fact) if sheet else None
        period = known.at(self.renderer.today) if known else None
        if period is None or period.value is None:
            return ""
        if isinstance(period.value, str):
            return isolate(period.value)
        return self.renderer.text(self.language, f"{{fact:{country}.{fact}}}")

    def number(self, country: str, fact: str) -> int:
        """Return the bare number of a figure of points; 0 where there is none."""
        sheet = self.renderer.content.countries.get(country)
        known = sheet.facts.get(fact) if sheet else None
        period = known.at(self.renderer.today) if known else None
        value = period.value if period else None
        return int(value) if isinstance(value, int | float) else 0

    def since(self, country: str, fact: str) -> date | None:
        """Return the day from which a figure holds."""
        sheet = self.renderer.content.countries.get(country)
        known = sheet.facts.get(fact) if sheet else None
        period = known.at(self.renderer.today) if known else None
        return period.valid_from if period else None

    def label(self, country: str, fact: str) -> str:
        """Return what a figure is called."""
        sheet = self.renderer.content.countries[country]
        return sheet.facts[fact].label.get(self.language, fact)

    def link(self, reference: str | None, project: Project) -> str:
        """Return the address of an official page: "MAR.name", or a name for the destination."""
        if reference is None:
            return ""
        country, _, name = reference.rpartition(".")
        if not country:
            country = project.answers.get(DESTINATION, "")
            name = self.outline.countries.get(country, {}).get(name, "")
        sheet = self.renderer.content.countries.get(country)
        return sheet.links[name].url if sheet and name in sheet.links else ""

    def _shown(self, question: str, value: str) -> str:
        name = self.answer(question, value)
        return isolate(name) if value in LATIN_LEVELS else name

    def _trade(self, trade: str) -> str:
        trades = self.renderer.content.shared.get("occupations")
        for row in trades.data["occupations"] if trades else ():
            if row["id"] == trade:
                names = row["names"].get(self.language) or [trade]
                return str(names[0])
        return str(self.data["options"]["trade"]["other"]["text"])
