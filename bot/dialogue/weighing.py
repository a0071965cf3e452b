"""What a message means where its words tell of a situation and the model of something else."""

from collections.abc import Mapping
from typing import Any

from actions.glue_urgent import HEARD
from actions.scene import QUESTION, URGENT
from actions.situations import Situation
from actions.talks import AT_WORK, WORK, talk_of
from bot.dialogue.expected import NOT_UNDERSTOOD

DENY, DISTRESS, FRAUD, PAYING = "deny", "distress", "report_fraud", "ask_fees"
NOTHING = frozenset({None, "nlu_fallback"})
PASSPORT = "ask_keep_passport"
"""What was spoken of where good news is heard too: the passport that was kept is given back."""
SURE_OF_DANGER = 0.75
"""Confidence from which danger, or a fraud, comes before a situation that is neither."""
BESIDE = 0.45
"""Confidence from which a situation that is neither counts as the danger that the model hears."""
SURE = 0.7
"""Confidence from which what the model hears comes before a situation that is no danger …"""
SURE_BESIDE_URGENT = 0.85
"""… and before one that is: people say that they are prisoners of their phones."""
SURE_OF_THE_OTHER = {DISTRESS: 0.85, FRAUD: 0.45}
"""Confidence from which a fraud is heard right after danger, and danger right after a fraud."""
SURE_OF_OTHER = 0.4
"""Confidence from which what is asked beside "I am in no danger" is answered; a command must be
heard as surely as beside anything else ("I was joking" sounds like "erase my data")."""
OFFERS = frozenset({"share_offer", "check_offer"})
IRREGULAR = "ask_irregular"
WAYS, LEAST_LAWFUL = "ask_steps", 0.15
"""What who wishes a lawful way asks for, unless another meaning is at least so likely."""
SURE_OF_IRREGULAR = 0.5
"""Confidence from which "refused three times, so I go by sea" is no question about refusals."""
SURE_BESIDE_TOPIC = 0.6
"""Confidence from which "I want a person" or "erase my data" comes before a topic beside it."""
SURE_BESIDE_ADVERT = 0.6
"""Confidence from which a fraud comes before an advert that shows the signs of one …"""
WORDS_OF_ADVERT = 18
"""… and the words that an advert has at least: "I paid and he is silent" has fewer."""
FALLBACK = "nlu_fallback"
MAYBE_URGENT = 0.5
"""Confidence from which danger, or a fraud, is heard first in words too strange to be sure."""
FEW_IN_DANGER = 5
"""Words that are a fact of the danger that is spoken of, rather than a matter of their own."""
MAX_TOPIC_WORDS = 40
"""A longer message tells more than a question about one topic."""
CALM = "not_in_danger"
"""The situation of whoever was misunderstood and says nothing else."""
NOT_PAID = "not_paid"
"""The situation of whoever paid nothing: the offer that was read is what they ask about."""
NEVER_CALM = frozenset({"self_harm", "poisoned", "on_edge", "gas", "far_despair"})
"""Situations that no "no" ends: "no, there is nobody with me" answers what was asked."""
MOVES_AND_TALK = frozenset({"go_back", "next", "pause", "chitchat", "start_workshop"})
"""Beside questions, what "can I get it back" or "I am so tired" may be taken for."""
CHALLENGE = "bot_challenge"
"""The meaning of a question about Rihla itself."""
ABOUT_ITSELF = frozenset({"bot_challenge", "start_workshop", "get_certificate", "repeat"})
"""Meanings that what is asked about Rihla and its workshop is taken for."""
SMALL_TALK = frozenset({"affirm", DENY, "thanks", "greet", "goodbye", "chitchat"})

Parsed = dict[str, Any]


def outweighs(parsed: Parsed, situation: Situation, spoken_of: str | None = None) -> bool:
    """Tell whether what the model understood comes before a situation that the words tell of.

    Args:
        parsed: The message as the model understood it.
        situation: What its words tell of.
        spoken_of: The intent of what was just spoken of; right after danger, who asks whether to
            pay speaks of a ransom.
    """
    ransom = spoken_of == DISTRESS and situation.about == PAYING
    after = URGENT | {PASSPORT} if situation.about == DENY else URGENT
    if ransom or (situation.only_after and spoken_of not in after):
        return True
    intent, confidence = parsed["intent"]["name"], float(parsed["intent"].get("confidence") or 0.0)
    if situation.above_all or situation.about in {DENY, intent} or intent in NOTHING:
        return False
    if intent == situation.denies:  # a model does not hear the "not" of "I have paid nothing"
        return False
    if situation.about in URGENT:
        return intent not in URGENT and confidence >= SURE_BESIDE_URGENT
    if intent in URGENT:
        at_work = intent == DISTRESS and situation.about in AT_WORK  # what danger it is
        return confidence >= SURE_OF_DANGER and not at_work
    return intent in OFFERS or confidence >= SURE


def is_beside(situation: Situation | None, topic: Mapping[str, Any], text: str) -> bool:
    """Tell whether words only sound like a situation, in the talk they belong to.

    A few words in danger sound like a calm question ("j'ai 17 ans"); who is owed wages says "walo
    ma khlsoni", which is not that they paid nothing yet.
    """
    spoken_of = topic.get("intent")
    if situation is not None and situation.id == NOT_PAID and talk_of(topic) == WORK:
        return True
    if situation is None or spoken_of not in URGENT or situation.about in {PAYING, *AT_WORK}:
        return False
    return situation.about.startswith(QUESTION) and len(text.split()) <= FEW_IN_DANGER


