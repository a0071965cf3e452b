"""Dates in a text, complete or relative to a reference day: start of work and deadline."""

import calendar
import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from actions.offer_reader.model import Deadline, Found
from actions.offer_reader.page import Cue, Page
from bot.text.folding import fold
from bot.text.gazetteer import Gazetteer

WORDS_OF_DATES: Mapping[str, str] = {
    "start": """
        début, date de début, prise de poste, à partir du, à compter du, dès le, démarrage,
        commence le, date d'embauche, départ, départ prévu, entrée en fonction, début du contrat,
        commencez le, disponible à partir, à partir de, pour le mois de, rentrée, entrée en poste,
        entrée en service, début souhaité, à pourvoir le, à pourvoir au, à pourvoir à partir,
        arrivée le, embauche le, embarquement, poste à prendre, prise de fonction,
        prise de service, start, starting, joining date, join on, commencing, commencement,
        begin on, available from, start date, starts, departure, from, begins, beginning, start in,
        ابتداء من, بداية, تاريخ البدء, يبدأ, تبدأ, الانطلاق, المباشرة, السفر يوم, من تاريخ,
        تاريخ الالتحاق, الالتحاق, الالتحاق بالعمل, تاريخ المباشرة, تاريخ البداية, تاريخ الانطلاق,
        بدء العمل, يبتدئ, تبتدئ, تنطلق, ينطلق, البداية, كتبدا, كيبدا, نبداو, غادي نبداو, البدية,
        السفر, طلعة, الطلعة, kayebda, kaybda, katbda, tebda, tbda, ybda, yebda, nbdaw, nebdaw,
        lbdya, lbdaya, bdaya, bda mn, mn
    """,
    "deadline": """
        avant le, jusqu'au, date limite, dernier délai, au plus tard le, au plus tard, clôture,
        clôture des candidatures, date de clôture, limite, inscriptions jusqu'au, expire le,
        avant, d'ici le, deadline, before, until, no later than, closing date, apply by, closes,
        by, آخر أجل, قبل, إلى غاية, آخر موعد, حتى, قبل يوم, أجل أقصاه, في أجل أقصاه, آخر يوم,
        إلى يوم, لغاية, حتى ل, akhir ajal, 9bel, qbel, 7tta l, 7ta l, akher ajal
    """,
    "today": """
        aujourd'hui, ce soir, avant minuit, aujourd'hui seulement, today, tonight, اليوم,
        الليلة, منتصف الليل, هذا المساء, غير اليوم, هاد النهار, lyoum, lyom, had lyoum, had nhar
    """,
    "tomorrow": """
        demain, tomorrow, غدا, غدّا, ghedda, ghda
    """,
}
"""Words beside dates, in the form of `words_work.py`."""
HOURS_A_DAY = 24
_MONTH_ROWS: Mapping[int, tuple[str, ...]] = {
    1: ("janvier", "janv", "january", "jan", "يناير", "جانفي", "كانون الثاني", "yanayer"),
    2: ("février", "fevrier", "fév", "february", "feb", "فبراير", "فيفري", "شباط", "febrayer"),
    3: ("mars", "march", "مارس", "آذار", "mares"),
    4: ("avril", "avr", "april", "apr", "أبريل", "ابريل", "نيسان", "abril"),
    5: ("mai", "may", "ماي", "مايو", "أيار", "may"),
    6: ("juin", "june", "jun", "يونيو", "حزيران", "جوان", "younyou"),
    7: ("juillet", "juil", "july", "jul", "يوليوز", "يوليو", "تموز", "جويلية", "youlyouz"),
    8: ("août", "aout", "august", "aug", "غشت", "أغسطس", "آب", "ghocht"),
    9: (
        "septembre",
        "sept",
        "september",
        "sep",
        "شتنبر",
        "سبتمبر",
        "أيلول",
        "chtanbir",
        "chotanbir",
    ),
    10: ("octobre", "oct", "october", "أكتوبر", "اكتوبر", "تشرين الأول", "oktobr"),
    11: ("novembre", "nov", "november", "نونبر", "نوفمبر", "تشرين الثاني", "nouwanbir"),
    12: (
        "décembre",
        "decembre",
        "déc",
        "december",
        "dec",
        "دجنبر",
        "ديسمبر",
        "كانون الأول",
        "dojanbir",
    ),
}
_MONTH_OF = {fold(name): number for number, row in _MONTH_ROWS.items() for name in row}
MONTHS = Gazetteer((name, name) for name in _MONTH_OF)
_DAY_BEFORE = re.compile(r"(?<!\w)(\d{1,2})(?:er|st|nd|rd|th|eme)?(?: ?(?:of|de|من|و \d{1,2})? ?)$")
_DAY_REACH = 14
_BEHIND_MONTH = re.compile(r"\.?(?: (\d{1,2})(?:st|nd|rd|th)?(?![\d:h]))?(?:,? ?(20\d{2}))?(?!\d)")
_NUMERIC = re.compile(r"([0-9](?<![\d/.\-]\d)\d?)([/.\-])(\d{1,2})(?:\2(\d{4}|\d{2}))?(?![\d/\-])")
_ISO = re.compile(r"(2(?<!\d2)0\d{2})-(\d{2})-(\d{2})(?!\d)")
_SAID_MONTH = re.compile(
    r"([0-9](?<!\d\d)\d?) ?(?:ف|f|فال|de|في)? ?(?:شهر|chher|chhar) (\d{1,2})(?!\d)"
)
WEEKDAYS = {
    fold(name): number
    for number, row in enumerate(
        (
            ("lundi", "monday", "الاثنين", "الإثنين", "tnin", "ltnin"),
            ("mardi", "tuesday", "الثلاثاء", "tlat", "tlata"),
            ("mercredi", "wednesday", "الأربعاء", "larb3", "arb3"),
            ("jeudi", "thursday", "الخميس", "lkhmis", "khmis"),
            ("vendredi", "friday", "الجمعة", "jem3a", "jm3a", "ljem3a"),
            ("samedi", "saturday", "السبت", "sebt", "ssebt", "lsebt"),
            ("dimanche", "sunday", "الأحد", "lhed", "l7ed"),
        )
    )
    for name in row
}
_WEEKDAY = re.compile(rf"(?<![^\W_])({'|'.join(WEEKDAYS)})(?![^\W_])")
_LONGEST_DAY = max(map(len, WEEKDAYS))
_IN_DAYS = re.compile(
    r"(?:sous|dans les|d'ici|within|en moins de|في اجل|خلال|في غضون|ف|f) ?(?:les |un delai de )?"
    r"(\d{1,3}|huit|quinze|deux|trois|خمسه|ثلاثه|سبعه) ?(h|heures?|hours?|ساعه|sa3a|jours?|"
    r"days?|ايام|يوما|يوم|iyam)(?![^\W_])"
)
_UNITS = frozenset(
    unit[0] for unit in ("hours", "jours", "days", "iyam", "sa3a", "ساعه", "ايام", "يوم")
)
"""First letters of hours and days."""
_SAID = {"huit": 8, "quinze": 15, "deux": 2, "trois": 3, "خمسه": 5, "ثلاثه": 3, "سبعه": 7}
_START_REACH = 40
_FROM = re.compile(
    r"(?<![^\W_])(?:du|des|from|من|mn|men|ما بين|بين|entre le|between) (?:le |يوم |نهار |nhar )?$"
)
_FROM_REACH = 16
_TO = re.compile(
    r" ?(?:au|a|jusqu'au|jusqu'a|to|until|till|through|and|et le|الي|الي غايه|حتي|حتي ل|ل|l|7ta l|"
    r"tal|-) ?(?:le |l'|ل|يوم |نهار |nhar )?"
)
LEAST_SPAN = 20
"""Days; a shorter span is that of an event ("entretiens du 3 au 6 mars"), not of work."""
DAYS_A_YEAR = 365
_DEADLINE_REACH = 26
_WEEKDAY_REACH = 13
_APPLY = re.compile(
    r"candidat|postul|inscri|dossier|cv|apply|email|register|ملف|تسجيل|ترشيح|تودع|التقديم|"
    r"sifto|sift|place|تسد|تغلق|تقدم|liste|confirm"
)
_WORDS_TOO = frozenset(
    map(fold, ("may", "mai", "mars", "march", "jan", "sept", "dec", "ماي", "آب"))
)
"""Names of months that are also other words; alone they are no date."""
MAX_DATES = 40


