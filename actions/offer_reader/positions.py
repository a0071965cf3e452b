"""How many people are wanted."""

import re
from collections.abc import Iterable, Iterator

from actions.offer_reader.model import Found
from actions.offer_reader.numerals import ANY_WORD, small
from actions.offer_reader.page import Page
from actions.offer_reader.vocabulary import split
from actions.offer_reader.words_work import TITLE
from bot.text.folding import fold
from bot.text.gazetteer import NameMatch

LEAST, MOST = 1, 5_000
_LABELLED = re.compile(r"[:=] ?(\d{1,4})(?![\d.,/]|[- ]\d| ?(?:h|€|dh)(?![^\W_]))")
_LABEL = re.compile(
    r"(?<![^\W_])(?:(?:nombre|nbre?)(?: de (?:postes?|places|personnes|travailleurs|candidats"
    r"|salaries)| recherche| demande| souhaite)?|postes?(?: a pourvoir| ouverts?| disponibles?)?|"
    r"places disponibles|besoin|"
    r"(?:number|no\.?|quantity|qty)(?: of (?:positions|posts|vacancies|workers|openings|people))?|"
    r"vacancies|openings|positions|posts|headcount|"
    r"(?:ال)?عدد(?: (?:ال)?(?:مناصب|وظايف|شواغر|مقاعد|مطلوب|اشخاص|عمال|عاملات|افراد|مرشحين|"
    r"مترشحين|ناس|بلايص|بوستات))?|(?:l ?)?3adad|ch7al) ?$"
)
_LABEL_LENGTH = 40
"""Characters before the sign in which a label is looked for: only where a number follows one."""
_NUMBER_WORD = "عدد"
_NUMBER_OF = re.compile(
    r"(?<![^\W_])(?:ال)?(?:عدد|عددهم|عددهن) (\d{1,4})(?![\d.,/]| ?(?:صور|نسخ|تصاور|ساع|ايام))"
)
"""A number behind the word for "number" in Arabic."""
_COUNTED = re.compile(
    rf"(?:(?<![\w.,/+])(?<!\d )|(?<=[\u0600-\u06ff]))(\d{{1,3}}(?:[ .]\d{{3}})?|\d{{1,4}}|"
    rf"{ANY_WORD}) ?(?:\+ )?(?:ديال |dial |"
    rf"d'|de )?(?:ال|l )?"
    r"(?:postes?|personnes|candidats?|travailleurs|travailleuses|ouvriers|ouvrieres|salaries|"
    r"employes|operateurs|recrues|"
    r"posts|positions|vacancies|openings|workers|people|employees|men|women|pers|jobs|hommes|"
    r"femmes|emplois|"
    r"عامل|عاملا|عمال|عاملات|عامله|مناصب|منصب|منصبا|وظيفه|وظايف|شخص|شخصا|الناس|ناس|nas|wlad|"
    r"bnat|مستخدم|مستخدما|jeunes|stagiaires|apprentis|saisonniers|saisonnieres|agents|"
    r"candidates|trainees|labourers|laborers|recruits|"
    r"شبان|شابات|شابه|فتيات|فتاه|نسا|رجال|رجل|رجلا|عيالات|مراه|امراه|دراري|دريات|ولاد|مرشح|مرشحا|مرشحين|"
    r"مترشح|مترشحا|مترشحين|اشخاص|افراد|فرد|فردا|عون|عونا|اعوان|موظف|موظفا|موظفين|موظفه|اجير|اجيرا|اجرا|"
    r"متدرب|متدربا|متدربين|متدربه|خدام|خدامه|خدامين|خدامات|مستخدمين|بلاصه|بلايص|"
    r"chabab|chkhas|dial nas|drari|3yalat|khdamin|khddamin|khedamin|khdamat|khddamat|blays|"
    r"شاب|شابا|بنات|شباب)(?![^\W_])"
)
_NO_NOUN = frozenset("0123456789,:;/)h€$%\n") | {""}
_HELD = re.compile(
    r"(?:equipe de|entreprise de|business of|family business of|parmi|effectif de|place|"
    r"fait passer|fait rentrer|of our|plus de|more than|over|employons|employant|emploie|employs|"
    r"employ|employing|team of|staff of|avec|with|deja|already|environ|fih|معك|معاك|m3ak|فريق من|"
    r"يضم|تضم|اكثر من|"
    r"garder?|garde de|occuper de|looking after|care of|n9abe?lo?|نقابلو?|تقابلي?|رعايه|العنايه ب|"
    r"(?:chambres?|appartements?|appart|logement|studio|rooms?|flat|shared|غرفه|شقه|بيت|bit|dar)"
    r"[^.\n]{0,14}) ?$"
)
_BEFORE_TRADE = re.compile(
    rf"(?<![\w.,/+\-])(\d{{1,4}}|{ANY_WORD})(?: ?[x\u00d7])?"
    r"(?: (?:[a-z'\-]{2,14}|dial|ديال|د|من|ال))? ?(?:ال|d')?$"
)
_ROUGH = {
    "dizaine": 10,
    "douzaine": 12,
    "quinzaine": 15,
    "vingtaine": 20,
    "trentaine": 30,
    "quarantaine": 40,
    "cinquantaine": 50,
    "soixantaine": 60,
    "centaine": 100,
    "dozen": 12,
}
_DOZEN = re.compile(rf"(?:une?|one|a) ({'|'.join(_ROUGH)}) ?(?:d'|de )?(?:(?:[a-z'\-]{{2,14}}) )?$")
_DOZEN_OF = re.compile(
    rf"(?<![^\W_])(?:une?|one|a) ({'|'.join(_ROUGH)}) (?:d'|de )?"
    r"(?:personnes|candidats|postes|jeunes|ouvriers|employes|salaries|travailleurs|people|workers|"
    r"candidates|staff|men|women)"
)
_BEHIND_TRADE = re.compile(
    r"(?: [^\W\d_]{2,14}){0,3}[ \-:]{0,3}"
    r"(?:[x\u00d7*] ?(\d{1,3})|\((?:x ?)?(\d{1,2})(?: postes?)?\))"
    r"(?![\w/%])"
)
"""How often a trade is wanted, behind its name ("ouvriers x40", "Mechanics (3)")."""
_ROUGHLY_BEHIND = re.compile(
    rf"[^\n.;,]{{0,16}}, (?:environ |about )?(?:une?|one|a) ({'|'.join(_ROUGH)}) ?(?=[,.;)\n(]|$)"
)
_ONE_BEHIND = re.compile(r"\u0627? (?:واحدا?|واحده)(?![^\W_])")
"""Just one of a trade ("خبازا واحدا")."""
_ASKED = "|".join(
    sorted((re.escape(fold(w)) for w in split(TITLE["asked"])), key=len, reverse=True)
)
_ASKED_COUNT = re.compile(
    rf"(?<![^\W_])(?:{_ASKED}) (?:chi |شي )?\d{{1,3}} (?:ديال |dyal |dial |d'|de )?"
    r"(?:ال)?(?=([^\W\d_]{3,20})(?![^\W_]))"
)
_ASKED_BEFORE = re.compile(rf"(?<![^\W_])(?:{_ASKED})(?: (?:chi|شي))?[ :]{{1,2}}$")
_DUAL = re.compile(r"تين$|تان$")
_TWO_OF = re.compile(
    r"(?<![^\W_])(?:ال|ل|ب)?(?:منصبين|منصبان|وظيفتين|وظيفتان|عاملتين|عاملتان|مستخدمتين|خادمتين)"
    r"(?![^\W_])"
)
_TWO_WORDS = ("منصب", "وظيف", "عاملتين", "مستخدمتين", "خادمتين")
_TWO_WANTED = re.compile(r" ([\u0621-\u064a]{3,14}تين)(?![^\W_])")
_NOT_COUNT = re.compile(r"^(?:19|20)\d{2}$")
_ARTICLES = frozenset({"un", "une", "one", "واحد", "wa7ed", "wahed"})
_LOOK_BACK = 26
_NEAR = 8
_MOST_TRADES = 40
_NUMBERED = re.compile(
    rf"(\d{{1,4}}|{ANY_WORD}) (?:d'|de |dial |dyal |ديال |د )?([^\W\d_]{{3,24}})(?![^\W_])"
)
_UNIT_WORDS = """
    ans an mois jours jour h heures annees semaines semaine dh dhs dirhams euros eur dollars photos
    chambres years year months month days day hours week weeks chhour chhar iyam sa3a 3am
    سنة سنوات سنين عام شهر أشهر شهور سنتين يوم أيام ساعة ساعات درهم دراهم يورو أورو دولار ريال دينار
    مليون ألف صور نسخ تصاور مرات
"""
_UNITS = frozenset(map(fold, _UNIT_WORDS.split()))
"""What else is counted: time, money, photographs."""


