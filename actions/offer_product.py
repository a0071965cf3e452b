"""What a pay makes in the days and months that a message tells: "40 f 26 f 3, ch7al", "26 jours".

The pay is that of the message, of the last offer, or the legal minimum of its country.
"""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from actions import shelf, wage
from actions.country_words import HOME
from actions.offer_corrections import NUMBER_ALONE, value_of
from actions.offer_remains import HOW_MUCH, LEAST, MINUS
from bot.text.folding import fold

MAX_WORDS = 25
"""A longer message tells an offer, or a story."""
MOST_DAYS, MOST_MONTHS, MOST_HOURS = 31, 24, 60
"""A greater number is none of days of a month, of months of a contract, of hours of a week."""
_TIMES = r"(?: ?[x\u00d7*] ?| (?:fois|f|ف|في|ضرب|drb|times) )"
_CHAIN = re.compile(rf"{NUMBER_ALONE}(?: ?(?:euros?|eur|€|dh))?(?:{_TIMES}{NUMBER_ALONE})+")
_NUMBER = re.compile(NUMBER_ALONE)
_DAYS = re.compile(rf"{NUMBER_ALONE} ?(?:jours?|j|youm|yom|ayam|nhar|يوما?|ايام|نهار|days?)(?!\w)")
_MONTHS = re.compile(
    rf"{NUMBER_ALONE} ?(?:mois|ch[ho]+u?r|chhar|chher|شهرا?|اشهر|شهور|months?)(?!\w)"
)
_HOURS = re.compile(rf"{NUMBER_ALONE} ?(?:h|heures?|sa3a|swaye3|ساعه|ساعات|سوايع|hours?)(?!\w)")
_MINIMUM = re.compile(
    r"(?<!\w)(?:smic|smig|minimum|salaire minimum|minimum legal|(?:ال|بال)?حد (?:ال)?ادني|"
    r"السميك|سميك)(?!\w)"
)
_OF_ALL = re.compile(
    r"(?<!\w)(?:total|en tout|tout ca|gagne\w*|touche\w*|fait|kolch[iy]|njme3|nrbe[7h]|nsowwer|"
    r"(?:gh?a|ghad[iy] )?y[ei]?b[9q]a|المجموع|اربح|اجمع|ساربح|ساجمع|نجمع|نربح|يبقي|كلشي|"
    r"altogether)(?!\w)"
)
"""Folded words: what is earned in all, or left."""
_HOW_LONG = re.compile(
    r"(?<!\w)(?:combien (?:de |d'|d )|c?[cs]?h[7h]al (?:mn |men |d |dyal )|شحال (?:من |ديال )|كم )"
    r"(?:temps|jours?|mois|heures?|ans|youm|nhar|chhar|sa3a|يوم\w*|نهار|شهر\w*|ساعه|wa9t|الوقت)"
)
"""How long, and no sum."""


class Product(NamedTuple):
    """A pay worked out.

    Attributes:
        factors: The pay and the numbers of days, months or hours.
        total: What they make.
        spent: What goes off it; None where nothing does.
        currency: That of the legal minimum, where this is the pay.
    """

    factors: tuple[float, ...]
    total: float
    spent: float | None = None
    currency: str | None = None


def product(text: str, offer: Mapping[str, Any] | None, country: str | None) -> Product | None:
    """Return what a message wants worked out, where all numbers are there, or None.

    Args:
        text: The message.
        offer: What is remembered of the last offer.
        country: The country that is spoken of, where the offer names none.
    """
    folded = fold(text)
    if len(folded.split()) > MAX_WORDS or _HOW_LONG.search(folded):
        return None
    asks = HOW_MUCH.search(folded) is not None
    chain = _CHAIN.search(folded)
    if chain is not None:
        factors = tuple(value_of(number) for number in _NUMBER.findall(chain.group()))
        return _of(factors) if asks or len(factors) > 2 else None
    if MINUS.search(folded) and _MINIMUM.search(folded):
        return _minimum_less(folded, (offer or {}).get("country") or country)
    return _of_offer(folded, offer or {}) if asks else None


def _of(factors: tuple[float, ...]) -> Product:
    total = 1.0
    for factor in factors:
        total *= factor
    return Product(factors, total)


def _of_offer(folded: str, offer: Mapping[str, Any]) -> Product | None:
    """Return what the pay of the offer makes; every number must be one of time."""
    salary = offer.get("salary") or {}
    pay, period = salary.get("max") or salary.get("min"), salary.get("period")
    days, months = _told(_DAYS, folded, MOST_DAYS), _told(_MONTHS, folded, MOST_MONTHS)
    told = [number for number in (days, months) if number is not None]
    if not pay or not told or len(_NUMBER.findall(folded)) != len(told):
        return None
    if period == "day" and days is not None:
        return _of((float(pay), *told))
    if period == "month" and days is None and _OF_ALL.search(folded):
        return _of((float(pay), *told))
    return None


def _minimum_less(folded: str, country: str | None) -> Product | None:
    """Return the minimum of a country by the month, for hours a week if told, less a sum."""
    hours = _told(_HOURS, folded, MOST_HOURS)
    sums = [n for found in _NUMBER.findall(folded) if (n := value_of(found)) >= LEAST]
    known = wage.figures(shelf.content(), country)
    if known is None or len(sums) != 1 or country == HOME:
        return None
    today = shelf.today()
    hourly = next((known[1][n] for n in wage.FACTS["hour"] if n in known[1]), None)
    monthly = next((known[1][n] for n in wage.FACTS["month"] if n in known[1]), None)
    if hours is not None and hourly is not None and wage.holds(hourly, today):
        fact, month = hourly, wage.value_of(hourly, today) * hours * wage.WEEKS_PER_MONTH
    elif hours is None and monthly is not None and wage.holds(monthly, today):
        fact, month = monthly, wage.value_of(monthly, today)
    else:
        return None
    currency = fact.unit.partition("/")[0]
    return Product((round(month, 2),), month, sums[0], currency) if month > sums[0] else None


def _told(pattern: re.Pattern[str], folded: str, most: float) -> float | None:
    found = pattern.search(folded)
    number = value_of(found.group(1)) if found is not None else None
    return number if number is not None and 0 < number <= most else None
