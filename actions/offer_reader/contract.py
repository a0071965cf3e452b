"""The type of the contract and how long it lasts."""

import re

from actions.offer_reader.model import Found
from actions.offer_reader.numerals import ANY_WORD, small
from actions.offer_reader.page import Cue, Page
from actions.offer_reader.vocabulary import split

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
_TYPE_OF_WORD = {
    **dict.fromkeys(
        ("دايم", "داءم", "مفتوح", "غير محدد", "indetermine", "daym", "dayem"), "permanent"
    ),
    **dict.fromkeys(("محدد", "محدود", "determine"), "fixed_term"),
    **dict.fromkeys(("موقت", "مءقت", "temp"), "temporary"),
}
_SAID_TYPE = re.compile(rf" ?({'|'.join(_TYPE_OF_WORD)})e?(?![^\W_])")
"""Words that tell the type only where they stand behind its label ("العقد : دائم")."""
_NEGATION = re.compile(
    r"(?:pas de|pas d'un|pas un|sans|aucun|no|not a|ni|بدون|بلا|ليس|ماشي|bla|machi) $"
)
_LOOK_BACK = 10
_NO_CONTRACT = re.compile(
    r"(?<![^\W_])(?:residence|resident|carte|titre|sejour|adresse|visa|اقامه|الاقامه|بطاقه) $"
)
"""Before "permanent": a residence is, and no contract."""
_STAGES = frozenset({"stage", "ستاج", "سطاج"})
_STAGE = re.compile(
    r" ?[:(|\n]| (?:f|fi|a|au|aux|en|chez|dans|dial|dyal|ف|في|ديال|عند|pfe|remunere|paye|indemnise|"
    r"d'ete|d'observation|d'application|\d{1,2} (?:mois|chhour|chhor|semaines)|marketing|"
    r"de \d{1,2} (?:mois|semaines)|informatique|comptabilite|rh)(?![^\W_])| ف"
)
_STAGE_HEAD = re.compile(
    r"[^\w\n]{0,6}(?:(?:offre|annonce|avis|kayn|kayen|كاين|propose|proposons|cherche|recherche|pour)"
    r" (?:de |d'|un |une |واحد |wa7ed )?)?"
)
"""Before "stage" in its piece where it names the post: nothing, or "offre de", "kayn"."""
_STAGE_REACH = 40
_MOST_MONTHS = 72.0
MONTHS_A_YEAR = 12
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
_ARABIC = re.compile("[\u0627-\u064a]")
_SAID_IN_A_WORD = ("3am", "rayn")
_ONE = re.compile(
    r"(?<![^\W_])(?:(?:ديال|لمده|مدته|مدتها|مده|dial|dyal|d) (?:ال|l)?|لمده (?:ال|l)?|ل(?:ال|l)?|"
    r"(?:ال|ب|ل|l)?(?:عقد|كونطرا|contrat|kontra|contra|3a9d|3e9d|cdd|محدد المده|محدده المده|"
    r"مده العقد|المده|modda)[ :(\-]{1,3})"
    r"(عام|سنه|3am|شهر)"
    r"(?: (?:واحد|واحده|wa7ed|wahed|كامل|كامله|kamel))?(?![^\W_])"
    r"(?! ?(?:و (?!نص)|علي الاقل|من |ف?التجربه|tajriba|lowl|الاول|الاولي|\d|لي فات|اللي فات|الماضي|"
    r"المقبل|جاي|lli fat|li fat|jay|dayez))"
)
"""One year, said without a number: "كونطرا ديال عام", "عقد لسنة", "contrat 3am", "العقد: سنة"."""
_HALF = re.compile(r" ?(?:و ?نصف?|w ?n[ou]?ss?|et demie?|and a half)(?![^\W_])")
"""Behind a length: half a unit more ("سنة ونصف", "2 ans et demi")."""
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
    word: unit
    for unit, words in (
        (
            "m",
            "mois, month, months, شهرا, شهر, اشهر, شهور, شهورا, chher, chhar, chhour, chhor",
        ),
        ("y", "an, ans, annee, annees, year, years, سنوات, سنه, سنين, اعوام, عام, عاما, snin, 3am"),
        ("m", "mwa"),
        ("y", "3wam"),
        ("w", "week, weeks, semaine, semaines"),
    )
    for word in split(words)
}
_NOT_LASTING = re.compile(
    r" ?(?:d'|de |of |ديال )?(?:experience|exp|d'anciennete|dans|خبره|الخبره|تجربه|من الخبره|"
    r"minimum|tajriba|tjriba|khebra|khibra|of age|old|d'age|d'essai|essai|periode d'essai|"
    r"probation|preavis|notice|stage|تجريبيه|اختبار|training|formation|"
    r"on(?![^\W_])|off(?![^\W_])|/ ?\d|de garantie|ago|plus tard|gratuit|de conge)"
)
_NOT_BEFORE = re.compile(
    r"(?:experience|exp|experience de|essai|essai de|probation|probation of|preavis|preavis de|"
    r"notice|التجربه|تجريبيه|الاختبار|formation|formation de|training|"
    r"sur|bac ?\+|age|ages|aged|entre|avant|apres|after|depuis|"
    r"il y a|dans|in|within|خلال|"
    r"في غضون|خبره|بخبره|تجربه|khebra|khibra|tajriba|tjriba|tejriba|العمر|بعد|قبل|premiers?|"
    r"premieres?|derniers?|first|les|every|"
    r"chaque|كل|since|de|9bel|"
    r"mn be3d|rotations?|rotation de|rotation of|roulement|roulement de|weeks? /|"
    r"semaines? /|sous|moins de|plus de|at least|au moins)(?: \w{1,10})?[ :(]{1,2}$"
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
_NAMED_BEHIND = ("contract", "contract.fixed_term")
_PLACEMENTS = ("contract.internship", "contract.apprenticeship")
_PLACEMENT_REACH = 90
_FOR = re.compile(
    r"(?<![^\W_])(?:pour|pendant|durant|for|f chher|f chhar|f lchher|par mois|per month|a month|"
    r"(?:€|euros?|dh|usd|\$) ?/ ?(?:mois|month)|فالشهر|في الشهر|شهريا) $"
)
"""Before a length: "for", or the pay of a month that it goes on with ("1100 f chher 9 chhor")."""
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
        said = _SAID_TYPE.match(page.text, label.end())
        if said is not None:
            kind = _TYPE_OF_WORD[said.group(1)]
            return Found(kind, (page.quote(said.start(1), said.end(1)),))
    found = _first(page, 0, len(page.text))
    if found is not None:
        return found
    for cue in page.of("season", "visa.seasonal"):
        return Found("seasonal", (page.quote(cue.start, cue.end),))
    return Found("fixed_term", duration.evidence) if duration is not None else None


def _first(page: Page, start: int, end: int) -> Found[str] | None:
    for kind in TYPES:
        for cue in page.within(f"contract.{kind}", start, end):
            if kind == "permanent" and _NO_CONTRACT.search(
                page.text, max(0, cue.start - _LOOK_BACK * 2), cue.start
            ):
                continue
            if _NEGATION.search(page.text, max(0, cue.start - _LOOK_BACK), cue.start):
                continue
            if kind == "internship" and (
                cue.start > TRAINEE_CHARACTERS or not _offers_stage(page, cue)
            ):
                continue
            return Found(kind, (page.quote(cue.start, cue.end),))
    return None


def _offers_stage(page: Page, cue: Cue) -> bool:
    """Tell whether the word "stage" names the post; it is also past, a paper, a step in English."""
    if page.text[cue.start : cue.end] not in _STAGES:
        return True
    low = page.segment(cue.start, _STAGE_REACH)[0]
    return bool(
        _STAGE.match(page.text, cue.end) and _STAGE_HEAD.fullmatch(page.text, low, cue.start)
    )


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
            and not _FOR.search(text, max(0, start - 16), start)
        ):
            if not (
                page.after(_NAMED_BEHIND, end, 12)
                or page.after(("contract.seasonal",), end, 3)
                or _of_stage(page, start)
            ):
                continue
            if _NOT_BEFORE.search(text, max(0, start - 24), start):
                continue
        elif _NOT_BEFORE.search(text, max(0, start - 24), start) and not _of_contract(page, start):
            continue
        return Found(max(1, round(months)), (page.quote(start, end),))
    return None


