"""Whether a typed message speaks to the form of the mobility project that was just shown."""

from collections.abc import Mapping
from typing import Any

from actions import shelf
from actions.mobility_plan import Project
from actions.mobility_plan.hearing import UNSURE, WORDS_OF_FORM
from actions.scene import PLAN_PENDING, URGENT
from bot.dialogue.expected import PRESS

COUNTED = frozenset({"experience", "age"})
"""Questions of the form that are answered by a number of years."""
SAID_TO_PLAN = "plan.say"
"""The deed of a message that does; the action hears it again, with its words."""
SURE = 0.6
"""Score from which a word on the form ("go back") is believed to be one."""
SURE_OF_SKIPPING = 0.9
"""The same for a word that would pass a question over, and could be an answer as well."""


def speaks_to_plan(parsed: Mapping[str, Any], slots: Mapping[str, Any]) -> bool:
    """Tell whether a message answers, corrects or steers the form.

    Danger never does, unless the model only suspects it in words that answer a question of
    the form ("le plus vite possible").
    """
    if (slots.get("pending") or {}).get("kind") != PLAN_PENDING:
        return False
    project = Project.from_json(slots.get("plan"))
    said = (parsed["text"], _meant(parsed), parsed["entities"])
    heard = shelf.ear().hear(*said, project, shelf.today())
    if parsed["intent"]["name"] in URGENT:
        weak = float(parsed["intent"].get("confidence") or 0.0) < SURE
        return weak and heard is not None and bool(heard.answers)
    return heard is not None


def is_quantity(text: str, slots: Mapping[str, Any]) -> bool:
    """Tell whether a number answers how many years, and names no choice by its place."""
    if (slots.get("pending") or {}).get("kind") != PLAN_PENDING:
        return False
    return Project.from_json(slots.get("plan")).open in COUNTED and text.strip().isdigit()


def said_to_plan(parsed: Mapping[str, Any]) -> dict[str, Any]:
    """Return such a message in the form of Rasa's NLU result, with what the model made of it."""
    told = {"does": SAID_TO_PLAN, "intent": _meant(parsed)}
    own = [{"entity": name, "value": value} for name, value in told.items()]
    return {
        "text": parsed["text"],
        "intent": {"name": PRESS, "confidence": 1.0},
        "intent_ranking": [],
        "entities": [*own, *parsed["entities"]],
    }


def _meant(parsed: Mapping[str, Any]) -> str:
    """Return the intent that counts: a word on the form only where the model is sure of it."""
    intent = str(parsed["intent"]["name"] or "")
    wish = WORDS_OF_FORM.get(intent)
    least = SURE_OF_SKIPPING if wish in {"skip", "kindly"} else SURE
    weak = wish is not None and float(parsed["intent"].get("confidence") or 0.0) < least
    return UNSURE if weak else intent
