"""Hours of work in a week."""

import re
from collections.abc import Mapping

from actions.offer_reader.dates import WEEKDAYS
from actions.offer_reader.model import Found
from actions.offer_reader.numerals import ANY_WORD, WORDS, parse, small
from actions.offer_reader.page import Page

WORDS_OF_HOURS: Mapping[str, str] = {
    "weekly": """
        par semaine, hebdomadaire, hebdomadaires, semaine, la semaine, hebdo, durée du travail,
        temps de travail, weekly, per week, a week, week, في الأسبوع, أسبوعيا, الأسبوع,
        فالسيمانة, ساعات العمل, f simana, fsimana, spread over, f lsimana, f semaine
    """,
    "daily": """
        par jour, la journée, a day, per day, daily, يوميا, في اليوم, للنهار, فالنهار, لليوم,
        f nhar, fnhar, nhar, l nhar
    """,
    "not_hours": """
        sous, dans les, en moins de, within, dans, réponse, urgent, délai, خلال, في غضون, فظرف,
        dernières, avant, in the next, vous avez, il vous reste, you have, you've got, عندكم,
        أمامكم, لديكم, 3ndkom, 3endkom, formation, training, course, تكوين, التكوين, دورة,
        فورماسيون, الفورماسيون
    """,
}
"""Words that tell how often, in the form of `words_work.py`."""
LEAST, MOST = 3.0, 112.0
BARE_LEAST, BARE_MOST = 18.0, 60.0
"""Hours without "a week" are believed between these only ("CDI 39 h", "48 h, un jour de repos")."""
LEAST_DAYS = 3
"""Fewer days beside daily hours are hardly those of a week of work ("one day off in a month")."""
MOST_A_DAY = 20
MOST_A_SHIFT = 14
TENS, HUNDRED = 20, 100
_ARABIC_PREFIX = r"(?:(?<![\w.,/:])(?<!\w-)|(?<=[\u0600-\u06ff]))"
"""Arabic attaches "and" and "by" to a number: "و40 ساعة", "ب40 ساعة"."""
_JOINED = r"-et-|-| et | و ?| w "
_SAID = rf"(?:{ANY_WORD})(?:(?:{_JOINED})(?:{ANY_WORD}))?"
"""A number in words: "huit", "trente-cinq", "ثمان وأربعون", "tmnya w reb3in"."""
_PARTS = re.compile(_JOINED)
_UNITS_BEFORE = {"ثمان": 8, "احدي": 1, "اثنتان": 2, "اثنتين": 2, "اثنان": 2}
_UNIT_AND = re.compile(rf"(?<![^\W_])({'|'.join(_UNITS_BEFORE)}) و$")
"""Units before tens that stand alone nowhere else ("ثمان وأربعون ساعة")."""
_HOURS = re.compile(
    rf"{_ARABIC_PREFIX}(\d{{1,3}}(?:[.,]\d{{1,2}})?|{_SAID})(?<![.,])[ -]?"
    r"(?:(?:teaching|working|contract|contracted|paid|weekly)[ -])?"
    r"(?:h(?:(\d{2}))?|heures?|hours?|hrs?|ساعه|ساعات|سوايع|سوايه|سويعات|سواع|"
    r"swaye?3|swaya3|sa3a|sa3at|saa|saat|swa3|(?:wochen)?stunden|std|horas|ore)(?![^\W_])"
)
_UNIT_LETTERS = frozenset("hsسtwcpeو.,") | {word[0] for word in WORDS}
"""What may follow a number of hours: the beginning of "h", "sa3a", "ساعة", of "working hours", of
the rest of a number in words ("trente et", "ثمان وأربعون"), or of a decimal."""
_LABEL_ENDS = frozenset(":=")
_NUMBER = re.compile(r"\d{1,2}(?:[.,]\d{1,2})?(?![\w:/])")
_WEEKLY = re.compile(
    r" ?(?:de travail |of work |of teaching |عمل |ديال الخدمه |dyal lkhdma |d lkhdma )?"
    r"(?:/|par|per|a|the|la|hebdomadaires?|hebdo|في|ال|ف|f|p|pro|je|die|alla)? ?(?:la |/)?"
    r"(?:woche(?![^\W_])|wochentlich|semana(?:les)?(?![^\W_])|settiman(?:a|ali)(?![^\W_])|semaine|sem(?![^\W_])|s(?![^\W_])|اسبوع(?![^\W_])|week|wk(?![^\W_])|hebdo|"
    r"اسبوعيا|الاسبوع|للاسبوع|ل?ف?السيمانه|ف?سيمانه|[ls]?simana|spread over|autre\b|"
    r"travail en journee)"
)
_DAILY = re.compile(
    r" ?(?:de travail |of work |عمل )?(?:/|par|per|a|la|في|ف|f|l|ل)? ?(?:jour|jours|j(?![^\W_])|"
    r"day|journee|يوميا|اليوم|لليوم|للنهار|فالنهار|النهار|نهار|l?nhar|daily|nuit|night|ليلا|الليله|"
    r"لليله|ليله|فالليل|الليل|l?lila|l?lil)(?![^\W_])"
)
_DAYS = re.compile(
    rf"(?<![\w/.,])(\d|{ANY_WORD}) ?(?:jours?|jrs?|j|days?|ايام|يام|iyy?am|ayy?am|نهارات|"
    r"nuits?|nights?|ليال|ليالي|lyali)"
    r"(?![^\W_])|(?<![\w/.,])([4-7]) ?/ ?7(?![\w/])"
)
_ONE_DAY = re.compile(
    r"(?<![^\W_])و?(?:un jour|1 jour|one day|a day|1 day|يوم|نهار|nhar|wa7ed nhar|1 nhar)(?= )"
)
_REST = re.compile(
    r" ?(?:(?:par semaine|a week|في الاسبوع|فالسيمانه|f simana) )?(?:de |d'|d |dyal |dial |ديال |"
    r"د |of )?(?:repos|conge|off|rest|ra7a|raha|راحه|الراحه|عطله|العطله|repo)"
    r"(?![^\W_])"
)
"""Behind a number of days: they are free, not worked."""
_OF_MONTH = re.compile(
    r" ?(?:in|a|per|every|par|f|fi|ف|في|كل|kol|le|/|du|dans le)? ?(?:a |le |ال)?"
    r"(?:month|mois|chh?[ea]r|chahr|شهر|شهريا|monthly)(?![^\W_])"
)
_NO_REST = re.compile(
    r"(?<![^\W_])(?:sans|aucune?|pas d[e']|no|without|بدون|دون|بلا|bla|makaynch) ?$"
)
_WEEK = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
_FROM_DAY_TO_DAY = re.compile(
    rf"(?<![^\W_])(?:ال|l)?({_WEEK}) ?(?:-|au|a|to|through|until|till|l|tal|7ta l|حتي|الي|حتي ل|ل)"
    rf" ?(?:نهار |nhar |يوم )?(?:ال|l|ل)?({_WEEK})(?![^\W_])"
)
_DAYS_REACH = 48
_REFUSED = 12
_DAYS_BACK = 42
_BY_DAYS = re.compile(
    r" ?(?:[,/x\u00d7*+]|sur|pour|for|over|و|w|ف|f|في)? ?(?:[4-7]|four|five|six|seven|quatre|cinq|"
    r"sept|اربعه|خمسه|سته|سبعه|setta|khamsa) ?"
    r"(?:j|jrs?|jours?|days?|ايام|يام|iyy?am|ayy?am|نهارات|nuits?|nights?|ليال|ليالي|"
    r"/ ?7)(?![^\W_])"
)
"""Behind hours of a day, right away, the days: "12h 6j", "12 ساعة 6 أيام", "8 h x 5 jours"."""
_HALF = re.compile(r" ?(?:و ?نصف?|w ?n[ou]?ss?|et demie?|and a half)(?![^\W_])")
_MONTHLY = re.compile(
    r" ?(?:de travail )?(?:/ ?mois|par mois|mensuel|a month|per month|monthly|في الشهر|شهريا|"
    r"فالشهر|f chher|f chhar)"
)
MONTHLY_LEAST, MONTHLY_MOST = 60.0, 260.0
WEEKS_OF_A_MONTH = 52 / 12
_LABEL = re.compile(
    r"(?:duree du travail|temps de travail|duree hebdomadaire|horaire hebdomadaire|"
    r"volume horaire|working hours|hours|"
    r"ساعات العمل|الدوام|مده العمل|عدد الساعات|swaye3 dial lkhdma|heures de travail) ?[:=\-] ?"
    r"[^\n:]{0,20}$"
)
_BARE_LABEL = re.compile(
    r"(?<![^\W_])(?:ساعات العمل|عدد الساعات|الدوام|الساعات|ساعات|السوايع|سوايع|working hours|hours|"
    r"heures de travail|heures|sway3|swaye3|sswaye3|swaya3|duree du travail|"
    r"temps de travail|horaire hebdomadaire|nombre d'heures) ?[:=] ?$"
)
_CLOCK = re.compile(
    r"(?:/|[\dh] ?-|(?<![^\W_])(?:a|de|from|entre|des|mn|m3a|jusqu'a|to|until|at|من|الي|ل|حتي|"
    r"avant|before|vers|et|en|9bel|mora|ta|tal|7ta|apres|after|bin|بين|between)) ?$"
)
_CLOCK_OF_DAY = re.compile(rf"(?<![^\W_])(?:ال|l)?(?:{_WEEK}) ?$")
"""Right before hours: they are those of the clock ("dernier délai vendredi 18h")."""
_TO_ANSWER = re.compile(
    r" ?(?:pour|pr|afin de|bach|باش|to) (?:repondre|confirmer|decider|payer|envoyer|valider|"
    r"accepter|njaweb|tjaweb|nkhelles|tkhelles|نجاوب|تجاوب|نخلص|تخلص|answer|reply|confirm|decide|pay|accept)"
)
"""Behind hours: they are those in which one is to answer."""
_COURSE = re.compile(r"(?: [^\W\d_]+){0,3} ?(?:training|course|formation|تكوين|دوره)(?![^\W_])")
"""Behind hours: they are those of a course."""
_OF_CONTRACT = re.compile(
    r"(?<![^\W_])(?:cdi|cdd|contrat|contract|temps plein|travail|saisonnier|semaines?|base|poste|"
    r"mi-temps|temps partiel|durant) (?:de|en|of) $"
)
"""Before hours: "CDI de 39 heures" says how long one works, "de 9 h" when."""
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
    if _DAILY.match(page.text, match.end()) is not None:
        return _by_day(page, number, start, match.end())
    if not BARE_LEAST <= number <= MOST:
        return None
    return 4, Found(round(number, 2), (page.quote(start, match.end()),))


