"""Whether a typed message speaks to the form of the mobility project that was just shown."""

from collections.abc import Mapping
from typing import Any

from actions import shelf
from actions.mobility_plan import Project
from actions.scene import PLAN_PENDING, URGENT

SAID_TO_PLAN = "plan.say"
"""The deed of a message that does; the action hears it again, with its words."""


def speaks_to_plan(parsed: Mapping[str, Any], slots: Mapping[str, Any]) -> bool:
    """Tell whether a message answers, corrects or steers the form; danger never does."""
    if (slots.get("pending") or {}).get("kind") != PLAN_PENDING:
        return False
    intent = str(parsed["intent"]["name"] or "")
    if intent in URGENT:
        return False
    project = Project.from_json(slots.get("plan"))
    return shelf.ear().hear(parsed["text"], intent, parsed["entities"], project) is not None


def said_to_plan(parsed: Mapping[str, Any]) -> dict[str, Any]:
    """Return such a message in the form of Rasa's NLU result, with what the model made of it."""
    told = {"does": SAID_TO_PLAN, "intent": str(parsed["intent"]["name"] or "")}
    own = [{"entity": name, "value": value} for name, value in told.items()]
    return {
        "text": parsed["text"],
        "intent": {"name": "press", "confidence": 1.0},
        "intent_ranking": [],
        "entities": [*own, *parsed["entities"]],
    }
