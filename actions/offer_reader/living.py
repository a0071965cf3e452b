"""Housing, type of visa and language level."""

import re
from collections.abc import Mapping

from actions.offer_reader.model import Found, LanguageLevel
from actions.offer_reader.page import Page
from bot.text.folding import fold

_HOUSING_REACH = 46
_DEDUCTED_REACH = 80
_WHOLE = (
    "logé",
    "logée",
    "logés",
    "logées",
    "hébergé",
    "hébergée",
    "nourri logé",
    "nourrie logée",
    "nourri-logé",
)
_PROVIDES = frozenset(
    map(
        fold,
        (
            *_WHOLE,
            *("shared flat", "shared housing", "dormitory", "dortoir"),
            "lodged",
            "dorm",
            "accommodation",
            "housing",
            "السكنى",
            "والسكنى",
            "sokna",
            "soukna",
            "والسكن",
            "بالسكن",
            "logement",
            "furnished flat",
            "السكن",
            "سكن",
            "سكنى",
            "سكنة",
            "السكنة",
            "sekna",
            "sskna",
            "ssekna",
            "ssokna",
            "live-in",
            "بيت يسكن فيه",
            "بيت تسكن فيه",
            "bit yskn fih",
            "bit fin yskn",
            "makla w n3as",
            "lmakla w n3as",
            "الماكلة والنعاس",
            "ماكلة ونعاس",
            "تنعس عندنا",
            "ينعس عندنا",
            "villa meublée",
            "appartement meublé",
            "appartement de fonction",
            "board and lodging",
            "room and board",
            "bed and board",
            "دار فابور",
            "الدار فابور",
            "dar fabor",
            "dar fabour",
            "المبيت",
            "والمبيت",
            "الإيواء",
            "والإيواء",
            "nou3ass",
            "nou3as",
            "no3as",
            "n3ass",
        ),
    )
)
_PROVIDED = ("housing.provided", "payer.employer")
_HELD = ("housing.deducted", "held_back")
_HELD_REACH = 30
_FOR_IT = re.compile(
    r" (?:[\w€$£.,]{1,8} ){0,3}(?:(?:pour|for|3la|علي|ف|f|ديال|dial|عن|مقابل|ثمن|واجب) "
    r"(?:[^\W\d_]{1,4}[ '])?|لل?)"
)
_CLAUSE = re.compile(r"[,;:.\n]")
_NOT_HELD = re.compile(
    r" (?:[^\W\d_]{1,8} )?(?:non|pas|jamais|not|never)(?![^\W_])|"
    r" (?:est |is )?(?:fabor|batel|gratuite?|offerte?|free|مجاني|فابور)(?![^\W_])"
)
"""Behind "rent": it is named but not held back."""
_ABSENT = re.compile(
    r"(?: ?[:=\-]? ?|\n(?=not |non (?:fourni|compris|inclus)|غير م))"
    r"(?:ma ?kayn[ae]?ch|ما ?كايناش|ما ?كاينه?ش|غير (?:متوفر|متوفره|موفر|موفره|مومن)|"
    r"لا يوفر|non(?: fourni| compris| inclus| assure)?e?|aucune?|no|none|3lik|عليك|عليكم|"
    r"pas (?:fourni|compris|inclus|assure)e?|not (?:provided|included|available)|"
    r"a (?:ma|mes|notre|nos|votre|vos|sa|leur) (?:charge|frais)|"
    r"a la charge (?:du|de la|de l') ?(?:salarie|candidat)|"
    r"(?:on|at) (?:my|your|our) (?:own )?(?:cost|expense)|3li(?:a|ya|na)|عليا|علي(?!\s*[^\W_])|"
    r"علي (?:حسابي|حسابك|حسابكم|نفقتي|نفقتكم|نفقتك))"
    r"(?![^\W_])"
)
"""Behind the name of housing: there is none ("السكنى: ما كايناش", "logement : non")."""
_PRICED = re.compile(
    r" ?[:=(]? ?(?:a|at|b|ب|de|is|:)? ?(?:€|£|\$)? ?\d{2,4}(?:[.,]\d{2})? ?(?:€|£|\$|euros?|eur|"
    r"dh|mad|اورو|يورو|درهم|ريال|دولار|dollars?|usd|zl|pln|lei|czk)?"
    r" ?(?:/|par|per|a|al|la|le|f|في|ف)? ?(?:mois|month|semaine|week|chher|الشهر|شهريا|simana)"
)
"""Behind the name of housing: its rent, which tells not who pays it."""
_WITH = re.compile(r"\+ ?(?:(?:a|an|une?|own|ال) ?)?$")
"""Before the name of housing: it comes beside the pay ("1200 USD + room")."""
_VISA_TYPES = ("umrah", "tourist", "visit", "student", "training", "seasonal", "work")
_NEGATION = re.compile(
    r"(?:pas|pas de|sans|jamais|aucun|ni|not|no|never|بدون|بلا|ليس|ليست|لا|ماشي|machi|"
    r"bla)(?: \w{1,8})? $"
)
_LOOK_BACK = 16
_NOT_FOR = re.compile(
    r" (?:ليست|ليس|لا تسمح|لا يسمح|n'est pas|ne permet|is not|isn't|does not)(?![^\W_])"
)
"""Behind a type of visa: the text warns of it ("تأشيرة السياحة ليست للعمل")."""

