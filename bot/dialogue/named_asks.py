"""What is asked of an offer by its name, whatever the model makes of it.

"Décide demain sinon la place est prise", "si on me vire, je garde mes papiers ?", "chno nhez
m3aya?": calm questions that sound like danger to a model. Their phrases stand in
`content/shared/offer_asks.yaml`.
"""

from collections.abc import Mapping
from typing import Any

from actions import shelf
from actions.country_words import named_abroad
from actions.offer_product import product
from actions.scene import URGENT
from actions.situations import Situation
from actions.talks import OFFER, talk_of
from bot.content.reply import Choice
from bot.dialogue.asked_next import SURE_UNTOLD, is_doubtful
from bot.dialogue.offers_told import is_whole_offer, tells_an_offer, tells_of_an_offer
from bot.dialogue.sums_asked import sum_asked
from bot.dialogue.weighing import FRAUD, NOT_PAID

MAX_WORDS = 35
"""A longer message tells more than it asks."""
ANSWER = "answer.show"
"""The deed of those that an answer file answers."""
OF_A_RELATIVE = "persuade_relative"
"""The answer that is asked for after a fraud too: a sister wants to go on paying."""
PAPERS, COPIES = "papers_sent", "copies_sent"
"""The situation of who sent papers, and the ask of who speaks of the copy of a relative."""


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
    found = shelf.commands().asked_of_offer(text, slots)
    copies = found is not None and found.args.get("question") == COPIES
    told = situation if situation is not None and situation.about in URGENT else None
    of_offer = copies and bool(slots.get("offer"))  # else it is told as a loss, and answered so
    if told is not None and not (of_offer and told.id == PAPERS):
        return None
    talk = talk_of(slots.get("topic") or {})
    if copies and not of_offer and talk != FRAUD:
        return None
    persuades = copies or (found is not None and found.args.get("intent") == OF_A_RELATIVE)
    heard = URGENT - {FRAUD} if persuades else URGENT
    if intent in heard and float(parsed["intent"].get("confidence") or 0.0) >= SURE_UNTOLD:
        return None
    calm = talk in (None, OFFER) or is_doubtful(slots) or (persuades and talk == FRAUD)
    unpaid = situation is not None and situation.id == NOT_PAID
    if not (calm or unpaid or shelf.has_words("the_offer", text)):
        return None
    if product(text, slots.get("offer"), slots.get("country")) is not None:
        return Choice(text, "offer.remains")
    if len(text.split()) > MAX_WORDS or is_whole_offer(text) or tells_an_offer(parsed, slots):
        return None
    if intent == OFFER and not slots.get("offer") and tells_of_an_offer(text):
        return None
    country = named_abroad(parsed["entities"])
    if found is None or found.does != ANSWER or country is None:
        return found
    return Choice(found.title, found.does, {**found.args, "country": country})