def meaning(parsed: Parsed, situation: Situation) -> str:
    """Return the intent under which a message counts that tells of a situation."""
    intent, confidence = parsed["intent"]["name"], float(parsed["intent"].get("confidence") or 0.0)
    joins = intent == DISTRESS and situation.about not in URGENT and confidence >= BESIDE
    return DISTRESS if joins else situation.about


def calmed(parsed: Parsed) -> Parsed:
    """Return a message that says "I am in no danger" as what it says beside, or as a no."""
    nothing = URGENT | SMALL_TALK | NOT_UNDERSTOOD
    ranked = [parsed["intent"], *(parsed.get("intent_ranking") or ())]
    for row in ranked:
        least = SURE_OF_OTHER if str(row["name"]).startswith(QUESTION) else SURE
        if row["name"] not in nothing and float(row.get("confidence") or 0.0) >= least:
            return {**parsed, "intent": {"name": row["name"], "confidence": row["confidence"]}}
    return {**parsed, "intent": {"name": DENY, "confidence": 1.0}}


def denied(parsed: Parsed, spoken_of: str | None) -> Parsed:
    """Return a message that begins "no, it is not that" as what it says instead.

    Whoever says nothing else is asked again, as if they had said that they are in no danger.
    """
    intent, confidence = parsed["intent"]["name"], float(parsed["intent"].get("confidence") or 0.0)
    if intent in URGENT and confidence >= (SURE_OF_DANGER if intent == spoken_of else BESIDE):
        return parsed
    meant = calmed(parsed)
    if meant["intent"]["name"] != DENY:
        return meant
    return {**meant, "entities": [*parsed["entities"], {"entity": "situation", "value": CALM}]}


def lawful(parsed: Parsed) -> Parsed:
    """Return a message that wishes a lawful way as no question about ways without papers."""
    for row in parsed.get("intent_ranking") or ():
        other = row["name"] not in URGENT | SMALL_TALK | NOT_UNDERSTOOD | {IRREGULAR}
        if other and float(row.get("confidence") or 0.0) >= LEAST_LAWFUL:
            return {**parsed, "intent": {"name": row["name"], "confidence": row["confidence"]}}
    return {**parsed, "intent": {"name": WAYS, "confidence": 1.0}}


def asks(parsed: Parsed, *, goes_on: bool = False) -> bool:
    """Tell whether a message may be a question about what its words name, a topic.

    Args:
        parsed: The message as the model understood it.
        goes_on: Whether it follows an answer, so that it is most likely another question.
    """
    intent, confidence = parsed["intent"]["name"], float(parsed["intent"].get("confidence") or 0.0)
    if len(str(parsed["text"]).split()) > MAX_TOPIC_WORDS:
        return False
    if goes_on:
        return intent != IRREGULAR or confidence < SURE_OF_IRREGULAR
    if (intent == DISTRESS and confidence >= HEARD) or intent in OFFERS:
        return False
    if intent == FRAUD:  # "khlasat", it ran out, sounds like "I paid"
        return confidence < SURE_BESIDE_TOPIC
    if intent == IRREGULAR and confidence >= SURE_OF_IRREGULAR:
        return False
    unclear = intent in NOT_UNDERSTOOD | SMALL_TALK or confidence < SURE_BESIDE_TOPIC
    return unclear or intent in ABOUT_ITSELF or intent.startswith(QUESTION)


def is_weak(parsed: Parsed, sure: float) -> bool:
    """Tell whether a message is a question, or a move, that the model only believes to know."""
    intent = str(parsed["intent"]["name"])
    other = intent.startswith(QUESTION) or intent in MOVES_AND_TALK
    return other and float(parsed["intent"].get("confidence") or 0.0) < sure


def likeliest(parsed: Parsed) -> str | None:
    """Return what the model hears first, sure of it or not."""
    name, ranking = parsed["intent"]["name"], parsed.get("intent_ranking") or ()
    return str(ranking[0]["name"]) if name in NOT_UNDERSTOOD and ranking else name


def may_be_advert(parsed: Parsed) -> bool:
    """Tell whether a fraud is heard so little, in so many words, that an advert may be one."""
    unsure = float(parsed["intent"].get("confidence") or 0.0) < SURE_BESIDE_ADVERT
    return unsure and len(str(parsed["text"]).split()) >= WORDS_OF_ADVERT


def maybe_urgent(parsed: Parsed) -> str | None:
    """Return danger, or a fraud, that the model hears first in words too strange to be sure."""
    ranking = parsed.get("intent_ranking") or ()
    if not ranking or parsed["intent"]["name"] != FALLBACK:
        return None
    likeliest, short = ranking[0], len(str(parsed["text"]).split()) < WORDS_OF_ADVERT
    heard = likeliest["name"] in URGENT and likeliest["confidence"] >= MAYBE_URGENT
    return str(likeliest["name"]) if heard and short else None


def still_urgent(parsed: Parsed, spoken_of: str | None) -> Parsed:
    """Return danger, or a fraud, as the other of the two that goes on where the model is unsure."""
    confidence = float(parsed["intent"].get("confidence") or 0.0)
    other = spoken_of in URGENT and parsed["intent"]["name"] != spoken_of
    if not other or confidence >= SURE_OF_THE_OTHER[str(spoken_of)]:
        return parsed
    return {**parsed, "intent": {"name": spoken_of, "confidence": 1.0}}