def read_positions(page: Page, trades: list[NameMatch]) -> Found[int] | None:
    """Return the number of posts, or None."""
    label = _labelled(page.text)
    if label is not None:
        return Found(int(label.group(1)), (page.quote(*label.span(1)),))
    for start, behind in page.number_starts:
        match = _COUNTED.match(page.text, start) if behind not in _NO_NOUN else None
        if match is None:
            continue
        number = small(match.group(1))
        held = _HELD.search(page.text, max(0, match.start() - _LOOK_BACK), match.start())
        if number and held is None and _counts(match.group(1), number):
            return Found(int(number), (page.quote(match.start(), match.end()),))
    two = _TWO_OF.search(page.text) if _has(page.text, _TWO_WORDS) else None
    if two is not None:
        return Found(2, (page.quote(*two.span()),))
    counted = list(_of_trades(page, trades[:_MOST_TRADES]))
    if counted:
        different = {found.value for found in counted}
        return counted[0] if len(different) == 1 else None  # "2 chefs, 5 serveurs": which?
    dozen = _DOZEN_OF.search(page.text) if _has(page.text, _ROUGH) else None
    if dozen is not None:
        return Found(_ROUGH[dozen.group(1)], (page.quote(*dozen.span()),))
    return _wanted(page)


def _labelled(text: str) -> re.Match[str] | None:
    """Return the first number behind a label, or behind "number" in Arabic."""
    found = [_NUMBER_OF.search(text)] if _NUMBER_WORD in text else []
    for number in _LABELLED.finditer(text):
        if _LABEL.search(text, max(0, number.start() - _LABEL_LENGTH), number.start()):
            found.append(number)
            break
    return min((m for m in found if m is not None), key=lambda m: m.start(1), default=None)


