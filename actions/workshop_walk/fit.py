"""What of the workshop follows a person's project: the order, an example, a country's facts.

Nothing is hidden: what is not for the person comes later, never not at all.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from actions.workshop_walk.profile import Profile
from bot.content.model import Module, Status
from bot.content.render import Block, Renderer
from bot.content.reply import Choice

SHOWN_FACTS = 2


class Fit:
    """Fits the walk in one language to one person."""

    def __init__(self, renderer: Renderer, language: str, profile: Profile) -> None:
        self.renderer = renderer
        self.language = language
        self.profile = profile
        self.content = renderer.content
        self._adapt = _data(self.content.shared.get("adapt"))

    def order(self, modules: Sequence[Module]) -> tuple[Module, ...]:
        """Return the modules, those that the stage needs first; all of them."""
        stages = {row["id"]: row["first"] for row in self._adapt.get("stages", ())}
        first = stages.get(self.profile.stage or "", ())
        place = {module_id: position for position, module_id in enumerate(first)}
        return tuple(sorted(modules, key=lambda m: (place.get(m.id, len(place)), m.order)))

    def beside(self, module: Module) -> str:
        """Return what stands beside the first screen of a module for this person, if anything."""
        lines = [*self._facts(module.id), *self._example(module.id)]
        if not lines:
            return ""
        return self._words("walk_for_you", who=self.summary(), text="\n".join(lines))

    def country_choice(self, module: Module) -> tuple[Choice, ...]:
        """Return the choice that leads from a module to what it means in the destination."""
        code = self.profile.destination or ""
        for intent in self._module(module.id).get("answers", ()):
            answer = self.content.answers.get(self.language, {}).get(intent)
            if answer and answer.status is Status.PUBLISHED and code in answer.countries:
                args = {"intent": intent, "country": code}
                return (Choice(self._country(code), "answer.country", args),)
        return ()

    def summary(self) -> str:
        """Return the destination, the trade's family and the stage, as far as they are known."""
        profile = self.profile
        known = [
            self._country(profile.destination or ""),
            self._named("family", self.family()),
            self._named("stage", profile.stage),
        ]
        return " · ".join(word for word in known if word)

    def family(self) -> str | None:
        """Return the family of trades that the person's trade belongs to."""
        families: Iterable[Mapping[str, Any]] = self._adapt.get("families", ())
        return next((row["id"] for row in families if self.profile.trade in row["trades"]), None)

    def _facts(self, module_id: str) -> list[str]:
        sheet = self.content.countries.get(self.profile.destination or "")
        if sheet is None:
            return []
        lines = []
        for name in self._module(module_id).get("facts", ()):
            fact = sheet.facts.get(name)
            period = fact.at(self.renderer.today) if fact else None
            if fact is None or period is None or period.value is None:
                continue
            value = self.renderer.text(self.language, f"{{fact:{sheet.id}.{name}}}")
            label = Block(fact.label.get(self.language, name))
            lines.append(self._words("walk_fact", label=label, value=value, date=period.valid_from))
        return lines[:SHOWN_FACTS]

    def _example(self, module_id: str) -> list[str]:
        family = self.family()
        if family is None:
            return []
        rows = self.content.examples.get(self.language, ())
        return [row.text for row in rows if (row.family, row.module) == (family, module_id)][:1]

    def _module(self, module_id: str) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self._adapt.get("modules", {}).get(module_id, {})
        return found

    def _country(self, code: str) -> str:
        sheet = self.content.countries.get(code)
        return sheet.names.get(self.language, code) if sheet else ""

    def _named(self, prefix: str, name: str | None) -> str:
        reply_id = f"{prefix}_{name}"
        known = name and self.content.reply(self.language, reply_id) is not None
        return self._words(reply_id) if known else ""

    def _words(self, reply_id: str, **values: object) -> str:
        blocks = {k: Block(v) if isinstance(v, str) else v for k, v in values.items()}
        return self.renderer.words(self.language, reply_id, **blocks)


def _data(document: Any) -> Mapping[str, Any]:
    found: Mapping[str, Any] = document.data if document else {}
    return found
