"""Whether a message asks what people ask next, in the talk that it belongs to."""

from collections.abc import Mapping
from typing import Any

from actions import shelf
from actions.asks import Ask
from actions.costs_said import has_sum
from actions.offer_payment import PAID as HAS_PAID
from actions.offer_question import asks
from actions.offer_remains import remains
from actions.scene import URGENT
from actions.situations import Situation
from actions.talks import OFFER, WORK, talk_of
from bot.content.reply import Choice
from bot.dialogue.at_work import COMPLAINS, OF_MONEY, OF_WORK, WHERE, is_of_the_work, wages_too
from bot.dialogue.expected import NOT_UNDERSTOOD
from bot.dialogue.minors import AGE, tells_an_age
from bot.dialogue.offer_asked import (
    asked_in_part,
    names_both_offers,
    shows_new_sign,
    wonders_at_pay,
)
from bot.dialogue.offers_told import is_whole_offer, tells_a_fact
from bot.dialogue.weighing import (
    DENY,
    DISTRESS,
    FRAUD,
    NEVER_CALM,
    NOT_PAID,
    OFFERS,
    PAYING,
    SURE_OF_THE_OTHER,
    is_weak,
)

SURE = {"distress": 0.75, "report_fraud": 0.75, OFFER: 0.6}
"""Confidence from which danger, a fraud or a pasted offer comes before a question on an offer."""
SURE_UNTOLD = 0.85
"""The same for danger, or a fraud, that is like no example of a situation."""
LEANS = 0.8
"""How much speaks for an ask of an offer that comes before a danger, or a fraud, heard in it."""
WORDS_THAT_LEAN = 3
"""Fewer words ("visa ?") may be asked of anything, however much speaks for an ask."""
SURE_OF_OWN = 0.85
"""Confidence from which a message in the talk is about something of its own …"""
OF_AN_OFFER = frozenset({"ask_fees", "check_offer", "ask_fraud_signs"})
"""Meanings that, right after an offer, are about it."""
ALIKE = 0.6
"""… unless it is so like an example of what is asked next."""
ALIKE_LATER = 0.4
"""The same for an offer that is asked about when something else was spoken of meanwhile …"""
ALIKE_AFTER_ANSWER = 0.33
"""… or when what was spoken of was asked of the offer itself …"""
SURE_OF_GOOD_NEWS = 0.3
"""How much must speak for an example of a situation in which nothing threatens any more."""
LEANS_AT_LAST = -0.5
"""How much must speak for an ask in danger where the message would else not be understood."""
LEANS_LATER = 0.0
"""… or how much must speak for the ask where nothing of its own is understood …"""
UNCLEAR = NOT_UNDERSTOOD | OF_AN_OFFER | URGENT
"""… nor danger, or a fraud, with certainty …"""
LATER = NOT_UNDERSTOOD | {"check_offer", "ask_fraud_signs", "bot_challenge"}
"""… with one of these meanings."""
PAY = "pay"
"""The ask of whoever is asked for money in danger, or after a fraud."""
OUT_OF_HAND = frozenset({"passport_kept", "papers_sent", "deposit_to_unlock", "papers_to_employer"})
"""Situations that are told of as they are now, and no fact of an offer: a paper is with them, a sum
or a copy is asked for."""
PASSPORT_TAKEN, PASSPORT_BACK = "passport_kept", "passport_back"
"""Papers that who is the danger took, and the ask that answers it there."""
FACTS_TOLD = frozenset({"fact_told", "correct_it"})
"""The asks of whoever tells a fact of the offer, which is noted where it can be read."""
TELLS, QUESTIONS = "only_tells", "questions"
"""The ask of whoever only tells more, and the list of words for questions to the recruiter."""
NET_OR_GROSS = "net_or_gross"
"""The ask of whoever wonders at a net pay beside a gross minimum."""
WAGES, PAY_ASKED = "ask_salary_cost", frozenset({"wage_normal", NET_OR_GROSS, "in_dirhams"})
"""Who asks about wages right after an offer asks these of its own pay."""
PAID, NOT_ME_PAID = "else_paid", "not_me_paid"
"""The asks of whoever paid already, and of whoever speaks of another who did."""
AFTER_URGENT = {
    DISTRESS: NOT_UNDERSTOOD
    | {"insult", "repeat", "ask_fees", "ask_steps", "ask_irregular", "ask_eligibility"}
    | {"ask_departure", "ask_cv_interview", "give_feedback", "pause", "go_back", "next"},
    FRAUD: NOT_UNDERSTOOD | {"insult", "repeat", "ask_steps"},
}
"""Meanings that, right after danger or fraud, are a word on it: who is in need writes in pieces."""
SURE_AFTER_URGENT = {DISTRESS: 0.85, FRAUD: 0.7}
"""Confidence from which a message right after danger or fraud is about something of its own."""
SURE_DOUBTFUL = 0.6
"""The same where danger was heard by the model alone, of somebody who had an offer read."""