class Dated(NamedTuple):
    """A day at a place of a folded text; `exact` is false when only the month is said."""

    day: date
    start: int
    end: int
    exact: bool


def find_dates(page: Page, today: date) -> list[Dated]:
    """Return the dates of an offer; those without a year are the next ones from today."""
    found: dict[int, Dated] = {}
    for one in (*_named(page, today), *_numeric(page.text, today)):
        found.setdefault(one.start, one)
        if len(found) == MAX_DATES:
            break
    return sorted(found.values(), key=lambda d: d.start)


def _named(page: Page, today: date) -> Iterator[Dated]:
    text = page.text
    for month in page.names[MONTHS]:
        ahead = _DAY_BEFORE.search(text, max(0, month.start - _DAY_REACH), month.start)
        behind = _BEHIND_MONTH.match(text, month.end)
        after, year = behind.groups() if behind is not None else (None, None)
        said = ahead.group(1) if ahead is not None else after
        if month.id in _WORDS_TOO and not (said or year):
            continue
        day = _day(
            today, int(year) if year else None, _MONTH_OF[month.id], int(said) if said else None
        )
        if day is not None:
            start = ahead.start() if ahead is not None else month.start
            end = behind.end() if behind is not None else month.end
            yield Dated(day, start, end, said is not None)


