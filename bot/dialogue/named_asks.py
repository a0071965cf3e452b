"""What is asked of an offer by its name, whatever the model makes of it.

"Décide demain sinon la place est prise", "si on me vire, je garde mes papiers ?", "chno nhez
m3aya?": calm questions that sound like danger to a model. Their phrases stand in
`content/shared/offer_asks.yaml`.
"""

from collections.abc import Mapping
from typing import Any

from actions import shelf
from actions.country_words import named_abroad
from actions.scene import URGENT
from actions.situations import Situation
from actions.talks import OFFER, talk_of
from bot.content.reply import Choice
from bot.dialogue.asked_next import SURE_UNTOLD, is_doubtful
from bot.dialogue.offers_told import is_whole_offer
from bot.dialogue.sums_asked import sum_asked
from bot.dialogue.weighing import NOT_PAID

MAX_WORDS = 35
"""A longer message tells more than it asks."""
ANSWER = "answer.show"
"""The deed of those that an answer file answers."""


def named_ask(
    parsed: Mapping[str, Any], slots: Mapping[str, Any], situation: Situation | None
) -> Choice | None:
    """Return the deed for what a message asks by its name, of an offer or of a sum, or None.

    Within a danger or a fraud it is a word on that, unless nothing threatens after all, or the
    words name the offer.

    Args:
        parsed: The message as the model understood it.
        slots: What was spoken of stands in `topic`.
        situation: What its words tell of, if anything.
    """
    text, intent = str(parsed["text"]), parsed["intent"]["name"]
    if (held := sum_asked(parsed, slots, situation)) is not None:
        return held
    if situation is not None and situation.about in URGENT:
        return None
    if intent in URGENT and float(parsed["intent"].get("confidence") or 0.0) >= SURE_UNTOLD:
        return None
    calm = talk_of(slots.get("topic") or {}) in (None, OFFER) or is_doubtful(slots)
    unpaid = situation is not None and situation.id == NOT_PAID
    if not (calm or unpaid or shelf.has_words("the_offer", text)):
        return None
    if len(text.split()) > MAX_WORDS or is_whole_offer(text):
        return None
    found = shelf.commands().asked_of_offer(text, slots)
    country = named_abroad(parsed["entities"])
    if found is None or found.does != ANSWER or country is None:
        return found
    return Choice(found.title, found.does, {**found.args, "country": country})
