"""What was misheard is taken back: "c'est une blague", "la machi visa", "quel avion ??".

Whoever says that it is not that must not be shown the same again. The last reading (a situation, a
question, what was asked next) is left out of what may be heard, and the message is understood anew
in the talk as it stood before. Where it says nothing more, what the message before meant beside
the danger is answered. Whoever said that nothing threatens is not asked about danger again that
day, unless they tell of one.
"""

import re
from collections.abc import Mapping
from typing import Any

from actions.country_words import named_abroad
from actions.glue_answers import SAID_AGAIN
from actions.glue_situations import DISTRESS, INSTEAD, denied_today
from actions.likely import LIKELY
from actions.scene import QUESTION, URGENT
from bot.content.reply import Choice
from bot.dialogue.context import Context, with_intent
from bot.dialogue.corrected import BLAMES, CORRECTS
from bot.dialogue.denied_words import told_by_words, without_denied
from bot.dialogue.expected import PRESS, as_press, as_press_there
from bot.dialogue.faint_danger import LEFT_OUT, STAYS, no_danger, stays
from bot.dialogue.missed import MISSED, asked_what, asks_nothing, only_protests, other_answer
from bot.dialogue.openings import AFTER_DENIAL
from bot.dialogue.subjects import FALLBACK, MIN_WORDS
from bot.dialogue.weighing import CALM, DENY, NEVER_CALM

Parsed = dict[str, Any]
Slots = dict[str, Any]
Heard = tuple[Parsed, Slots]
"""What a message means, and the slots that it changes before it is answered."""

ANSWER, ASKED = "answer.show", "asked.show"


def heard(context: Context, text: str, parsed: Parsed, slots: Mapping[str, Any]) -> Heard:
    """Return what a message means, without the last reading where it says that it is not that.

    Args:
        context: What tells a meaning in the light of what was said.
        text: The whole message.
        parsed: What is to be understood of it, as the model understood that.
        slots: What is known of the conversation.
    """
    topic = slots.get("topic") or {}
    if parsed.get(AFTER_DENIAL) and _is_calm(text, topic):
        changed = _left(slots, topic)
        after = {**slots, **changed}
        settled = context.settle(_in_talk(parsed), after)
        meant, more = _or_other(settled, text, str(parsed["text"]), after, protests=False)
        asks = {"entity": "does", "value": MISSED} in meant["entities"]
        if stays(text, topic):
            return {**meant, CORRECTS: True, BLAMES: False, STAYS: True}, {**changed, **more}
        return (meant if asks else {**meant, CORRECTS: True}), {**changed, **more}
    if only_protests(context, text, slots):
        return _asked_what(text, "", parsed, slots)
    settled = context.settle(parsed, slots)
    if _says_nothing_threatens(settled):
        instead = topic.get(INSTEAD)
        calm = _left(slots, topic)
        if instead:
            return {**as_press(parsed, Choice(text, ANSWER, dict(instead))), CORRECTS: True}, calm
        if topic.get(LIKELY) and _was_wrong(context, text, topic):
            left = {**(calm["topic"] or {}), LIKELY: topic[LIKELY]}
            asked, changed = _asked_what(text, "", parsed, {**slots, "topic": left})
            return asked, {**calm, **changed}
        return settled, {}
    if topic.get("situation") in NEVER_CALM or not _rejects(context, text, parsed, topic):
        return _with_instead(context, settled, parsed, slots), {}
    wanted = context.corrections.wanted(text)
    rest = text if wanted is None else wanted
    calm_talk = topic.get("intent") not in URGENT
    if not _is_same(settled, topic):
        if not (calm_talk and parsed.get(CORRECTS) and parsed.get(BLAMES)):
            return settled, {}
        protests = context.corrections.protests(text)
        return _or_other(settled, text, rest, slots, protests=protests)
    other = other_answer(rest, slots) if calm_talk else None
    if other is not None:
        return {**as_press_there(parsed, other), CORRECTS: True}, {}
    if _has_more(context, text, settled, topic):
        return {**settled, CORRECTS: True}, {}
    before = _before(slots, topic)
    anew = context.settle(parsed, {**slots, "topic": before})
    if anew["intent"]["name"] not in URGENT and _is_same(anew, topic):
        if calm_talk:
            return _asked_what(text, rest, parsed, slots)
        anew = with_intent({**parsed, "intent_ranking": _others(parsed, topic)}, FALLBACK, 0.0)
    kept = {name: value for name, value in before.items() if name != LEFT_OUT}
    return {**anew, CORRECTS: True}, {"topic": kept or None}


