"""What the words beside a sum weigh for a fee that is asked of the candidate."""

import re

from actions.offer_reader.asking import asked_for, is_of_another_sum
from actions.offer_reader.headings import asked_above
from actions.offer_reader.money import Amount
from actions.offer_reader.page import Cue, Page
from actions.offer_reader.periods import CLOSE, PERIOD, PIECE, before_term

BEFORE = 60
AFTER = 34
NEVER_OFFICIAL = ("sold", "channel.cash_service", "channel.crypto", "channel.phone_credit")
PAID_THROUGH = (*NEVER_OFFICIAL[1:], "channel.bank_transfer", "channel.card")
STAGE_REACH = 14
PURPOSES = (
    "for.deposit",
    "for.medical",
    "for.training",
    "for.visa",
    "for.file",
    "for.contract",
    "for.interview",
    "for.travel",
    "for.other",
)
_AT_PRICE = re.compile(r" ?(?::|=|ب|b|a|at|for) ?")
"""Between what is sold and its price: "الكونطرا ب 6000", "dossier : 3000 dh"."""
_IN_PARTS = re.compile(
    r"[^.;\n]{0,20}(?:la moitie|moitie|half|le reste|the rest|the remainder|upfront|to start|"
    r"نصفها|النصف|النص|والباقي|الباقي|nos daba|lba9i)(?![^\W_])"
)
"""Behind a price that is paid in parts: "6500 euros, la moitié maintenant"."""
_OF_FEES = re.compile(r" ?(?:de |d'|dyal |dial |d |ديال |د )?(?:frais|commission|caution|acompte)")
"""Right behind a sum: "1500 euros de frais"."""
_TWO_PARTS = re.compile(
    r" ?(?:cash )?(?:avant|maintenant|mtn|tout de suite|daba|دابا|الان|قبل|9bel|now|before|first|"
    r"au debut|lowl|فالاول)(?: [^\W\d_]{1,10}){0,3}[ ,]{1,2}(?:et|puis|plus|w|o|u|و|and|then|\+)?"
    r" ?و?\d[\d ., ]{2,9}(?: ?[^\W\d_]{1,7})? ?(?:apres|mora|mli|mnin|melli|mlli|ملي|منين|بعد|فاش|"
    r"من بعد|mn be3d|men be3d|after|when|quand|a l'arrivee|une fois)(?![^\W_])"
)
"""Behind a price that is paid twice: "12000 dh avant et 8000 après le visa"."""
_PAID_THING = re.compile(
    r"(?<![^\W_])(?:visas?|billets?|vols?|tickets?|logements?|hebergement|transports?|repas|voyage|"
    r"assurance|permis|trajets?|lvisa|fiza|lbiyi|biyi|فيزا|الفيزا|البيي|السكن|السكني|تذكره|التذكره|"
    r"flights?|housing|accommodation|meals?) (?:aller[ -]retour |de travail |d'avion )?"
    r"(?:paye|payee|payes|payees|paid|خالص|خالصه|مخلص|مخلصه|khales|khalsa|mkhelles|mkhellsa)$"
)
"""What an advert offers beside its pay: "1400 euros, contrat 1 an, visa payé"."""


def fee_weight(page: Page, amount: Amount) -> int:
    """Return what they weigh; nothing where no word asks for the sum."""
    start, end = amount.start, amount.end
    weight = 0
    low, high = page.sentence(start)
    cue = page.before(("fee",), start, BEFORE)
    if cue is not None:
        weight += 4 if start - cue.end <= CLOSE else 2
    elif (behind := page.after(("fee",), end, AFTER)) is not None:
        weight += _weight_behind(page, amount, behind)
    priced = page.before(("price",), start, CLOSE) or page.after(("price",), end, CLOSE)
    weight += 4 * (asked_above(page, amount) + (priced is not None))
    if (stage := page.after(("stage",), end, STAGE_REACH)) is not None:
        near = PIECE.fullmatch(page.text, end, stage.start) is not None
        weight += 4 if near and not PERIOD.match(page.text, end) else 0
    purpose = page.before(PURPOSES, start, BEFORE)
    if purpose is not None:
        weight += 4 if _IN_PARTS.match(page.text, end) else 0
        weight += 4 if _AT_PRICE.fullmatch(page.text, purpose.end, start) else 1
        weight += page.text[purpose.end : start] == " "
    if page.after(PURPOSES, end, CLOSE) is not None and not before_term(page, amount):
        weight += 1
    through = page.has(PAID_THROUGH, max(low, start - BEFORE * 2), min(high, end + BEFORE * 2))
    if through is not None and not is_of_another_sum(page, amount, through, doubtful=weight == 0):
        weight += 3
    if _TWO_PARTS.match(page.text, end):
        weight += 4
    return weight + asked_for(page, amount)


def _weight_behind(page: Page, amount: Amount, cue: Cue) -> int:
    """Return what a word for a fee behind a sum weighs: "1500 euros de frais" most, a "no" nothing.

    "1900 euro, makayn 7ta flous": what is denied asks for nothing.
    """
    text = page.text
    if _PAID_THING.search(text, amount.end, cue.end):
        return 0
    denied_there = page.within("no_fee", amount.end, cue.end + 1)
    if any(no.start < cue.end and cue.start < no.end for no in denied_there):
        return 0
    return 4 if _OF_FEES.fullmatch(text, amount.end, cue.end) else 2
