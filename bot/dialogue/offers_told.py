"""Whether a message is an offer, or tells of one, whatever the model makes of it."""

from collections.abc import Mapping
from typing import Any

from actions import shelf
from actions.glue_offer import OFFER_TEXT
from actions.offer_card import WORRYING
from actions.offer_check import Checked, is_question
from actions.offer_corrections import MAX_WORDS, correction
from actions.offer_memory import is_an_offer
from actions.offer_question import asks
from actions.scene import QUESTION, URGENT
from bot.dialogue.corrected import CORRECTS
from bot.dialogue.expected import NOT_UNDERSTOOD
from bot.dialogue.followups import CHECK, OFFER

ABOUT_OFFERS = frozenset(
    {"check_offer", "ask_where_offers", "ask_country_info", "ask_in_demand_jobs"}
)
"""Meanings that the first piece of an offer may be taken for."""
MIN_OFFER_WORDS = 4
"""A message of so many words that means nothing else may be an offer."""
TOLD_FIELDS = 3
"""A message of a question's meaning that tells so many of trade, pay, place and fee is an offer."""
WORDS_OF_A_STORY, TOLD_IN_A_STORY = 14, 2
"""Who has an offer looked at and tells so much of it in so many words has told the offer …"""
OFTEN_LAWFUL = frozenset({"visa", "medical", "travel"})
"""… and so has who asks nothing and tells a price ("contrat Canada, visa garanti, 3 000 DH"). What
a visa costs is rather a question, unless more than that is worrying."""
MIN_TOLD_WORDS = 7
"""Fewer words ask about a pay or a fee ("serveur qatar 2500, c'est bien ?")."""
CONTRACT = "contract"
"""The list of words for a contract."""
MAX_FACT_WORDS = 25
"""Who tells a fact of an offer, or corrects one, writes so many words at most."""
FACTS = (
    "employer",
    "salary",
    "contract_type",
    "hours_per_week",
    "housing",
    "start_date",
    "positions",
)
"""Facts of an offer that people tell when it was read …"""
LACKED_WORDS = 10
"""So few words that tell what lacks in the offer are no question, whatever the model hears."""
PLACES = ("country", "city")
"""… and those that they only name: a country is also what a question is about."""


def is_offer(parsed: Mapping[str, Any], slots: Mapping[str, Any]) -> bool:
    """Tell whether a message that means nothing else is an offer, or a piece of one.

    After "paste your offer" a post is the first piece of it. In danger and after a fraud people
    tell of sums and threats, and who was misheard tells of anything: nothing less than a whole
    offer is one.
    """
    text, intent = str(parsed["text"]), parsed["intent"]["name"]
    unclear = intent in NOT_UNDERSTOOD and len(text.split()) >= MIN_OFFER_WORDS
    if (slots.get("topic") or {}).get("intent") in URGENT or parsed.get(CORRECTS):
        return unclear and not is_question(text) and is_whole_offer(text)
    if (slots.get("pending") or {}).get("kind") == OFFER_TEXT:
        return unclear or (
            intent in ABOUT_OFFERS and "title" not in shelf.checked(text).offer.missing()
        )
    return unclear and shelf.checked(text).tells_of_an_offer()


def is_whole_offer(text: str) -> bool:
    """Tell whether a text is an offer by itself."""
    return is_an_offer(shelf.checked(text))


def tells_of_an_offer(text: str) -> bool:
    """Tell whether a text is an offer, or tells of one."""
    return shelf.checked(text).tells_of_an_offer()


def is_only_link(text: str) -> bool:
    """Tell whether a text is one link."""
    words = text.lower().split()
    return len(words) == 1 and words[0].startswith(("http://", "https://", "www."))


def only_corrects(text: str) -> bool:
    """Tell whether a message puts one number in the place of another, and asks nothing."""
    few = len(text.split()) <= MAX_WORDS and not is_question(text)
    return few and correction(text) is not None


def tells_a_fact(parsed: Mapping[str, Any], offer: Mapping[str, Any], *, corrects: bool) -> bool:
    """Tell whether a message tells a fact that lacks in an offer, or tells one anew.

    Args:
        parsed: The message as the model understood it.
        offer: What is remembered of the last offer.
        corrects: Whether it says that something was misread; only then a place is such a fact.
    """
    text, intent = str(parsed["text"]), parsed["intent"]["name"]
    corrects = corrects or bool(parsed.get(CORRECTS))
    unclear, size = intent in NOT_UNDERSTOOD or intent in (OFFER, CHECK), len(text.split())
    if intent in URGENT or size > MAX_FACT_WORDS or asks(text):
        return False
    told = shelf.checked(text).offer.to_json()
    if not shelf.has_words(CONTRACT, text):
        told["contract_type"] = None  # "he keeps it for two years" tells of no contract
    names = [name for name in (FACTS + PLACES if corrects else FACTS) if told[name] is not None]
    new = [name for name in names if told[name] != offer.get(name)]
    lacked = size <= LACKED_WORDS and bool({*names} & {*(offer.get("missing") or ())})
    says = bool(new) and (unclear or corrects or lacked)
    return says and not shelf.has_words("another_offer", text)


def tells_an_offer(parsed: Mapping[str, Any], slots: Mapping[str, Any]) -> bool:
    """Tell whether what is heard as a question tells an offer ("she said 2000 dh, pizzaiolo …").

    After an offer, who asks about a pay asks about that one.
    """
    intent, text = str(parsed["intent"]["name"]), str(parsed["text"])
    heard = intent in NOT_UNDERSTOOD | {CHECK} or intent.startswith(QUESTION)
    if not heard or len(text.split()) < MIN_TOLD_WORDS:
        return False
    if slots.get("offer") and is_question(text):
        return False
    checked = shelf.checked(text)
    offer = checked.offer
    told = (offer.title, offer.salary, offer.country or offer.city, offer.fees)
    story = intent == CHECK and len(text.split()) >= WORDS_OF_A_STORY
    priced = not is_question(text) and _is_priced(checked)
    return sum(map(bool, told)) >= (TOLD_IN_A_STORY if story or priced else TOLD_FIELDS)


def _is_priced(checked: Checked) -> bool:
    """Tell whether a message tells of money that is asked, which its words show as worrying."""
    signs = sum(h.severity in WORRYING and not h.raised for h in checked.findings.hits)
    purposes = {fee.value.purpose for fee in checked.offer.fees}
    return bool(purposes) and signs >= (1 if purposes - OFTEN_LAWFUL else 2)
