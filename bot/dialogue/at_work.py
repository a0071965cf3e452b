"""What is meant in the talk of whoever was not paid abroad, or is in other trouble at work there.

"How long have I got?", "he gives half", "they want me to sign": alone such words are about a visa,
a fee, a contract to come. Here they are about the work that was done.
"""

from collections.abc import Mapping
from typing import Any

from actions import shelf
from actions.asks import Ask
from bot.dialogue.weighing import DISTRESS, FRAUD, OFFERS, PAYING

OF_MONEY = frozenset({FRAUD, PAYING})
"""What situations of money that a swindler wants are about: here the employer owes it."""
OF_WORK = OF_MONEY | {"ask_duration", "ask_contract", "ask_salary_cost", "ask_where_to_report"}
OF_WORK |= {"ask_keep_passport", "ask_irregular", "ask_agency_licence", "ask_departure"}
OF_WORK |= {"bot_challenge", "ask_visa", "ask_eligibility", "delete_my_data", "next"}
"""Meanings of words that, in such a talk, are about it …"""
LEANS_AT_WORK = 0.0
"""… if at least so much speaks for an ask …"""
LEANS_BESIDE_OTHER = 0.5
"""… or so much, where the model hears danger, or an offer: "they beat me if I ask"."""
COMPLAINS, WHERE = "ask_where_to_report", "where_complain"
"""The meaning of whoever would complain, and the ask of it: at work abroad one complains there."""
MY_WAGES, SURELY = "and_my_wages", 0.0
"""The ask of whoever is owed wages beside a danger, and how much must speak for it."""
TELLS = "only_tells"
"""The ask of whoever only tells more."""


def is_of_the_work(ask: Ask, intent: str | None) -> bool:
    """Tell whether a message in such a talk is about it, whatever the model hears alone."""
    least = LEANS_BESIDE_OTHER if intent in OFFERS | {DISTRESS} else LEANS_AT_WORK
    return ask.id != TELLS and ask.leaning >= least


def wages_too(text: str, topic: Mapping[str, Any]) -> Ask | None:
    """Return the ask of whoever asks for their wages beside, for example, a passport kept."""
    ask = shelf.asks().find(text, DISTRESS, topic.get("situation"))
    return ask if ask is not None and ask.id == MY_WAGES and ask.leaning >= SURELY else None
