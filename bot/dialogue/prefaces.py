"""What is said before a reply: that a person was misheard, that a meaning is only likely."""

from collections.abc import Mapping
from typing import Any

from actions.scene import URGENT
from bot.dialogue.corrected import BLAMES, CORRECTS
from bot.dialogue.faint_danger import STAYS
from bot.dialogue.subjects import PERHAPS
from bot.text.language import identify_with_margin

ENGLISH = "en"
ENGLISH_NOTE = "utter_english"
SURE_OF_ENGLISH = 0.5
"""Log-odds from which a message is English: names of companies are in every language."""
MIN_ENGLISH_WORDS = 4


def said_before(parsed: Mapping[str, Any], slots: Mapping[str, Any]) -> list[str]:
    """Return the ids of what is said before the reply."""
    wrong = parsed.get(CORRECTS) and parsed.get(BLAMES, True)
    urgent = (slots.get("topic") or {}).get("intent") in URGENT
    notes = {
        ENGLISH_NOTE: _speaks_english(parsed, slots),
        "part_sorry": wrong and not urgent,
        "part_stays": bool(parsed.get(STAYS)),
        "part_perhaps": parsed.get(PERHAPS) and not parsed.get(CORRECTS),
    }
    return [note for note, said in notes.items() if said]


def _speaks_english(parsed: Mapping[str, Any], slots: Mapping[str, Any]) -> bool:
    """Tell whether to say to somebody new, in English, which languages the answers are in.

    "ok" is everybody's word, and an offer is in the words of others.
    """
    if slots.get("english_told") or slots.get("language_confirmed"):
        return False
    own = parsed["intent"]["name"] != "share_offer"
    long_enough = len(parsed["text"].split()) >= MIN_ENGLISH_WORDS
    if not own or not long_enough or slots.get("variety") != ENGLISH:
        return False
    return identify_with_margin(parsed["text"])[1] >= SURE_OF_ENGLISH
