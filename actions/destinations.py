"""Countries to choose from: those that the content knows, but not the one people leave."""

from collections.abc import Mapping

from actions.scene import Scene
from bot.content.reply import Choice

HOME = "MAR"
FIRST = ("FRA", "ESP", "DEU", "CAN", "QUE", "BEL", "ITA", "ARE", "NLD", "SAU", "QAT", "PRT")
"""The order in which they are offered; others follow, and any may be typed by its name."""


def destinations(known: Mapping[str, object]) -> list[str]:
    """Return the codes of the countries that can be chosen, in the order of offering."""
    first = [code for code in FIRST if code in known]
    return first + [code for code in known if code not in FIRST and code != HOME]


def country_choices(
    scene: Scene, does: str, chosen: str | None = None, *, room: int, wanted: str = "country"
) -> list[Choice]:
    """Return a choice for each country, as many as there is room for."""
    sheets = scene.content.countries
    codes = [code for code in destinations(sheets) if code != chosen][:room]
    return [
        Choice(sheets[code].names.get(scene.language, code), does, {"field": wanted, "value": code})
        for code in codes
    ]
