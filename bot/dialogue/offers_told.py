"""Whether a message is an offer, or tells of one, whatever the model makes of it."""

from collections.abc import Mapping
from typing import Any

from actions import shelf
from actions.glue_offer import OFFER_TEXT
from actions.offer_check import Checked, is_question
from actions.offer_corrections import MAX_WORDS, correction
from actions.offer_memory import is_an_offer
from actions.scene import QUESTION, URGENT
from bot.dialogue.corrected import CORRECTS
from bot.dialogue.expected import NOT_UNDERSTOOD
from bot.dialogue.followups import CHECK

ABOUT_OFFERS = frozenset(
    {"check_offer", "ask_where_offers", "ask_country_info", "ask_in_demand_jobs"}
)
"""Meanings that the first piece of an offer may be taken for."""
MIN_OFFER_WORDS = 4
"""A message of so many words that means nothing else may be an offer."""
TOLD_FIELDS = 3
"""A message of a question's meaning that tells so many of trade, pay, place and fee is an offer."""
MIN_TOLD_WORDS = 7
"""Fewer words ask about a pay or a fee ("serveur qatar 2500, c'est bien ?")."""


def is_offer(parsed: Mapping[str, Any], slots: Mapping[str, Any]) -> bool:
    """Tell whether a message that means nothing else is an offer, or a piece of one.

    After "paste your offer" a post is the first piece of it. In danger and after a fraud people
    tell of sums and threats, and who was misheard tells of anything: nothing less than a whole
    offer is one.
    """
    text, intent = str(parsed["text"]), parsed["intent"]["name"]
    unclear = intent in NOT_UNDERSTOOD and len(text.split()) >= MIN_OFFER_WORDS
    if (slots.get("topic") or {}).get("intent") in URGENT or parsed.get(CORRECTS):
        return unclear and not is_question(text) and is_whole_offer(text)
    if (slots.get("pending") or {}).get("kind") == OFFER_TEXT:
        return unclear or (intent in ABOUT_OFFERS and "title" not in _checked(text).offer.missing())
    return unclear and _checked(text).tells_of_an_offer()


def _checked(text: str) -> Checked:
    return shelf.offer_check().check(text, today=shelf.today())


def is_whole_offer(text: str) -> bool:
    """Tell whether a text is an offer by itself."""
    return is_an_offer(_checked(text))


def tells_of_an_offer(text: str) -> bool:
    """Tell whether a text is an offer, or tells of one."""
    return _checked(text).tells_of_an_offer()


def only_corrects(text: str) -> bool:
    """Tell whether a message puts one number in the place of another, and asks nothing."""
    few = len(text.split()) <= MAX_WORDS and not is_question(text)
    return few and correction(text) is not None


def tells_an_offer(parsed: Mapping[str, Any], slots: Mapping[str, Any]) -> bool:
    """Tell whether what is heard as a question tells an offer ("she said 2000 dh, pizzaiolo …").

    After an offer, who asks about a pay asks about that one.
    """
    intent, text = str(parsed["intent"]["name"]), str(parsed["text"])
    heard = intent == CHECK or intent.startswith(QUESTION)
    if not heard or len(text.split()) < MIN_TOLD_WORDS:
        return False
    if slots.get("offer") and is_question(text):
        return False
    offer = _checked(text).offer
    told = (offer.title, offer.salary, offer.country or offer.city, offer.fees)
    return sum(map(bool, told)) >= TOLD_FIELDS
