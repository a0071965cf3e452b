"""The type of the contract and how long it lasts."""

import re

from actions.offer_reader.model import Found
from actions.offer_reader.numerals import ANY_WORD, small
from actions.offer_reader.page import Page

TYPES = (
    "apprenticeship",
    "internship",
    "temporary",
    "freelance",
    "permanent",
    "seasonal",
    "fixed_term",
)
_LABEL = re.compile(
    r"[^\n:]{0,3}(?:type de contrat|contrat|nature du contrat|contract type|contract|"
    r"نوع العقد|العقد) ?[:\-] ?"
)
_LABEL_REACH = 60
_NEGATION = re.compile(
    r"(?:pas de|pas d'un|pas un|sans|aucun|no|not a|ni|بدون|بلا|ليس|ماشي|bla|machi) $"
)
_LOOK_BACK = 10
_MOST_MONTHS = 72.0
TRAINEE_CHARACTERS = 160
"""Trainees named deeper in a text are people whom one would guide, not the post."""
_NUMBER = rf"\d{{1,2}}(?:[.,]5)?|{ANY_WORD}"
_MONTHS = re.compile(
    rf"(?:(?<![\w.,])|(?<=[\u0600-\u06ff]))({_NUMBER})[ -]?(?:\(\d{{1,2}}\) ?)?(?:ديال |dial )?"
    r"(mois|months?|an|ans|annees?|years?|weeks?|semaines?|شهرا|شهر|اشهر|شهور|شهورا|سنوات|سنه|"
    r"سنين|اعوام|عام|عاما|"
    r"chher|chhar|chhour|chhor|snin|3am|3wam|mwa|years)(?![^\W_])"
)
_DUAL = re.compile(
    r"(?<![^\W_])(?:ل|ب|و)?(سنتان|سنتين|عامين|عامان|شهرين|شهران|3amayn|3amin|chehrayn|"
    r"chahrayn)(?![^\W_])"
)
_SAID_IN_A_WORD = re.compile("[\u0627-\u064a]|3am|rayn")
_ONE = re.compile(
    r"(?<![^\W_])(?:(?:ديال|لمده|مدته|مدتها|مده|dial|d) |لمده |ل)(?:ال|l)?(عام|سنه|3am|شهر)"
    r"(?: (?:واحد|واحده|wa7ed|wahed|كامل|كامله|kamel))?(?![^\W_])"
    r"(?! (?:و|علي الاقل|من |ف?التجربه|tajriba|lowl|الاول|الاولي))"
)
"""One year, said without a number: "كونطرا ديال عام", "عقد لسنة"."""
_DUALS = {
    "سنتان": 24,
    "سنتين": 24,
    "عامين": 24,
    "عامان": 24,
    "شهرين": 2,
    "شهران": 2,
    "3amayn": 24,
    "3amin": 24,
    "chehrayn": 2,
    "chahrayn": 2,
}
_UNIT_LETTERS = frozenset("maywsc3شاسعدd(.,")  # noqa: RUF001
"""What may follow a number of months or years: the beginning of a unit, of "dial", a decimal."""
_UNITS = {"m": 1.0, "y": 12.0, "w": 12 / 52}
_UNIT_OF = {
    **dict.fromkeys(
        (
            "mois",
            "month",
            "months",
            "شهرا",
            "شهر",
            "اشهر",
            "شهور",
            "شهورا",
            "chher",
            "chhar",
            "chhour",
            "chhor",
            "mwa",
        ),
        "m",
    ),
    **dict.fromkeys(
        (
            "an",
            "ans",
            "annee",
            "annees",
            "year",
            "years",
            "سنوات",
            "سنه",
            "سنين",
            "اعوام",
            "عام",
            "عاما",
            "snin",
            "3am",
            "3wam",
        ),
        "y",
    ),
    **dict.fromkeys(("week", "weeks", "semaine", "semaines"), "w"),
}
_NOT_LASTING = re.compile(
    r" ?(?:d'|de |of |ديال )?(?:experience|exp|d'anciennete|dans|خبره|الخبره|تجربه|من الخبره|"
    r"minimum|tajriba|of age|old|d'age|"
    r"de garantie|ago|plus tard|gratuit|de conge)"
)
_NOT_BEFORE = re.compile(
    r"(?:experience|exp|experience de|sur|bac ?\+|age|ages|aged|entre|avant|apres|after|depuis|"
    r"il y a|dans|in|within|خلال|"
    r"في غضون|خبره|بخبره|تجربه|khebra|khibra|tajriba|tjriba|tejriba|العمر|بعد|قبل|premiers?|"
    r"premieres?|derniers?|first|les|every|"
    r"chaque|كل|since|de|9bel|"
    r"mn be3d|sous|moins de|plus de|at least|au moins)(?: \w{1,10})?[ :(]{1,2}$"
)
_CONTRACT_KINDS = (
    "contract",
    "contract.fixed_term",
    "contract.seasonal",
    "season",
    "contract.temporary",
    "contract.apprenticeship",
    "contract.internship",
)
_FOR = re.compile(r"(?<![^\W_])(?:pour|pendant|durant|for) $")
_REACH = 42
_RENEWABLE = re.compile(
    r" ?,? ?(?:renouvelables?|renewable|قابله للتجديد|قابل للتجديد|قابلتان للتجديد)"
)


