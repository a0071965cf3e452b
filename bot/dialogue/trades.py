"""A trade that a message names, and a wish to work in it: the answer that speaks of such trades.

"Cuisinier en Espagne ?", "ana sbbak bghit almanya": the model hears a question about the country,
whose answer speaks of whoever leaves most often, or an offer. Which trades share an answer stands
in `content/shared/adapt.yaml`.
"""

import re
from collections.abc import Mapping
from typing import Any

from actions import shelf
from actions.adapting import adapted
from actions.country_words import named_abroad
from actions.glue_offer import OFFER_TEXT
from actions.offer_check import is_question
from actions.scene import QUESTION, URGENT
from bot.dialogue.expected import NOT_UNDERSTOOD
from bot.dialogue.offers_told import is_whole_offer
from bot.dialogue.weighing import OFFERS

TRADE_IN_GENERAL = "trade_abroad"
"""The topic of a trade of which no answer speaks."""
TRADE, IN_DEMAND, AGE = "occupation", "ask_in_demand_jobs", "ask_eligibility"
DIPLOMA, REGULATED = "ask_diploma_recognition", "trade_health"
"""Whether a diploma counts; for trades that are regulated everywhere their answer tells it."""
OTHERS_IN_GENERAL = frozenset({TRADE_IN_GENERAL, "compare_countries"})
"""Topics that speak of any trade too."""
OF_ANY_TRADE = frozenset({IN_DEMAND, "ask_country_info", "ask_steps", AGE})
"""Questions whose answers speak of a country, or of trades, in general …"""
SURE = 0.6
"""… and confidence from which any other question comes before the trade that it names …"""
SURE_URGENT = 0.5
"""… or danger before a trade and a wish ("my brother is a mason and wants to go to France")."""
WISH = "wish_to_work"
"""The list of words that say that somebody wants to leave, or to work."""
_AT_AGE = re.compile(r"(?<!\d)(?:1[6-9]|[2-6]\d)(?!\d)")
WORKS = "works"
"""The list of words that name a trade, and say that somebody works: "my husband works there"."""
FEW_WORDS = 8
"""So few words that name a trade are about it."""
MAX_WORDS = 24
"""A longer message tells a story."""
OF_OFFERS = (
    *("employer", "salary", "contract_type", "hours_per_week", "start_date", "deadline"),
    *("positions", "emails", "phones", "urls", "fees", "housing"),
)
"""Fields of which a message that tells one is about an offer."""


def trade_answer(parsed: Mapping[str, Any], slots: Mapping[str, Any]) -> str | None:
    """Return the answer about the trade that a message names, if a wish or a question is about it.

    A trade that was named before counts where work in general, or its diploma, is asked for.

    Args:
        parsed: The message as the model understood it; not in danger, nor after a fraud.
        slots: The pending question, and the trade of the profile.
    """
    text, intent = str(parsed["text"]), parsed["intent"]["name"]
    trade = with_trade(parsed).get("trade")
    if trade is None and intent in (IN_DEMAND, DIPLOMA):
        trade = (slots.get("profile") or {}).get("trade")
    answer = _answers().get(trade or "")
    if answer is None or len(text.split()) > MAX_WORDS:
        return None
    if not (_asks_for_the_right(intent, answer, parsed, slots) or _may_be_about(parsed)):
        return None
    awaits_offer = (slots.get("pending") or {}).get("kind") == OFFER_TEXT
    return None if awaits_offer or _tells_an_offer(text) else answer


def before_likely(trade: str | None, like: str) -> bool:
    """Tell whether the answer about a trade comes before what a message is like.

    Args:
        trade: The answer about the trade that it names.
        like: The question that it is like: one of trades in general gives way.
    """
    right = like == DIPLOMA and trade == REGULATED
    return trade is not None and (right or like in {*OF_ANY_TRADE, *OTHERS_IN_GENERAL})


def in_country(answer: str, country: str | None) -> str:
    """Return an answer, or the one in place of it where it is about another country only."""
    row = adapted("only_in").get(answer)
    elsewhere = row is not None and country is not None and country not in row["countries"]
    return str(row["instead"]) if row is not None and elsewhere else answer


def _asks_for_the_right(
    intent: str, answer: str, parsed: Mapping[str, Any], slots: Mapping[str, Any]
) -> bool:
    """Tell whether it is asked if a diploma counts in a trade that needs a right to exercise."""
    country = named_abroad(parsed["entities"]) or slots.get("country")
    answers = next(iter(shelf.content().answers.values()), {})
    told = answer in answers and country in answers[answer].countries
    return intent == DIPLOMA and answer == REGULATED and told


def with_trade(parsed: Mapping[str, Any]) -> dict[str, str]:
    """Return the first trade that a message names, as an argument of a deed, or nothing."""
    text = str(parsed["text"])
    named = (e for e in parsed["entities"] if e["entity"] == TRADE)
    trades = [
        str(e["value"])
        for e in named
        if "start" not in e or not shelf.has_words(WORKS, text[e["start"] : e["end"]])
    ]
    return {"trade": trades[0]} if trades else {}


def _may_be_about(parsed: Mapping[str, Any]) -> bool:
    text, intent = str(parsed["text"]), str(parsed["intent"]["name"])
    confidence = float(parsed["intent"].get("confidence") or 0.0)
    if intent == AGE and _AT_AGE.search(text) and not shelf.has_words("experience", text):
        return confidence < SURE  # "at 45, can I still …"
    if intent in OF_ANY_TRADE:
        return True
    wishes = shelf.has_words(WISH, text)
    if intent in NOT_UNDERSTOOD or (intent in OFFERS and confidence < SURE):
        few = len(text.split()) <= FEW_WORDS
        return wishes or few or named_abroad(parsed["entities"]) is not None
    if intent in URGENT:
        return (wishes or is_question(text)) and confidence < SURE_URGENT
    return confidence < SURE and (intent.startswith(QUESTION) or wishes)


def _tells_an_offer(text: str) -> bool:
    told = shelf.checked(text).offer.to_json()
    return is_whole_offer(text) or any(told[field] for field in OF_OFFERS)


def _answers() -> Mapping[str, str]:
    """Return the answer of each trade that has one."""
    return {trade: answer for answer, trades in adapted("answers").items() for trade in trades}
