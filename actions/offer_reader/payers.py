"""Who bears a sum of money, and sums that are neither pay nor a fee.

A visa, a medical check or a uniform has a cost; what matters to a person is who pays it. The
words for it that stand nearest to the sum, in its clause, decide: the candidate, the employer, or
nobody is said to. Money held back from the pay and rewards for bringing a friend are told apart.
"""

import re
from enum import Enum

from actions.offer_reader.denials import REACH, denies
from actions.offer_reader.headings import spared_above
from actions.offer_reader.money import Amount
from actions.offer_reader.page import Page

AFTER_REACH = 70
BEFORE_REACH = 60
HELD_BACK_REACH = 34
REFERRAL_REACH = 90
_CLAUSE_END = re.compile(
    r"[;\n\u2600-\u27bf\U0001f000-\U0001faff]|\.(?=\s|$)|, (?:et|and|mais|but) |, ?و(?=\S)|"
    r" mais | but "
)
_COSTS = (
    "for.medical",
    "for.training",
    "for.visa",
    "for.file",
    "for.contract",
    "for.travel",
    "housing",
    "housing.provided",
)
_ASKING = ("fee", "for.file")
_NO_BREAK = re.compile(r"[^,;:.\n\d]*")
_NO_NUMBER = re.compile(r"\D*")
_PASSIVE = re.compile(r"(?:.* )?(?:par|by)(?: |$)|علي |3l|a la charge|paid|pris|on us|خالصه")
"""Said behind a cost of who bears it; before a sum these speak of something else."""
_PAY_WORD = re.compile(r"(?:اجر|راتب|صالير|خلصه|salaire|paie|pay|wage|lkhelsa)\S* [^(]*\($")
_PAYING = (
    r"(?:paient|paie|paye|payent|payons|payera|paiera|couvre|couvrent|avance|avancent|avancons|"
    r"prend|prennent|prenons|"
    r"regle|reglent|finance|offre|assume|rembourse|remboursent|pays|pay|covers|cover|bears|"
    r"advances|advance|will pay|will cover|"
    r"تتكفل|يتكفل|نتكفل|تتحمل|يتحمل|نتحمل|تودي|يودي|نودي|تدفع|يدفع|ندفع|كتخلص|كيخلص|كنخلصو|"
    r"غادي تخلص|غتخلص|كتودي|كيوديو|"
    r"katkhelles|katkhelless|ghatkhelles|kaykhelles|kaykhelsou|kankhelsou|kaykhles|katkhles|kaykhelso|kankhelso|tkhelles|"
    r"takhod)"
)
_EMPLOYER = (
    r"(?:employeur|employer|entreprise|"
    r"societe|company|hotel|clinique|clinic|hopital|hospital|restaurant|ferme|exploitation|"
    r"exploitant|usine|patron|cooperative|foyer|host|farm|nous|we|"
    r"(?<!ta )(?<!votre )(?<!sa )(?<!ma )famille(?: d'accueil)?|"
    r"(?<!your )(?<!his )(?<!her )(?<!my )(?:host )?family|"
    r"(?:العايله|الاسره|l3a2ila|l3aila|l3ayla|l3a2ilat|lfamilla|lfamille)"
    r"(?! (?:ديالك|دياله|ديالي|dyalk|dyalek|dialk|dyali|dyalo))|"
    r"المشغل|الشركه|صاحب العمل|المستشفي|الفندق|المصحه|الباطرون|حنا|lcharika|charika|lpatron|"
    r"patron|lma3lem|homa|7na|hna)"
)
_EMPLOYER_PAYS = re.compile(rf"{_EMPLOYER} (?:\w+ )?{_PAYING}(?![^\W_])")
_ALSO = re.compile(
    r", (?:et |and |w |و)(?:l'|la |le |une? |the |an? |ال|ل|l)?"
    r"(?:assurance|mutuelle|insurance|billet|flight|ticket|uniforme?|تامين|اسورانس|سورانس|تذكره|طياره)"
    r"(?: \w+)? ?(?:de |of |b |ب)?[:(]? ?"
)
"""A second cost that is told in the same breath: "…, et l'assurance 50 €"."""
_ITS = re.compile(
    r" (?:(?:aussi|also|for|pour) )?(?:les? |la |l'|the |your |votre |ton |un |a |ال|l)?"
)
"""Between who pays and what: "la famille paie le billet"."""
_CANDIDATE_PAYS = re.compile(
    r"(?:tu|vous|you|on te|le candidat|la candidate|the candidate|المترشح|المتقدم|"
    r"nta|نتا)"
    r" (?:\w+ ){0,2}(?:paies|payez|paye|regles|reglez|verses|versez|pay|pays|must pay|"
    r"يودي|تودي|كتخلص|katkhelles)(?![^\W_])|"
    r"(?:يدفع|يودي|يسدد|تدفع|تودي|تسدد) "
    r"(?:ال)?(?:مترشح|مرشح|متقدم|عامل|متعاقد|راغب)\w{0,3}(?![^\W_])"
)
_FRIEND = (
    r"(?: nous)? (?:un |une |des |tes |vos |\d )?(?:ami|amis|amie|amies|pote|potes|personnes?|"
    r"collegues?)"
)
_YOUR_FRIEND = r" (?:معاك |معك )?(?:\d ?)?(?:ل?صحابك|صاحبك|صحاب|صديقك|اصدقاءك|اصدقايك|صديقا|خوك)"
_REFERRAL = re.compile(
    rf"(?:parrain\w{{0,8}}|filleuls?|ramene[rz]?{_FRIEND}|amene[rz]?{_FRIEND}|apporte[rz]?{_FRIEND}|"
    rf"invite[rz]?{_FRIEND}|"
    r"pour chaque (?:personne|ami|amie|candidat|recrue)|par (?:ami|amie|personne) (?:recrute|"
    r"ramene|amene)\w{0,2}|"
    r"referral\w?|refer a friend|bring (?:a|your|\d) friends?|for (?:each|every) (?:friend|"
    r"person)|"
    r"per friend|"
    rf"جيب{_YOUR_FRIEND}|جب{_YOUR_FRIEND}|احضر{_YOUR_FRIEND}|اجلب{_YOUR_FRIEND}|"
    rf"ادعو?{_YOUR_FRIEND}|"
    r"علي كل (?:واحد|صديق|شخص)|عن كل (?:صديق|شخص)|لكل صديق|كل واحد زايد|"
    r"jib (?:m3ak )?(?:\d ?)?(?:sa7bk|sa7bek|s7abk|s7ab|shabk|sahbek|sahbk|khok)|"
    r"3la koul? wa7ed|3la kol wa7d)(?![^\W_])"
)
_DISCOUNT = re.compile(
    r"(?:كننقصو|ننقصو|كنقصو|تخفيض|خصم|remise de|reduction de|discount of|nna9so|kanna9so|"
    r"kan9so)(?: (?:ليك|لك|lik))? $"
)
_LOOK_BACK = 20
_NEVER_A_FEE = re.compile(
    r" ?(?:d'argent de poche|de prime|de bonus|de commission|pocket money|مصروف الجيب)"
)


