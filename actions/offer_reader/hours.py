"""Hours of work in a week."""

import re

from actions.offer_reader.model import Found
from actions.offer_reader.numerals import ANY_WORD, parse, small
from actions.offer_reader.page import Page

LEAST, MOST = 3.0, 112.0
BARE_LEAST, BARE_MOST = 18.0, 60.0
"""Hours without "a week" are believed between these only ("CDI 39 h", "48 h, un jour de repos")."""
DAYS = 6.0
"""Days of a week when hours are said by the day and days are not."""
_ARABIC_PREFIX = r"(?:(?<![\w.,/:])|(?<=[\u0600-\u06ff]))"
"""Arabic attaches "and" and "by" to a number: "و40 ساعة", "ب40 ساعة"."""
_HOURS = re.compile(
    rf"{_ARABIC_PREFIX}(\d{{1,3}}(?:[.,]\d{{1,2}})?|{ANY_WORD})(?<![.,]) ?"
    r"(?:h(?:(\d{2}))?|heures?|hours?|hrs?|ساعه|ساعات|سوايع|سويعات|swaye3|sa3a|sa3at|swa3)(?![^\W_])"
)
_UNIT_LETTERS = frozenset("hsس.,")
"""What may follow a number of hours: the beginning of "h", "sa3a", "ساعة", or of a decimal."""
_LABEL_ENDS = frozenset(":=")
_NUMBER = re.compile(r"\d{1,2}(?:[.,]\d{1,2})?(?![\w:/])")
_WEEKLY = re.compile(
    r" ?(?:/|par|per|a|the|la|de travail|de travail par|of work a|hebdomadaires?|hebdo|في|ال|ف|"
    r"f)? ?(?:la )?"
    r"(?:semaine|sem\b|اسبوع(?![^\W_])|week|weekly|hebdomadaires?|hebdo|اسبوعيا|الاسبوع|للاسبوع|السيمانه|"
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
    r"ساعات العمل|الدوام|مده العمل|عدد الساعات|swaye3 dial lkhdma|heures de travail) ?[:=\-] ?"
    r"[^\n:]{0,20}$"
)
_BARE_LABEL = re.compile(
    r"(?:ساعات العمل|عدد الساعات|الدوام|working hours|hours|heures de travail|"
    r"duree du travail|horaire hebdomadaire|nombre d'heures) ?[:=] ?$"
)
_CLOCK = re.compile(
    r"(?:[aà/]|[\dh] ?-|de|from|entre|des|mn|m3a|jusqu'a|to|until|at|من|الي|ل|حتي|avant|before|"
    r"vers|"
    r"et|9bel) ?$"
)
_DEADLINE = frozenset({24.0, 48.0, 72.0})
_LOOK_BACK = 40


def read_hours(page: Page) -> Found[float] | None:
    """Return the hours of work in a week, or None."""
    best: tuple[int, Found[float]] | None = None
    for start, behind in page.number_starts:
        match = _HOURS.match(page.text, start) if behind in _UNIT_LETTERS else None
        found = _labelled(page, start) if match is None else _hours(page, match)
        if found is not None and (best is None or found[0] > best[0]):
            best = found
    return best[1] if best is not None else None


def _labelled(page: Page, start: int) -> tuple[int, Found[float]] | None:
    """Return a number that has no unit but a label or "a week" ("ساعات العمل: 48")."""
    if page.text[max(0, start - 2) : start].rstrip(" ")[-1:] not in _LABEL_ENDS:
        return None
    match = _NUMBER.match(page.text, start)
    if match is None or not _BARE_LABEL.search(page.text, max(0, start - _LOOK_BACK), start):
        return None
    number = parse(match.group())
    if not BARE_LEAST <= number <= MOST:
        return None
    return 4, Found(round(number, 2), (page.quote(start, match.end()),))


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
