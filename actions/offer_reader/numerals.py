"""Numbers as people write them: grouped digits, decimals, "k", "alf", and small number words."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bot.text.folding import Folded, fold
from bot.text.gazetteer import Gazetteer, NameMatch

NUMERAL = re.compile(
    r"[0-9](?<![\d.,/]\d)(?:(?:\d{0,2}(?:[.,']\d{3}){1,3}|(?<![a-z]\d)\d{0,2}(?: \d{3}){1,3})(?!\d)"
    r"(?:[.,]\d{1,2}(?!\d))?|\d{0,8}(?:[.,]\d{1,2}(?!\d))?)(?!\d)"
)
_SWAPPED = re.compile(r"[1-9](?<![a-z0-9].)[0-9o]{1,6}(?![a-z0-9])")
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
A_MILLION_IN_DIRHAMS = 10_000.0
"""In Morocco "a million" of money is a million centimes, that is 10,000 dirhams."""
_FACTOR = re.compile(
    r" ?(?:(?:(?:d|dyal|dial|د|ديال) ?)?(?:l|ل|ال)?(?=m|م))?("  # "9 dlmlayn", "ربعه د المليون"
    + "|".join(sorted((fold(w) for r in _FACTORS.values() for w in r), key=len, reverse=True))
    + r")(?![^\W_])"
)
_FACTOR_LETTERS = frozenset(fold(word)[0] for row in _FACTORS.values() for word in row) | {"d", "د"}
_A_MILLION = 1_000_000.0
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
    13: ("treize", "thirteen", "ثلاثة عشر", "تلطاش", "tlettach", "teltach"),
    14: ("quatorze", "fourteen", "أربعة عشر", "ربعطاش", "rbe3tach", "arb3tach"),
    15: ("quinze", "fifteen", "خمسة عشر", "خمسطاش", "khamstach"),
    16: ("seize", "sixteen", "ستة عشر", "سطاش", "settach"),
    17: ("dix-sept", "seventeen", "سبعة عشر", "سبعطاش", "sbe3tach"),
    18: ("dix-huit", "eighteen", "ثمانية عشر", "تمنطاش", "tmentach"),
    19: ("dix-neuf", "nineteen", "تسعة عشر", "تسعطاش", "tse3tach"),
    20: ("vingt", "twenty", "عشرون", "عشرين", "3echrin", "3chrin"),
    30: ("trente", "thirty", "ثلاثون", "ثلاثين", "تلاتين", "tlatin"),
    40: ("quarante", "forty", "أربعون", "أربعين", "ربعين", "reb3in"),
    50: ("cinquante", "fifty", "خمسون", "خمسين", "khamsin"),
    60: ("soixante", "sixty", "ستون", "ستين"),
    70: ("soixante-dix", "seventy", "سبعون", "سبعين"),
    80: ("quatre-vingts", "quatre-vingt", "eighty", "ثمانون", "ثمانين"),
    90: ("quatre-vingt-dix", "ninety", "تسعون", "تسعين"),
    100: ("cent", "hundred", "مائة", "مئة", "مية", "ميه", "mya"),
    200: ("deux cents", "two hundred", "مائتان", "مائتين", "مائتي", "مئتي", "ميتين", "miten"),
    300: ("trois cents", "three hundred", "ثلاثمائة", "ثلاثمئة", "تلتمية", "teltmya"),
    400: ("quatre cents", "four hundred", "أربعمائة", "أربعمئة", "ربعمية", "reb3mya"),
    500: ("cinq cents", "five hundred", "خمسمائة", "خمسمئة", "خمسميه", "خمسمية", "khamsmya"),
    600: ("six cents", "six hundred", "ستمائة", "ستمئة", "ستمية", "settmya"),
    700: ("sept cents", "seven hundred", "سبعمائة", "سبعمئة", "سبعمية", "seb3mya"),
    800: ("huit cents", "eight hundred", "ثمانمائة", "ثمانمئة", "تمنمية", "temnmya"),
    900: ("neuf cents", "nine hundred", "تسعمائة", "تسعمئة", "تسعمية", "tes3mya"),
    1000: ("mille", "ألف", "alf"),
    2000: ("ألفان", "ألفين", "ألفي", "alfayn", "alfin"),
    2_000_000: ("مليونان", "مليونين"),
    1_000_000: ("مليون", "melyoun", "melyon", "mlyoun", "malyoun", "milyoun"),
}
_AMOUNT_BY_ITSELF = 200.0
"""A word for less ("cent", "dix") is told as a sum with another number only."""
WORDS = {fold(word): float(value) for value, row in _WORD_ROWS.items() for word in row}
ANY_WORD = "|".join(sorted(map(re.escape, WORDS), key=len, reverse=True))
NUMBER_WORDS = Gazetteer((word, word) for word in WORDS)
"""Finds number words, also behind an attached Arabic particle."""
_DIGITS = re.compile(r"[0-9]\d*")
_AND_TENS = re.compile(r" ?و ?| w | ou ")
_AND = re.compile(r" ?و ?| w |-| (?:et|and) | ")
"""What stands between the words of one number: "خمسه وعشرين", "vingt-cinq", "cent vingt"."""
_LONGEST_JOINT = 5
_MILLION_OF_MONEY = re.compile(
    r" ?(?:$|[.,;:!?)\n]|و ?نص|w ?noss?|daba|دابا|عربون|تسبيق|سنتيم|centimes?|dh|درهم|mnin|ملي|"
    r"منين|ف(?:ال)?او?ل|باش|قبل|9bel|bach|la|l[iy]|ليه|ليا)"
)
"""Behind a million without a number: else it counts people or things."""
_AND_A_HALF = re.compile(r" ?(?:و ?نص(?:ف)?|w ?noss?|et demie?|and a half)(?![^\W_])")


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
    matches = NUMBER_WORDS.find(text) if words is None else list(words)
    index = 0
    while index < len(matches):
        first = matches[index]
        value, end, index = _summed(text, matches, index)
        found = _with_factor(text, value, first.start, end)
        while index < len(matches) and matches[index].start < found.end:
            index += 1
        if found.value >= 1000:
            found, index = _with_hundreds(text, found, matches, index)
        if found.end == first.end and not _is_sum_by_itself(text, found):
            continue
        if found.value >= 100:
            yield found._replace(million=found.million or value >= _A_MILLION)


def _is_sum_by_itself(text: str, found: Numeral) -> bool:
    """Tell whether one word is a sum of money if a currency stands there ("mille", "melyoun")."""
    if found.value >= _A_MILLION:
        return _MILLION_OF_MONEY.match(text, found.end) is not None
    return found.value >= _AMOUNT_BY_ITSELF


def _summed(text: str, words: list[NameMatch], index: int) -> tuple[float, int, int]:
    """Return the sum of number words in a row ("خمسه وعشرين"), its end, and the next word."""
    word = words[index]
    value, end = WORDS[word.id], word.end
    index += 1
    while index < len(words) and value < 1000:
        further = WORDS[words[index].id]
        tens_behind = value < 10 and 20 <= further < 100  # "خمسه وعشرين", "khamsa w 3echrin"
        goes_on = (
            tens_behind
            or (value >= 100 and value % 100 == 0 and further < 100)
            or (value % 100 >= 20 and value % 10 == 0 and further < 10)
        )
        if not goes_on or not _joins(text, end, words[index], _AND_TENS if tens_behind else _AND):
            break
        value, end = value + further, words[index].end
        index += 1
    return value, end, index


def _with_hundreds(
    text: str, found: Numeral, words: list[NameMatch], index: int
) -> tuple[Numeral, int]:
    """Return a number of thousands with the hundreds behind it ("deux mille cinq cents")."""
    if index < len(words) and _joins(text, found.end, words[index], _AND):
        more, end, after = _summed(text, words, index)
        alone = _with_factor(text, more, found.end, end).end == end
        if alone and more < 1000 <= found.value:
            return found._replace(value=found.value + more, end=end), after
    return found, index


def _joins(text: str, end: int, word: NameMatch, joint: re.Pattern[str]) -> bool:
    """Tell whether a number word goes on with the number that ends before it."""
    near = 0 < word.start - end <= _LONGEST_JOINT
    return near and joint.fullmatch(text, end, word.start) is not None


def _with_factor(text: str, value: float, start: int, end: int) -> Numeral:
    ahead = text[end : end + 2].lstrip(" ")[:1]
    factor = _FACTOR.match(text, end) if ahead in _FACTOR_LETTERS else None
    times = _FACTOR_OF[factor.group(1)] if factor is not None else 1.0
    end = factor.end() if factor is not None else end
    million = factor is not None and factor.group(1) in _MOROCCAN_MILLION
    if million or (factor is None and value >= _A_MILLION):
        half = _AND_A_HALF.match(text, end)
        if half is not None:
            return Numeral(value * times + _A_MILLION / 2, start, half.end(), million=True)
    return Numeral(value * times, start, end, million=million)


def small(written: str) -> float | None:
    """Return a number of digits or of one word, or None ("8", "37,5", "huit", "ستة")."""
    if written in WORDS:
        return WORDS[written]
    try:
        return parse(written)
    except ValueError:
        return None
