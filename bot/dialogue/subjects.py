"""What a question is about that has a name, though no intent is about it: its topic."""

from collections.abc import Mapping
from typing import Any

from actions import shelf
from actions.country_words import named_abroad
from actions.scene import QUESTION, URGENT
from bot.dialogue.expected import NOT_UNDERSTOOD
from bot.dialogue.weighing import DISTRESS, asks

NOTHING = "out_of_scope"
LEANING = 0.3
"""How much must speak for a topic that examples tell, where the model knows of nothing better …"""
LEANING_BESIDE = 0.9
"""… and where it is sure of another question, or that the message is about something else …"""
SURE, SURE_OF_NOTHING = 0.6, 0.8
"""… which it is from these confidences."""
MIN_WORDS = 3
"""Fewer words are like examples of anything."""
LIKELIEST, STANDS_OUT = 0.28, 1.5
"""Confidence of a question that is answered though it is not sure, being so many times as likely as
the next …"""
LIKELY_ENOUGH = 0.45
"""… or so likely."""
FALLBACK = "nlu_fallback"
OTHER_TALKS = URGENT | {"share_offer"}
"""Talks of which what is not understood is a word on them."""
PERHAPS = "perhaps"
"""The key of a message whose meaning is only likely, which is said."""


def named_subject(parsed: dict[str, Any]) -> str | None:
    """Return the topic that the words of a message name, if it may be a question."""
    return shelf.topics().find(str(parsed["text"])) if asks(parsed) else None


def likely_subject(parsed: dict[str, Any]) -> str | None:
    """Return the topic whose examples a message is like, if it may be a question.

    It gives way to what the model is sure of.
    """
    text = str(parsed["text"])
    if not asks(parsed) or len(text.split()) < MIN_WORDS:
        return None
    least = _least(parsed)
    like = shelf.topics().like(text) if least is not None else None
    return like.id if like is not None and least is not None and like.leaning >= least else None


def likeliest_question(parsed: dict[str, Any], slots: Mapping[str, Any]) -> str | None:
    """Return the question that is heard first, in a talk about such, where none is heard surely.

    A message that names a country abroad, or follows an answer, is likely a question of ours; not
    on a day on which danger was spoken of.
    """
    ranking = parsed.get("intent_ranking") or ()
    spoken_of = (slots.get("topic") or {}).get("intent")
    about_us = named_abroad(parsed["entities"]) or (spoken_of and spoken_of not in OTHER_TALKS)
    long_enough = len(str(parsed["text"]).split()) >= MIN_WORDS
    grave = slots.get("grave") == shelf.today().isoformat()
    if parsed["intent"]["name"] != FALLBACK or not (ranking and about_us and long_enough) or grave:
        return None
    best, second = ranking[0], (*ranking[1:2], {"confidence": 0.0})[0]
    stands_out = best["confidence"] >= max(LIKELIEST, STANDS_OUT * second["confidence"])
    heard = stands_out or best["confidence"] >= LIKELY_ENOUGH
    return str(best["name"]) if heard and best["name"].startswith(QUESTION) else None


def _least(parsed: dict[str, Any]) -> float | None:
    """Return how much must speak for a topic that examples tell; None where none may be."""
    intent, confidence = parsed["intent"]["name"], float(parsed["intent"].get("confidence") or 0.0)
    if intent in NOT_UNDERSTOOD:
        nothing = intent == NOTHING and confidence >= SURE_OF_NOTHING
        return LEANING_BESIDE if nothing else LEANING
    if str(intent).startswith(QUESTION) or intent == DISTRESS:
        return LEANING if confidence < SURE else LEANING_BESIDE
    return None if confidence >= SURE else LEANING_BESIDE
