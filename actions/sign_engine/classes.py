"""Classes of words that phrases name: {money}, {price}, {number}, {email}, {link}, {phone}.

Each is a pattern without nested repetition, so that it takes linear time.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping
from typing import NamedTuple

from bot.text.words import Words


class Span(NamedTuple):
    """Words from index `first` to `last` (included)."""

    first: int
    last: int


_CURRENCY = (
    r"(?:dhs?|mad|dirhams?|dirhems?|درهما?|دراهم|الدرهم|eur|euros?|€|(?:us|ca|cad)?\$|£|gbp|usd|cad"
    r"|dollars?|pounds?|aed|qar|sar|kwd|omr|riyals?|rials?|ryal|dinars?|يورو|اورو|دولارا?|ريالا?|دينارا?"
    r"|جنيها?|usdt|f?cfa|lei|zlotys?|centimes?|francs?|frank|فرنك)"
)
_AMOUNT = r"[بلوف]?\d[\d.,]{0,12}(?: \d{3}){0,3}"
"""An Arabic preposition may stick to the number: "ب20000"."""
_THOUSANDS = (
    r"(?:k|alf|alaf|الف|الاف|الفا|mille|thousand|mlyoun|melyoun|mlayn|mlayen|millions?"
    r"|مليون|ملايين|ملاين|ميه|مائه)"
)
_DIRHAM = r"(?:dhs?|mad|dirhams?|dirhems?|درهما?)"
_FIFTEEN_OR_MORE = r"(?:1[5-9]|[2-9]\d|\d{3})"
_IN_DIGITS = (
    rf"{_CURRENCY} ?{_AMOUNT}(?:k(?!\w))?"
    rf"|{_AMOUNT}(?: ?{_THOUSANDS}(?!\w))? ?{_CURRENCY}(?!\w)"
    rf"|{_AMOUNT} ?(?:(?:ديال|dial|dyal|d) (?:ال)?)?{_THOUSANDS}(?!\w)"
)
_IN_WORDS = rf"(?:\w{{2,10}} )?(?:الف|الفا|الفي|الفين|الاف|ميه|مائه|alf|alaf) {_CURRENCY}(?!\w)"
CLASS_PATTERNS: Mapping[str, "re.Pattern[str]"] = {
    "money": re.compile(rf"(?<![\w.])(?:{_IN_DIGITS}|{_IN_WORDS})"),
    "price": re.compile(
        rf"(?<![\w.])(?:{_FIFTEEN_OR_MORE}[ .,]?\d{{3}} ?{_DIRHAM}(?!\w)"
        rf"|{_FIFTEEN_OR_MORE} ?(?:alf|alaf|الف|الفا|k)(?: ?{_DIRHAM})?(?!\w))"
    ),
    "number": re.compile(r"(?<!\w)\d[\d.,]*(?!\w)"),
    "email": re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}"),
    "link": re.compile(
        r"https?://\S{4,}|www\.\S{4,}"
        r"|(?<![@\w.-])(?:[a-z0-9-]{1,63}\.){1,4}"
        r"(?:com|net|org|info|ma|fr|be|ca|de|es|it|eu|site|online|xyz|shop|club|app|me|ly|gl|gle|ee"
        r"|link|page|website|example)(?![\w-])(?:/\S*)?"
    ),
    "phone": re.compile(r"(?<!\w)(?:\+|00)?\d(?:[ .-]?\d){7,14}(?!\w)"),
}


_MONEY_IN_DIGITS = re.compile(rf"(?<![\w.])(?:{_IN_DIGITS})")
_THOUSAND_IN_WORDS = re.compile("الف|الاف|ميه|مائه|alf|alaf")
"""Where none stands, sums in words are not looked for at each word."""
_NEEDS: Mapping[str, str] = {"email": "@", "link": "."}
"""What a text must hold to be searched for a class."""


def class_spans(name: str, words: Words) -> list[Span]:
    """Return where a class stands, from left to right."""
    spans: list[Span] = []
    if name in _NEEDS and _NEEDS[name] not in words.folded.text:
        return spans
    pattern = CLASS_PATTERNS[name]
    if name == "money" and not _THOUSAND_IN_WORDS.search(words.folded.text):
        pattern = _MONEY_IN_DIGITS
    for match in pattern.finditer(words.folded.text):
        first = bisect_left(words.ends, match.start() + 1)
        last = bisect_left(words.starts, match.end()) - 1
        if first < len(words.words) and last >= first:
            spans.append(Span(first, last))
    return spans
