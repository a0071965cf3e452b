"""What is said of a country, as a turn needs it: its name, its sheet, whom to call there."""

from collections.abc import Iterable, Mapping
from typing import Any

from actions.scene import Scene
from bot.content.model import Status
from bot.content.names import country_names
from bot.content.render import Block
from bot.content.sheet import Sheet

HOME = "MAR"
HELP = "help"
"""The section of a country sheet that says whom to call there."""


NOT = frozenset({"pas", "machi", "mashi", "ماشي", "ليس", "لست", "مشي", "not"})
WORDS_BEFORE = 2
"""Words before the name of a country among which a "not" denies it."""
ABROAD, EMBASSY = "abroad_", "embassy_"
"""How contacts of the sheet of home begin that are numbers of a country without a sheet, or its
embassy, before the code of the country."""


def abroad(country: str | None) -> str | None:
    """Return a country, unless it is the one where people are ("à Casablanca")."""
    return country if country != HOME else None


def named_abroad(entities: Iterable[Mapping[str, Any]], text: str = "") -> str | None:
    """Return the first country among entities that is not home.

    Whoever says where they live and where they would like to go names two; "not in Dubai" names
    none.
    """
    named = [e for e in entities if e.get("entity") == "country" and e.get("value")]
    meant = (str(e["value"]) for e in named if not _denied(text, e.get("start")))
    return next((code for code in meant if abroad(code)), None)


def _denied(text: str, start: object) -> bool:
    """Tell whether the words right before a name say that it is not meant."""
    before = text[: start if isinstance(start, int) else 0].lower().split()
    return not NOT.isdisjoint(before[-WORDS_BEFORE:])


def country_name(scene: Scene, country: str) -> Block:
    """Return the name of a country in the language of the scene."""
    return Block(country_names(scene.content, scene.language).get(country, country))


def find_sheet(scene: Scene, code: str | None) -> Sheet | None:
    """Return the published sheet of a country, in the source language where it lacks."""
    for language in (scene.language, next(iter(scene.content.languages))):
        sheet = scene.content.sheets.get(language, {}).get(code or "")
        if sheet is not None and sheet.status is Status.PUBLISHED:
            return sheet
    return None


def section_text(scene: Scene, sheet: Sheet, position: int) -> str:
    """Return the words of a section under the name of its country."""
    section = sheet.sections[position]
    return scene.words(
        "part_sheet_section",
        country=country_name(scene, sheet.id),
        title=Block(section.title),
        text=Block(scene.renderer.text(scene.language, section.text)),
    )


def help_section(scene: Scene, country: str) -> str | None:
    """Return whom to call in a country: its sheet, numbers known of it, or the EU's."""
    sheet = find_sheet(scene, country)
    position = sheet.position(HELP) if sheet is not None else None
    if sheet is not None and position is not None:
        return section_text(scene, sheet, position)
    begins = tuple(f"{kind}{country.lower()}" for kind in (ABROAD, EMBASSY))
    known = [name for name in scene.content.countries[HOME].contacts if name.startswith(begins)]
    name = country_name(scene, country)
    if not known:
        in_union = any(row["id"] == country for row in scene.content.list_items("eu_countries"))
        return scene.words("part_help_union", country=name) if in_union else None
    rows = "\n".join(f"• {{contact:{HOME}.{contact}}}" for contact in known)
    numbers = Block(scene.renderer.text(scene.language, rows))
    return scene.words("part_help_abroad", country=name, numbers=numbers)
