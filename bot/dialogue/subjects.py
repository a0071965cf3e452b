"""What a question is about that has a name, though no intent is about it: its topic."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from actions import shelf
from actions.country_words import named_abroad
from actions.scene import QUESTION, URGENT
from bot.dialogue.expected import NOT_UNDERSTOOD
from bot.dialogue.weighing import DISTRESS, asks

NOTHING = "out_of_scope"
SURE_OF_NOTHING = 0.8
"""Confidence from which the model is sure that a message is about something else."""


class Needed(NamedTuple):
    """How much must speak for a topic that examples tell, by what the model makes of a message.

    Attributes:
        unclear: It knows of nothing better.
        elsewhere: It is sure that the message is about something else.
        beside: It hears another question, or danger, without being sure …
        beside_sure: … or being so.
        sure: Confidence from which it is.
    """

    unclear: float
    elsewhere: float
    beside: float
    beside_sure: float
    sure: float


NEEDED = Needed(unclear=0.3, elsewhere=0.9, beside=0.3, beside_sure=0.9, sure=0.6)
NEEDED_NEXT = Needed(unclear=-0.3, elsewhere=0.2, beside=-0.1, beside_sure=0.2, sure=0.9)
"""The same right after an answer: who asks on mostly asks something of ours, and about a detail."""
NEEDED_BESIDE_DANGER = 0.2
"""How much must speak for it, right after an answer, where danger is heard that is not sure."""
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


def likely_subject(parsed: dict[str, Any], spoken_of: str | None = None) -> str | None:
    """Return the topic whose examples a message is like, if it may be a question.

    It gives way to what the model is sure of.

    Args:
        parsed: The message as the model understood it.
        spoken_of: The intent of what was just spoken of, or the name of the answer.
    """
    text, goes_on = str(parsed["text"]), is_answer(spoken_of)
    if not asks(parsed, goes_on=goes_on) or len(text.split()) < MIN_WORDS:
        return None
    least = _least(parsed, NEEDED_NEXT if goes_on else NEEDED)
    like = shelf.topics().like(text) if least is not None else None
    return like.id if like is not None and least is not None and like.leaning >= least else None


def is_answer(spoken_of: str | None) -> bool:
    """Tell whether what was spoken of is an answer, and no talk of its own."""
    answers = next(iter(shelf.content().answers.values()), {})
    return spoken_of in answers and spoken_of not in OTHER_TALKS


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


def _least(parsed: dict[str, Any], needed: Needed) -> float | None:
    """Return how much must speak for a topic that examples tell; None where none may be."""
    intent, confidence = parsed["intent"]["name"], float(parsed["intent"].get("confidence") or 0.0)
    if intent in NOT_UNDERSTOOD:
        nothing = intent == NOTHING and confidence >= SURE_OF_NOTHING
        return needed.elsewhere if nothing else needed.unclear
    if intent == DISTRESS:
        return max(NEEDED_BESIDE_DANGER, needed.beside)
    if str(intent).startswith(QUESTION):
        return needed.beside if confidence < needed.sure else needed.beside_sure
    return None if confidence >= NEEDED.sure else NEEDED.beside_sure
