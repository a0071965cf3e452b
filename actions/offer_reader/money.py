"""Amounts of money in a text: numbers with a currency beside them, single or as a range."""

import re
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import NamedTuple

from actions.offer_reader.currency_names import (
    CODE_OF,
    DINAR,
    DIRHAM,
    DOLLAR,
    POUND,
    RIYAL,
)
from actions.offer_reader.numerals import CENTIMES_IN_A_DIRHAM, Numeral, find, find_words
from bot.text.gazetteer import NameMatch

__all__ = ["DIRHAM", "DOLLAR", "Amount", "currency_in", "find_amounts"]

_BY_LENGTH = sorted(map(re.escape, CODE_OF), key=len, reverse=True)
_AFTER = re.compile(rf" ?(?:de )?({'|'.join(_BY_LENGTH)})(?![^\W\d_])")
_SHORT_EURO = re.compile(
    r"(?:(?<=\d{3})e|(?<=\d) ?e(?= ?/ ?(?:h|j|mois|m\b)| (?:net|brut|par|de l'heure|l'heure|f\b)))"
    r"(?![^\W_])"
)
"""Euros as they are written in haste: "1500e", "12.02e/h"; but not "21e siecle"."""
_LONGEST_BEFORE = 7
_LETTERS_AFTER = frozenset(name[0] for name in CODE_OF) | {"d"}
_NO_NAME_ENDS = frozenset("0123456789.,;:()/-+*!?\n\"'")
_RANGE = re.compile(r" ?(?:-|~|/|a|au|et|to|and|l|tal|7tta l|7ta l|ل|الي|و|حتي|حتي ل|ل غايه) ?")
_BETWEEN_AND = re.compile(r"(?<![^\W_])(?:entre|between|بين|ما بين|bin) $")
_NEEDS_BETWEEN = frozenset({"et", "and", "و"})
_UP_TO = re.compile(
    r"(?:jusqu'a|up to|maximum|max|a concurrence de|حتي|الي غايه|يصل الي|تصل الي|ل حد|7tta l|"
    r"7ta l|7tal|hta l)"
    r"[ :]{0,2}(?:environ )?$"
)
_CENTS = re.compile(
    r" ?(\d{2})"
    r"(?= ?(?:de l'heure|l'heure|par |/ ?h|la |an hour|per |brut|net|f |[لف]|[,;)\n]|\.(?!\d))|$)"
)
"""Behind a whole sum and its currency, the hundredths: "3 euros 50 de l'heure", "12€45/h"."""
_CENTS_BELOW = 200.0
_LOOK_BACK = 22
_LARGEST = 10_000_000.0
RYALS_IN_A_DIRHAM = 20
"""Moroccans still count in ryals of five centimes."""
_SAME_REACH = 40

OF_COUNTRY: Mapping[str, Mapping[str, str]] = {
    DOLLAR: {"CAN": "CAD", "QUE": "CAD", "AUS": "AUD", "NZL": "NZD", "SGP": "SGD"},
    DIRHAM: {"ARE": "AED"},
    RIYAL: {"SAU": "SAR", "QAT": "QAR", "OMN": "OMR", "YEM": "YER"},
    DINAR: {
        "KWT": "KWD",
        "BHR": "BHD",
        "TUN": "TND",
        "DZA": "DZD",
        "LBY": "LYD",
        "JOR": "JOD",
        "IRQ": "IQD",
        "SRB": "RSD",
    },
    POUND: {"GBP": "GBP", "EGY": "EGP"},
}
_USUAL = {DOLLAR: "USD", DIRHAM: "MAD", POUND: "GBP"}


class Amount(NamedTuple):
    """Money at a place of a folded text.

    Attributes:
        low: The single or lower sum; None for "up to".
        high: The upper sum of a range; None for a single one.
        currency: ISO 4217 code, one of the shared names above, or None where none is written.
        start: Position of its first character.
        end: Position behind its last one, currency included.
    """

    low: float | None
    high: float | None
    currency: str | None
    start: int
    end: int

    @property
    def value(self) -> float:
        """The sum, or the lower one of a range."""
        return self.low if self.low is not None else self.high or 0.0


CENTRAL_AFRICA = frozenset({"CAF", "CMR", "COG", "GAB", "GNQ", "TCD"})
"""Countries whose CFA francs are those of Central Africa."""


def currency_in(country: str | None, written: str | None) -> str | None:
    """Return the ISO code that a written currency means in a country, or None if unknown."""
    if written == "XOF" and country in CENTRAL_AFRICA:
        return "XAF"
    if written is None or len(written) == 3:
        return written
    if written == "USDT":
        return "USD"
    return OF_COUNTRY.get(written, {}).get(country or "", _USUAL.get(written))


