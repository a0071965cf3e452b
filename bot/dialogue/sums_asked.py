"""Whether a message asks if a sum is enough, and for what: "1 950 euros, ça suffit ?".

The sum is held against the figure of what was just spoken of, or of what the words name
(`content/shared/enough.yaml`); the wage law of an offer is asked elsewhere (`glue_offer_wage`).
"""

from collections.abc import Mapping
from typing import Any

from actions import shelf
from actions.country_words import named_abroad
from actions.scene import URGENT
from actions.situations import Situation
from actions.sums_held import Enough
from actions.sums_told import sums_told
from bot.content.reply import Choice
from bot.dialogue.offers_told import is_whole_offer
from bot.dialogue.weighing import DISTRESS

HOLD = "sum.hold"
"""The deed."""
ENOUGH, PERMIT = "enough", "of_permit"
"""Lists: words that ask whether it is enough, words that name a pay or a permit."""
STUDENT, OF_WHO_PAYS, PAYS = "student_money", "student_guarantor", "guarantor"
"""A student's money, the income of who pays for a student, and the list of words for who does."""
MAX_WORDS = 40
"""A longer message tells a story or an offer."""
SURELY_DANGER = 0.75
"""Confidence from which a danger is believed, whatever the sum."""
LIKE = 0.0
"""How much must speak for the answer whose figure is meant, where no phrase names it."""


def sum_asked(
    parsed: Mapping[str, Any], slots: Mapping[str, Any], situation: Situation | None
) -> Choice | None:
    """Return the deed that holds a sum against the figure that is meant, or None.

    Args:
        parsed: The message as the model understood it.
        slots: What was spoken of stands in `topic`, the last answers in `said`.
        situation: What its words tell of, if anything.
    """
    text, intent = str(parsed["text"]), parsed["intent"]
    if situation is not None and situation.about in URGENT:
        return None
    if intent["name"] == DISTRESS and float(intent.get("confidence") or 0.0) >= SURELY_DANGER:
        return None
    if len(text.split()) > MAX_WORDS or not shelf.has_words(ENOUGH, text) or is_whole_offer(text):
        return None
    country = named_abroad(parsed["entities"]) or slots.get("country")
    if not sums_told(text, country):
        return None
    subject = _subject(text, slots)
    if subject is None:
        return None
    named = named_abroad(parsed["entities"])
    return Choice(text, HOLD, {"intent": subject} | ({"country": named} if named else {}))


def _subject(text: str, slots: Mapping[str, Any]) -> str | None:
    """Return the subject that the words name, or the last one that was spoken of."""
    enough = Enough(shelf.content())
    before, permit = (slots.get("topic") or {}).get("intent"), shelf.has_words(PERMIT, text)
    named = enough.subject(shelf.topics().find(text))
    if named is not None and enough.comes_after(named):
        named = enough.subject(before) or (named if slots.get("country") else None)
    like = shelf.topics().like(text, before)
    likely = enough.subject(like.id) if like is not None and like.leaning >= LIKE else None
    said = [str(name).partition(":")[0] for name in reversed(slots.get("said") or ())]
    about_offer = before == "share_offer" and bool(slots.get("offer"))
    earlier = [] if about_offer and not permit else [enough.subject(answer) for answer in said]
    for subject in (named, enough.subject(before), likely, *earlier):
        if subject is not None and (permit or not enough.named_only(subject)):
            pays = subject == STUDENT and shelf.has_words(PAYS, text)
            return OF_WHO_PAYS if pays else subject
    return None