def _is_calm(text: str, topic: Mapping[str, Any]) -> bool:
    """Tell whether words say that nothing threatens, rather than what it is that does."""
    told = told_by_words(text, topic)
    return told.id == CALM if told is not None else no_danger(text, topic)


def _was_wrong(context: Context, text: str, topic: Mapping[str, Any]) -> bool:
    """Tell whether somebody denies what was heard, rather than says that they are safe by now."""
    return context.openings.denies(text) or without_denied(text, topic) is not None


def _left(slots: Mapping[str, Any], topic: Mapping[str, Any]) -> Slots:
    """Return the slots that change where a danger, or a fraud, is left: the talk before goes on."""
    before = {key: value for key, value in _before(slots, topic).items() if key != LEFT_OUT}
    grave = {"grave": denied_today()} if topic.get("intent") == DISTRESS else {}
    return {"topic": before or None, **grave}


def _in_talk(parsed: Parsed) -> Parsed:
    """Return what stands beside a denial as a message of the talk before."""
    return {key: value for key, value in parsed.items() if key != AFTER_DENIAL}


def _or_other(
    settled: Parsed, text: str, rest: str, slots: Mapping[str, Any], *, protests: bool
) -> Heard:
    """Return a correction, or where it asks for nothing by itself, what else it likely is."""
    if not asks_nothing(settled, protests=protests):
        return settled, {}
    other = other_answer(rest, slots)
    if other is not None:
        return {**as_press_there(settled, other), CORRECTS: True}, {}
    return _asked_what(text, rest, settled, slots)


def _asked_what(text: str, rest: str, parsed: Parsed, slots: Mapping[str, Any]) -> Heard:
    """Return a protest as the question what was meant."""
    asked, changed = asked_what(text, rest, slots)
    meant = as_press_there(parsed, asked)
    return {key: value for key, value in meant.items() if key != CORRECTS}, changed


def _says_nothing_threatens(settled: Parsed) -> bool:
    told = {"entity": "situation", "value": CALM}
    return settled["intent"]["name"] == DENY and told in settled["entities"]


def _rejects(context: Context, text: str, parsed: Parsed, topic: Mapping[str, Any]) -> bool:
    """Tell whether a message says that what was just understood is not meant.

    "Elle peut pas sortir" rejects nothing, least of all in danger.
    """
    if not topic:
        return False
    if context.openings.denies(text) or echoes(text, topic):
        return True
    if topic.get("intent") in URGENT:
        return False
    only_rejects = context.corrections.wanted(text) == "" and _NOT_FIRST.match(text) is not None
    return only_rejects or bool(parsed.get(CORRECTS))


_NOT_FIRST = re.compile(
    r"^\W*(?:(?:non|nn|nan|mais|la|lla|lala|لا|no|ana|أنا)\W+)*(?:c'?\s?(?:est|était)?\s?)?"
    r"(?:pas|machi|mchi|mashi|ماشي|موش|ليس|ليست|not|لم\s+أ\w+|j'?ai pas d\w+)\b",
    re.IGNORECASE,
)
"""A "not" with which a message begins."""


_ECHO = re.compile(
    r"^\W*(?:(?:mais|non|et|wa|la|لا|و)\s+)?"
    r"(?:quel(?:le)?s?|c quoi|c'est quoi|achmn|chmn|chmen|ach mn|achmen|ina|lach|which|what"
    r"|أي|أية|أين|أشمن|اشمن|شمن|شنو هاد|عن أي|من أي|d'?achmn)\s+(?:\S+\s+)?\S+?\s*([?؟!]+)",
    re.IGNORECASE,
)
"""A question word, and the word that was wrongly heard: « quel avion ?? », «أي خطف؟»."""