_PLEDGED = re.compile(
    r",? ?[(]?(?:as (?:a )?(?:security|guarantee|deposit|bond|pledge|token)|in escrow|"
    r"(?:en|de|comme|a titre de|pour) (?:garantie|depot|caution|gage|consignation|reservation)|"
    r"(?:d'avance|d'acompte|d'arrhes|de caution|remboursables?|refundable|returnable|returned|"
    r"restitues?|consignes?|"
    r"ضمانا|ضمانه|عربونا|عربون|تسبيقا|وديعه|كفاله|كضمان\w*|كتسبيق|كعربون|كتامين|كوديعه|"
    r"علي سبيل الضمان|مسترجعه|مسترده|ضماني|damana|dmana|3arboun|tasbi9|avance))(?![^\W_])"
)
"""Behind a sum that is left as a pledge: "800 أورو ضمانا", "450 CAD as security"."""
_PLEDGE_BEFORE = re.compile(
    r"(?<![^\W_])(?:caution|cautionnement|consignation|acompte|arrhes|gage|deposit|bond|"
    r"down payment|[وفب]?(?:ال|لا|ل)?(?:كوسيون|ضمانه|كفاله|وديعه|عربون|كارونتي|افونس|افانس)|"
    r"l?caution|kosion|l?3arboun|damana)"
    r"(?: (?:ديال\w*(?: \w+)?|dial\w*(?: \w+)?|dyal\w*(?: \w+)?|"
    r"de garantie|du logement|for the \w+|لا?ل?\w+))?"
    r"(?: ?[:=(] ?| (?:a|de|d'|of|est de|is|for|pour|b|d|قدره|قدرها|ديال|ب|د) ?[(]?| )$"
)
_OWED = re.compile(
    r"(?<![^\W_])(?:dois|doit|devez|doivent|devras|devra|devrez|"
    r"owes?|owed|"
    r"(?:ك|غ|غادي )?[تي]سالو?\w{0,2}|مدين\w* (?:ب|لهم ب|له ب)|(?:kat|ghat|kay|kan)sal\w{0,3}|"
    r"(?:حتي |باش )?[تني]رد\w{0,2}|"
    r"redevable de)(?: (?:us|them|him|her|me|لهم|ليهم|encore|still))? $"
)
"""Before a debt: "tu leur dois 25 000 riyals"."""
_PLEDGE_BACK = 44


SCAM_REACH = 80


class Payer(Enum):
    """Who bears a sum."""

    CANDIDATE = "candidate"
    EMPLOYER = "employer"