def _hours(page: Page, match: re.Match[str]) -> tuple[int, Found[float]] | None:
    number = _number(match.group(1))
    if number is None:
        return None
    if match.group(2):
        number += int(match.group(2)) / 60
    half = _HALF.match(page.text, match.end())
    if half is not None:
        number += 0.5
    text, start, end = page.text, match.start(), (half or match).end()
    unit = _UNIT_AND.search(text, max(0, start - _LOOK_BACK), start)
    if unit is not None and TENS <= number < HUNDRED and match.group(1) in WORDS:
        number, start = number + _UNITS_BEFORE[unit.group(1)], unit.start()
    before = text[max(0, start - _LOOK_BACK) : start]
    evidence = (page.quote(start, end),)
    if _DAILY.match(text, end) is not None and number <= MOST_A_DAY:
        return _by_day(page, number, start, end)
    if _LABEL.search(before) and LEAST <= number <= MOST:
        return 4, Found(round(number, 2), evidence)
    if _WEEKLY.match(text, end):
        return (3, Found(round(number, 2), evidence)) if LEAST <= number <= MOST else None
    if (
        LEAST < number <= MOST_A_SHIFT
        and _BY_DAYS.match(text, end) is not None
        and not _CLOCK.search(before)
        and page.before(("not_hours",), start, 16) is None
    ):
        return _by_day(page, number, start, end)
    if _MONTHLY.match(text, end) is not None:
        if not MONTHLY_LEAST <= number <= MONTHLY_MOST:
            return None
        return 2, Found(float(round(number / WEEKS_OF_A_MONTH)), evidence)
    if page.before(("weekly",), start, 20) is not None and LEAST <= number <= MOST:
        return 3, Found(round(number, 2), evidence)
    if not BARE_LEAST <= number <= BARE_MOST or match.group(2):
        return None
    clock = _CLOCK.search(before) or _CLOCK_OF_DAY.search(before)
    if clock and not _OF_CONTRACT.search(before):
        return None
    if _COURSE.match(text, end) or _TO_ANSWER.match(text, end):
        return None
    if number in _DEADLINE and (
        page.before(("not_hours",), start, _LOOK_BACK) is not None or text[end : end + 1] == "/"
    ):
        return None
    if number == 24.0 or (text[end : end + 1] == "/" or page.before(("not_hours",), start, 16)):
        return None
    return 1, Found(round(number, 2), evidence)


