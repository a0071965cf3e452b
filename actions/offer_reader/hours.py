"""Hours of work in a week."""

import re

from actions.offer_reader.model import Found
from actions.offer_reader.numerals import ANY_WORD, small
from actions.offer_reader.page import Page

LEAST, MOST = 3.0, 112.0
BARE_LEAST, BARE_MOST = 18.0, 60.0
"""Hours without "a week" are believed between these only ("CDI 39 h", "48 h, un jour de repos")."""
DAYS = 6.0
"""Days of a week when hours are said by the day and days are not."""
_HOURS = re.compile(
    rf"(?<![\w.,/:])(\d{{1,3}}(?:[.,]\d{{1,2}})?|{ANY_WORD}) ?"
    r"(?:h(?:(\d{2}))?|heures?|hours?|hrs?|ساعه|ساعات|سوايع|swaye3|sa3a|sa3at|swa3)(?![^\W_])"
)
_WEEKLY = re.compile(
    r" ?(?:/|par|per|a|the|la|de travail|de travail par|of work a|hebdomadaires?|hebdo|في|ال|ف|"
    r"f)? ?(?:la )?"
    r"(?:semaine|sem\b|week|weekly|hebdomadaires?|hebdo|اسبوعيا|الاسبوع|للاسبوع|السيمانه|"
    r"فالسيمانه|simana|spread over|autre\b|"
    r"travail en journee)"
)
_DAILY = re.compile(
    r" ?(?:de travail )?(?:/|par|per|a|la|في|ف|f)? ?(?:jour|jours|j\b|day|journee|يوميا|اليوم|"
    r"للنهار|النهار|نهار|nhar|فالنهار|daily)"
)
_DAYS = re.compile(
    rf"[^\n.]{{0,24}}?(?<![\w])(\d|{ANY_WORD}) ?(?:jours?|j|days?|ايام|يام|iyam|ayam|"
    rf"jr)(?: ?/ ?7| sur 7| par semaine| a week|/semaine)?"
)
_LABEL = re.compile(
    r"(?:duree du travail|temps de travail|duree hebdomadaire|horaire hebdomadaire|"
    r"volume horaire|working hours|hours|"
    r"ساعات العمل|الدوام|عدد الساعات) ?[:=\-] ?[^\n:]{0,20}$"
)
_CLOCK = re.compile(
    r"(?:[aà\-/]|de|from|entre|des|mn|m3a|jusqu'a|to|until|at|من|الي|ل|حتي|avant|before|vers|"
    r"et|9bel) ?$"
)
_DEADLINE = frozenset({24.0, 48.0, 72.0})
_LOOK_BACK = 40


def read_hours(page: Page) -> Found[float] | None:
    """Return the hours of work in a week, or None."""
    best: tuple[int, Found[float]] | None = None
    for match in _HOURS.finditer(page.text):
        found = _hours(page, match)
        if found is not None and (best is None or found[0] > best[0]):
            best = found
    return best[1] if best is not None else None


def _hours(page: Page, match: re.Match[str]) -> tuple[int, Found[float]] | None:
    number = small(match.group(1))
    if number is None:
        return None
    if match.group(2):
        number += int(match.group(2)) / 60
    text, start, end = page.text, match.start(), match.end()
    before = text[max(0, start - _LOOK_BACK) : start]
    evidence = (page.quote(start, end),)
    if _LABEL.search(before) and LEAST <= number <= MOST:
        return 4, Found(round(number, 2), evidence)
    if _WEEKLY.match(text, end):
        return (3, Found(round(number, 2), evidence)) if LEAST <= number <= MOST else None
    daily = _DAILY.match(text, end)
    if daily is not None and number <= 20:
        days = _DAYS.match(text, daily.end())
        count = small(days.group(1)) if days is not None else None
        if count is None or not 1 <= count <= 7:
            return None
        return 2, Found(round(number * count, 2), evidence)
    if page.before(("weekly",), start, 20) is not None and LEAST <= number <= MOST:
        return 3, Found(round(number, 2), evidence)
    if not BARE_LEAST <= number <= BARE_MOST or match.group(2) or _CLOCK.search(before):
        return None
    if number in _DEADLINE and (
        page.before(("not_hours",), start, _LOOK_BACK) is not None or text[end : end + 1] == "/"
    ):
        return None
    if number == 24.0 or (text[end : end + 1] == "/" or page.before(("not_hours",), start, 16)):
        return None
    return 1, Found(round(number, 2), evidence)
