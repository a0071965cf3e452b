"""The talks in which what people say next is heard: danger, a fraud, an offer, trouble at work."""

from collections.abc import Mapping
from typing import Any

from actions import shelf
from actions.adapting import THERE
from actions.country_words import HOME
from actions.scene import URGENT

OFFER = "share_offer"
WORK = "ask_rights_abroad"
TALKS = {"distress": "distress", "report_fraud": "fraud", OFFER: "offer", WORK: "work"}
"""How the names of replies call a talk, by the intent of what is spoken of."""
AT_WORK = frozenset({WORK, "ask_keep_passport"})
"""Meanings of situations at work abroad: unpaid, injured, the passport kept."""
ELSEWHERE = frozenset(
    {"go_home", "exit_without_passport", "no_one_came", "captive", "arrested", "border_refused"}
)
"""Situations of danger in which whoever names a country abroad is there."""


def talk_of(topic: Mapping[str, Any]) -> str | None:
    """Return the talk in which a message is, by what was spoken of; None if it is in none.

    Who asks for the rights of workers in general is in none; who was not paid is.
    """
    intent = topic.get("intent")
    if intent in AT_WORK:
        return WORK if "situation" in topic else None
    situation = shelf.situations().get(str(topic.get("situation")))
    if intent in URGENT and situation is not None and situation.about in AT_WORK:
        return WORK
    return intent if intent in TALKS else None


def is_abroad(slots: Mapping[str, Any]) -> bool:
    """Tell whether the person is in the country abroad that was spoken of.

    Who has an offer from there, or writes for a relative, is not.
    """
    topic = slots.get("topic") or {}
    if topic.get("relative") or topic.get("intent") == OFFER:
        return False
    told = talk_of(topic) == WORK or topic.get("situation") in ELSEWHERE
    country = slots.get("country") or topic.get("country")
    lives_there = bool((slots.get("profile") or {}).get(THERE))
    return lives_there or (told and country not in (None, HOME))
