"""How many people are wanted."""

import re

from actions.offer_reader.model import Found
from actions.offer_reader.numerals import ANY_WORD, small
from actions.offer_reader.page import Page
from bot.text.gazetteer import NameMatch

LEAST, MOST = 1, 5_000
_LABEL = re.compile(
    r"(?:nombre de postes|postes a pourvoir|nombre de places|number of positions|vacancies|"
    r"openings|عدد المناصب|عدد الوظايف|"
    r"عدد الشواغر|عدد المقاعد) ?[:=] ?(\d{1,4})"
)
_COUNTED = re.compile(
    rf"(?:(?<![\w.,/+])|(?<=[\u0600-\u06ff]))(\d{{1,3}}(?:[ .]\d{{3}})?|\d{{1,4}}|"
    rf"{ANY_WORD}) ?(?:\+ )?(?:ديال |dial |"
    rf"d'|de )?(?:ال|l )?"
    r"(?:postes?|personnes|candidats?|travailleurs|travailleuses|ouvriers|ouvrieres|salaries|"
    r"employes|operateurs|recrues|"
    r"posts|positions|vacancies|openings|workers|people|employees|men|women|pers|jobs|hommes|"
    r"femmes|emplois|"
    r"عامل|عاملا|عمال|عاملات|عامله|مناصب|منصب|منصبا|وظيفه|وظايف|شخص|شخصا|الناس|ناس|nas|wlad|"
    r"bnat|مستخدم|مستخدما|"
    r"chabab|chkhas|dial nas|شاب|شابا|بنات|شباب)(?![^\W_])"
)
_NO_NOUN = frozenset("0123456789,:;/)h€$%\n") | {""}
_HELD = re.compile(
    r"(?:equipe de|entreprise de|business of|family business of|parmi|effectif de|place|"
    r"fait passer|of our|plus de) ?$"
)
_BEFORE_TRADE = re.compile(
    rf"(?<![\w.,/+\-])(\d{{1,4}}|{ANY_WORD})(?: (?:[a-z'\-]{{2,14}}|dial|ديال))? $"
)
_NOT_COUNT = re.compile(r"^(?:19|20)\d{2}$")
_ARTICLES = frozenset({"un", "une", "one", "واحد", "wa7ed", "wahed"})
_LOOK_BACK = 26
_UNITS = frozenset(
    [
        "ans",
        "an",
        "mois",
        "jours",
        "jour",
        "h",
        "heures",
        "annees",
        "semaines",
        "dh",
        "euros",
        "years",
        "year",
        "months",
        "month",
        "days",
        "day",
        "hours",
        "week",
    ]
)


def read_positions(page: Page, trades: list[NameMatch]) -> Found[int] | None:
    """Return the number of posts, or None."""
    label = _LABEL.search(page.text)
    if label is not None:
        return Found(int(label.group(1)), (page.quote(label.start(1), label.end(1)),))
    for start, behind in page.number_starts:
        match = _COUNTED.match(page.text, start) if behind not in _NO_NOUN else None
        if match is None:
            continue
        number = small(match.group(1))
        held = _HELD.search(page.text, max(0, match.start() - _LOOK_BACK), match.start())
        if number and held is None and _counts(match.group(1), number):
            return Found(int(number), (page.quote(match.start(), match.end()),))
    for trade in trades:
        match_ = _BEFORE_TRADE.search(page.text, max(0, trade.start - _LOOK_BACK), trade.start)
        if match_ is None or set(match_.group().split()) & _UNITS:
            continue
        number = small(match_.group(1))
        if number and _counts(match_.group(1), number):
            return Found(int(number), (page.quote(match_.start(1), trade.end),))
    return None


def _counts(written: str, number: float) -> bool:
    if written in _ARTICLES or _NOT_COUNT.match(written) or number != int(number):
        return False
    return LEAST <= number <= MOST
