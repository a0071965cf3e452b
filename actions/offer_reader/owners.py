"""The thing that owns a sum: a room, a meal, a bonus, a deposit, a flight, an insurance.

"870 € with a room at 120 € a month" names a wage and a rent. The word for the thing stands right
before its sum or, with a word such as "de" or "for", right behind it; such a sum is never the pay,
whatever period is told with it.
"""

import re

from actions.offer_reader.money import Amount
from actions.offer_reader.page import Page
from actions.offer_reader.periods import GROSS_AFTER, PERIOD

_ARABIC = r"[وفب]?(?:ال|لل|ل)?"
_ROOM = (
    r"(?:logements?|hebergement|colocation|chambres?|studio|appart(?:ement)?|repas|nourriture|"
    r"dortoir|lit|lodging|accommodation|housing|room|rooms|board|meals?|food|bed|flat|camera|"
    r"vitto|alloggio|"
    rf"{_ARABIC}(?:سكن|سكني|سكنه|مسكن|اقامه|غرفه|ماكله|وجبات|اكل|طعام|بيت|شومبر|لوجمون)|"
    r"l?maskan|l?mskn|l?sakan|s?sokna|s?sekna|s?skna|l?makla|l?bit|chambra|lchambre|llogement)"
)
"""What the employer often gives: a large sum beside it is the pay of a short advert."""
_NEVER_PAY = (
    r"(?:loyers?|rent|rental|paniers?|panier[ -]repas|(?:indemnite|prime) (?:de )?(?:panier|repas)|"
    r"(?:tickets?|titres?|cheques?|bons?)[ -](?:restau(?:rant)?s?|resto|repas|dejeuner)|"
    r"(?:meal|food|lunch|luncheon) (?:vouchers?|tickets?|allowance)|"
    r"primes?|bonus|gratification de fin d'annee|13e mois|pourboires?|tips|commissions?|"
    r"overtime|heures sup(?:plementaires)?|"
    r"billets?(?: d'avion)?|vol|flight|flights|plane ticket|air ticket|ticket|tickets|"
    r"carte de transport|navigo|transport|"
    r"assurances?|mutuelle|insurance|impots?|taxes|"
    r"(?:transport|travel|housing|shift|night|clothing|uniform|tool|phone|family) allowance|"
    r"cautions?|depot de garantie|deposit|tenue|uniforme?|"
    rf"{_ARABIC}(?:كرا|كراء|ايجار|منحه|علاوه|مكافاه|بريم|حوافز|تذكره|تذاكر|تيكي|طياره|تامين|تامينات|"
    r"ضريبه|لاسورانس|اسورانس|باني|بانيي|تيكي ريسطو|بدل (?:السكن|سكن|نقل|النقل|الطعام|طعام|الاكل)|"
    r"ضمانه|كوسيون)|"
    r"l?kra|l?kira|l?primes?|l?bonus|l?panier|l?billet|tayara|ttayara|tiyara|ttiyara|l?biyi|"
    r"l?assurance|lasurance|lasourance|(?:tikiyat|t?tiki) (?:resto|restaurant|repas)|"
    r"l?caution|kosion)"
)
_ADJECTIVE = (
    r"(?: (?:partagee?s?|individuel(?:le)?s?|privee?|meublee?|double|simple|seule?|commune?|"
    r"shared|single|private|furnished|own|monthly|yearly|annual|mensuel(?:le)?s?|annuel(?:le)?s?|"
    r"sante|maladie|health|medical|collectif|collective|en colocation|du personnel|de fonction|"
    r"pour la chambre|for the (?:room|flat|keys?)|du logement|de (?:la|l') ?\w+|"
    r"d'(?:avion|anciennete|assiduite|equipe|embauche|arrivee)|"
    r"de (?:nuit|transport|panier|repas|fin d'annee|fin d'an|fin de saison|fin de contrat|noel|"
    r"rendement|chantier|risque|salissure|vacances|logement|production|performance)|"
    r"مشتركه|فرديه|مفروشه|صحي|الصحي|السكن|الليل|شهريه|الشهري|"
    r"ديال (?:ال)?\w+|dyal \w+|dial \w+|d \w+|m3a \w+|mchtarka|mochtaraka|mechtarka|single))"
)
_LINK = (
    r"(?: ?[:=(~+\-] ?(?:a|de|of|b|ب)? ?| (?:(?:a|de|des|d'|of|at|for|is|est|est de|"
    r"sont de|coute|costs?|pour|b|d|from|environ|about|worth|s'eleve a|"
    r"fih|fiha|مقابل|قدره|قدرها|ب|ديال|ثمنه|ثمنها|بقيمه|بمبلغ|dial|dyal|taman) ?){1,2}| )"
)
_ROOM_BEFORE = re.compile(rf"(?<![^\W_]){_ROOM}{_ADJECTIVE}{{0,2}}{_LINK}$")
_NEVER_BEFORE = re.compile(rf"(?<![^\W_]){_NEVER_PAY}{_ADJECTIVE}{{0,2}}{_LINK}$")
_ARTICLE = r"(?:les? |la |l'|the |un |une |a |ton |votre |your |son |his |her |ال|ل)?"
_OF = rf"(?: ?(?:de|d'|du|des|of|for|pour|en|in|as|ديال|د|مقابل|عن|dial|dyal|d|3la|f) ?){_ARTICLE}"
_AFTER = re.compile(
    rf"{_OF}(?:{_NEVER_PAY}|{_ROOM})(?![^\W_])|"
    r" (?:rent|deposit|bonus|meal (?:vouchers?|tickets?|allowance)|food allowance|"
    r"housing allowance|transport allowance|insurance|flight|tips)(?![^\W_])"
    r"(?! ?[:=(]? ?(?:of |is |at |about )?[€£$]?\d)"
)
_BACK = 54
_ROOM_MOST = 1_000.0
_POCKET = re.compile(
    r"(?<![^\W_])(?:argent de poche|pocket money|مصروف الجيب|مصروف جيب|paghetta|masrouf ljib|"
    r"masrof|masrouf)(?: (?:de|of|d'|b|ب|is|est de|قدره|mensuel|monthly|weekly)){0,2} ?[:=(]? ?$"
)
_DEBT_BEFORE = re.compile(
    r"(?<![^\W_])(?:dette|credit|emprunt|pret|debt|loan|extinction|remboursement|الدين|دين|الكريدي|"
    r"l?kridi)"
    r"(?: ?[:=] ?| (?:a|de|des|d'|of|at|for|est de|coute|costs?|pour|b|d|is) |"
    r" (?:مقابل|قدره|ب|ديال) ?| )$"
)
_LIVING_AFTER = re.compile(
    r" ?(?:(?:/|par|la|le|per|a|each|في|لل|كل)? ?(?:nuit|nuitee|repas|night|meal|ليله|وجبه|lila)|"
    r"(?:of )?rent|de loyer|(?:par jour |per day |a day |la journee |يوميا )?"
    r"(?:d'absence|of absence|for absence|"
    r"(?:for|pour) (?:the |his |her |your |my |a |le |la |les |l'|son |ton |votre |mon )?"
    r"(?:water|electricity|room|bed|meals?|food|lodging|housing|eau|electricite|chambre|lit|"
    r"repas|nourriture|logement)|(?:عن|لل|ل|مقابل|ديال) ?(?:ال|ل)?(?:غياب|ماء|كهرباء|سكن|سرير|غرفه|"
    r"لما|ضو|ماكله|كرا)))"
    r"(?![^\W_])"
)
_PAY_BACK = 20


