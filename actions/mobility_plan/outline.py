"""What is asked and what follows from it: `shared/mobility.yaml` as frozen objects."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from actions.mobility_plan.conditions import When, holds
from bot.content.model import Snapshot

DOCUMENT = "mobility"
DEFAULT_LANGUAGE = "en"
"""The language asked for where a destination is not in the file."""
HOME = "MAR"
"""Not a destination: people say where they are."""


@dataclass(frozen=True)
class Asked:
    """A question: its kind, the answers to choose from, and after which answers it is asked."""

    id: str
    kind: str
    options: tuple[str, ...]
    only: When = field(default_factory=dict)


@dataclass(frozen=True)
class Entry:
    """A line of the plan, said when its condition fits."""

    id: str
    when: When
    link: str | None = None


@dataclass(frozen=True)
class Need:
    """A condition of a route; `check` where a fitting answer is still to be proved."""

    id: str
    any: tuple[When, ...]
    facts: tuple[str, ...]
    check: bool = False


@dataclass(frozen=True)
class PointsRow:
    """Points for one of these answers; asked of nobody where `any` is empty."""

    any: tuple[When, ...]
    fact: str


@dataclass(frozen=True)
class PointsGroup:
    """Rows of which the first that fits counts."""

    id: str
    rows: tuple[PointsRow, ...]


@dataclass(frozen=True)
class Route:
    """A way into a country whose conditions and points are counted openly."""

    id: str
    country: str
    link: str
    needs: tuple[Need, ...]
    threshold: str
    points: tuple[PointsGroup, ...]


@dataclass(frozen=True)
class Outline:
    """The whole file."""

    asked: tuple[Asked, ...]
    countries: Mapping[str, Mapping[str, str]]
    language_undecided: str
    have: tuple[Entry, ...]
    missing: tuple[Entry, ...]
    steps: tuple[Entry, ...]
    ask: tuple[Entry, ...]
    routes: tuple[Route, ...]
    figures: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, content: Snapshot) -> "Outline":
        """Read the file of a snapshot; raises `KeyError` for content without it."""
        data = content.shared[DOCUMENT].data
        return cls(
            asked=tuple(
                Asked(row["id"], row["kind"], tuple(row["options"]), row.get("only", {}))
                for row in data["asked"]
            ),
            countries=data["countries"],
            language_undecided=data["language_undecided"],
            have=_entries(data["have"]),
            missing=_entries(data["missing"]),
            steps=_entries(data["steps"]),
            ask=_entries(data["ask"]),
            routes=tuple(_route(row) for row in data["routes"]),
            figures={code: tuple(names) for code, names in data["figures"].items()},
        )

    def question(self, question_id: str) -> Asked | None:
        """Return the question of that id, if there is one."""
        return next((asked for asked in self.asked if asked.id == question_id), None)

    def applicable(self, answers: Mapping[str, str]) -> tuple[Asked, ...]:
        """Return the questions that are asked after these answers."""
        return tuple(asked for asked in self.asked if holds(asked.only, answers))

    def language_of(self, country: str | None) -> str:
        """Return the language that a destination is asked for."""
        if country is None:
            return self.language_undecided
        return self.countries.get(country, {}).get("language", DEFAULT_LANGUAGE)


def _entries(rows: list[dict[str, Any]]) -> tuple[Entry, ...]:
    return tuple(Entry(row["id"], row["when"], row.get("link")) for row in rows)


def _route(row: dict[str, Any]) -> Route:
    return Route(
        id=row["id"],
        country=row["country"],
        link=row["link"],
        needs=tuple(
            Need(n["id"], tuple(n["any"]), tuple(n["facts"]), n.get("check", False))
            for n in row["needs"]
        ),
        threshold=row["threshold"],
        points=tuple(
            PointsGroup(
                g["id"], tuple(PointsRow(tuple(r.get("any", ())), r["fact"]) for r in g["rows"])
            )
            for g in row["points"]
        ),
    )
