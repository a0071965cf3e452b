"""The question that somebody asks in the same breath as they send an offer.

"… 2100 brut, CDI, Lyon. wach salaire mzyan?": the card alone would not answer it. Adverts ask too
("vous cherchez un emploi ?"), so that what is asked must be like what people ask of an offer, and
stand first or last.
"""

import re

from actions import shelf
from actions.asks import Ask
from actions.offer_check import is_question

OFFER = "share_offer"
"""The talk in which it is heard."""
LEANS, LEANS_UNMARKED = 0.0, 0.3
"""How much must speak for it: nobody asked anything yet; more where no question mark stands."""
MAX_WORDS = 20
"""A longer sentence tells the offer."""
ON_THE_CARD = frozenset({"verdict", "go_or_not", "reads_badly", "why", "verify", "what_now"})
"""Asks that the card itself answers …"""
OF_FACTS = frozenset({"fact_told", "correct_it", "not_an_offer", "what_missing", "offer_silent"})
"""… and those that are none, or that it takes in."""
COMPARE = "offer.compare"
DEEDS = frozenset({None, "offer.wage", COMPARE})
"""What may be done beside showing the card: to say something, to hold the pay against a minimum, to
compare two offers."""
_SENTENCE = re.compile(r"[^.!?؟\n]+(?:[.!?؟](?=\w)[^.!?؟\n]+)*[.!?؟]*")


def question_in(text: str) -> Ask | None:
    """Return what is asked in the first or the last sentence of a message that tells an offer."""
    sentences = [found.strip() for found in _SENTENCE.findall(text) if found.strip()]
    if len(sentences) < 2:
        return None
    for sentence in (sentences[-1], sentences[0]):
        if not is_question(sentence) or len(sentence.split()) > MAX_WORDS:
            continue
        least = LEANS if sentence.endswith(("?", "؟")) else LEANS_UNMARKED
        ask = shelf.asks().find(sentence, OFFER, least=least)
        if ask is not None and ask.id not in ON_THE_CARD | OF_FACTS and ask.deed in DEEDS:
            return ask
    return None
