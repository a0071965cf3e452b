"""What is asked of an offer in words that no likeness to examples need tell.

A pay or hours that somebody wonders at are held against the law; of "rien payé, le vol est lundi,
j'y vais ou pas" the last words are what is asked.
"""

import re
from collections.abc import Mapping
from typing import Any

from actions import shelf
from actions.asks import Ask
from actions.hours_told import hours_a_day
from actions.offer_corrections import NUMBER_ALONE, value_of
from actions.offer_question import OF_FACTS, asked_part
from actions.talks import OFFER, talk_of
from bot.dialogue.offers_told import is_whole_offer
from bot.text.folding import fold

FAIR = "fair_pay"
"""The list of words of who asks whether a pay, or hours, are fair."""
MAX_WORDS_OF_PAY = 16
"""Who wonders at a pay, or at hours, writes so many words at most; more tell an offer."""
_NUMBER = re.compile(NUMBER_ALONE)
LEANS = 0.0
"""How much must speak for what a part of a message asks; the whole is less like any example."""


def asked_in_part(text: str, whole: Ask | None) -> Ask | None:
    """Return what the last part of a message asks, where the whole is like no example.

    Args:
        text: The message.
        whole: What it asks as a whole, if anything.
    """
    if whole is not None and whole.leaning >= LEANS and whole.id not in OF_FACTS:
        return None
    part = asked_part(text)
    found = shelf.asks().find(part, OFFER, least=LEANS) if part else None
    return found if found is not None and found.id not in OF_FACTS else None


def wonders_at_pay(parsed: Mapping[str, Any], slots: Mapping[str, Any]) -> bool:
    """Tell whether a message asks if a pay, or hours, that it tells are fair.

    Without an offer, the country must be known: the law of which country is asked?
    """
    text, topic = str(parsed["text"]), slots.get("topic") or {}
    if len(text.split()) > MAX_WORDS_OF_PAY or not shelf.has_words(FAIR, text):
        return False
    if talk_of(topic) not in (None, OFFER) or is_whole_offer(text):
        return False
    told = shelf.checked(text).offer.to_json()
    of_offer = topic.get("intent") == OFFER or bool(topic.get("offer"))
    if not (of_offer and slots.get("offer")):
        known = told["country"] or slots.get("country")
        if not known or shelf.topics().find(text) is not None:  # "20 h par semaine, étudiant"
            return False
    hours = hours_a_day(text) is not None or told["hours_per_week"] is not None
    if of_offer and _names_the_pay(text, slots.get("offer") or {}):  # "c'est normal 1221 ?"
        return True
    return not told["fees"] and (told["salary"] is not None or hours)


def _names_the_pay(text: str, offer: Mapping[str, Any]) -> bool:
    """Tell whether the only number of a message is the pay of the offer, without its currency."""
    salary = offer.get("salary") or {}
    numbers = {value_of(found) for found in _NUMBER.findall(fold(text))}
    return len(numbers) == 1 and bool(numbers & {salary.get("min"), salary.get("max")})


def names_both_offers(parsed: Mapping[str, Any], offer: Mapping[str, Any]) -> bool:
    """Tell whether a message names the countries of the last two offers ("Qatar ou Belgique ?")."""
    named = {e["value"] for e in parsed["entities"] if e.get("entity") == "country"}
    both = {offer.get("country"), (offer.get("before") or {}).get("country")}
    return len(both) > 1 and None not in both and both <= named
