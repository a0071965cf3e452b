"""What is said of a country, as a turn needs it: its name, its sheet, whom to call there."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from actions.scene import Scene
from bot.content.model import Status
from bot.content.names import country_names
from bot.content.render import Block
from bot.content.reply import Reply
from bot.content.sheet import Sheet

HOME = "MAR"
HELP = "help"
"""The section of a country sheet that says whom to call there."""


NOT = frozenset(
    {
        "pas",
        "machi",
        "mashi",
        "ماشي",
        "ليس",
        "لست",
        "مشي",
        "not",
        "oublie",
        "oubliez",
        "nsa",
        "nsay",
    }
    | {"nsaw", "forget", "انسوا", "انسى", "نسا", "نساو", "بلاش"}
)
WORDS_BEFORE = 2
"""Words before the name of a country among which a "not" denies it."""
ABROAD, EMBASSY = "abroad_", "embassy_"
"""How contacts of the sheet of home begin that are numbers of a country without a sheet, or its
embassy, before the code of the country."""

_OF_ONE_COUNTRY = re.compile(r"[^{}]*\{(?:contact|link):([A-Z]{3})\.[a-z_]+\}")
"""A line that is no more than a number, or an address, of one country."""
_ASKS_COUNTRY = re.compile(
    r"[^{}]*(?:\bpays\b|بلد)[^{}]*[?؟]|(?:Dites-moi|قولوا لي)[^{}]*(?:\bpays\b|بلد)[^{}]*"
)
"""A line that asks in which country it is, or to be told."""


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


def _denied(text: str, start: object, behind: int = 0) -> bool:
    """Tell whether the words right before a name, and behind the last one, say it is not meant."""
    before = text[behind : start if isinstance(start, int) else 0].lower().split()
    return not NOT.isdisjoint(before[-WORDS_BEFORE:])


def without_denied(found: list[dict[str, Any]], text: str) -> list[dict[str, Any]]:
    """Return entities without the countries that are not meant, beside one that is.

    "Machi beljika, talya": of one country alone a "not" may deny something else.
    """
    places = sorted((e for e in found if e["entity"] == "country"), key=lambda e: e["start"])
    behind = (0, *(place["end"] for place in places))
    denied = [e for e, end in zip(places, behind, strict=False) if _denied(text, e["start"], end)]
    return [e for e in found if e not in denied] if len(denied) < len(places) else found


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


def embassy(scene: Scene, country: str) -> str | None:
    """Return the embassy that answers for a country without a sheet, if it is known."""
    name = EMBASSY + country.lower()
    if name not in scene.content.countries[HOME].contacts:
        return None
    return scene.renderer.text(scene.language, f"{{contact:{HOME}.{name}}}")


def said_there(
    scene: Scene, reply_id: str, country: str | None, *, numbers_told: bool = False
) -> Reply:
    """Return a reply as it is said to somebody whose country abroad is known.

    Numbers of other countries are of no use there, and the country is not asked for again.

    Args:
        scene: The turn.
        reply_id: The reply.
        country: The country; where it is None, all is said.
        numbers_told: Whether the numbers of the country itself stand before it.
    """
    reply = scene.content.reply(scene.language, reply_id)
    if country is None or reply is None or reply.plural is not None:
        return scene.reply(reply_id)
    here = {HOME} if numbers_told else {HOME, country}
    lines = [line for line in reply.text.split("\n") if _is_said_in(line, here)]
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines).strip())
    return Reply(scene.renderer.text(scene.language, text), reply.choices)


def _is_said_in(line: str, countries: set[str]) -> bool:
    """Tell whether a line is of use where only some countries matter."""
    of_one = _OF_ONE_COUNTRY.fullmatch(line)
    return _ASKS_COUNTRY.fullmatch(line) is None and (
        of_one is None or of_one.group(1) in countries
    )