def asked_next(
    parsed: Mapping[str, Any],
    slots: Mapping[str, Any],
    situation: Situation | None,
    *,
    denies: bool = False,
) -> Choice | None:
    """Return the deed that answers what is asked next, if it is asked.

    Args:
        parsed: The message as the model understood it.
        slots: What was spoken of stands in `topic`, the last offer in `offer`.
        situation: What the words tell of, if anything.
        denies: Whether it begins as that of somebody who was misunderstood does.
    """
    topic, text = slots.get("topic") or {}, str(parsed["text"])
    talk, calm = talk_of(topic), situation is None or situation.about not in URGENT
    if calm and _is_calm(parsed) and wonders_at_pay(parsed, slots):
        return Choice(text, "offer.wage")
    if talk is None or is_doubtful(slots):
        later = _asked_later(parsed, slots, situation)
        if talk is None or later is not None:
            return later
    if talk == OFFER and remains(text, slots.get("offer")) is not None:
        return Choice(text, "offer.remains")
    if talk == OFFER and names_both_offers(parsed, slots.get("offer") or {}):
        return Choice(text, "offer.compare")
    intent, confidence = _meaning(parsed)
    ask = shelf.asks().find(text, talk, topic.get("situation"))
    tells = situation is None or situation.id == NOT_PAID
    ask = wages_too(text, topic) if ask is None and talk == WORK else ask
    part = asked_in_part(text, ask) if talk == OFFER and tells and _is_calm(parsed) else None
    ask = part or ask
    if talk != OFFER and tells_an_age(text, ask, situation):
        return Choice(text, "asked.show", {"question": AGE})
    if situation is None and ask is None and talk == WORK and intent == COMPLAINS:
        return Choice(text, "asked.show", {"question": WHERE})
    unheard = situation is None and (ask is None or ask.leaning < LEANS_LATER)
    if unheard and _asks_to_pay(parsed, talk, topic.get("situation")):
        return Choice(text, "asked.show", {"question": PAY})
    alike = ask is not None and ask.likeness >= ALIKE
    taken = situation is not None and situation.id == PASSPORT_TAKEN and talk == DISTRESS
    if taken and not alike:
        return Choice(text, "asked.show", {"question": PASSPORT_BACK})
    leans = ask is not None and ask.leaning >= LEANS
    near = alike or leans or part is not None  # "il veut 500 dh de plus, je fais quoi ?"
    asks_of_it = near and ask is not None and ask.id not in FACTS_TOLD
    now = situation is not None and situation.id in OUT_OF_HAND
    facts = talk == OFFER and not (asks_of_it or now)
    if facts and _adds_to_offer(parsed, slots, denies=denies):
        return Choice(text, "offer.add")
    if ask is None or _is_doubtful_good_news(ask, topic) or _only_seems(ask, parsed, slots):
        return None
    at_work = talk == WORK and is_of_the_work(ask, intent)
    of_money = at_work and situation is not None and situation.about in OF_MONEY
    if situation is not None and not of_money and _comes_first(situation, topic, ask, alike=alike):
        beside = topic.get("situation") in NEVER_CALM and situation.about == DENY
        if not (beside and ask.leaning >= (LEANS_LATER if asks(text) else LEANS)):
            return None  # but "my sister is here, do I block him?" asks
    least = max(_sure(parsed), SURE_OF_THE_OTHER.get(talk, 0.0))
    paid = leans and talk == DISTRESS and intent == FRAUD  # a danger is no less for what was paid
    surely = leans if talk == OFFER else alike or at_work or paid
    if intent in SURE and intent != talk and confidence >= least and not surely:
        return None
    of_it = NOT_UNDERSTOOD | {talk} | (OF_AN_OFFER if talk == OFFER else frozenset())
    of_it |= OF_WORK if at_work else frozenset()
    of_pay = talk == OFFER and intent == WAGES and ask.id in PAY_ASKED
    own = intent not in of_it and confidence >= SURE_OF_OWN and not of_pay
    surer = leans and len(text.split()) >= WORDS_THAT_LEAN
    return None if own and not (alike or surer) else _press(text, ask)


