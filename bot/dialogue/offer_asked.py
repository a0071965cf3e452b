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
from bot.dialogue.expected import NOT_UNDERSTOOD
from bot.dialogue.offers_told import is_whole_offer
from bot.text.folding import fold

FAIR = "fair_pay"
"""The list of words of who asks whether a pay, or hours, are fair."""
MAX_WORDS_OF_PAY = 16
"""Who wonders at a pay, or at hours, writes so many words at most; more tell an offer."""
_NUMBER = re.compile(NUMBER_ALONE)
LEANS = 0.0
"""How much must speak for what a part of a message asks; the whole is less like any example."""
ABOUT_OFFER = NOT_UNDERSTOOD | {"check_offer", "repeat", "ask_fraud_signs", "bot_challenge"}
"""Meanings of a few words right after an offer that ask what to make of it …"""
MAYBE_ABOUT_OFFER = frozenset({"ask_steps", "ask_anapec", "ask_agency_licence", "ask_read_offer"})
"""… and those that do where the model is not sure of them."""
SURE_OF_ANOTHER = 0.6
"""Confidence from which whoever wants an offer looked at, right after one, has another."""
SURE_OF_QUESTION = 0.85
MAX_ABOUT_OFFER = 9


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


def shows_new_sign(text: str, offer: Mapping[str, Any]) -> bool:
    """Tell whether words show a worrying sign that is not known of an offer."""
    checked = shelf.checked(text)
    shown = {hit.sign.id for hit in checked.findings.hits if not hit.raised}
    engine = shelf.offer_check().engine
    return bool((shown & engine.worrying) - set(offer.get("signs") or ()))


def asks_of_offer(parsed: Mapping[str, Any]) -> bool:
    """Tell whether a few words right after an offer ask what to make of it ("donc, vrai ?")."""
    intent, confidence = parsed["intent"]["name"], float(parsed["intent"].get("confidence") or 0.0)
    text = str(parsed["text"])
    of_it = confidence < SURE_OF_ANOTHER or shelf.has_words("the_offer", text)
    if intent == "check_offer" and of_it and not shelf.has_words("another_offer", text):
        return True  # of what was just read, not of one that is still to come
    if len(text.split()) > MAX_ABOUT_OFFER or parsed["entities"]:
        return False
    return intent in ABOUT_OFFER or (intent in MAYBE_ABOUT_OFFER and confidence < SURE_OF_QUESTION)
