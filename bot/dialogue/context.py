"""What a message means in the light of what was just said.

Understanding looks at one message; this looks at the one before. « Et pour le Canada ? » repeats
the last question for Canada, « combien ? » asks the price of what was spoken of, a question in the
words of an answer file is that question, and after "paste your offer" what comes is an offer; so
is what means nothing else and reads like one.
"""

from collections.abc import Mapping
from typing import Any

from actions import shelf
from actions.country_words import HOME, named_abroad
from actions.regions import with_others
from actions.scene import QUESTION, URGENT
from actions.situations import Situation
from bot.content.model import Snapshot, Status
from bot.content.reply import Choice
from bot.dialogue.asked_next import asked_at_last, asked_next, is_word_on_it
from bot.dialogue.corrected import Corrections
from bot.dialogue.expected import (
    NOT_UNDERSTOOD,
    amount_alone,
    answer_to_question,
    as_press,
    as_press_there,
)
from bot.dialogue.faint_danger import LEFT_OUT, situation_told, without_faint_danger
from bot.dialogue.followups import CHECK, OFFER, Followups, said_again
from bot.dialogue.halves import Halves
from bot.dialogue.named_asks import named_ask
from bot.dialogue.named_terms import SHOW, NamedTerms
from bot.dialogue.offer_asked import asks_of_offer
from bot.dialogue.offers_told import (
    is_offer,
    is_only_link,
    only_corrects,
    tells_an_offer,
    tells_of_an_offer,
)
from bot.dialogue.openings import AFTER_DENIAL, Openings
from bot.dialogue.quoted import quotes_a_clause
from bot.dialogue.speech import Speech
from bot.dialogue.subjects import (
    LIKELY,
    PERHAPS,
    SURELY,
    is_answer,
    likeliest_question,
    likely_subject,
    named_subject,
)
from bot.dialogue.trades import (
    TRADE_IN_GENERAL,
    before_likely,
    in_country,
    trade_answer,
    with_trade,
)
from bot.dialogue.weighing import (
    CALM,
    CHALLENGE,
    DENY,
    DISTRESS,
    FRAUD,
    IRREGULAR,
    NEVER_CALM,
    NOT_PAID,
    PAYING,
    SMALL_TALK,
    calmed,
    denied,
    is_beside,
    lawful,
    likeliest,
    may_be_advert,
    maybe_urgent,
    meaning,
    outweighs,
    still_urgent,
)
from bot.text.retrieval import QuestionIndex, Voted

SAME_QUESTION = 0.78
"""Likeness from which a message is the question of an answer file, whatever the model says."""
ANNOUNCED = "offer.start"
"""The deed of whoever has an offer; where the message tells it, it is read."""
STAYS = "talk.here"
"""The deed of a word of politeness, a yes or a no right after danger: whoever says it is not left.
"""
MISTAKEN = "talk.mistaken"
"""The deed of whoever says that they were misunderstood, in words that are not understood either.
"""
ASKED_FIRST = 0.4
"""Confidence under which danger, or a fraud, told in unfamiliar words is asked about."""
MEANING = "_meaning"
"""How the names of topics end that say what a name means, at greater length than a term does."""

Parsed = dict[str, Any]