def _is_calm(parsed: Mapping[str, Any]) -> bool:
    """Tell whether the model is sure of no danger and no fraud in a message."""
    intent, confidence = _meaning(parsed)
    return intent not in URGENT or confidence < _sure(parsed)


def _only_seems(ask: Ask, parsed: Mapping[str, Any], slots: Mapping[str, Any]) -> bool:
    """Tell whether a question is only like facts, or who paid like who speaks of another."""
    if ask.id == NOT_ME_PAID:
        return (slots.get("offer") or {}).get(HAS_PAID) is True
    text = str(parsed["text"])  # "le logement c'est qui qui paye"
    return ask.id in FACTS_TOLD and asks(text) and not has_sum(text)


def _is_doubtful_good_news(ask: Ask, topic: Mapping[str, Any]) -> bool:
    """Tell whether an example says that all is well, and too little speaks for it."""
    told = shelf.situations().get(str((ask.args or {}).get("situation")))
    if told is None or told.about != DENY:
        return False
    return ask.leaning < SURE_OF_GOOD_NEWS or topic.get("situation") in NEVER_CALM


def asked_at_last(parsed: Mapping[str, Any], slots: Mapping[str, Any]) -> Choice | None:
    """Return the deed of what a message in danger is likeliest to ask, before nothing is heard."""
    topic, text = slots.get("topic") or {}, str(parsed["text"])
    talk = talk_of(topic)
    case = topic.get("situation")
    ask = shelf.asks().find(text, talk, case, least=LEANS_AT_LAST) if talk else None
    unheard = ask is None or _is_doubtful_good_news(ask, topic)
    return _press(text, ask) if ask is not None and not unheard else None


def _asks_to_pay(parsed: Mapping[str, Any], talk: str, case: str | None) -> bool:
    """Tell whether a question about money in danger, or after a fraud, is whether to pay."""
    intent, confidence = _meaning(parsed)
    surely = intent == PAYING and confidence >= SURE_OF_OWN
    return surely and talk in URGENT and shelf.asks().fits(PAY, talk, case)


def is_doubtful(slots: Mapping[str, Any]) -> bool:
    """Tell whether danger was heard by the model alone, of somebody who had an offer read."""
    topic = slots.get("topic") or {}
    return bool(
        topic.get("intent") == DISTRESS and not topic.get("situation") and slots.get("offer")
    )


def is_word_on_it(parsed: Mapping[str, Any], slots: Mapping[str, Any]) -> bool:
    """Tell whether a message right after danger, or a fraud, is likely one more word on it."""
    spoken_of = (slots.get("topic") or {})["intent"]
    intent = parsed["intent"]["name"]
    sure = SURE_DOUBTFUL if is_doubtful(slots) else SURE_AFTER_URGENT[spoken_of]
    offers = intent in OFFERS and not is_whole_offer(str(parsed["text"]))
    return intent in AFTER_URGENT[spoken_of] or offers or is_weak(dict(parsed), sure)


