"""The sum of which somebody asks whether it is enough: "1 950 euros par mois, ça suffit ?"."""

import re
from dataclasses import dataclass

from actions.offer_reader.money import Amount, currency_in, find_amounts
from actions.offer_reader.numerals import ANY_WORD, WORDS
from bot.text.folding import fold

LEAST = 200
"""A number without a currency is at least so much where it is money."""
YEARS = range(1990, 2040)
"""Bare numbers that are rather years."""
MAX_PERSONS = 15
MONTH, YEAR = "month", "year"
_NO_MONEY = re.compile(
    r" ?(?:%|ans?\b|annees?\b|mois\b|h\b|heures?\b|jours?\b|m2\b|m\b|metres?\b|points?\b|km\b"
    r"|mots?\b|personnes?\b|sur\b|/|3am\b|snin\b|chhor\b|chher\b|sa3a\b|noqat\b"
    r"|عام|سنه|سنوات|شهر|اشهر|شهور|ساعه|يوم|متر|نقط|درجه)"
)
"""What stands behind a bare number that counts something else."""
_SCORE = re.compile(
    r"(?<!\w)(?:crs|scores?|points?|tcf|tef|ielts|clb|nclc|moyenne|nqat|noqat"
    r"|نقط|نقطه|نقاط|المعدل|معدل)(?!\w)"
)
"""Words of a message whose bare numbers are no money: "430 c'est mon score"."""
_DATED = re.compile(
    r"(?:(?<!\w)(?:bac|en|depuis|annee|promo|rentree|ete|janvier|septembre|f|fi|3am|l3am|sana|in|since)"
    r"|في|ف|سنه|عام|منذ|باك) ?$"
)
"""What stands before a bare number that is a year: "bac 2021"."""
_EACH = r"(?:/ ?|par |chaque |le |au |a |per |f ?|fi |kol |koul |كل |في |ف ?|ال)*"
_A_MONTH = re.compile(
    rf"{_EACH}(?:mois|m\b|month|mensuel\w*|ch?her\b|chhar\b|chehr\b|lchh?[ae]r\b|شهر|الشهر|شهريا)"
)
_A_YEAR = re.compile(
    rf"{_EACH}(?:ans?\b|annee|year|annuel\w*|l?3am\b|sana\b|العام|عام|السنه|سنه|سنويا)"
)
_MONTHLY_BEFORE = re.compile(r"(?:\w*mensuel\w*|شهري\w*)[^.?!]*$")
_NET_OR_GROSS = re.compile(r" ?(?:nets?|bruts?|صافي\w*|خام|اجمالي\w*) ?")
_REACH = 28
"""Characters behind a sum within which its rhythm stands: "1 150 euro fchher"."""
_NUMBER = rf"(\d{{1,2}}|{ANY_WORD})"
_PERSONS = re.compile(
    rf"(?<!\w)(?:{_NUMBER} (?:personnes|pers\b|membres|persons|people|nfar|nfous|afrad"
    r"|اشخاص|افراد|نفار|نفوس)"
    rf"|(?:on est|nous sommes|hna|7na|hnaya|حنا|نحن|احنا)(?: a| en)? {_NUMBER}(?!\w))"
)
_TWO = re.compile(
    r"(?<!\w)(?:(?:a|pour|nous|l|b) ?(?:2|deux|jouj|joj|zouj)"
    r"(?! ?(?:ans|mois|h\b|heures|jours|semaines|fois))|لشخصين|لاثنين|بجوج|لجوج|حنا جوج)(?!\w)"
)
"""Words of two who leave together: "c'est assez à deux ?"."""
_SPOUSE = re.compile(
    r"(?<!\w)[وبل]?(?:ma femme|mon epouse|mon mari|mon epoux|ma conjointe|mon conjoint|ma fem"
    r"|my wife|my husband|mrati|merti|lmra|rajli|madam"
    r"|زوجتي|الزوجه|زوجي|مراتي|مرتي|المرا|راجلي)(?!\w)"
)
_CHILDREN = re.compile(
    rf"(?<!\w){_NUMBER} (?:petits? |dyal |d |ديال )?"
    r"(?:enfants?|gosses?|fils|filles?|bebes?|kids|children|wlad|drari|dlwlad|wladat"
    r"|اطفال|اولاد|ابناء|دراري|ولاد|بنات)"
)
_ONE_CHILD = re.compile(
    r"(?<!\w)[وبل]?(?:mon fils|ma fille|mon bebe|mon enfant|weldi|wldi|benti|bnti"
    r"|ابني|ابنتي|طفلي|ولدي|بنتي)(?!\w)"
)
_MANY_CHILDREN = re.compile(
    r"(?<!\w)[وبل]?(?:mes enfants|les enfants|nos enfants|mes gosses|wladi|lwlad|drari"
    r"|اطفالي|اولادي|ولادي|الدراري|الاولاد)(?!\w)"
)


@dataclass(frozen=True)
class Told:
    """A sum that a message tells.

    Attributes:
        amount: How much.
        currency: Its ISO code, or None where none is written.
        period: `month`, `year`, or None where no rhythm is told.
    """

    amount: float
    currency: str | None
    period: str | None


def sums_told(text: str, country: str | None) -> list[Told]:
    """Return the sums of a message, each once; bare numbers only where they may be money.

    Args:
        text: The message.
        country: The country that is spoken of, which tells whose dirhams or dollars are meant.
    """
    folded = fold(text)
    found = find_amounts(folded)
    told = [_told(one, folded, country) for one in found if _is_money(one, folded)]
    return list(dict.fromkeys(told))


def _told(one: Amount, folded: str, country: str | None) -> Told:
    behind = folded[one.end : one.end + _REACH].lstrip(" ,")
    kind = _NET_OR_GROSS.match(behind)
    behind = behind[kind.end() :] if kind is not None else behind
    period = None
    if _A_MONTH.match(behind) or _MONTHLY_BEFORE.search(folded[: one.start]):
        period = MONTH
    elif _A_YEAR.match(behind):
        period = YEAR
    return Told(one.high or one.value, currency_in(country, one.currency), period)


def _is_money(one: Amount, folded: str) -> bool:
    if one.currency is not None:
        return one.value > 0
    counts = _NO_MONEY.match(folded[one.end :]) is not None
    counts = counts or _SCORE.search(folded) is not None
    is_year = one.value in YEARS and _DATED.search(folded[: one.start]) is not None
    return one.value >= LEAST and not is_year and not counts


def persons_told(text: str) -> int | None:
    """Return how many persons a message tells of, the writer among them; None where it does not.

    "Nous sommes 4" says it; "ma femme et mes 2 enfants" are four with the writer.
    """
    folded = fold(text)
    whole = _PERSONS.search(folded)
    if whole is not None:
        number = _number(whole.group(1) or whole.group(2))
        return number if 0 < number <= MAX_PERSONS else None
    if _TWO.search(folded) is not None:
        return 2
    spouse, counted = _SPOUSE.search(folded) is not None, _CHILDREN.search(folded)
    if counted is None and _MANY_CHILDREN.search(folded) is not None:
        return None  # how many children is not said
    children = _number(counted.group(1)) if counted else len(_ONE_CHILD.findall(folded))
    persons = 1 + spouse + children
    return persons if 1 < persons <= MAX_PERSONS else None


def _number(word: str) -> int:
    return int(word) if word.isdigit() else int(WORDS.get(word, 0))
