"""What a question is about that has a name, though no intent is about it: its topic."""

import math
from collections.abc import Mapping
from typing import Any, NamedTuple

from actions import shelf
from actions.country_words import named_abroad
from actions.scene import QUESTION, URGENT
from bot.dialogue.expected import NOT_UNDERSTOOD
from bot.dialogue.trades import TRADE_IN_GENERAL
from bot.dialogue.weighing import DISTRESS, asks
from bot.text.retrieval import Voted

NOTHING = "out_of_scope"
SURE, SURE_OF_NOTHING = 0.6, 0.8
"""Confidence from which the model is sure of a meaning, and of a message about something else."""


class Needed(NamedTuple):
    """How much must speak for a topic that examples tell, by what the model makes of a message.

    Attributes:
        unclear: It knows of nothing better.
        maybe_elsewhere: It believes that the message is about something else …
        elsewhere: … or is sure of it.
        question: It hears another question without being sure …
        question_sure: … or being so …
        sure: … from this confidence.
        other: It hears anything else without being sure.
    """

    unclear: float
    maybe_elsewhere: float
    elsewhere: float
    question: float
    question_sure: float
    sure: float
    other: float


NEEDED = Needed(
    unclear=0.25,
    maybe_elsewhere=0.3,
    elsewhere=0.9,
    question=0.3,
    question_sure=0.9,
    sure=SURE,
    other=0.9,
)
NEEDED_NEXT = Needed(
    unclear=-0.35,
    maybe_elsewhere=-0.2,
    elsewhere=0.2,
    question=-0.35,
    question_sure=-0.1,
    sure=0.9,
    other=0.0,
)
"""The same right after an answer: who asks on mostly asks something of ours, and about a detail."""
NEEDED_BESIDE_URGENT = 0.3
"""How much must speak for it, at least, where danger, or a fraud, is heard that is not sure."""
SURELY = 0.0
"""How much must speak for it, right after an answer, to come before what phrases name."""
LIKELY = -0.15
"""How much must speak for it lest it be said that its meaning is only likely."""
MIN_WORDS = 3
"""Fewer words are like examples of anything."""
LIKELIEST, STANDS_OUT = 0.4, 1.5
"""Confidence of a question that is answered though it is not sure, being so many times as likely as
the next …"""
LIKELY_ENOUGH = 0.45
"""… or so likely."""
FALLBACK = "nlu_fallback"
OTHER_TALKS = URGENT | {"share_offer"}
"""Talks of which what is not understood is a word on them."""
IS_THERE = "already_there"
"""The answer to whoever says that they live abroad, and nothing else that is understood."""
PERHAPS = "perhaps"
"""The key of a message whose meaning is only likely, which is said."""


def named_subject(parsed: dict[str, Any]) -> str | None:
    """Return the topic that the words of a message name, if it may be a question."""
    return shelf.topics().find(str(parsed["text"])) if asks(parsed) else None


def likely_subject(parsed: dict[str, Any], spoken_of: str | None = None) -> Voted | None:
    """Return the topic whose examples a message is like, if it may be a question.

    It gives way to what the model is sure of.

    Args:
        parsed: The message as the model understood it.
        spoken_of: The intent of what was just spoken of, or the name of the answer.
    """
    text, goes_on = str(parsed["text"]), is_answer(spoken_of)
    if not asks(parsed, goes_on=goes_on) or len(text.split()) < MIN_WORDS:
        return None
    like = shelf.topics().like(text, spoken_of if goes_on else None)
    if like is not None and like.id == TRADE_IN_GENERAL and is_sure_question(parsed):
        return None  # "how much does a welder earn there?"
    least = _least(parsed, NEEDED_NEXT if goes_on else NEEDED)
    return like if like is not None and like.leaning >= least else None


def is_sure_question(parsed: dict[str, Any]) -> bool:
    """Tell whether the model is sure of a question."""
    intent = parsed["intent"]
    sure = float(intent.get("confidence") or 0.0) >= SURE
    return sure and str(intent["name"]).startswith(QUESTION)


def is_answer(spoken_of: str | None) -> bool:
    """Tell whether what was spoken of is an answer, and no talk of its own."""
    answers = next(iter(shelf.content().answers.values()), {})
    return spoken_of in answers and spoken_of not in OTHER_TALKS


def likeliest_question(parsed: dict[str, Any], slots: Mapping[str, Any]) -> str | None:
    """Return the question that is heard first, in a talk about such, where none is heard surely.

    A message that names a place abroad, or follows an answer, is likely a question of ours, and
    who says that they live abroad, and nothing else, is asked what they would do there; not on a
    day on which danger was spoken of.
    """
    ranking = parsed.get("intent_ranking") or ()
    text, spoken_of = str(parsed["text"]), (slots.get("topic") or {}).get("intent")
    grave = slots.get("grave") == shelf.today().isoformat()
    if parsed["intent"]["name"] != FALLBACK or grave or len(text.split()) < MIN_WORDS:
        return None
    if spoken_of not in OTHER_TALKS and shelf.whom().lives_abroad(text):
        return IS_THERE
    placed = named_abroad(parsed["entities"]) or shelf.regions().find(text)
    about_us = placed or (spoken_of and spoken_of not in OTHER_TALKS)
    if not (ranking and about_us):
        return None
    best, second = ranking[0], (*ranking[1:2], {"confidence": 0.0})[0]
    stands_out = best["confidence"] >= max(LIKELIEST, STANDS_OUT * second["confidence"])
    heard = stands_out or best["confidence"] >= LIKELY_ENOUGH
    return str(best["name"]) if heard and best["name"].startswith(QUESTION) else None


def _least(parsed: dict[str, Any], needed: Needed) -> float:
    """Return how much must speak for a topic that examples tell."""
    intent, confidence = parsed["intent"]["name"], float(parsed["intent"].get("confidence") or 0.0)
    if intent == NOTHING:
        return needed.elsewhere if confidence >= SURE_OF_NOTHING else needed.maybe_elsewhere
    if intent in NOT_UNDERSTOOD:
        return needed.unclear
    if str(intent).startswith(QUESTION):
        return needed.question if confidence < needed.sure else needed.question_sure
    if confidence >= SURE:
        return math.inf
    if intent == DISTRESS or (intent in URGENT and needed is NEEDED_NEXT):
        return max(NEEDED_BESIDE_URGENT, needed.question)
    return needed.other
