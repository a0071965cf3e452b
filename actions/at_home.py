"""Who is still at home: before a boat, pushed to leave, or blackmailed by somebody far away.

The country that such a message names is where one would go, or where the work was promised: its
numbers, its quota and its airport are of no use to whoever is in Morocco tonight.
"""

import re
from collections.abc import Mapping
from typing import Any

from actions import shelf
from actions.adapting import THERE
from actions.country_words import HOME, named_abroad
from actions.scene import URGENT, Scene
from actions.talks import WORK, talk_of

CROSSING, CHILD_LEAVES = "crossing", "minor_leaving"
"""The situation of whoever is about to cross the sea, and the same of somebody under 18."""
MINOR, MINOR_WORK = "minor", "minor_work"
"""Situations in which an age is told, beside which a boat is the graver word."""
BEFORE_LEAVING = frozenset({CHILD_LEAVES})
"""Situations that are told of somebody who is still here, whoever tells it."""
AT_HOME = BEFORE_LEAVING | {CROSSING, MINOR, "forced_to_go", "blackmail", "photos_online"}
"""Situations of whoever is at home, unless they say that they are abroad."""
ELSEWHERE = frozenset({"stranger_bag", "stranger_ticket", "leaving_soon"})
"""Situations whose country is where one would go: who is in danger abroad is not there yet."""
NAMES_HOME = frozenset({"embassy", "number_from_here", "morocco_save", "who_handles_here"})
"""Asks that name Morocco ("a Moroccan embassy"): where somebody is held is known all the same."""
_IS_THERE = re.compile(
    r"(?:\b(?:je suis|j ?suis|chuis?|suis|on est|rani|ana|i ?'?a?m|we are)\s+(?:\w+\s+)?"
    r"(?:a|à|au|aux|en|f|fi|fe|in)|(?<!\w)(?:أنا|انا|راني|نحن|حنا)\s+(?:\w+\s+)?(?:في|ف)?)\s*$",
    re.IGNORECASE,
)
"""Words right before the country where somebody is: "je suis à", "rani f", «أنا في»."""
_GOES_THERE = re.compile(
    r"(?:\b(?:transport\w*|port(?:er|e)|livr\w+|emmen\w*|amen\w*|partir|aller|passer|travers\w+"
    r"|n?d+i|nwes+el|nhez+|nmchi|ndouz|carry|bring|take|go)"
    r"|(?<!\w)(?:نقل|أنقل|حمل|أحمل|أذهب|أسافر|ندي|نوصل|نهز|نمشي|ندوز))\b[^.!?؟،,\n]{0,30}$",
    re.IGNORECASE,
)
"""Words before a country where something, or somebody, is to be taken: "porter un sac en …"."""


def where(scene: Scene, case: str | None = None, *, another: bool | None = None) -> str | None:
    """Return the country abroad that a message names, or that was spoken of; and remember it."""
    topic: Mapping[str, Any] = scene.slots.get("topic") or {}
    of = bool(topic.get("relative")) if another is None else another
    if stays_home(scene, case or topic.get("situation"), another=of):
        scene.set("country", None)
        return None
    named = named_abroad(scene.entities, scene.text)
    homeward = shelf.has_words("homeward", scene.text)  # "how do I get back to Morocco?"
    leads_home = homeward or scene.entity("question") in NAMES_HOME
    if named is None and scene.entity("country") == HOME and not leads_home:  # "I am in Casablanca"
        if scene.intent in URGENT or topic.get("intent") in URGENT:
            scene.set("country", None)
        if talk_of(topic) != WORK:  # who is back is still owed the wages of the country abroad
            return None
    held = topic.get("intent") in URGENT and scene.country not in (None, HOME)
    goes = held and (case in ELSEWHERE or _goes_there(scene)) and not _is_abroad(scene)
    country = scene.country if goes else named or scene.country
    if country == HOME:  # an offer of work in Morocco: its numbers stand in the replies themselves
        return None
    if country:
        scene.set("country", country)
    return country


def stays_home(scene: Scene, case: str | None, *, another: bool) -> bool:
    """Tell whether the country that is named is none where somebody is.

    Args:
        scene: The turn.
        case: The situation that is told, or that is spoken of.
        another: Whether somebody writes for another, who may be elsewhere.
    """
    if case in BEFORE_LEAVING:
        return not _is_abroad(scene)
    return case in AT_HOME and not another and not _is_abroad(scene)


def of_a_child(name: str, text: str, *, young: bool) -> str:
    """Return the situation that is told: the boat of somebody under 18 is the gravest of boats."""
    if name == MINOR and shelf.whom().tells_own_age(text):
        other = shelf.situations().find(text, (MINOR, MINOR_WORK))
        name = CROSSING if other is not None and other.id == CROSSING else name
    return CHILD_LEAVES if name == CROSSING and young else name


def _is_abroad(scene: Scene) -> bool:
    """Tell whether the writer says, or said, that they are abroad."""
    if (scene.slots.get("profile") or {}).get(THERE) or shelf.whom().lives_abroad(scene.text):
        return True
    places = (entity for entity in scene.entities if entity.get("entity") == "country")
    return any(_IS_THERE.search(scene.text[: entity.get("start") or 0]) for entity in places)


def _goes_there(scene: Scene) -> bool:
    """Tell whether a message names a country as where to go, or to take something."""
    places = (entity for entity in scene.entities if entity.get("entity") == "country")
    return any(_GOES_THERE.search(scene.text[: entity.get("start") or 0]) for entity in places)