def _by_day(page: Page, number: float, start: int, end: int) -> tuple[int, Found[float]] | None:
    """Return the hours of a week from those of a day, where words beside tell the days."""
    count = _days(page.text, start, end) if number <= MOST_A_DAY else None
    if count is None:
        return None
    weekly = round(number * count, None if count % 1 else 2)  # a day a month: no false precision
    return 2, Found(float(weekly), (page.quote(start, end),))


def _number(written: str) -> float | None:
    """Return a number of digits or of words, tens and units in either order."""
    parts = [small(part) for part in _PARTS.split(written)]
    if len(parts) == 1:
        return parts[0]
    least, most = min(part or 0.0 for part in parts), max(part or 0.0 for part in parts)
    return least + most if 0 < least < TENS <= most < HUNDRED else None


def _days(text: str, start: int, end: int) -> float | None:
    """Return the days of work in a week that words beside daily hours say, or None.

    Days behind the hours count first ("8 h par jour, 6 jours"), then days before them ("ستة أيام
    في الأسبوع، ثماني ساعات يوميا"); a day of rest leaves six.
    """
    low, high = max(0, start - _DAYS_BACK), end + _DAYS_REACH
    for first, last in ((end, high), (low, start)):
        for match in _DAYS.finditer(text, first, last):
            count = small(match.group(1) or match.group(2))
            if count is None or not 1 <= count <= 7:
                continue
            rest = _REST.match(text, match.end())
            if rest is not None:
                return 7 - _weekly(text, rest.end(), count)
            if count >= LEAST_DAYS:
                return count
        span = _FROM_DAY_TO_DAY.search(text, first, last)
        if span is not None:
            return float((WEEKDAYS[span.group(2)] - WEEKDAYS[span.group(1)]) % 7 + 1)
    for match in _ONE_DAY.finditer(text, end, high):
        rest = _REST.match(text, match.end())
        if rest is not None:
            if _NO_REST.search(text, max(0, match.start() - _REFUSED), match.start()):
                return 7.0
            return 7 - _weekly(text, rest.end(), 1)
    return None


def _weekly(text: str, end: int, free: float) -> float:
    """Return how many free days a week has, of which a text tells so many a week or a month."""
    return free / WEEKS_OF_A_MONTH if _OF_MONTH.match(text, end) is not None else free