def read_type(page: Page, duration: Found[int] | None) -> Found[str] | None:
    """Return the contract type.

    Without a word for it, work of a season is seasonal, and a contract with an end fixed term.
    """
    label = next(page.labels(_LABEL), None)
    if label is not None:
        found = _first(
            page, label.end(), min(label.end() + _LABEL_REACH, page.sentence(label.end())[1])
        )
        if found is not None:
            return found
    found = _first(page, 0, len(page.text))
    if found is not None:
        return found
    for cue in page.of("season"):
        return Found("seasonal", (page.quote(cue.start, cue.end),))
    return Found("fixed_term", duration.evidence) if duration is not None else None


def _first(page: Page, start: int, end: int) -> Found[str] | None:
    for kind in TYPES:
        for cue in page.within(f"contract.{kind}", start, end):
            if _NEGATION.search(page.text, max(0, cue.start - _LOOK_BACK), cue.start):
                continue
            if kind == "internship" and cue.start > TRAINEE_CHARACTERS:
                continue
            return Found(kind, (page.quote(cue.start, cue.end),))
    return None


def read_duration(page: Page) -> Found[int] | None:
    """Return the length of the contract in months, or None."""
    for start, end, months in _lengths(page):
        if not 0 < months <= _MOST_MONTHS:
            continue
        text = page.text
        if _NOT_LASTING.match(text, end):
            continue
        if (
            page.before(_CONTRACT_KINDS, start, _REACH) is None
            and not _stands_alone(page, start, end)
            and not _FOR.search(text, max(0, start - 10), start)
        ):
            if page.after(("contract", "contract.fixed_term"), end, 12) is None:
                continue
            if _NOT_BEFORE.search(text, max(0, start - 24), start):
                continue
        elif _NOT_BEFORE.search(text, max(0, start - 24), start) and not _of_contract(page, start):
            continue
        return Found(max(1, round(months)), (page.quote(start, end),))
    return None


def _of_contract(page: Page, start: int) -> bool:
    """Tell whether the words right before are "contrat de", "CDD de", "durée de"."""
    cue = page.before(_CONTRACT_KINDS, start, 16)
    return cue is not None and page.text[cue.end : start].strip(" :(") in {
        "",
        "de",
        "d'une duree de",
        "of",
        "for",
        "مدته",
        "لمده",
        "ديال",
        "dial",
        "est de",
        "is",
    }


def _lengths(page: Page) -> list[tuple[int, int, float]]:
    found = []
    for start, behind in page.number_starts:
        match = _MONTHS.match(page.text, start) if behind in _UNIT_LETTERS else None
        number = small(match.group(1)) if match is not None else None
        if match is not None and number is not None:
            unit = _UNITS[_UNIT_OF[match.group(2)]]
            found.append((start, match.end(), number * unit))
    if not _SAID_IN_A_WORD.search(page.text):
        return sorted(found)
    for match in _DUAL.finditer(page.text):
        found.append((match.start(1), match.end(1), float(_DUALS[match.group(1)])))
    for match in _ONE.finditer(page.text):
        found.append((match.start(1), match.end(), _UNITS[_UNIT_OF[match.group(1)]]))
    return sorted(found)


def _stands_alone(page: Page, start: int, end: int) -> bool:
    """Tell whether the length is a whole piece between commas ("…, 6 mois, 39 h")."""
    low, high = page.segment(start, _REACH)
    left = page.text[low:start].strip()
    right = _RENEWABLE.sub("", page.text[end:high]).strip()
    return len(left) <= 1 and not right