def echoes(text: str, topic: Mapping[str, Any]) -> bool:
    """Tell whether a message wonders at a word of what it was answered: "quel avion ??".

    After an answer one mark asks on ("quel visa ?"); two wonder.
    """
    found = _ECHO.match(text)
    return found is not None and (topic.get("intent") in URGENT or len(found[1]) > 1)


def _is_same(settled: Parsed, topic: Mapping[str, Any]) -> bool:
    """Tell whether a message is taken once more for what was just spoken of."""
    intent = settled["intent"]["name"]
    told = {entity["entity"]: entity["value"] for entity in settled["entities"]}
    if intent == PRESS and told.get("does") == ASKED:
        return bool(told.get("question") == topic.get("asked"))
    if intent == PRESS:
        same = told.get("does") == ANSWER and told.get("intent") == topic.get("intent")
        same = same and told.get("intent") not in SAID_AGAIN
        return same and told.get("country") in (None, topic.get("country"))
    if intent in URGENT:
        return bool(intent == topic.get("intent") and told.get("situation") in _told(topic))
    here = named_abroad(settled["entities"]) in (None, topic.get("country"))
    return bool(intent == topic.get("intent") and here)


def _has_more(context: Context, text: str, settled: Parsed, topic: Mapping[str, Any]) -> bool:
    """Tell whether an answer has longer words, for whoever asks the same in words of their own.

    Who begins with what it is not ("pas le loyer, …") wants no more of it.
    """
    if _NOT_FIRST.match(text):
        return False
    wanted = context.corrections.wanted(text)
    asks = len((text if wanted is None else wanted).split()) >= MIN_WORDS
    return asks and settled["intent"]["name"] not in URGENT and not topic.get("more")


def _told(topic: Mapping[str, Any]) -> tuple[str | None, ...]:
    return (None, topic.get("situation"))


def _before(slots: Mapping[str, Any], topic: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was spoken of before: the last answer that is not the one taken back."""
    left = {LEFT_OUT: [name for name in (topic.get("situation"),) if name]}
    for said in reversed(slots.get("said") or ()):
        intent, country, _ = str(said).split(":")
        if intent != topic.get("intent"):
            return left | {"intent": intent} | ({"country": country} if country else {})
    return left


def _others(parsed: Parsed, topic: Mapping[str, Any]) -> list[Any]:
    """Return what else the model heard, the likeliest first."""
    ranking = parsed.get("intent_ranking") or ()
    return [row for row in ranking if row["name"] != topic.get("intent")]


def _with_instead(
    context: Context, settled: Parsed, parsed: Parsed, slots: Mapping[str, Any]
) -> Parsed:
    """Return a danger that words tell, with the question that the model hears beside them."""
    told = [e["value"] for e in settled["entities"] if e["entity"] == "situation"]
    urgent = settled["intent"]["name"] in URGENT
    if not (urgent and told) or parsed["intent"]["name"] in URGENT:
        return settled
    before = {**(slots.get("topic") or {}), LEFT_OUT: told}
    calm = before if before.get("intent") not in URGENT else {LEFT_OUT: told}
    other = context.settle(parsed, {**slots, "topic": calm})
    asked = {e["entity"]: e["value"] for e in other["entities"]}
    if other["intent"]["name"] == PRESS and asked.get("does") == ANSWER:
        instead = {name: asked[name] for name in ("intent", "country", "trade") if asked.get(name)}
    elif str(other["intent"]["name"]).startswith(QUESTION) and "situation" not in asked:
        country = named_abroad(other["entities"])
        named = {"country": country} if country else {}
        instead = {"intent": other["intent"]["name"], **named}
    else:
        return settled
    return {**settled, "entities": [*settled["entities"], {"entity": INSTEAD, "value": instead}]}
