"""The mobility project: every name in `shared/mobility.yaml` has its words, figure or page."""

from collections.abc import Iterable, Iterator
from typing import Any

from bot.content.checks.base import Context
from bot.content.document import Document, Keys
from bot.content.model import Country
from bot.content.problems import Level, Problem

_TABLES = ("asked", "have", "missing", "steps", "ask")


class Projects:
    """Names in the outline of the project against words, figures and links."""

    def run(self, context: Context) -> Iterator[Problem]:
        """Return every name that leads to nothing."""
        outline = context.files.get("shared/mobility.yaml")
        if outline is None:
            return
        yield from self._words(context, outline)
        yield from self._places(context, outline)

    def _words(self, context: Context, outline: Document) -> Iterator[Problem]:
        for plan in context.content.plans.values():
            for table in _TABLES:
                ids = {row["id"] for row in outline.data[table]}
                yield from _lacking(plan, ids, table)
            for asked in outline.data["asked"]:
                if asked["kind"] in {"option", "level"} and asked["id"] != "english":
                    yield from _lacking(plan, asked["options"], "options", asked["id"])
            routes = outline.data["routes"]
            yield from _lacking(plan, (r["id"] for r in routes), "routes")
            yield from _lacking(plan, (n["id"] for r in routes for n in r["needs"]), "needs")
            yield from _lacking(plan, (g["id"] for r in routes for g in r["points"]), "points")

    def _places(self, context: Context, outline: Document) -> Iterator[Problem]:
        data, countries = outline.data, context.content.countries
        for code, names in data["figures"].items():
            yield from _facts(outline, countries.get(code), names, "figures", code)
        for index, route in enumerate(data["routes"]):
            names = [route["threshold"], *(f for n in route["needs"] for f in n["facts"])]
            names += [row["fact"] for group in route["points"] for row in group["rows"]]
            sheet = countries.get(route["country"])
            yield from _facts(outline, sheet, names, "routes", index)
            yield from _links(outline, sheet, [route["link"]], "routes", index)
        for code, row in data["countries"].items():
            links = [row[key] for key in ("jobs", "recognition") if key in row]
            yield from _links(outline, countries.get(code), links, "countries", code)
        for index, step in enumerate(data["steps"]):
            country, _, name = step.get("link", "").rpartition(".")
            if country:
                yield from _links(outline, countries.get(country), [name], "steps", index)


def _lacking(plan: Document, ids: Iterable[str], *keys: str) -> Iterator[Problem]:
    table: Any = plan.data
    for key in keys:
        table = table.get(key, {})
    for name in ids:
        if name not in table:
            what = f"{'.'.join(keys)} has no words for {name!r}"
            yield plan.problem(Level.ERROR, what, "add them, or correct the name", *keys)


def _facts(
    outline: Document, sheet: Country | None, names: Iterable[str], *keys: Any
) -> Iterator[Problem]:
    yield from _known(outline, sheet.facts if sheet else {}, names, "figure", keys)


def _links(
    outline: Document, sheet: Country | None, names: Iterable[str], *keys: Any
) -> Iterator[Problem]:
    yield from _known(outline, sheet.links if sheet else {}, names, "link", keys)


def _known(
    outline: Document, known: Iterable[str], names: Iterable[str], kind: str, keys: Keys
) -> Iterator[Problem]:
    for name in names:
        if name not in known:
            what = f"there is no {kind} {name!r} in the country sheet"
            yield outline.problem(Level.ERROR, what, "add it, or correct the name", *keys)
