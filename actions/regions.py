"""Where people say that they would go when they name no single country: a region, or two countries.

"The Gulf" is the Emirates, Saudi Arabia, Qatar, as far as content speaks of them, and never the
countries that most people go to; "Qatar or the Emirates" is both.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from actions import shelf
from actions.country_words import abroad
from actions.destinations import destinations
from actions.scene import Scene
from bot.content.model import Snapshot
from bot.text.folding import fold, fold_with_positions
from bot.text.gazetteer import Gazetteer

NO_PLACE = frozenset({"SCHENGEN", "MAGHREB"})
"""Regions whose names say something else: a visa, and where people are."""
REGION = "region"
"""The key of a topic that was answered for a region: the next question is about it too."""
JOINS = "joins_places"
"""The list of words that may stand between two countries of which either is meant."""


class Region(NamedTuple):
    """A region in a message.

    Attributes:
        id: Its name in `places.yaml`.
        start: Where its name begins in the message …
        end: … and ends.
    """

    id: str
    start: int
    end: int


class Regions:
    """The regions of one content snapshot."""

    def __init__(self, content: Snapshot) -> None:
        """Take their names; a folder without the file has none."""
        document = content.shared.get("places")
        rows = list(document.data.get("regions", ())) if document is not None else []
        self._rows = {row["id"]: row for row in rows if row["id"] not in NO_PLACE}
        self._names = Gazetteer(
            (region, form)
            for region, row in self._rows.items()
            for forms in row["names"].values()
            for form in forms
        )

    def find(self, text: str) -> list[Region]:
        """Return the regions that a message names, from left to right."""
        folded = fold_with_positions(text)
        return [
            Region(match.id, *folded.span(match.start, match.end))
            for match in self._names.find(folded)
        ]

    def countries(self, region: str) -> tuple[str, ...]:
        """Return the codes of the countries of a region."""
        return tuple(self._rows.get(region, {}).get("countries", ()))

    def title(self, region: str, language: str) -> str:
        """Return the name of a region."""
        return str(self._rows[region]["names"][language][0])


def of_region(region: str) -> list[str]:
    """Return the countries of a region of which content speaks, in the order of offering."""
    within = shelf.regions().countries(region)
    return [code for code in destinations(shelf.content().countries) if code in within]


def region_of(scene: Scene) -> str | None:
    """Return the region that a message is about, if no country of it is spoken of already."""
    found = shelf.regions().find(scene.text) if scene.text else []
    if found:
        region = found[0].id
        return None if scene.country in shelf.regions().countries(region) else region
    before = scene.slots.get("topic") or {}
    return before.get(REGION) if scene.text and not scene.country else None


def either(entities: Iterable[Mapping[str, Any]], text: str) -> list[str]:
    """Return the countries of a message that names two or three side by side, or none.

    Who says where they are and where they would go names two that are not side by side.
    """
    named = [e for e in entities if e.get("entity") == "country" and "start" in e]
    named = sorted((e for e in named if abroad(e["value"])), key=lambda e: int(e["start"]))
    found: list[Mapping[str, Any]] = []
    for entity in named:
        if found and not is_join(text[int(found[-1]["end"]) : int(entity["start"])]):
            found = []
        found.append(entity)
    codes = list(dict.fromkeys(str(e["value"]) for e in found))
    return codes if len(codes) > 1 and set(codes) != {"CAN", "QUE"} else []


def with_others(parsed: Mapping[str, Any]) -> dict[str, str]:
    """Return the countries that stand beside the first, as an argument of a deed, or nothing."""
    others = either(parsed["entities"], str(parsed["text"]))[1:]
    return {"also": ",".join(others)} if others else {}


def is_join(between: str) -> bool:
    """Tell whether nothing but "or", "and" and the like stands between two places."""
    words = fold(between).replace(",", " , ").replace("/", " / ").split()
    known = {fold(form) for row in shelf.content().list_items(JOINS) for form in row["forms"]}
    return all(word in known for word in words)
