"""Two offers that are told in one message, each by itself: "the first …, the second …"."""

import re
from collections.abc import Iterator
from datetime import date

from actions.offer_reader import OfferReader

LEAST = 20
"""Characters of the shortest text that may be an offer of its own."""
MAX_CHARACTERS = 4_000
"""A longer message is one advert with its conditions, or a list of many."""
_SECOND = re.compile(
    r"(?:^|[\n.;:،,؛!?()\"»]|\bet\b|\bw\b|\bo\b|(?<!\w)و)\s*"
    r"(?=(?:(?:la|le|une?|l'?|w|et)\s*)?"
    r"(?:offre\s*(?:n[°o]\s*)?2\b|2\s*[).:/-]|2\s*(?:e|[eè]me|nde?)\b|deuxi[eèé]me|secon[dt]e?\b|autre\b|"
    r"(?:l|la |l')?(?:tt?any?a|tt?ani|lokhra|jouj)\b|"
    r"و?(?:ال|ل)?(?:ثاني|ثانية|تاني|تانية|اخرى|أخرى|لاخر|لخرى)\b))",
    re.IGNORECASE,
)
_FIRST_NUMBER, _SECOND_NUMBER = re.compile(r"(?<!\S)1\s*[).]\s"), re.compile(r"\s(?=2\s*[).]\s)")
"""Numbers of a list that stand in the middle of a line."""


def apart(text: str, reader: OfferReader, today: date) -> tuple[str, ...]:
    """Return the two offers of a message, or the message alone.

    Each must tell a pay, and where or for whom the work is: "1) masons 2) welders" is one.
    """
    for start in _seconds(text):
        parts = text[:start].strip(), text[start:].strip()
        if all(len(part) >= LEAST and _is_offer(part, reader, today) for part in parts):
            return parts
    return (text,)


def _seconds(text: str) -> Iterator[int]:
    """Yield where a second offer may begin."""
    if len(text) > MAX_CHARACTERS:
        return
    yield from (found.end() for found in _SECOND.finditer(text))
    first = _FIRST_NUMBER.search(text)
    if first is not None:
        yield from (found.end() for found in _SECOND_NUMBER.finditer(text, first.end()))


def _is_offer(text: str, reader: OfferReader, today: date) -> bool:
    offer = reader.read(text, today=today)
    return offer.salary is not None and any((offer.country, offer.employer))
