"""Sums that the candidate is asked to pay: how much, for what, how and to whom."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from operator import attrgetter

from actions.offer_reader.model import Fee, Found
from actions.offer_reader.money import DIRHAM, DOLLAR, Amount, currency_in
from actions.offer_reader.page import Cue, Page
from actions.offer_reader.roles import BEFORE, PURPOSES, Role, Sum
from bot.text.evidence import Evidence

MAX_FEES = 12
CHANNEL_REACH = 130
INSTALMENT_REACH = 140
CHANNELS = (
    "channel.cash_service",
    "channel.phone_credit",
    "channel.crypto",
    "channel.card",
    "channel.bank_transfer",
    "channel.cash",
)
_AS_ABROAD = frozenset({DIRHAM, DOLLAR})
FAR_CHANNELS = CHANNELS[:3]
PAYEES = ("paid_to.person", "paid_to.clinic", "paid_to.agency", "paid_to.employer")
_PURPOSE_REACH = 120
_HANDICAP = {"for.deposit": -12, "for.interview": 30, "for.training": 10}
"""An interview is seldom what is sold; what reserves a place is a deposit, whatever it is for."""
_BREAK = re.compile(r"[,;)]")
_OTHER_PIECE = 40
"""What stands behind a comma or a bracket is seldom what the sum before it is for."""
_EARLIER_REACH = 160
_start = attrgetter("start")


def read_fees(page: Page, sums: Sequence[Sum], country: str | None) -> list[Found[Fee]]:
    """Return the sums asked of the candidate, from left to right.

    Costs paid to an authority, a visa centre or an institute are not among them: see
    `official_costs`.
    """
    amounts = sorted((one.amount for one in sums), key=_start)
    asked: list[Sum] = []
    for one in sums:
        if one.role is not Role.FEE or one.official:
            continue
        parts = _instalments(page, one.amount, amounts)
        asked += [one._replace(amount=part, of=one.amount) for part in parts] or [one]
    found = _fees(page, _once(asked), country)
    if len(found) == 1 and found[0].value.channel is None:
        return [_with_channel(page, found[0])]
    return found


def official_costs(page: Page, sums: Sequence[Sum], country: str | None) -> list[Found[Fee]]:
    """Return the lawful costs that go to an authority, a visa centre or an institute."""
    return _fees(page, (s for s in sums if s.role is Role.FEE and s.official), country)


def _once(sums: Iterable[Sum]) -> Iterable[Sum]:
    """Yield each place of the text once, as a part of a sum may be a fee by itself too."""
    seen: set[int] = set()
    for one in sums:
        if one.amount.start not in seen:
            seen.add(one.amount.start)
            yield one


def _with_channel(page: Page, fee: Found[Fee]) -> Found[Fee]:
    """Return the only fee of a text with the way of payment that the text names elsewhere."""
    for kind in FAR_CHANNELS:
        for _ in page.of(kind):
            return Found(replace(fee.value, channel=kind.removeprefix("channel.")), fee.evidence)
    return fee


def no_fee_words(page: Page) -> tuple[Evidence, ...]:
    """Return the words that say that nothing is to be paid."""
    return tuple(page.quote(cue.start, cue.end) for cue in page.of("no_fee")[:1])


def _instalments(page: Page, total: Amount, amounts: list[Amount]) -> list[Amount]:
    """Return the parts that stand behind a sum and make it up ("70.000 : 15.000 … 55.000").

    Args:
        page: The text.
        total: The sum.
        amounts: All sums of the text, from left to right.
    """
    high = page.sentence(total.start)[1]
    parts: list[Amount] = []
    left = total.value
    for index in range(bisect_right(amounts, total.start, key=_start), len(amounts)):
        other = amounts[index]
        if other.start >= min(high, total.end + INSTALMENT_REACH) or other.high is not None:
            break
        if other.currency in (None, total.currency) and 0 < other.value <= left:
            parts.append(other._replace(currency=total.currency))
            left -= other.value
            if left == 0:  # equal parts would be one and the same fee: the whole tells more
                return parts if len({part.value for part in parts}) > 1 else []
    return []


def _fees(page: Page, sums: Iterable[Sum], country: str | None) -> list[Found[Fee]]:
    found: list[Found[Fee]] = []
    for one in sums:
        if len(found) == MAX_FEES:
            break
        amount = one.amount
        # A fee is paid from Morocco: plain "dirhams" and "dollars" are not those of the work.
        currency = currency_in(None if amount.currency in _AS_ABROAD else country, amount.currency)
        fee = Fee(
            amount=amount.value,
            currency=currency,
            purpose=_purpose(page, one),
            channel=_channel(page, one),
            paid_to="consulate" if one.official else _payee(page, one),
        )
        if fee not in [other.value for other in found]:
            found.append(Found(fee, (page.quote(amount.start, amount.end),)))
    return found


def _purpose(page: Page, one: Sum) -> str:
    whole = one.of or one.amount
    start, end = whole.start, whole.end
    low, high = page.sentence(start)
    best: tuple[int, Cue] | None = None
    for kind in PURPOSES:
        for cue in page.within(
            kind, max(low, start - _PURPOSE_REACH), min(high, end + _PURPOSE_REACH)
        ):
            distance = start - cue.end if cue.end <= start else (cue.start - end) + 4
            distance += _HANDICAP.get(kind, 0)
            if cue.start >= end and _BREAK.search(page.text, end, cue.start):
                distance += _OTHER_PIECE
            if best is None or distance < best[0]:
                best = (distance, cue)
    if best is None:
        earlier = [
            cue
            for kind in PURPOSES
            for cue in page.within(kind, max(0, start - _EARLIER_REACH), start)
        ]
        if not earlier:
            return "other"
        return max(earlier, key=lambda cue: cue.end).kind.removeprefix("for.")
    return best[1].kind.removeprefix("for.")


def _channel(page: Page, one: Sum) -> str | None:
    start, end = one.amount.start, one.amount.end
    for kind in CHANNELS:
        if page.has((kind,), max(0, start - BEFORE), end + CHANNEL_REACH):
            return kind.removeprefix("channel.")
    return None


def _payee(page: Page, one: Sum) -> str | None:
    start, end = one.amount.start, one.amount.end
    low, high = page.sentence(start)
    for kind in PAYEES:
        if page.has((kind,), max(low, start - BEFORE), min(high, end + CHANNEL_REACH)):
            return kind.removeprefix("paid_to.")
    return None
