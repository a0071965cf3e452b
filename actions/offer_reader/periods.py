"""The unit of time that a sum of money is told by: "par mois", "12,50 € de l'heure", "شهريا"."""

import re
from collections.abc import Mapping

from actions.offer_reader.money import Amount
from actions.offer_reader.page import Cue, Page

CLOSE = 18
REACH = 30
_GROSS = (
    r"(?:brut|bruts|brute|net|nets|nette|gross|brutto|netto|bruto|neto|lordi?|صافيه|صافي|صافيا|اجماليه|اجمالي|خام|fixe|"
    r"de base|plus primes|"
    r"بروت|بريت|نيت|نيط|كلير|\+ primes|\+ prime|safi|minimum|cad|environ|a partir de|x ?1[0-9]|"
    r"declare|declares|cash)"
)
_OF = (
    r"(?:par|per|a|an|the|de l'|l'|le|la|chaque|/|\\|\||f|fi|في|ال|لل|ل|فال|كل|ب|w|من|"
    r"for|pour|عن|علي|3la|full|une|each|al|im|pro)"
)
_UNITS: Mapping[str, str] = {
    "hour": r"heures?|h|hour|hr|hrs|ساعه|الساعه|للساعه|فالساعه|بالساعه|sa3a|ssa3a|lsa3a|fsa3a|heur"
    r"|stunde|std|hora|ora|uur",
    "day": (
        r"jours?|journees?|day|j|يوم|اليوم|لليوم|يوميا|للنهار|النهار|فالنهار|نهار|nhar|lnhar|fnhar"
    ),
    "week": r"semaines?|week|sem|اسبوع|الاسبوع|اسبوعيا|السيمانه|فالسيمانه|simana|fsimana",
    "month": (
        r"mois|month|mth|mo|شهر|الشهر|للشهر|شهريا|شهري|شهريه|فالشهر|chher|chhar|fchher|fchhar|"
        r"chehr|lchher|mese|mes|monat|monatlich|mensuales|mensili|maand|"
        r"chahr|ch'har|mensuels?|mensuelles?|monthly|shhar|mwa|fchehr|chhr|fchahr"
    ),
    "year": r"ans?|annee|annees|year|yr|سنه|السنه|للسنه|سنويا|عام|العام|فالعام|l3am|3am|"
    r"annuels?|annuelles?|annually|"
    r"annum|a\.",
}
PERIOD = re.compile(
    rf"(?:[ ,(]{{0,2}}{_GROSS}(?![^\W_])){{0,3}}[ ,(]{{0,2}}(?:{_OF} ?){{0,3}}(?:"
    + "|".join(f"(?P<{name}>{units})" for name, units in _UNITS.items())
    + r")(?![^\W_])(?! (?:الاول|الاولي|lowel|lowl|lwel|lewla|lwla))"
)
_FIRST = re.compile(r" (?:الاول|الاولي|lowel|lowl|lwel|lewla|lwla)")
_PERIOD_KINDS = tuple(f"period.{name}" for name in _UNITS)
_OF_WORK = frozenset({"hour", "day", "week"})
"""Units in which work and rest are told too, not only pay."""
_PERIOD_REACH = 24
PIECE = re.compile(r"[^,;:.\n\d]*")
_TIME_OF_WORK = re.compile(
    r"(?:\d|(?<![^\W_])(?:h|heures?|hours?|hrs?|jours?|j|days?|fois|times|ساعه|ساعات|سوايع|"
    r"ايام|يوم|نهار|يام|مرات|sa3a|sa3at|swaye3|iyam|ayam|nhar))[ /]{0,2}$"
)
"""Before "a week" it makes hours or days of work of it, and no period of pay."""
_TIME_REACH = 10
GROSS_AFTER = re.compile(rf"[ ,(]{{0,2}}{_GROSS}(?![^\W_])")
_TERM = re.compile(
    r"[ ,;.+/-]{0,3}(?:contrat|contract|cdd|cdi|عقد|العقد|كونطرا|الكونطرا|kontra|contra|lcontra|"
    r"lkontra)(?: (?:de|d'|of|for|dyal|dial|d|ديال|لمده|مده|مدته))?[ :]{0,2}"
    r"(?:\d{1,2} ?(?:ans?|mois|years?|yrs?|months?|سنوات|سنين|اشهر|شهور|شهر|سنه|3am|snin|chhar|"
    r"chher|chhour)|(?:سنه|سنتين|سنتان|عامين|عام|indefini|permanent|renouvelable|saisonnier))"
    r"(?![^\W_])"
)
"""Behind a sum, the term of a contract: "1500 euros, contrat 1 an" sells no contract."""
_PER_WORK = re.compile(r"(?<![^\W_])(?:sur|x) $")
_DIGIT = re.compile(r"\d")


def _is_time(page: Page, cue: Cue) -> bool:
    """Tell whether "a week" or "a day" is said of hours or days of work, not of pay."""
    low = max(0, cue.start - _TIME_REACH)
    return _TIME_OF_WORK.search(page.text, low, cue.start) is not None


def after_hours(page: Page, amount: Amount) -> bool:
    """Tell whether a sum follows the hours of work ("44 h par semaine, 1300 €")."""
    cue = page.before(_PERIOD_KINDS, amount.start, CLOSE)
    return cue is not None and _is_time(page, cue)


def period_beside(page: Page, amount: Amount) -> str | None:
    """Return the unit of time behind a sum ("par mois", "brut mensuel"), or None."""
    match = PERIOD.match(page.text, amount.end)
    if match is not None:
        return match.lastgroup
    cue = page.after(_PERIOD_KINDS, amount.end, _PERIOD_REACH)
    if (
        cue is not None
        and PIECE.fullmatch(page.text, amount.end, cue.start)
        and not _FIRST.match(page.text, cue.end)
    ):
        return cue.kind.removeprefix("period.")
    return None


def period_before(page: Page, amount: Amount, asked: Cue | None) -> str | None:
    """Return the unit of time before a sum ("mensuel de", "par mois :"), or None."""
    if _PER_WORK.search(page.text, max(0, amount.start - 5), amount.start):
        return None
    cue = page.before(_PERIOD_KINDS, amount.start, REACH)
    if cue is None or _is_time(page, cue):
        return None
    low = max(0, cue.start - _PERIOD_REACH)
    if asked is not None and cue.end <= asked.start and _DIGIT.search(page.text, low, cue.start):
        return None  # "3000 dollars par mois inscription 2000 dh"
    unit = cue.kind.removeprefix("period.")
    if unit in _OF_WORK and "," in page.text[cue.end : amount.start]:
        return None  # "un jour par semaine de repos, salaire 5000"
    return unit


def before_term(page: Page, amount: Amount) -> bool:
    """Tell whether the term of a contract stands right behind a sum, which is then its pay."""
    return _TERM.match(page.text, amount.end) is not None
