"""Sums that the candidate is asked to pay: how much, for what, how and to whom."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from actions.offer_reader.fee_weight import BEFORE, PURPOSES
from actions.offer_reader.instalments import split_prices
from actions.offer_reader.model import Fee, Found
from actions.offer_reader.money import DIRHAM, DOLLAR, Amount, currency_in
from actions.offer_reader.page import Cue, Page
from actions.offer_reader.roles import NEAR_OFFICIAL, Role, Sum
from bot.text.evidence import Evidence

MAX_FEES = 12
MAX_NEAR = 20
"""Sums looked at beside one, for which of them an authority is named."""
CHANNEL_REACH = 130
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
_OTHER_SUM = 30
"""Words beyond another sum are seldom about this one."""
_NEXT_SUM = 12
"""Right before the next sum, a word is its label."""
_FOR = re.compile(
    r" ?(?:pour|for|de|du|des|d'|of|dyal|dial|d|ديال|د|عن|مقابل|ل)? ?(?:les?|la|l'|l|the|un|une|"
    r"frais(?: de)?|ال|ل)? ?"
)
_SAID_FOR = 12
"""Right behind the sum, "pour le dossier" says more than a word as near before it."""
_EARLIER_REACH = 160
_PAYMENT = re.compile(
    r"(?<![^\W_])(?:paiement|reglement|payment|pay|payable|الدفع|الاداء|التسديد|الخلاص|lkhlas|"
    r"tkhelles|kaytkhelles)(?![^\W_])[^.\n]{0,24}$"
)
_PAYMENT_REACH = 40
_AUTHORITIES = ("official", "not_asked")
_FREE = re.compile(r"gratuit(?:e?s?|ement)|free of charge|مجان\w{1,2}|فابور|باطل|fabor|batel")
_THING = (
    r"و?(?:l'|les? |la |d'|de |ال|ل|l|w )?(?:logements?|hebergement|chambres?|"
    r"appart(?:ement)?|studio|repas|nourriture|transports?|navettes?|"
    r"billets?(?: d'avion)?|vols?|avion|tickets?|formations?|cours|uniformes?|tenues?|"
    r"assurances?|mutuelle|wifi|accommodation|housing|room|meals?|food|"
    r"flights?|training|سكن|سكني|سكنه|اقامه|مبيت|ماكله|اكل|طعام|تغذيه|وجبات|نقل|تنقل|تذكره|تذاكر|"
    r"طياره|طيران|بيي|تكوين|تدريب|دار|بيت|زي|لباس|تامين|sokna|sekna|sakan|skna|makla|tayara|"
    r"ttayara|tiyara|biyi|dar|bit|n3as|takwin)"
)
_GIVEN = re.compile(
    rf"(?<![^\W_]){_THING}(?:(?: ?[,&+/] ?| (?:et |w |o |and |plus )?)(?:{_THING}|est|sont|is|are|"
    r"entierement|totalement|completement|100 ?%|kolchi|kollo|كلشي|كلو))* ?$"
)
"""What an employer gives beside the pay, right before "free": that nothing is asked is not said."""
_GIVEN_REACH = 60
MAX_REACH = max(CHANNEL_REACH, _PURPOSE_REACH)


def read_fees(page: Page, sums: Sequence[Sum], country: str | None) -> list[Found[Fee]]:
    """Return the sums asked of the candidate, from left to right.

    Costs paid to an authority, a visa centre or an institute are not among them: see
    `official_costs`.
    """
    sums = _of_their_own(page, sums)
    found = _fees(page, split_prices(page, sums), country, _places(sums))
    if any(fee.value.channel for fee in found):
        return found
    channel = _channel_of_all(page)
    return [Found(replace(fee.value, channel=channel), fee.evidence) for fee in found]


def official_costs(page: Page, sums: Sequence[Sum], country: str | None) -> list[Found[Fee]]:
    """Return the lawful costs that go to an authority, a visa centre or an institute."""
    own = _of_their_own(page, sums)
    official = (s for s in own if s.role is Role.FEE and s.official)
    return _fees(page, official, country, _places(sums))


def _of_their_own(page: Page, sums: Sequence[Sum]) -> list[Sum]:
    """Return sums, none official where the authority named is that of a sum in other money.

    "Dossier 1 200 dh, visa 80 € à l'ambassade": only the second is paid there.
    """
    kept = list(sums)
    for index, one in enumerate(sums):
        if one.official:
            low = one.amount.start - NEAR_OFFICIAL
            for other in reversed(sums[max(0, index - MAX_NEAR) : index]):
                if other.amount.currency not in (None, one.amount.currency):
                    low = max(low, other.amount.end)
                    break
            high = one.amount.end + NEAR_OFFICIAL
            for other in sums[index + 1 : index + 1 + MAX_NEAR]:
                if other.amount.currency not in (None, one.amount.currency):
                    high = min(high, other.amount.start)
                    break
            if page.has(_AUTHORITIES, max(0, low), high) is None:
                kept[index] = one._replace(official=False)
    return kept


def _channel_of_all(page: Page) -> str | None:
    """Return the way of payment that a text names apart from its sums, or None."""
    for kind in FAR_CHANNELS:
        if page.of(kind):
            return kind.removeprefix("channel.")
    for kind in CHANNELS:
        for cue in page.of(kind):
            if _PAYMENT.search(page.text, max(0, cue.start - _PAYMENT_REACH), cue.start):
                return kind.removeprefix("channel.")
    return None


def no_fee_words(page: Page) -> tuple[Evidence, ...]:
    """Return the words that say that nothing is to be paid; a free room does not say so."""
    for cue in page.of("no_fee"):
        words = page.text[cue.start : cue.end]
        low = max(page.sentence(cue.start)[0], cue.start - _GIVEN_REACH)
        if _FREE.fullmatch(words) is None or _GIVEN.search(page.text, low, cue.start) is None:
            return (page.quote(cue.start, cue.end),)
    return ()


Places = tuple[list[int], list[int]]
"""Where the sums of a text begin, and where they end."""


def _places(sums: Iterable[Sum]) -> Places:
    places = sorted((one.amount.start, one.amount.end) for one in sums if one.amount.currency)
    return [start for start, _ in places], [end for _, end in places]


def _fees(page: Page, sums: Iterable[Sum], country: str | None, places: Places) -> list[Found[Fee]]:
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
            purpose=_purpose(page, one, places),
            channel=_channel(page, one, places),
            paid_to="consulate" if one.official else _payee(page, one),
            part=one.of is not None,
        )
        if fee not in [other.value for other in found]:
            found.append(Found(fee, (page.quote(amount.start, amount.end),)))
    return found


def _own_piece(amount: Amount, places: Places) -> tuple[int, int]:
    """Return how far the words about a sum may reach: from the sum before it to the next one."""
    starts, ends = places
    before, after = bisect_left(ends, amount.start), bisect_left(starts, amount.end)
    low = ends[before - 1] if before else 0
    return low, starts[after] if after < len(starts) else MAX_REACH + amount.end


def _purpose(page: Page, one: Sum, places: Places) -> str:
    whole = one.of or one.amount
    start, end = whole.start, whole.end
    low, high = page.sentence(start)
    own = _own_piece(whole, places)
    best: tuple[int, Cue] | None = None
    for kind in PURPOSES:
        for cue in page.within(
            kind, max(low, start - _PURPOSE_REACH), min(high, end + _PURPOSE_REACH)
        ):
            distance = start - cue.end if cue.end <= start else (cue.start - end) + 4
            distance += _HANDICAP.get(kind, 0)
            if cue.start >= end:
                if _FOR.fullmatch(page.text, end, cue.start):
                    distance -= _SAID_FOR
                elif _BREAK.search(page.text, end, cue.start):
                    distance += _OTHER_PIECE
            if not own[0] <= cue.start < own[1]:
                distance += _OTHER_SUM
            elif end <= cue.start and own[1] - cue.end < cue.start - end:
                distance += _NEXT_SUM
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


def _channel(page: Page, one: Sum, places: Places) -> str | None:
    """Return how a sum is to be paid: as is said behind it, else before it, else of all sums."""
    start, end = one.amount.start, one.amount.end
    low, high = max(0, start - BEFORE), end + CHANNEL_REACH
    own = _own_piece(one.amount, places)
    pieces = ((end, min(high, own[1])), (max(low, own[0]), start), (low, high))
    for first, last in pieces:
        for kind in CHANNELS:
            if page.has((kind,), first, last):
                return kind.removeprefix("channel.")
    return None


def _payee(page: Page, one: Sum) -> str | None:
    start, end = one.amount.start, one.amount.end
    low, high = page.sentence(start)
    for kind in PAYEES:
        if page.has((kind,), max(low, start - BEFORE), min(high, end + CHANNEL_REACH)):
            return kind.removeprefix("paid_to.")
    return None