def _numeric(text: str, today: date) -> Iterator[Dated]:
    for match in _ISO.finditer(text):
        day = _safe(int(match.group(1)), int(match.group(2)), int(match.group(3)))
        if day is not None:
            yield Dated(day, match.start(), match.end(), True)
    for match in _NUMERIC.finditer(text):
        first, mark, second, year = match.groups()
        if year is None and mark != "/":
            continue
        full = (int(year) + (2000 if len(year) == 2 else 0)) if year else None
        day = _day(today, full, int(second), int(first))
        if day is not None:
            yield Dated(day, match.start(), match.end(), True)
    for match in _SAID_MONTH.finditer(text):
        day = _day(today, None, int(match.group(2)), int(match.group(1)))
        if day is not None:
            yield Dated(day, match.start(), match.end(), True)


def _day(today: date, year: int | None, month: int, day: int | None) -> date | None:
    if not 1 <= month <= 12:
        return None
    if year is not None:
        return _safe(year, month, day or 1)
    if day is None:
        return date(today.year + (month < today.month), month, 1)
    this_year = _safe(today.year, month, day)
    if this_year is None:
        return None
    return this_year if this_year >= today else _safe(today.year + 1, month, day)


def _safe(year: int, month: int, day: int) -> date | None:
    if not (1 <= month <= 12 and 2000 <= year <= 2100):
        return None
    return date(year, month, day) if 1 <= day <= calendar.monthrange(year, month)[1] else None


def read_start(page: Page, dates: list[Dated]) -> Found[date] | None:
    """Return the first day of work, or None; that of a span ("du 15 mars au 14 septembre") too."""
    for one in dates:
        cue = page.before(("start",), one.start, _START_REACH)
        limit = page.before(("deadline",), one.start, _DEADLINE_REACH)
        if cue is not None and (limit is None or limit.end < cue.end):
            return Found(one.day, (page.quote(one.start, one.end),))
    for one, other in pairwise(dates):
        if (
            _FROM.search(page.text, max(0, one.start - _FROM_REACH), one.start)
            and _TO.fullmatch(page.text, one.end, other.start)
            and (other.day - one.day).days % DAYS_A_YEAR >= LEAST_SPAN
            and not _APPLY.search(page.text, *_piece(page, one.start))
        ):
            return Found(one.day, (page.quote(one.start, one.end),))
    return None


def _piece(page: Page, position: int) -> tuple[int, int]:
    """Return what stands before a date in its sentence, within reach."""
    return max(page.sentence(position)[0], position - _START_REACH), position


def read_deadline(page: Page, dates: list[Dated], today: date) -> Found[Deadline] | None:
    """Return the last day to apply or decide, with the hours left, or None."""
    for one in dates:
        cue = page.before(("deadline",), one.start, _DEADLINE_REACH)
        if cue is None or not one.exact:
            continue
        start = page.before(("start",), one.start, _START_REACH)
        if start is None or start.end < cue.start or start.start == cue.start:
            return _deadline(page, one.day, today, cue, one.end)
    return _pressing(page, today)


def _pressing(page: Page, today: date) -> Found[Deadline] | None:
    """Return a deadline that is said by a day near: today, tomorrow, Friday, in 48 hours."""
    text = page.text
    counted = any(behind and behind in _UNITS for _, behind in page.number_starts)
    for match in _IN_DAYS.finditer(text) if counted else ():
        low, high = page.sentence(match.start())
        if not _APPLY.search(text, low, high):
            continue
        number = _SAID.get(match.group(1)) or int(match.group(1))
        hours = number if match.group(2).startswith(("h", "ساع", "sa3")) else number * HOURS_A_DAY
        day = today + timedelta(days=-(-hours // HOURS_A_DAY))
        return Found(Deadline(day, hours), (page.quote(match.start(), match.end()),))
    for kind, days in (("today", 0), ("tomorrow", 1)):
        for cue in page.of(kind):
            low, high = page.sentence(cue.start)
            if page.has(("deadline",), low, high) or _APPLY.search(text, low, high):
                return _deadline(page, today + timedelta(days=days), today, cue, cue.end)
    for cue in page.of("deadline"):
        named = _WEEKDAY.search(text, cue.end, cue.end + _WEEKDAY_REACH + _LONGEST_DAY)
        limit = page.before(("deadline",), named.start(), _WEEKDAY_REACH) if named else None
        if named is not None and limit is not None:
            ahead = (WEEKDAYS[named.group(1)] - today.weekday()) % 7 or 7
            return _deadline(page, today + timedelta(days=ahead), today, limit, named.end())
    return None


def _deadline(page: Page, day: date, today: date, cue: Cue, end: int) -> Found[Deadline]:
    hours = max(0, (day - today).days + 1) * HOURS_A_DAY
    return Found(Deadline(day, hours), (page.quote(cue.start, end),))
