"""The question that somebody asks in the same breath as they send an offer.

"… 2100 brut, CDI, Lyon. wach salaire mzyan?": the card alone would not answer it. Adverts ask too
("vous cherchez un emploi ?"), so that what is asked must be like what people ask of an offer, and
stand first or last.
"""

import re

from actions import shelf
from actions.asks import Ask
from actions.offer_check import is_question
from bot.text.folding import fold

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
ASKS = "asks_of_it"
"""The list of words of a question that is asked of an offer ("c'est qui qui paye")."""
_PAYER = (
    r"employeur|patron|chef|agence|societe|eux|lui|elle|moi|ils|employer|company|boss|one|they|he"
)
_WHO_PAYS = re.compile(
    rf"(?<![^\W_])(c'est (?!qui )(?:\S+ ){{1,3}}|(?:{_PAYER}) )?"
    r"(?:qui|who)(?: qui)?(?: va| vont| doit| will| should)? "
    r"(?:pay\w*|pai\w*|prend|regle\w*|couvre|s'occupe|covers?)(?![^\W_])"
)
"""Who pays? But "c'est le patron qui paye" tells it."""
LEAST_WORDS_OF_PART = 2
"""Fewer words ask nothing by themselves."""
_PART = re.compile(r"[^.!?؟,،;\n]+[?؟]*")
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


def asks(text: str) -> bool:
    """Tell whether a message asks, with or without a question mark: no question tells a fact."""
    who = _WHO_PAYS.search(fold(text))
    who_pays = who is not None and who.group(1) is None
    return who_pays or is_question(text) or shelf.has_words(ASKS, text)


def asked_part(text: str) -> str | None:
    """Return the last part of a message that asks something, where other parts stand beside it."""
    parts = [part.strip() for part in _PART.findall(text) if part.strip()]
    fits = (p for p in parts[::-1] if LEAST_WORDS_OF_PART <= len(p.split()) <= MAX_WORDS)
    return next((part for part in fits if asks(part)), None) if len(parts) > 1 else None
