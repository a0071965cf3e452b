"""Who protests is heard: what was just answered is out of the question, what else it may be is not.

"Ma jawbtinich, ana rajel!": the question before is asked once more, with what is said now. No words
of it are kept, but the names of the other answers that it was like (`actions.likely`). If none of
them is likely enough, the likeliest are buttons.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from actions import shelf
from actions.glue_unsure import MIN_DANGER
from actions.likely import LEAST, LIKELY
from actions.offer_question import asks
from actions.scene import URGENT
from actions.talks import OFFER, talk_of
from bot.content.reply import Choice
from bot.dialogue.context import MISTAKEN, Context
from bot.dialogue.denied_words import told_by_words
from bot.dialogue.expected import NOT_UNDERSTOOD, PRESS
from bot.dialogue.openings import says_unanswered
from bot.dialogue.subjects import MIN_WORDS
from bot.dialogue.weighing import DENY, NEVER_CALM, SMALL_TALK

MISSED, SHOW = "talk.missed", "answer.show"
"""The deeds that ask what was meant, and that answer."""
AGAIN = "missed"
"""The key of what is spoken of that tells that it was just asked what was meant."""
ENOUGH, ENOUGH_OF_FEW = 0.3, 0.6
"""How much must speak for another answer than the one that was wrong; and that of a few words."""
MAX_FACT = 4
"""Words of the longest fact about oneself that completes the question before."""
_OF_ONESELF = re.compile(
    r"\W*(?:ana|rani|3ndi|3andi|je suis|jsuis|chui|j'ai|jai|moi|i am|i'm|im|i have"
    r"|أنا|انا|راني|عندي)(?!\w)"
)
LEAST_OTHERS, MAX_OTHERS = 2, 3
"""Answers among which somebody chooses."""
SAYS_NOTHING = NOT_UNDERSTOOD | SMALL_TALK | {"give_feedback", "insult", "repeat", "go_back"}
"""Meanings of what is left of a protest that ask for nothing."""


def only_protests(context: Context, text: str, slots: Mapping[str, Any]) -> bool:
    """Tell whether a message says that it was not answered, or misheard, and nothing else."""
    topic = slots.get("topic") or {}
    if topic.get("situation") in NEVER_CALM or context.corrections.wanted(text) != "":
        return False
    told = told_by_words(text, topic)
    return says_unanswered(context.corrections, text, told, slots)


def asks_nothing(settled: Mapping[str, Any], *, protests: bool) -> bool:
    """Tell whether what is left of a correction asks for nothing that is understood.

    Behind a protest, a few words on oneself ("ana rajel!") belong to the question before, whatever
    the model hears in them. Danger that is a little likely is asked about instead.

    Args:
        settled: What the message means.
        protests: Whether it says that the question was not answered.
    """
    text, name = str(settled["text"]), settled["intent"]["name"]
    ranking = settled.get("intent_ranking") or ()
    if any(row["name"] in URGENT and row["confidence"] >= MIN_DANGER for row in ranking):
        return False
    if not protests:
        return name in NOT_UNDERSTOOD | {DENY}
    return name in SAYS_NOTHING or (name not in URGENT | {PRESS} and _is_fact(text))


def _is_fact(text: str) -> bool:
    few = len(text.split()) <= MAX_FACT
    return few and _OF_ONESELF.match(text.lower()) is not None and not asks(text)


def other_answer(text: str, slots: Mapping[str, Any]) -> Choice | None:
    """Return the deed of an answer that was not just said, if enough speaks for it.

    Args:
        text: What is asked for, without what is rejected.
        slots: What was spoken of stands in `topic`, what was answered in `said`.
    """
    topic = slots.get("topic") or {}
    if not text or talk_of(topic) is not None:
        return None
    found = shelf.topics().others(text, topic.get("intent"), _said(slots), _likely(topic))
    least = ENOUGH if len(text.split()) >= MIN_WORDS else ENOUGH_OF_FEW
    if not found or found[0].leaning < least:
        return None
    country = topic.get("country")
    return Choice(text, SHOW, {"intent": found[0].id} | ({"country": country} if country else {}))


def asked_what(text: str, rest: str, slots: Mapping[str, Any]) -> tuple[Choice, dict[str, Any]]:
    """Return the deed that asks what was meant, with the likeliest answers, and changed slots.

    Args:
        text: The message.
        rest: What it asks for, without the protest.
        slots: What was spoken of stands in `topic`, what was answered in `said`.
    """
    topic = slots.get("topic") or {}
    if topic.get("intent") in URGENT:
        return Choice(text, MISTAKEN), {}
    likely, said = _likely(topic), _said(slots)
    names: Sequence[str] = [name for name in likely if name not in said]
    if rest and talk_of(topic) != OFFER and not _is_fact(rest):
        ranked = shelf.topics().others(rest, topic.get("intent"), said, likely)
        near = [one.id for one in ranked if one.leaning >= LEAST]
        names = list(dict.fromkeys((*near, *names)))
    again = {"option": "again"} if topic.get(AGAIN) else {}
    few = len(names) < LEAST_OTHERS  # one alone is no choice
    args = {"value": "" if few else ",".join(names[:MAX_OTHERS])} | again
    return Choice(text, MISSED, args), {"topic": {**topic, AGAIN: True}}


def _likely(topic: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(topic.get(LIKELY) or ())


def _said(slots: Mapping[str, Any]) -> frozenset[str]:
    """Return the names of the last answers."""
    named = {str(said).split(":")[0] for said in slots.get("said") or ()}
    return frozenset({*named, str((slots.get("topic") or {}).get("intent"))})
