"""Two questions in one message: "combien ça coûte et qui paye ?", "ch7al w imta?".

Each half (`halves.py`) is understood for itself, the second right after the first; only where both
are heard as answers that differ, and enough speaks for each, both are given.
"""

from collections.abc import Mapping
from typing import Any

from actions import shelf
from actions.country_words import named_abroad
from actions.glue_answers import BESIDE_DANGER
from actions.scene import QUESTION, SECOND, URGENT
from actions.talks import OFFER
from bot.content.reply import Choice
from bot.dialogue.context import Context
from bot.dialogue.corrected import BLAMES, CORRECTS
from bot.dialogue.expected import NOT_UNDERSTOOD, PRESS, as_press
from bot.dialogue.openings import Understand
from bot.dialogue.subjects import PERHAPS
from bot.dialogue.trades import with_trade

SURE, SURE_OF_FEW, FEW_WORDS = 0.6, 0.75, 3
"""Confidence from which a half is the question that the model hears, and one of a few words …"""
LEANS = 0.3
"""… or how much must speak for the answer whose examples it is like, where it is not named."""
SHOW = "answer.show"
OF_RIHLA = ("rihla_", "data_", "ask_privacy")
"""How the names of answers about Rihla itself begin: few ask of it beside a question of ours."""
KEPT = (CORRECTS, BLAMES)
"""What is known of the whole message."""

Parsed = dict[str, Any]


async def both_asked(
    understand: Understand,
    context: Context,
    meant: Parsed,
    slots: Mapping[str, Any],
) -> Parsed:
    """Return a message as its first question, with the second beside it, if it asks two.

    Never in danger, after a fraud or for an offer.

    Args:
        understand: What the model makes of a text.
        context: What tells a meaning in the light of what was said.
        meant: What the whole message means.
        slots: What is known of the conversation.
    """
    text, topic = str(meant["text"]), slots.get("topic") or {}
    whole = _answer(meant)
    if not text or _is_grave(topic) or (whole is None and not _is_unclear(meant)):
        return meant
    if shelf.situations().find(text) is not None:
        return meant
    for left, right in context.halves.of(text):
        first = await _heard(understand, context, left, slots)
        if first is None:
            continue
        country = _country(first) or slots.get("country")
        alone = {**slots, "topic": None, "country": country}
        after = {**alone, "topic": {"intent": _answer(first), "country": country}}
        second = await _heard(understand, context, right, after)
        second = second or await _heard(understand, context, right, alone)
        if second is None or _answer(second) == _answer(first):
            continue
        named = _country(second)
        if named and country and named != country:
            continue
        told = {"intent": _answer(second), "country": named or country, "text": right}
        kept = {key: meant[key] for key in KEPT if key in meant}
        beside = {"entity": SECOND, "value": told}
        pressed = _pressed(first)
        return {**pressed, **kept, "entities": [*pressed["entities"], beside]}
    return meant


async def _heard(
    understand: Understand, context: Context, text: str, slots: Mapping[str, Any]
) -> Parsed | None:
    """Return what a half means, if it is an answer for which enough speaks."""
    parsed = await understand(text)
    settled = context.settle(parsed, slots)
    answer = _answer(settled)
    if answer is None or settled.get(PERHAPS) or answer.startswith(OF_RIHLA):
        return None
    intent, topics = parsed["intent"], shelf.topics()
    least = SURE if len(text.split()) > FEW_WORDS else SURE_OF_FEW
    sure = float(intent.get("confidence") or 0.0) >= least and intent["name"] == answer
    like = topics.like(text)
    leans = like is not None and like.id == answer and like.leaning >= LEANS
    return settled if sure or leans or topics.find(text) == answer else None


def _pressed(parsed: Parsed) -> Parsed:
    """Return a question as the deed that answers it."""
    if parsed["intent"]["name"] == PRESS:
        return parsed
    country = named_abroad(parsed["entities"])
    args = {"intent": str(parsed["intent"]["name"])} | ({"country": country} if country else {})
    return as_press(parsed, Choice(str(parsed["text"]), SHOW, args | with_trade(parsed)))


def _answer(meant: Mapping[str, Any]) -> str | None:
    """Return the name of the answer that a message asks for, if it asks for one."""
    told = {entity["entity"]: entity["value"] for entity in meant["entities"]}
    name = str(meant["intent"]["name"])
    if "situation" in told:
        return None
    if name == PRESS:
        return str(told["intent"]) if told.get("does") == SHOW else None
    return name if name.startswith(QUESTION) else None


def _country(meant: Mapping[str, Any]) -> str | None:
    """Return the country that a message names."""
    told = {entity["entity"]: entity["value"] for entity in meant["entities"]}
    return told.get("country") if "does" in told else named_abroad(meant["entities"])


def _is_unclear(meant: Mapping[str, Any]) -> bool:
    return meant["intent"]["name"] in NOT_UNDERSTOOD


def _is_grave(topic: Mapping[str, Any]) -> bool:
    urgent = topic.get("intent") in URGENT | {OFFER}
    return urgent or bool(topic.get("offer") or topic.get(BESIDE_DANGER) or topic.get("situation"))
