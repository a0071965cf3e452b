"""Numbers as people write them: grouped digits, decimals, "k", "alf", and small number words."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bot.text.folding import Folded, fold
from bot.text.gazetteer import Gazetteer, NameMatch

NUMERAL = re.compile(
    r"\d(?<![\d.,/]\d)(?:(?:\d{0,2}(?:[.,']\d{3}){1,3}|(?<![a-z]\d)\d{0,2}(?: \d{3}){1,3})(?!\d)"
    r"(?:[.,]\d{1,2}(?!\d))?|\d{0,8}(?:[.,]\d{1,2}(?!\d))?)(?!\d)"
)
_SWAPPED = re.compile(r"(?<![a-z0-9])[1-9][0-9o]{1,6}(?![a-z0-9])")
"""Digits in which a reader of images, or a writer who hides, put the letter o for zero."""
_GROUPS = re.compile(r"[ .,'](?=\d{3}(?!\d))")

_FACTORS = {
    1_000.0: (
        "k",
        "kdh",
        "mille",
        "alf",
        "alaf",
        "alef",
        "thousand",
        "ألف",
        "ألفا",
        "آلاف",
        "الف",
        "mil",
    ),
    1_000_000.0: (
        "million",
        "millions",
        "مليون",
        "ملايين",
        "ملاين",
        "mlyoun",
        "melyoun",
        "melyon",
        "malyoun",
        "milyoun",
        "mlayn",
        "mlayen",
    ),
}
CENTIMES_IN_A_DIRHAM = 100
"""In Morocco "a million" of money is a million centimes, that is 10,000 dirhams."""
_FACTOR = re.compile(
    r" ?("
    + "|".join(sorted((fold(w) for r in _FACTORS.values() for w in r), key=len, reverse=True))
    + r")(?![^\W_])"
)
_FACTOR_LETTERS = frozenset(fold(word)[0] for row in _FACTORS.values() for word in row)
_FACTOR_OF = {fold(word): factor for factor, words in _FACTORS.items() for word in words}
_MOROCCAN_MILLION = frozenset(
    fold(word)
    for word in (
        "مليون",
        "ملايين",
        "ملاين",
        "mlyoun",
        "melyoun",
        "melyon",
        "malyoun",
        "milyoun",
        "mlayn",
        "mlayen",
    )
)

_WORD_ROWS = {
    1: ("un", "une", "one", "واحد", "wa7ed", "wahed"),
    2: ("deux", "two", "اثنان", "اثنين", "جوج", "jouj", "joj"),
    3: ("trois", "three", "ثلاثة", "ثلاث", "تلاتة", "تلت", "tlata", "telt", "tlat"),
    4: ("quatre", "four", "أربعة", "أربع", "ربعة", "ربع", "reb3a", "arba3a", "reb3"),
    5: ("cinq", "five", "خمسة", "خمس", "khamsa", "khems", "khmsa"),
    6: ("six", "ستة", "ست", "ستا", "setta", "stta", "sett"),
    7: ("sept", "seven", "سبعة", "سبع", "seb3a", "sb3a", "seb3"),
    8: ("huit", "eight", "ثمانية", "ثماني", "تمنية", "tmnya", "tmenya", "temn"),
    9: ("neuf", "nine", "تسعة", "تسع", "tes3a", "ts3oud", "tess3"),
    10: ("dix", "ten", "عشرة", "عشر", "3achra", "3chra", "3echra"),
    11: ("onze", "eleven", "أحد عشر", "حداش"),
    12: ("douze", "twelve", "اثنا عشر", "طناش", "tnach"),
    15: ("quinze", "fifteen", "خمسة عشر", "خمسطاش", "khamstach"),
    20: ("vingt", "twenty", "عشرون", "عشرين", "3echrin", "3chrin"),
    30: ("trente", "thirty", "ثلاثون", "ثلاثين", "تلاتين", "tlatin"),
    40: ("quarante", "forty", "أربعون", "أربعين", "ربعين", "reb3in"),
    50: ("cinquante", "fifty", "خمسون", "خمسين", "khamsin"),
    60: ("soixante", "sixty", "ستون", "ستين"),
    70: ("soixante-dix", "seventy", "سبعون", "سبعين"),
    80: ("quatre-vingts", "quatre-vingt", "eighty", "ثمانون", "ثمانين"),
    90: ("quatre-vingt-dix", "ninety", "تسعون", "تسعين"),
    100: ("cent", "hundred", "مائة", "مئة", "مية", "ميه", "mya"),
    200: ("deux cents", "two hundred", "مائتان", "مائتين", "ميتين", "miten"),
    500: ("cinq cents", "five hundred", "خمسمائة", "خمسمئة", "خمسميه", "خمسمية", "khamsmya"),
    1000: ("mille", "ألف", "alf"),
    2000: ("ألفان", "ألفين", "alfayn", "alfin"),
}
WORDS = {fold(word): float(value) for value, row in _WORD_ROWS.items() for word in row}
ANY_WORD = "|".join(sorted(map(re.escape, WORDS), key=len, reverse=True))
_WORD_FINDER = Gazetteer((word, word) for word in WORDS)
_DIGITS = re.compile(r"\d+")


class Numeral(NamedTuple):
    """A number at a place of a folded text.

    Attributes:
        value: What it says.
        start: Position of its first character.
        end: Position behind it, factor words ("k", "alf") included.
        million: Whether "million" was said as Moroccans say it of money, in centimes.
        doubtful: Whether letters were read as digits, which needs a currency to be believed.
    """

    value: float
    start: int
    end: int
    million: bool = False
    doubtful: bool = False


def parse(written: str) -> float:
    """Return the value of grouped digits: "2.500", "2 500,50", "12,5"."""
    return float(_GROUPS.sub("", written).replace(",", "."))


def find(text: str) -> Iterator[Numeral]:
    """Yield the numbers that are written in digits, from left to right."""
    for match in NUMERAL.finditer(text):
        yield _with_factor(text, parse(match.group()), match.start(), match.end())
    for match in _SWAPPED.finditer(text) if "o" in text else ():
        if "o" in match.group():
            value = float(match.group().replace("o", "0"))
            yield Numeral(value, match.start(), match.end(), doubtful=True)


def words_in(text: Folded | str) -> list[NameMatch]:
    """Return the number words of a folded text, also behind an attached Arabic particle."""
    return _WORD_FINDER.find(text)


def starts(text: Folded, words: Iterable[NameMatch]) -> list[tuple[int, str]]:
    """Return where numbers begin, in digits or as one of the words, and the character that follows.

    The character is the first one behind the digits or the word, spaces and hyphens aside; it
    tells at once what cannot be a number of hours, months or people.
    """
    folded = text.text
    ends = [match.span() for match in _DIGITS.finditer(folded)]
    ends += [(word.start, word.end) for word in words]
    return sorted((start, folded[end : end + 3].lstrip(" -")[:1]) for start, end in ends)


def find_words(text: str, words: Iterable[NameMatch] | None = None) -> Iterator[Numeral]:
    """Yield the numbers of a hundred or more that are written in words ("trois mille").

    Args:
        text: A folded text.
        words: Its number words, if they are known.
    """
    done = 0
    for match in words_in(text) if words is None else words:
        if match.start < done or text[match.start - 1 : match.start].isalnum():
            continue
        found = _with_factor(text, WORDS[match.id], match.start, match.end)
        if found.value >= 100 and (found.end > match.end or found.value in (500.0, 2000.0)):
            done = found.end
            yield found


def _with_factor(text: str, value: float, start: int, end: int) -> Numeral:
    ahead = text[end : end + 2].lstrip(" ")[:1]
    factor = _FACTOR.match(text, end) if ahead in _FACTOR_LETTERS else None
    if factor is None:
        return Numeral(value, start, end)
    times = _FACTOR_OF[factor.group(1)]
    return Numeral(value * times, start, factor.end(), million=factor.group(1) in _MOROCCAN_MILLION)


def small(written: str) -> float | None:
    """Return a number of digits or of one word, or None ("8", "37,5", "huit", "ستة")."""
    if written in WORDS:
        return WORDS[written]
    try:
        return parse(written)
    except ValueError:
        return None