_KEPT_FOR_ROOM = re.compile(
    r"(?<![^\W_])(?:caution|depot de garantie|deposit|security deposit|l?caution|kosion|"
    r"(?:ال|لا|ل)?(?:ضمانه|كوسيون))[^.;\n]{0,40}(?<![^\W_])(?:chambre|logement|appartement|studio|"
    r"room|flat|accommodation|housing|keys?|cles?|السكن|الغرفه|الدار|السكني|السكنه|chambra|bit|dar|"
    r"sokna|sekna)(?![^\W_])|"
    r"(?<![^\W_])(?:chambre|logement|appartement|studio|room|flat|الغرفه|السكن|الدار)"
    r"[^.;\n\d]{0,12}(?:caution|depot|deposit|ضمانه|كوسيون)"
)
_DEPOSIT_REACH = 44
_TO_HOLD = re.compile(
    r"reserv|bloqu|garder|secure|to hold|avant|before|depart|envoy|send|hajz|n7jez|n7ejz|t7jez|"
    r"حجز|نحجز|تحجز|قبل|السفر|ارسل|صيفط|sifet|9bel"
)
"""Words that make a rent deposit one that is wanted before anyone has seen the room."""


def is_room_deposit(page: Page, amount: Amount) -> bool:
    """Tell whether a sum is the deposit of a room, which any tenant leaves on the spot."""
    low, high = page.sentence(amount.start)
    low, high = max(low, amount.start - _DEPOSIT_REACH), min(high, amount.end + _DEPOSIT_REACH)
    kept = _KEPT_FOR_ROOM.search(page.text, low, high)
    return (
        kept is not None
        and kept.start() <= amount.end + 12
        and kept.end() >= amount.start - 12
        and _TO_HOLD.search(page.text, low, high) is None
    )


def is_owned(page: Page, amount: Amount, free: int) -> bool:
    """Tell whether a word beside a sum makes it a rent, a bonus, a deposit and the like.

    Args:
        page: The text.
        amount: The sum.
        free: Where the sum before it ends.
    """
    text, start, end = page.text, amount.start, amount.end
    low = max(page.sentence(start)[0], start - _BACK, free)
    if _NEVER_BEFORE.search(text, low, start) or _DEBT_BEFORE.search(text, low, start):
        return True
    large = amount.value >= _ROOM_MOST or GROSS_AFTER.match(text, end) is not None
    if not large and _ROOM_BEFORE.search(text, low, start):
        return True
    if amount.value <= _ROOM_MOST and _LIVING_AFTER.match(text, end):
        return page.before(("pay",), start, _PAY_BACK) is None
    period = PERIOD.match(text, end)
    return _AFTER.match(text, period.end() if period is not None else end) is not None


def is_pocket_money(page: Page, amount: Amount) -> bool:
    """Tell whether a sum is the pocket money of an au pair, which is all the pay there is."""
    low = max(0, amount.start - _BACK)
    return _POCKET.search(page.text, low, amount.start) is not None
