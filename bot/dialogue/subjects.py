"""What a question is about that has a name, though no intent is about it: its topic."""

from typing import Any

from actions import shelf
from actions.scene import QUESTION
from bot.dialogue.expected import NOT_UNDERSTOOD
from bot.dialogue.weighing import SMALL_TALK, asks

LEANING = 0.1
"""How much must speak for a topic that examples tell, where the model knows of nothing better …"""
LEANING_BESIDE = 0.9
"""… and where it is sure of another question …"""
SURE = 0.6
"""… which it is from this confidence."""


def subject_of(parsed: dict[str, Any]) -> str | None:
    """Return the topic that a message asks about, if it may be a question.

    Phrases name a topic for certain. What is only like examples of it gives way to a question that
    the model is sure of.
    """
    if not asks(parsed):
        return None
    text, intent = str(parsed["text"]), str(parsed["intent"]["name"])
    named = shelf.topics().find(text)
    if named is not None:
        return named
    like = shelf.topics().like(text)
    if like is None:
        return None
    confidence = float(parsed["intent"].get("confidence") or 0.0)
    unclear = parsed["intent"]["name"] in NOT_UNDERSTOOD | SMALL_TALK
    other = not unclear and confidence >= SURE and intent.startswith(QUESTION)
    return like.id if like.leaning >= (LEANING_BESIDE if other else LEANING) else None
