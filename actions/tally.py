"""What a turn leaves in the log for the statistics: ids, bands, sums; never words of a person."""

from typing import Any

from actions.offer_reader.offer import Offer
from actions.workshop_walk import Progress
from bot.content.model import Snapshot

HOME_CURRENCY = "MAD"
BANDS = ((1_000, "under_1000"), (5_000, "1000_4999"), (20_000, "5000_19999"))
"""Upper limits in dirhams and the names of what lies below them."""
HIGHEST_BAND = "20000_up"
FREE, NOT_SAID, UNPRICED, ELSEWHERE = "free", "not_said", "unpriced", "other_currency"
"""The text says that nothing is to be paid; says nothing; names no sum; names another currency."""
PLAUSIBLE = range(20, 1_000_000)
"""Sums outside it are a misreading or a joke, and spoil every average."""


def fee_band(offer: Offer) -> str:
    """Return in which band the sums lie that an offer asks of the candidate."""
    if not offer.fees:
        return FREE if offer.no_fee else NOT_SAID
    amount, currency = _asked(offer)
    if amount is None:
        return UNPRICED
    if currency != HOME_CURRENCY:
        return ELSEWHERE
    return next((name for limit, name in BANDS if amount < limit), HIGHEST_BAND)


def cost(offer: Offer, country: str | None, *, paid: bool = False) -> dict[str, Any] | None:
    """Return what an offer costs the candidate beside what it pays, or None without a sum.

    It is kept only for those who agreed to a review (`bot.gateway.keeping`).
    """
    amount, currency = _asked(offer)
    if amount is None or int(amount) not in PLAUSIBLE:
        return None
    pay = offer.salary.value if offer.salary else None
    return {
        "country": country,
        "amount": amount,
        "currency": currency,
        "paid": paid,
        "pay": offer.monthly_pay,
        "pay_currency": pay.currency if pay and offer.monthly_pay else None,
    }


def _asked(offer: Offer) -> tuple[float | None, str | None]:
    """Return the sum of what is asked in the first currency named."""
    fees = [found.value for found in offer.fees]
    priced = [fee for fee in fees if fee.amount is not None and fee.currency is not None]
    if not priced:
        return None, None
    currency = priced[0].currency
    return sum(fee.amount or 0 for fee in priced if fee.currency == currency), currency


def workshop(before: Progress, after: Progress, content: Snapshot, language: str) -> dict[str, Any]:
    """Return what a move in the workshop ended or answered: a module, a question of a quiz."""
    ended = [module for module in after.done if module not in before.done]
    if ended:
        return {"finished": ended[-1]}
    tried = after.answered.get(after.place, ())
    if len(tried) <= len(before.answered.get(after.place, ())):
        return {}
    module = content.modules[language].get(after.module or "")
    step = next((s for s in module.steps if s.id == after.step), None) if module else None
    option = step.option(tried[-1]) if step else None
    if option is None:
        return {}
    return {"answer": option.id, "right": option.correct, "tries": len(tried)}