_LEVEL = re.compile(r"(?<![\w/])([abc][12])(?:\+|/[abc][12])?(?![\w])")
_LETTER_AND_DIGIT = re.compile("[12](?<=[abc].)")
_LANGUAGES: Mapping[str, tuple[str, ...]] = {
    "fr": (
        "français",
        "francais",
        "french",
        "delf",
        "tcf",
        "tef",
        "الفرنسية",
        "فرنسية",
        "fransawiya",
        "francai",
    ),
    "de": (
        "allemand",
        "german",
        "deutsch",
        "goethe",
        "telc",
        "ösd",
        "الألمانية",
        "ألمانية",
        "almania",
        "almaniya",
        "ausbildung",
        "أوسبيلدونغ",
    ),
    "en": (
        "anglais",
        "english",
        "ielts",
        "toefl",
        "الإنجليزية",
        "إنجليزية",
        "الانجليزية",
        "negliziya",
        "anglai",
    ),
    "es": (
        "espagnol",
        "spanish",
        "español",
        "dele",
        "الإسبانية",
        "إسبانية",
        "sbanyoliya",
        "spaniya",
    ),
    "it": ("italien", "italian", "italiano", "celi", "الإيطالية", "إيطالية", "talyaniya"),
    "nl": ("néerlandais", "neerlandais", "dutch", "flamand", "الهولندية", "holandiya"),
    "pt": ("portugais", "portuguese", "البرتغالية"),
    "ar": ("arabe", "arabic", "العربية"),
}
_LANGUAGE_OF = {fold(name): code for code, names in _LANGUAGES.items() for name in names}
_ANY_LANGUAGE = "|".join(sorted(map(re.escape, _LANGUAGE_OF), key=len, reverse=True))
_LANGUAGE = re.compile(rf"(?<![^\W_])(?:ال|ل|ب|بال|ف|فال|l')?({_ANY_LANGUAGE})(?![^\W_])")
_OF_COUNTRY = {
    "DEU": "de",
    "AUT": "de",
    "FRA": "fr",
    "QUE": "fr",
    "GBR": "en",
    "IRL": "en",
    "USA": "en",
    "AUS": "en",
    "NZL": "en",
    "MLT": "en",
    "ESP": "es",
    "ITA": "it",
    "PRT": "pt",
    "NLD": "nl",
}
_LANGUAGE_REACH = 44
_NOT_LEVEL = re.compile(
    r"(?:permis|categorie|licence|classe|bac|رخصه|vitamine|format|zone|batiment|bloc) (?:de |"
    r"d'|type )?$"
)