def _of_stage(page: Page, start: int) -> bool:
    """Tell whether the sentence began with a placement: "stage f agence … Agadir, 2 mois"."""
    cue = page.before(_PLACEMENTS, start, _PLACEMENT_REACH)
    return cue is not None and cue.start <= TRAINEE_CHARACTERS and _offers_stage(page, cue)


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
            half = _HALF.match(page.text, match.end())
            end = (half or match).end()
            found.append((start, end, (number + (0.5 if half else 0.0)) * unit))
    if not (any(word in page.text for word in _SAID_IN_A_WORD) or _ARABIC.search(page.text)):
        return sorted(found)
    for match in _DUAL.finditer(page.text):
        half = _HALF.match(page.text, match.end())
        months = _DUALS[match.group(1)]
        more = (0.5 if months < MONTHS_A_YEAR else MONTHS_A_YEAR / 2) if half else 0.0
        found.append((match.start(1), (half or match).end(), months + more))
    for match in _ONE.finditer(page.text):
        half = _HALF.match(page.text, match.end())
        unit = _UNITS[_UNIT_OF[match.group(1)]]
        found.append((match.start(1), (half or match).end(), unit * (1.5 if half else 1.0)))
    return sorted(found)


def _stands_alone(page: Page, start: int, end: int) -> bool:
    """Tell whether the length is a whole piece between commas ("…, 6 mois, 39 h")."""
    low, high = page.segment(start, _REACH)
    left = page.text[low:start].strip()
    right = _RENEWABLE.sub("", page.text[end:high]).strip()
    return len(left) <= 1 and not right