def _has(text: str, words: Iterable[str]) -> bool:
    """Tell whether a text holds a word: far quicker than a pattern that finds none."""
    return any(word in text for word in words)


def _of_trades(page: Page, trades: list[NameMatch]) -> Iterator[Found[int]]:
    """Yield how many of each trade are wanted, where the text says so."""
    text = page.text
    for trade in trades:
        floor = max(0, trade.start - _LOOK_BACK)
        before = _BEFORE_TRADE.search(text, floor, trade.start)
        number = small(before.group(1)) if before is not None else None
        if before is not None and set(before.group().split()) & _UNITS:
            number = None
        if before is not None and number and _counts(before.group(1), number):
            yield Found(int(number), (page.quote(before.start(1), trade.end),))
            continue
        dozen = _DOZEN.search(text, floor, trade.start)
        behind = _BEHIND_TRADE.match(text, trade.end)
        if dozen is not None:
            yield Found(_ROUGH[dozen.group(1)], (page.quote(dozen.start(), trade.end),))
        elif behind is not None and (behind.group(1) or _is_many(text[trade.start : trade.end])):
            said = behind.group(1) or behind.group(2)
            if int(said):
                yield Found(int(said), (page.quote(trade.start, behind.end()),))
        elif (roughly := _ROUGHLY_BEHIND.match(text, trade.end)) is not None:
            yield Found(_ROUGH[roughly.group(1)], (page.quote(trade.start, roughly.end()),))
        elif (one := _ONE_BEHIND.match(text, trade.end)) is not None:
            yield Found(1, (page.quote(trade.start, one.end()),))
        elif _DUAL.search(text, trade.start, trade.end):
            yield Found(2, (page.quote(trade.start, trade.end),))


def _is_many(trade: str) -> bool:
    """Tell whether a trade is named in the plural; "(44)" behind one may be a département."""
    return "\u0621" <= trade[-1] <= "\u064a" or any(w.endswith("s") for w in trade.split())


def _wanted(page: Page) -> Found[int] | None:
    """Return the number right behind a verb that recruits, whatever is counted."""
    for cue in page.of("recruit.now"):
        two = _TWO_WANTED.match(page.text, cue.end)
        if two is not None and two.group(1) not in _UNITS:
            return Found(2, (page.quote(*two.span(1)),))
    for start, behind in page.number_starts:
        match = _NUMBERED.match(page.text, start) if behind.isalpha() else None
        if match is None or match.group(2) in _UNITS:
            continue
        asked = page.before(("recruit.now",), start, _NEAR) is not None
        if not asked and not _ASKED_BEFORE.search(page.text, max(0, start - _LOOK_BACK), start):
            continue
        number = small(match.group(1))
        if number and _counts(match.group(1), number):
            return Found(int(number), (page.quote(start, match.end()),))
    return None


def counted_people(page: Page, unlike: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield where a word stands for people who are wanted by number ("خاصها 4 بحرية")."""
    for cue in _ASKED_COUNT.finditer(page.text):
        if cue.group(1) not in _UNITS and cue.group(1) not in unlike:
            yield cue.span(1)


def _counts(written: str, number: float) -> bool:
    if written in _ARTICLES or _NOT_COUNT.match(written) or number != int(number):
        return False
    return LEAST <= number <= MOST
