"""The talks in which what people say next is heard: danger, a fraud, an offer, trouble at work."""

from collections.abc import Mapping
from typing import Any

from actions import shelf
from actions.scene import URGENT

OFFER = "share_offer"
WORK = "ask_rights_abroad"
TALKS = {"distress": "distress", "report_fraud": "fraud", OFFER: "offer", WORK: "work"}
"""How the names of replies call a talk, by the intent of what is spoken of."""
AT_WORK = frozenset({WORK, "ask_keep_passport"})
"""Meanings of situations at work abroad: unpaid, injured, the passport kept."""


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
