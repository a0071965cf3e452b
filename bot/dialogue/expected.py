"""Whether a message answers what was just asked: a sum of money, a country, a trade.

Nothing here overrules danger, and whoever asks something else gets its answer: only what holds an
answer is one, and what means nothing else is told so kindly.
"""

from collections.abc import Mapping
from typing import Any

from actions import shelf
from actions.cost_calculator import Costs
from actions.costs_said import cost_reader, has_sum, is_sum_alone
from actions.glue_offer import OFFER_TEXT
from actions.glue_profile import FIELDS as QUESTIONS
from bot.content.reply import Choice

PRESS = "press"
COUNTRY = "country"
"""What a message means that is a deed: a pressed button, or words that say the same."""
COSTS, PROFILE = "costs", "profile"
"""Kinds of the slot `pending` that words may answer."""
DONE, RESULT = "done", "result"
"""Values of its `field` where nothing is asked any more, but corrections are still taken."""
MAX_NAMING_WORDS = 8
"""A longer message that names a country or a trade asks something about it."""
MAX_ALONE = 2
"""Words of a message that is hardly more than the name of a country."""
NOT_UNDERSTOOD = frozenset({None, "nlu_fallback", "out_of_scope"})
_OFFERS = frozenset({"share_offer", "check_offer"})
ENOUGH = frozenset({"affirm", "next", "pause"})
"""Meanings of "that is all" where costs are asked for."""
YES_OR_NO = frozenset({"affirm", "deny"})
FOR_ONE_MESSAGE = frozenset({"consent", "erase", "offer", "reminder", "reminder_offer"})
"""Kinds of `pending` that the next message answers or drops: a later "ok" means something else."""
_ENTITY = {"destination": "country", "trade": "occupation"}

Parsed = dict[str, Any]


def as_press(parsed: Parsed, choice: Choice) -> Parsed:
    """Return a message whose meaning is a deed, as if its button had been pressed."""
    deed = {"does": choice.does, **choice.args}
    return {
        **parsed,
        "intent": {"name": PRESS, "confidence": 1.0},
        "intent_ranking": [],
        "entities": [{"entity": name, "value": value} for name, value in deed.items()],
    }


def as_press_there(parsed: Parsed, choice: Choice) -> Parsed:
    """Return a message whose meaning is a deed, with the countries that its words name."""
    named = [entity for entity in parsed["entities"] if entity["entity"] == COUNTRY]
    pressed = as_press(parsed, choice)
    return {**pressed, "entities": [*pressed["entities"], *named]}


def still_open(pending: Mapping[str, Any] | None, intent: str | None) -> bool:
    """Tell whether what was asked may be answered by a message of this meaning, or a later one."""
    kind = (pending or {}).get("kind")
    if kind in FOR_ONE_MESSAGE:
        return intent in YES_OR_NO
    return kind != OFFER_TEXT or intent in NOT_UNDERSTOOD | YES_OR_NO


def amount_alone(text: str, slots: Mapping[str, Any]) -> Choice | None:
    """Return the deed that takes a bare sum ("700", "1400 euros"), if one was asked for.

    A number means nothing by itself, so what the model makes of it is not asked.
    """
    if (slots.get("pending") or {}).get("kind") != COSTS or not is_sum_alone(text):
        return None
    return Choice(text, "costs.say", {"value": text})


def answer_to_question(
    parsed: Parsed, slots: Mapping[str, Any], *, corrects: bool = False
) -> Choice | None:
    """Return the deed that takes a message as the answer to what was just asked, if it is one.

    Args:
        parsed: The message as the model understood it.
        slots: What was asked stands in `pending`.
        corrects: Whether the message begins as a correction does.
    """
    pending = slots.get("pending") or {}
    kind, wanted = pending.get("kind"), str(pending.get("field") or "")
    if kind == COSTS:
        costs = Costs.from_json(slots.get("costs"))
        return _to_costs(parsed, wanted, costs, corrects=corrects)
    if kind == PROFILE:
        return _to_profile(parsed, wanted, corrects=corrects)
    return None


def _to_costs(parsed: Parsed, wanted: str, costs: Costs, *, corrects: bool) -> Choice | None:
    text, intent = str(parsed["text"]), parsed["intent"]["name"]
    if intent in ENOUGH and wanted != RESULT and not has_sum(text):
        return Choice(text, "costs.result", {})
    country = _named(parsed, "country")
    alone = len(text.split()) <= MAX_ALONE
    names_country = country and (corrects or alone or wanted == "country")
    if names_country and not has_sum(text) and _short(text):
        return Choice(text, "costs.set", {"field": "country", "value": str(country)})
    if intent in _OFFERS and "\n" in text.strip():
        return None
    asks = text.rstrip().endswith(("?", "؟")) and intent not in NOT_UNDERSTOOD
    heard = cost_reader(shelf.content()).hear(text, costs, wanted)
    if (heard.changed or heard.trouble) and has_sum(text) and not asks:
        return Choice(text, "costs.say", {"value": text})
    if intent in NOT_UNDERSTOOD and wanted != RESULT and _short(text):
        return Choice(text, "costs.say", {"value": text})
    return None


def _to_profile(parsed: Parsed, wanted: str, *, corrects: bool) -> Choice | None:
    text = str(parsed["text"])
    if not _short(text):
        return None
    if wanted == DONE and not corrects:
        return None
    if wanted != DONE and (move := _move(parsed, wanted)) is not None:
        return move
    named = [_named(parsed, entity) for entity in _ENTITY.values()]
    values = [value for value in named if value]
    if wanted != DONE and wanted in _ENTITY and _named(parsed, _ENTITY[wanted]) is None:
        values = []
    if values:
        return Choice(text, "profile.set", {"field": wanted, "value": ",".join(values)})
    if wanted in _ENTITY and parsed["intent"]["name"] in NOT_UNDERSTOOD:
        return Choice(text, "profile.set", {"field": wanted, "value": ""})
    return None


def _move(parsed: Parsed, wanted: str) -> Choice | None:
    """Return the deed of a word on the question itself: on, back, again."""
    intent, text = parsed["intent"]["name"], str(parsed["text"])
    if intent == "next":
        return Choice(text, "profile.skip", {"field": wanted})
    if intent == "repeat":
        return Choice(text, "profile.ask", {"field": wanted})
    if intent == "go_back":
        before = max(QUESTIONS.index(wanted) - 1, 0) if wanted in QUESTIONS else 0
        return Choice(text, "profile.ask", {"field": QUESTIONS[before]})
    return None


def _named(parsed: Parsed, entity: str) -> str | None:
    found = (e["value"] for e in parsed["entities"] if e["entity"] == entity)
    value = next(found, None)
    return None if value is None else str(value)


def _short(text: str) -> bool:
    return len(text.split()) <= MAX_NAMING_WORDS