class Context:
    """The follow-ups and the editors' questions of one content snapshot."""

    def __init__(self, content: Snapshot) -> None:
        """Compile what content says of follow-ups; a folder without the file has none."""
        self.number, self.halves = content.number, Halves(content)
        self._followups = Followups(content)
        self.openings, self.speech = Openings(content), Speech(content)
        self.corrections, self._terms = Corrections(content), NamedTerms(content)
        self._topics = frozenset(
            name
            for answers in content.answers.values()
            for name in answers
            if not name.startswith(QUESTION)
        )
        self._questions = QuestionIndex(
            (answer.id, question)
            for answers in content.answers.values()
            for answer in answers.values()
            if answer.status is Status.PUBLISHED
            for question in answer.questions
        )

    def press(self, text: str, slots: Mapping[str, Any]) -> Choice | None:
        """Return the deed of a choice that is typed, or that a follow-up asks for ("more")."""
        return self._followups.press(text, slots) or amount_alone(text, slots)

    def settle(self, parsed: Parsed, slots: Mapping[str, Any]) -> Parsed:
        """Return what was understood, corrected by what was said before."""
        if likeliest(parsed) == IRREGULAR and shelf.has_words("lawful", str(parsed["text"])):
            parsed = lawful(parsed)
        topic = {} if parsed.get(AFTER_DENIAL) else slots.get("topic") or {}
        parsed = without_faint_danger(parsed, slots, topic)
        text, intent = str(parsed["text"]), parsed["intent"]["name"]
        spoken_of = topic.get("intent")
        if intent == FRAUD and spoken_of not in URGENT and shelf.has_words("if_paid", text):
            parsed, intent = with_intent(parsed, PAYING, ASKED_FIRST), PAYING
        if quotes_a_clause(parsed, spoken_of):
            return with_intent(parsed, OFFER, 1.0)
        situation = situation_told(parsed, topic)
        found = self._questions.nearest(text)
        is_question = found is not None and found.score >= SAME_QUESTION
        stays, told = topic.get("situation") in NEVER_CALM, situation.id if situation else None
        if (stays and told == CALM) or is_beside(situation, topic, text):
            situation, told = None, None
        unclear = situation is None or situation.about == DENY
        if spoken_of in URGENT and unclear and not stays and self.openings.denies(text):
            fact = self.openings.fact_behind(text) if told is None else None
            return _corrected(parsed, slots, fact)
        if spoken_of == FRAUD and slots.get("offer") and told == NOT_PAID:
            return as_press(parsed, Choice(text, "offer.again"))
        if spoken_of == OFFER and slots.get("offer") and only_corrects(text):
            return as_press(parsed, Choice(text, "offer.correct"))
        asked = named_ask(parsed, slots, situation)
        asked = asked or asked_next(parsed, slots, situation, denies=self.openings.denies(text))
        if asked is not None:
            return as_press_there(parsed, self._terms.rather(parsed, asked))
        calm = spoken_of not in URGENT and (situation is None or situation.about not in URGENT)
        if calm and tells_an_offer(parsed, slots):
            return with_intent(parsed, OFFER, 1.0)
        like = likely_subject(parsed, spoken_of) if spoken_of not in URGENT else None
        surely = like is not None and is_answer(spoken_of) and like.leaning >= SURELY
        goes_on = told is not None and told == topic.get("situation")
        heard = situation is not None and (goes_on or not outweighs(parsed, situation, spoken_of))
        calmly = situation is not None and situation.about.startswith(QUESTION)
        asks = is_question or (surely and calmly)
        if situation is not None and heard and (situation.about in URGENT or not asks):
            return _with_situation(parsed, situation)
        trade = trade_answer(parsed, slots) if calm else None
        advert = intent == FRAUD and may_be_advert(parsed) and tells_of_an_offer(text)
        if advert and trade is None:
            return with_intent(parsed, OFFER, 1.0)
        subject, term = named_subject(parsed), self._terms.asked(parsed)
        if intent in URGENT and spoken_of not in URGENT:
            first = shelf.situations().get(shelf.asks().told(text, intent) or "")
            left_out = topic.get(LEFT_OUT, ())
            if first is not None and first.about == intent and first.id not in left_out:
                return _with_situation(parsed, first)
        if intent in URGENT and (spoken_of in URGENT or not (subject or term or like or trade)):
            return still_urgent(parsed, spoken_of)
        if is_only_link(text):
            return with_intent(parsed, "share_offer", 1.0)
        command = None if is_question else shelf.commands().find(text, slots)
        told_at_once = intent == OFFER or tells_of_an_offer(text)
        if command is not None and not (command.does == ANNOUNCED and told_at_once):
            return as_press(parsed, command)
        answer = answer_to_question(parsed, slots, corrects=self._followups.corrects(text))
        if answer is not None:
            return as_press(parsed, answer)
        meant = self._followups.followed(text, parsed, spoken_of)
        if meant == CHECK and spoken_of == OFFER:
            return as_press(parsed, Choice(text, "offer.again"))
        if meant is not None:
            return self._to_answer(parsed, meant, 1.0)
        likeness = max(SAME_QUESTION, found.score if found is not None else 0.0)
        saying = self._followups.nearly(text, slots, likeness)
        if saying is not None:
            return as_press(parsed, saying)
        titled = self._followups.titled(text, slots) if intent in NOT_UNDERSTOOD else None
        if titled is not None:
            return as_press(parsed, titled)
        if like and surely and not (is_question or before_likely(trade, like.id)):
            return self._to_likely(parsed, like, slots)
        named = found.id if found is not None and is_question else subject
        if trade is not None and named in (None, TRADE_IN_GENERAL):
            return self._to_answer(parsed, trade, 1.0, slots.get("country"))
        if found is not None and is_question:
            return self._to_answer(parsed, found.id, found.score)
        if term is not None and not str(subject).endswith(MEANING):
            return as_press(parsed, Choice(text, SHOW, {"value": term}))
        if subject is not None:
            return self._to_answer(parsed, subject, 1.0, slots.get("country"))
        doubted = maybe_urgent(parsed) if like is None else None
        if doubted is not None:
            return with_intent(parsed, doubted, ASKED_FIRST)
        if is_offer(parsed, slots):
            return with_intent(parsed, OFFER, parsed["intent"].get("confidence") or 0.0)
        if like is not None:
            return self._to_likely(parsed, like, slots)
        if (perhaps := likeliest_question(parsed, slots)) is not None:
            return {**self._to_answer(parsed, perhaps, 1.0, slots.get("country")), PERHAPS: True}
        if (bare := self._terms.bare(parsed, slots)) is not None:
            return as_press(parsed, Choice(text, SHOW, {"value": bare}))
        if intent == "repeat" and (again := said_again(text, slots)) is not None:
            return as_press(parsed, again)
        if spoken_of == OFFER and asks_of_offer(parsed):
            return as_press(parsed, Choice(text, "offer.again"))
        if spoken_of == DISTRESS and intent in SMALL_TALK:
            return as_press(parsed, Choice(text, STAYS))
        if intent not in NOT_UNDERSTOOD and shelf.asks().left(text, spoken_of or "") is not None:
            return parsed
        if spoken_of in URGENT and is_word_on_it(parsed, slots):
            last = asked_at_last(parsed, slots)
            return as_press_there(parsed, last) if last else with_intent(parsed, spoken_of, 1.0)
        return parsed

    def _to_likely(self, parsed: Parsed, like: Voted, slots: Mapping[str, Any]) -> Parsed:
        """Return a message as the question that it is like; it is said where it is only likely."""
        before = slots.get("country")
        answer = in_country(like.id, named_abroad(parsed["entities"]) or before)
        meant = self._to_answer(parsed, answer, 1.0, before)
        return meant if like.leaning >= LIKELY else {**meant, PERHAPS: True}

    def _to_answer(
        self, parsed: Parsed, answer: str, confidence: float, before: str | None = None
    ) -> Parsed:
        """Return a message as the question that an answer file answers: an intent or a topic.

        Args:
            parsed: The message as the model understood it.
            answer: The name of the file.
            confidence: How sure it is.
            before: The country that was spoken of before.
        """
        country = named_abroad(parsed["entities"])
        at_home = country is None and any(e["value"] == HOME for e in parsed["entities"])
        if (country or before) and not at_home:
            answer = shelf.topics().of_country(answer)
        if answer not in self._topics:
            return with_intent(parsed, answer, confidence)
        args = {"intent": answer} | ({"country": country} if country else {})
        args |= with_trade(parsed) | with_others(parsed)
        return as_press(parsed, Choice(str(parsed["text"]), "answer.show", args))


