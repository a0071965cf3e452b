"""A sum that somebody wants of the candidate, as it is told: "ils veulent 2000 $ pour l'EIMT"."""

import re

from actions.offer_reader.money import DOLLAR, Amount, find_amounts
from actions.offer_reader.page import Cue, Page
from actions.offer_reader.periods import GROSS_AFTER

ASKED = 4
"""What either way of asking weighs: as much as a word for a fee right before the sum."""
_SOLD = ("for.visa", "for.file", "for.contract")
"""What an employer never pays a wage for."""
_REACH = 24
_FOR = re.compile(
    r" ?(?:,|cash|en liquide|dh|dollars?)? ?(?:pour|contre|for|for the|3la|bach|l|dial|dyal|d|"
    r"مقابل|باش|علي|ديال|د|ل|لل|من اجل) ?"
    r"(?:les |la |le |l'|ton |votre |son |mon |ta |sa |the |your |my |frais (?:de |du )|"
    r"avoir |obtenir |demander |faire |ال|ل)?(?:le |la |l'|ال)?"
)
_KIND_OF_WORK = re.compile(r" ?(?:de|d'|a|of) ?(?:\d|duree|travail \d|plein|temps|un an|mois)")
"""Behind "contract": it is one of so many hours, and what stands before may be its pay."""
_GIVEN = re.compile(
    r"(?: ?,? ?(?:et |and |w |plus |\+ ?|و)?(?:de travail|logements?|hebergement|billets?|avion|"
    r"vol|transport|repas|housing|accommodation|flight|ticket|sokna|tayara|"
    r"(?:ال)?(?:سكن|سكني|تذكره|نقل|طياره))){0,3}"
    r" (?:est |sont |is |are )?(?:fourni|offert|paye|pris en charge|prise? en charge|assure|"
    r"gratuit|free|paid|provided|covered|علي الشركه|علي حساب|خالص|فابور|مجان|3la lcharika|"
    r"3la charika|fabor|mkhelles|mkhles)"
)
"""Behind "visa", an employer gives it: "3000 dh visa et logement fournis" names a wage."""
_HIGH = {"EUR": 4_000.0, DOLLAR: 4_500.0}
"""From here on a sum is hardly a month's wage in what is sold as "contrat Italie"."""
_PLACE_BETWEEN = re.compile(
    r" (?:de travail |travail )?(?:l'|la |le |pour |f |l |d |dial |dyal |en |au |ديال |ف|ل|د )?"
    r"[^\W\d_]{4,14} ?(?:a vendre|prix|:|,|b|ب|contre)? ?"
)
"""Between a contract and its price: a country, and little else."""
_WANTS = re.compile(
    r"(?<![^\W_])(?:veut|veulent|voulait|voulaient|reclame|reclament|exige|exigent|wants|want|wanted|"
    r"bgha|bghaw|bghat|baghi|baghya|baghin|baghyin|tleb|telbo|tlebo|talbin|"
    r"بغا|بغي|بغاو|بغات|باغي|باغين|باغيين|طلب|طلبو|طلبات|يريد|يريدون|تريد|يطلب|يطلبون)"
    r"(?: (?:de (?:moi|nous|toi)|from (?:me|us|you)|mni|menni|mnna|mnk|lia|lina|encore|juste|ghir|"
    r"deja|just|only|مني|منا|منك|ليا|لينا|غير|مبلغ))* $"
)
_WANTS_REACH = 40


def asked_for(page: Page, amount: Amount) -> int:
    """Return what words beside a sum weigh for a fee: who wants it, or the paper it is said for."""
    start, end = amount.start, amount.end
    wanted = _WANTS.search(page.text, max(0, start - _WANTS_REACH), start) is not None
    named = page.after(_SOLD, end, _REACH)
    for_paper = named is not None and _is_for(page, amount, named)
    return ASKED * (wanted + (for_paper or _is_price_of_contract(page, amount)))


def _is_price_of_contract(page: Page, amount: Amount) -> bool:
    """Tell whether a sum too high for a month stands behind a contract, as its price does."""
    contract = page.before(("for.contract",), amount.start, _REACH + _REACH)
    return (
        contract is not None
        and amount.currency in _HIGH
        and amount.value >= _HIGH[amount.currency]
        and GROSS_AFTER.match(page.text, amount.end) is None
        and _PLACE_BETWEEN.fullmatch(page.text, contract.end, amount.start) is not None
    )


def _is_for(page: Page, amount: Amount, named: Cue) -> bool:
    """Tell whether a sum is said to be for a paper right behind it."""
    if _FOR.fullmatch(page.text, amount.end, named.start) is None:
        return False
    if named.kind == "for.visa" and _GIVEN.match(page.text, named.end):
        return False
    return named.kind != "for.contract" or _KIND_OF_WORK.match(page.text, named.end) is None


def is_of_another_sum(page: Page, amount: Amount, cue: Cue, *, doubtful: bool = False) -> bool:
    """Tell whether a way of payment is told behind another sum, which it belongs to.

    "6000 riyal, départ dans 5 jours, payer 9000 dh cashplus": nobody sends the wage.

    Args:
        page: The text.
        amount: The sum.
        cue: The way of payment.
        doubtful: Whether nothing else asks for the sum; then other money need not be of another
            currency ("6000 dollar, bghaw ghir 200 dollar b paypal").
    """
    between = find_amounts(page.text[amount.end : cue.start]) if cue.start > amount.end else []
    same = () if doubtful else (amount.currency,)
    return any(other.currency is not None and other.currency not in same for other in between)