def payer(page: Page, amount: Amount) -> Payer | None:
    """Return who bears a sum by the nearest words of its clause, or None where it is not said."""
    text = page.text
    low, high = page.sentence(amount.start)
    end = _until_number(text, amount.end, min(high, amount.end + AFTER_REACH))
    comma = text.find(",", amount.end, end)
    if comma >= 0:  # "2000 dh, le visa est payé par …" speaks of another cost
        other = page.has(_COSTS, comma, end)
        if other is not None:
            own = _whole(_EMPLOYER_PAYS, text, comma, other.start)
            of_other = own and _ITS.fullmatch(text, own[-1].end(), other.start)
            end = comma if of_other else other.start
    found = _first(page, amount.end, end)
    if found is not None:
        return found
    start = max(low, amount.start - BEFORE_REACH)
    for stop in _CLAUSE_END.finditer(text, start, amount.start):
        if _ALSO.fullmatch(text, stop.start(), amount.start) is None:
            start = stop.end()
    comma = text.rfind(",", start, amount.start)
    if comma >= 0 and page.has(_ASKING, comma, amount.start) is not None:
        start = comma
    return _last(page, start, amount.start)


def _until_number(text: str, start: int, end: int) -> int:
    """Return where the words about a sum end: at the next number or the end of its clause."""
    found = _NO_NUMBER.match(text, start, end)
    end = found.end() if found is not None else end
    stop = _CLAUSE_END.search(text, start, end)
    return stop.start() if stop is not None else end


def _whole(pattern: re.Pattern[str], text: str, start: int, end: int) -> list[re.Match[str]]:
    """Return the matches that begin a word; to look for that first would be slower."""
    return [
        match
        for match in pattern.finditer(text, start, end)
        if not text[match.start() - 1 : match.start()].isalnum()
    ]


def _first(page: Page, start: int, end: int) -> Payer | None:
    ours = page.has(("payer.candidate",), start, end)
    theirs = page.has(("payer.employer",), start, end)
    if theirs is not None and (ours is None or theirs.start < ours.start):
        return Payer.EMPLOYER
    if ours is not None:
        return Payer.CANDIDATE
    if _whole(_EMPLOYER_PAYS, page.text, start, end):
        return Payer.EMPLOYER
    return None


def _last(page: Page, start: int, end: int) -> Payer | None:
    places = [
        (cue.start, who)
        for kind, who in (
            ("payer.candidate", Payer.CANDIDATE),
            ("payer.employer", Payer.EMPLOYER),
        )
        for cue in page.within(kind, start, end)
        if not _PASSIVE.match(page.text, cue.start, cue.end)
    ]
    places += [(m.start(), Payer.EMPLOYER) for m in _whole(_EMPLOYER_PAYS, page.text, start, end)]
    places += [(m.start(), Payer.CANDIDATE) for m in _whole(_CANDIDATE_PAYS, page.text, start, end)]
    return max(places, key=lambda place: place[0])[1] if places else None


def held_back(page: Page, amount: Amount) -> bool:
    """Tell whether a sum is one that is held back from the pay ("300 € déduits du salaire")."""
    text, start, end = page.text, amount.start, amount.end
    cue = page.before(("held_back",), start, HELD_BACK_REACH)
    if (
        cue is not None
        and _NO_BREAK.fullmatch(text, cue.end, start)
        and not page.negated(cue.start)
        and not _PAY_WORD.search(text, cue.end, start)
    ):
        return True
    cue = page.after(("held_back",), end, HELD_BACK_REACH)
    return (
        cue is not None
        and _NO_BREAK.fullmatch(text, end, cue.start) is not None
        and not page.negated(cue.start)
    )


def is_pledge(page: Page, amount: Amount) -> bool:
    """Tell whether a sum is left as a deposit or is owed, and so is no wage."""
    text, start = page.text, amount.start
    low = max(0, start - _PLEDGE_BACK)
    return (
        _PLEDGED.match(text, amount.end) is not None
        or _PLEDGE_BEFORE.search(text, low, start) is not None
        or _OWED.search(text, low, start) is not None
    )


def is_reward(page: Page, amount: Amount) -> bool:
    """Tell whether a sum is given for bringing someone, or is a discount on a price."""
    text, start, end = page.text, amount.start, amount.end
    low, high = page.sentence(start)
    if _DISCOUNT.search(text, max(low, start - _LOOK_BACK), start):
        return True
    if _NEVER_A_FEE.match(text, end):
        return True
    for behind in _whole(_REFERRAL, text, end, min(high, end + REFERRAL_REACH // 2)):
        if _NO_BREAK.fullmatch(text, end, behind.start()):
            return True
    before = _whole(_REFERRAL, text, max(low, start - REFERRAL_REACH), start)
    return bool(before) and page.has(("price", "for.file"), before[-1].end(), start) is None


def denied(page: Page, amount: Amount) -> bool:
    """Tell whether a sum is one that nobody asks, or that a warning speaks of."""
    text, start = page.text, amount.start
    low, high = page.sentence(start)
    if page.has(("warning",), low, start) is not None or spared_above(page, amount):
        return True
    scam = page.has(("scam",), amount.end, min(high, amount.end + SCAM_REACH))
    if scam is not None and not page.negated(scam.start):
        return True  # "qui te dit : apporte 3 000 dh, c'est un escroc"
    cue = page.before(("fee",), start, BEFORE_REACH)
    said = cue.start if cue is not None else start
    comma = text.rfind(",", low, said)  # "aucun visa, le candidat verse …" denies no sum
    return denies(page, max(comma, low, said - REACH), said, start)