def find_amounts(text: str, words: Iterable[NameMatch] | None = None) -> list[Amount]:
    """Return every sum that has a currency, and ranges, from left to right.

    Numbers without a currency come too, with `currency` None: a label ("Salaire : 3500") may
    make pay of them.

    Args:
        text: A folded text.
        words: Its number words, if they are known.
    """
    numbers = sorted(chain(find(text), find_words(text, words)), key=lambda n: (n.start, -n.end))
    singles: list[Amount] = []
    for number in _apart(numbers):
        amount = _amount(text, number, taken=singles[-1].end if singles else 0)
        if amount is not None and (not singles or number.start >= singles[-1].end):
            singles.append(amount)
    return list(_merged(text, singles))


def _apart(numbers: Iterable[Numeral]) -> Iterable[Numeral]:
    done = -1
    for number in numbers:
        if number.start >= done:
            done = number.end
            yield number


def _amount(text: str, number: Numeral, *, taken: int) -> Amount | None:
    """Return the sum of a number; a currency before it is its own unless a sum has taken it.

    "1200 rial 12 sa3a" is a sum and hours, not two sums.
    """
    start, end, value = number.start, number.end, number.value
    ahead = text[end : end + 2].lstrip(" ")[:1]
    after = _AFTER.match(text, end) if ahead in _LETTERS_AFTER else None
    if after is not None and text[end] == " " and text[after.end() : after.end() + 1].isdigit():
        after = None  # "Spring 2015 $2000"
    before = _written_before(text, start)
    if before is not None and before[1] < taken:
        before = None
    currency = None
    short = _SHORT_EURO.match(text, end) if after is None and ahead == "e" else None
    if short is not None:
        currency, end = "EUR", short.end()
    elif after is not None and not (before is not None and after.group(1) in {"a", "l"}):
        currency, end = CODE_OF[after.group(1)], after.end()
        cents = _CENTS.match(text, end) if value < _CENTS_BELOW and value.is_integer() else None
        if cents is not None:
            value, end = value + int(cents.group(1)) / 100, cents.end()
    elif before is not None:
        currency, start = before
    elif start and (text[start - 1].isalpha() and text[start - 1] < "\u0250"):
        return None
    if number.doubtful and currency is None:
        return None
    if after is short is None and text[number.end : number.end + 1].isalpha():
        return None  # £45M, 3D, 1er
    if currency == "centimes" or (number.million and currency is None):
        value, currency = value / CENTIMES_IN_A_DIRHAM, "MAD"
    if not 0 < value <= _LARGEST or (text[number.start] == "0" and value >= 1):
        return None
    return Amount(value, None, currency, start, end)


def _written_before(text: str, start: int) -> tuple[str, int] | None:
    """Return the currency whose name ends right before a number, and where the name begins."""
    end = start - (text[start - 1 : start] == " ")
    if end <= 0 or text[end - 1] in _NO_NAME_ENDS:
        return None
    for length in range(min(_LONGEST_BEFORE, end), 0, -1):
        begin = end - length
        code = CODE_OF.get(text[begin:end])
        if code is not None and (begin == 0 or not text[begin - 1].isalnum()):
            return code, begin
    return None


def _merged(text: str, singles: list[Amount]) -> Iterable[Amount]:
    index = 0
    while index < len(singles):
        first = singles[index]
        second = singles[index + 1] if index + 1 < len(singles) else None
        if second is not None and _is_range(text, first, second):
            first = _range(first, second)
            index += 1
        elif second is not None and _is_same_in_dirhams(first, second):
            first = second
            index += 1
        elif first.currency and _UP_TO.search(text, max(0, first.start - _LOOK_BACK), first.start):
            first = first._replace(low=None, high=first.low)
        yield first
        index += 1


def _is_range(text: str, first: Amount, second: Amount) -> bool:
    if second.start - first.end > 10 or second.start < first.end:
        return False
    joint = _RANGE.fullmatch(text, first.end, second.start)
    if joint is None:
        return False
    if joint.group().strip() in _NEEDS_BETWEEN and not _BETWEEN_AND.search(
        text, max(0, first.start - _LOOK_BACK), first.start
    ):
        return False
    if first.currency and second.currency and first.currency != second.currency:
        return False
    low, high = _raised(first, second), second.value
    return low <= high <= low * 20


def _is_same_in_dirhams(first: Amount, second: Amount) -> bool:
    """Tell whether a sum in ryals is told again in dirhams ("40 000 ryal (2000 dh)")."""
    return (
        first.currency == RIYAL
        and second.currency in ("MAD", DIRHAM)
        and first.value == RYALS_IN_A_DIRHAM * second.value
        and second.start - first.end < _SAME_REACH
    )


def _raised(first: Amount, second: Amount) -> float:
    """Return the lower sum, in thousands where only the upper one says so ("25 à 40 k")."""
    if (
        first.value < 1000 <= second.value
        and first.currency is None
        and first.value * 1000 <= second.value
    ):
        return first.value * 1000
    return first.value


def _range(first: Amount, second: Amount) -> Amount:
    low = _raised(first, second)
    currency = second.currency or first.currency
    high = None if second.value == low else second.value
    return Amount(low, high, currency, first.start, second.end)
