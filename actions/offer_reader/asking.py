"""A sum that somebody wants of the candidate, as it is told: "ils veulent 2000 $ pour l'EIMT"."""

import re

from actions.offer_reader.money import Amount, find_amounts
from actions.offer_reader.page import Cue, Page

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
    return ASKED * (wanted + (named is not None and _is_for(page, amount, named)))


def _is_for(page: Page, amount: Amount, named: Cue) -> bool:
    """Tell whether a sum is said to be for a paper right behind it."""
    if _FOR.fullmatch(page.text, amount.end, named.start) is None:
        return False
    return named.kind != "for.contract" or _KIND_OF_WORK.match(page.text, named.end) is None


def is_of_another_sum(page: Page, amount: Amount, cue: Cue) -> bool:
    """Tell whether a way of payment is told behind a sum in other money, which it belongs to.

    "6000 riyal, départ dans 5 jours, payer 9000 dh cashplus": nobody sends the wage.
    """
    between = find_amounts(page.text[amount.end : cue.start]) if cue.start > amount.end else []
    return any(other.currency not in (None, amount.currency) for other in between)