def read_housing(page: Page) -> Found[str] | None:
    """Return `provided`, `deducted` or `not_provided`, or None where housing is not spoken of."""
    refused = page.of("housing.not_provided")
    provided: Found[str] | None = None
    for cue in page.of("housing", "housing.provided", "housing.whole", "housing.rent"):
        words = page.text[cue.start : cue.end]
        if cue.kind == "housing.whole" and page.negated(cue.start):
            continue
        whole = (
            cue.kind == "housing.whole"
            or words in _PROVIDES
            or bool(_PROVIDES & set(words.split()))
        )
        rent = cue.kind == "housing.rent"
        if cue.kind != "housing" and not whole and not rent and not words.startswith("log"):
            continue
        low, end = page.sentence(cue.start)
        low, high = max(low, cue.start - _HOUSING_REACH // 2), min(end, cue.end + _HOUSING_REACH)
        evidence = (page.quote(cue.start, cue.end),)
        if cue.kind == "housing" and _ABSENT.match(page.text, cue.end):
            return Found("not_provided", evidence)
        if not rent and any(low <= other.start < high for other in refused):
            return Found("not_provided", evidence)
        if _deducted(page, cue.start + 1, min(end, cue.end + _DEDUCTED_REACH)):
            return Found("deducted", evidence)
        held = page.before(_HELD, cue.start, _HELD_REACH)
        if (
            held is not None
            and _FOR_IT.fullmatch(page.text, held.end, cue.start)
            and not page.negated(held.start)
        ):
            return Found("deducted", evidence)
        if rent or (whole and cue.kind == "housing" and _PRICED.match(page.text, cue.end)):
            continue
        with_it = cue.kind == "housing" and _WITH.search(
            page.text, max(0, cue.start - 12), cue.start
        )
        if (
            cue.kind == "housing.provided"
            or whole
            or with_it
            or page.has(_PROVIDED, low, high) is not None
        ):
            provided = provided or Found("provided", evidence)
    if provided is None:
        for cue in refused:
            return Found("not_provided", (page.quote(cue.start, cue.end),))
    return provided


def _deducted(page: Page, start: int, end: int) -> bool:
    """Tell whether words between two positions say that rent is held back from the pay.

    Where the first of them is denied ("loyer non déduit"), so is what goes with it.
    """
    done = start
    for cue in page.within("housing.deducted", start, end):
        if _CLAUSE.search(page.text, done, cue.start) is None and done > start:
            continue
        if not page.negated(cue.start) and _NOT_HELD.match(page.text, cue.end) is None:
            return True
        done = cue.end
    return False


def read_visa(page: Page) -> Found[str] | None:
    """Return the type of visa that people are to travel on, or None."""
    for kind in _VISA_TYPES:
        for cue in page.of(f"visa.{kind}"):
            denied = _NEGATION.search(page.text, max(0, cue.start - _LOOK_BACK), cue.start)
            if denied is None and _NOT_FOR.match(page.text, cue.end) is None:
                return Found(kind, (page.quote(cue.start, cue.end),))
    return None


def read_language(page: Page, country: str | None) -> Found[LanguageLevel] | None:
    """Return the level of language that is asked, or None; only European levels count."""
    for match in _LEVEL.finditer(page.text) if _LETTER_AND_DIGIT.search(page.text) else ():
        if _NOT_LEVEL.search(page.text, max(0, match.start() - 24), match.start()):
            continue
        low, high = page.sentence(match.start())
        low, high = (
            max(low, match.start() - _LANGUAGE_REACH),
            min(high, match.end() + _LANGUAGE_REACH),
        )
        named = list(_LANGUAGE.finditer(page.text, low, high))
        nearest = min(named, key=lambda m: abs(m.start() - match.start()), default=None)
        language = _LANGUAGE_OF[nearest.group(1)] if nearest else _OF_COUNTRY.get(country or "")
        if language is None:
            continue
        level = LanguageLevel(language, match.group(1).upper())
        return Found(level, (page.quote(match.start(), match.end()),))
    return None
