"""What is asked beside a danger: one question of its own does not end the talk of whoever is in it.

"wach visa touriste mochkil?", asks somebody who is held in a club, and goes on: "n9der nhrb daba?"
The answer to a question keeps the danger beside which it was asked; what is said next is a word on
that danger, if it sounds like one or like nothing else. Whoever says that they leave it does.
"""

from collections.abc import Mapping
from typing import Any

from actions import shelf
from actions.country_words import named_abroad
from actions.glue_answers import BESIDE_DANGER
from actions.talks import OFFER, talk_of
from bot.dialogue.asked_next import LEANS_LATER
from bot.dialogue.expected import NOT_UNDERSTOOD
from bot.dialogue.subjects import likely_subject, named_subject
from bot.dialogue.trades import WISH
from bot.dialogue.weighing import FRAUD

WAYS, SURE_OF_WAYS = frozenset({"ask_steps", "ask_where_offers", "ask_country_info"}), 0.8
"""What whoever was cheated asks when they look ahead, naming a country, and how surely."""
LEAVES = "another_matter"
"""The list of words with which somebody leaves what was spoken of."""


def resumed(parsed: dict[str, Any], topic: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    """Return what is spoken of with a message: the danger again, or what was before.

    Args:
        parsed: The message as the model understood it.
        topic: What was spoken of.
    """
    if topic and topic.get("intent") != OFFER and shelf.has_words(LEAVES, str(parsed["text"])):
        return None
    if topic and topic.get("intent") == FRAUD and _begins_anew(parsed):
        return None
    danger = (topic or {}).get(BESIDE_DANGER)
    talk = talk_of(danger) if danger else None
    if not danger or talk is None:
        return topic
    text, asks, case = str(parsed["text"]), shelf.asks(), danger.get("situation")
    if asks.find(text, talk, case, least=LEANS_LATER) is not None:
        return dict(danger)
    if parsed["intent"]["name"] not in NOT_UNDERSTOOD or asks.left(text, talk, case) is not None:
        return topic
    is_subject = named_subject(parsed) is not None or likely_subject(parsed) is not None
    return topic if is_subject else dict(danger)


def _begins_anew(parsed: Mapping[str, Any]) -> bool:
    """Tell whether somebody asks for the way to a country, and wishes to go there to work."""
    intent, text = parsed["intent"], str(parsed["text"])
    sure = intent["name"] in WAYS and float(intent.get("confidence") or 0.0) >= SURE_OF_WAYS
    return (
        sure
        and named_abroad(parsed["entities"]) is not None
        and shelf.has_words(WISH, text)
        and shelf.situations().find(text) is None
    )