def _corrected(parsed: Parsed, slots: Mapping[str, Any], fact: str | None) -> Parsed:
    """Return a message that begins "no, it is not that" in danger, or after a fraud.

    Args:
        parsed: The message as the model understood it.
        slots: What was spoken of stands in `topic`.
        fact: What stands behind the denial, if it is a fact; where it is not understood it is
            asked for again, as nobody said that nothing threatens.
    """
    told = {**parsed, "text": fact}
    asked = (asked_next(told, slots, None) or asked_at_last(told, slots)) if fact else None
    if asked is not None:
        return as_press_there(parsed, asked)
    meant = denied(parsed, slots["topic"]["intent"])
    unheard = fact is not None and meant["intent"]["name"] == DENY
    return as_press_there(parsed, Choice(str(parsed["text"]), MISTAKEN)) if unheard else meant


def with_intent(parsed: Parsed, intent: str, confidence: float) -> Parsed:
    """Return a message as one that means something else."""
    return {**parsed, "intent": {"name": intent, "confidence": confidence}}


def _with_situation(parsed: Parsed, situation: Situation) -> Parsed:
    """Return a message that tells of a situation; one that says more than "I am safe" does not."""
    if situation.about == DENY and not situation.only_after:
        parsed = calmed(parsed)
        if parsed["intent"]["name"] != DENY:
            return parsed
    if situation.about == CHALLENGE:
        return as_press(parsed, Choice("", "situation.show", {"situation": situation.id}))
    told = {"entity": "situation", "value": situation.id}
    meant = with_intent(parsed, meaning(parsed, situation), 1.0)
    return {**meant, "entities": [*parsed["entities"], told]}