def _sure(parsed: Mapping[str, Any]) -> float:
    """Return the confidence from which danger, a fraud or an offer comes before a question.

    Danger or a fraud that no example of a situation is like must be surer: who speaks of an offer
    is afraid, and "he wants me to pay" is not yet a loss.
    """
    intent, text = str(parsed["intent"]["name"]), str(parsed["text"])
    if intent not in URGENT:
        return SURE.get(intent, 0.0)
    told = shelf.asks().told(text, intent) is not None or shelf.asks().left(text, OFFER) == PAID
    return SURE[intent] if told else SURE_UNTOLD


def _adds_to_offer(parsed: Mapping[str, Any], slots: Mapping[str, Any], *, denies: bool) -> bool:
    """Tell whether a message tells a fact of the last offer, or a worrying sign that it had not.

    Whoever paid, or is in danger beyond doubt, does not speak of the offer any more.
    """
    offer, text, (intent, confidence) = slots.get("offer"), str(parsed["text"]), _meaning(parsed)
    if not offer or shelf.has_words(QUESTIONS, text) or shelf.asks().left(text, OFFER) == PAID:
        return False
    if intent in SURE and intent != OFFER and confidence >= _sure(parsed):
        return False
    if tells_a_fact(parsed, offer, corrects=denies):
        return True
    return shows_new_sign(text, offer)


def _asked_later(
    parsed: Mapping[str, Any], slots: Mapping[str, Any], situation: Situation | None
) -> Choice | None:
    """Return what is asked of the last offer though something else was spoken of meanwhile."""
    text, (intent, confidence) = str(parsed["text"]), _meaning(parsed)
    if not slots.get("offer") or (situation is not None and situation.about in URGENT):
        return None
    if intent in SURE and confidence >= _sure(parsed):
        return None
    still = bool((slots.get("topic") or {}).get("offer")) or is_doubtful(slots)
    if not (still or intent in LATER) or shelf.has_words("another_offer", text):
        return None
    if still and shows_new_sign(text, slots["offer"]):
        return Choice(text, "offer.add")
    ask = shelf.asks().find(text, OFFER)
    if ask is not None and (
        ask.likeness >= (ALIKE_AFTER_ANSWER if still else ALIKE_LATER)
        or (still and intent in UNCLEAR and ask.leaning >= LEANS_LATER)
    ):
        return _press(text, ask)
    of_it = intent == "check_offer" and shelf.has_words("the_offer", text)
    return Choice(text, "offer.again") if of_it else None


def _meaning(parsed: Mapping[str, Any]) -> tuple[str | None, float]:
    return parsed["intent"]["name"], float(parsed["intent"].get("confidence") or 0.0)


def _comes_first(situation: Situation, topic: Mapping[str, Any], ask: Ask, *, alike: bool) -> bool:
    """Tell whether a situation is answered before what is asked next: another danger, good news.

    Who is blackmailed and asks what becomes of the pictures that were sent is not answered as one
    who sent papers: what is asked of the graver situation stays.
    """
    if situation.about in URGENT:
        graver = shelf.situations().is_graver(topic.get("situation"), situation.id)
        stays = graver and ask.id != TELLS and ask.leaning >= LEANS_LATER
        return not (stays or (alike and situation.id == topic.get("situation")))
    if situation.about == DENY and topic.get("intent") == OFFER:  # "my friend went and is well"
        return not (alike or ask.leaning >= LEANS)
    return situation.about == DENY or (topic.get("intent") not in URGENT and not alike)


def _press(text: str, ask: Ask) -> Choice:
    if ask.id == NET_OR_GROSS and shelf.has_words("fair_pay", text) and has_sum(text):
        return Choice(text, "offer.wage")  # "1850 brut, c'est le smic ?"
    if ask.deed is not None:
        return Choice(text, ask.deed, dict(ask.args or {}))
    return Choice(text, "asked.show", {"question": ask.id})
