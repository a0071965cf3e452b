"""Read what a person says of the money of their project: sums, wage, expenses, debt, a rate.

Amounts are read as in offers; what each is for is the name of a cost beside it. Nothing but the
sums is kept.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from actions.cost_calculator import Costs, Money, Rules, Sum, calculate
from actions.cost_calculator.calculate import HOME
from actions.cost_calculator.model import OTHER
from actions.offer_reader.money import DIRHAM, Amount, currency_in, find_amounts
from actions.offer_reader.numerals import WORDS
from bot.content.model import Snapshot
from bot.text.folding import fold
from bot.text.gazetteer import Gazetteer, NameMatch

MAX_CHARACTERS = 400
"""What is read of an answer; a longer text is an offer or a story."""
PAY, LIVING, DEBT, RATE, SUMS = "pay", "living", "debt", "rate", "sums"
RHYTHMS = frozenset({"hour", "day", "week", "year"})
MONTHS_PER_YEAR = 12
LARGEST_RATE = 1_000.0
_ZERO = re.compile(r"(?<![\d.,])0(?!\d|[.,]\d)")
_MILLION = re.compile(r"(?:(\S+) )?(?<!\w)(مليون|mlyoun|melyoun|milyoun|million)(?!\w)")
"""Said alone it is one; in Morocco that is ten thousand dirhams."""
_FOR = frozenset({"ب", "b"})
"""Attached to a price: "for two millions"."""
WHICH_MONEY, MONTHLY = "costs_which_money", "costs_monthly"


@dataclass(frozen=True)
class Heard:
    """What an answer made of the costs.

    Attributes:
        costs: The costs after it.
        changed: Which parts of them it touched.
        trouble: Name of the reply that asks for what is missing in it.
    """

    costs: Costs
    changed: frozenset[str] = field(default_factory=frozenset)
    trouble: str | None = None


class CostReader:
    """Reads answers with the words of one content snapshot."""

    def __init__(self, content: Snapshot) -> None:
        self.rules = Rules(content)
        self._names = Gazetteer((name, word) for name, word in self.rules.words)
        self._currencies = {code: sheet.currency for code, sheet in content.countries.items()}

    def hear(self, text: str, costs: Costs, asked: str = SUMS) -> Heard:
        """Return the costs with what an answer says; `asked` tells what a bare number is."""
        folded = _MILLION.sub(_one_million, fold(text[:MAX_CHARACTERS]))
        amounts = _amounts(folded)
        rate = _said_rate(amounts)
        if rate is not None:
            return Heard(replace(costs, rates={**costs.rates, rate[0]: rate[1]}), frozenset({RATE}))
        if asked == RATE and len(amounts) == 1:
            return self._rate(costs, amounts[0])
        heard = Heard(costs)
        alone = len(amounts) == 1 and _is_whole(amounts[0], folded)
        for amount, names in _named(amounts, self._names.find(folded)):
            if names or amount.currency or alone or asked in {PAY, LIVING}:
                heard = self._take(heard, amount, names, asked)
        return heard

    def _rate(self, costs: Costs, amount: Amount) -> Heard:
        needed = calculate(costs, self.rules).rate_for
        if needed is None or not 0 < amount.value <= LARGEST_RATE:
            return Heard(costs)
        rates = {**costs.rates, needed: amount.value}
        return Heard(replace(costs, rates=rates), frozenset({RATE}))

    def _take(self, heard: Heard, amount: Amount, names: list[str], asked: str) -> Heard:
        kind = next((name for name in names if name not in RHYTHMS), None)
        rhythm = next((name for name in names if name in RHYTHMS), None)
        if kind is None:
            kind = asked if asked in {PAY, LIVING, DEBT} else OTHER
        value = amount.value
        if kind == PAY and rhythm is not None:
            if rhythm != "year":
                return replace(heard, trouble=MONTHLY)
            value = round(value / MONTHS_PER_YEAR, 2)
        currency = self._currency(amount, heard.costs.country, kind)
        if currency is None:
            return replace(heard, trouble=WHICH_MONEY)
        money = Money(value, currency)
        if kind == LIVING and LIVING in heard.changed:  # "rent 400, food 200"
            spent = heard.costs.living
            if spent is not None and spent.currency == currency:
                money = Money(spent.amount + value, currency)
        if kind in {PAY, LIVING, DEBT}:
            costs = _with_part(heard.costs, kind, money)
            return replace(heard, costs=costs, changed=heard.changed | {kind})
        costs = heard.costs.with_sum(Sum(kind, replace(money, amount=amount.high or value)))
        return replace(heard, costs=costs, changed=heard.changed | {SUMS})

    def _currency(self, amount: Amount, country: str | None, kind: str) -> str | None:
        """Return the money of a sum: fees are asked in Morocco, wages are paid abroad."""
        abroad = kind in {PAY, LIVING}
        if amount.currency is None:
            return self._currencies.get(country or "") if abroad else HOME
        if amount.currency == DIRHAM and not abroad:
            return HOME
        return currency_in(country, amount.currency)


def _with_part(costs: Costs, part: str, money: Money) -> Costs:
    """Return the costs with a wage, expenses or a debt; nothing of a wage or a debt is none."""
    kept = money if money.amount > 0 else None
    if part == PAY:
        return replace(costs, pay=kept)
    return replace(costs, debt=kept) if part == DEBT else replace(costs, living=money)


def has_sum(text: str) -> bool:
    """Tell whether a short text holds an amount that could answer a question about money."""
    if len(text) > MAX_CHARACTERS:
        return False
    return bool(_amounts(_MILLION.sub(_one_million, fold(text))))


def is_sum_alone(text: str) -> bool:
    """Tell whether a text is one sum and nothing else."""
    folded = fold(text).strip(" .!")
    amounts = _amounts(folded) if len(text) <= MAX_CHARACTERS else []
    return len(amounts) == 1 and _is_whole(amounts[0], folded)


def _is_whole(amount: Amount, folded: str) -> bool:
    """Tell whether a text holds nothing beside a sum."""
    around = folded[: amount.start] + folded[amount.end :]
    return not any(character.isalnum() for character in around)


def _one_million(match: re.Match[str]) -> str:
    """Put the "1" that is not said; a number before the word stays the number."""
    before = match.group(1) or ""
    if any(c.isdigit() for c in before) or before in WORDS:
        return match.group()
    if before[:1] in _FOR and before[1:] in WORDS:
        return f"{before[1:]} {match.group(2)}"
    return f"{before} 1 {match.group(2)}".strip()


def _amounts(folded: str) -> list[Amount]:
    """Return the sums of a text and its plain zeroes, from left to right."""
    found = find_amounts(folded)
    zeroes = [Amount(0.0, None, None, m.start(), m.end()) for m in _ZERO.finditer(folded)]
    apart = [z for z in zeroes if not any(a.start <= z.start < a.end for a in found)]
    return sorted([*found, *apart], key=lambda amount: amount.start)


def _said_rate(amounts: list[Amount]) -> tuple[str, float] | None:
    """Return the rate that "1 euro = 10,8 dh" says."""
    if len(amounts) != 2:
        return None
    one, other = amounts
    currency = currency_in(None, one.currency)
    is_rate = one.value == 1 and currency not in {None, HOME}
    if not is_rate or currency_in(None, other.currency) != HOME:
        return None
    return (str(currency), other.value) if 0 < other.value <= LARGEST_RATE else None


def _named(amounts: list[Amount], names: list[NameMatch]) -> Iterable[tuple[Amount, list[str]]]:
    """Yield each sum with the names that belong to it, the nearest first.

    Who names the first sum before it ("visa 75 euros") names them all so.
    """
    before = bool(amounts) and any(name.end <= amounts[0].start for name in names)
    for index, amount in enumerate(amounts):
        start = amounts[index - 1].end if index else 0
        last = index + 1 == len(amounts)
        end = 10**9 if last else amounts[index + 1].start
        ahead = [n.id for n in names if start <= n.start and n.end <= amount.start][::-1]
        behind = [n.id for n in names if amount.end <= n.start and n.end <= end]
        if before:
            rhythms = [name for name in behind if name in RHYTHMS]
            own = [name for name in ahead if name not in RHYTHMS]
            yield amount, [*(own or (behind if last else [])), *rhythms]
        else:
            yield amount, behind


_readers: dict[int, CostReader] = {}


def cost_reader(content: Snapshot) -> CostReader:
    """Return the reader of a snapshot, made once."""
    if content.number not in _readers:
        _readers.clear()
        _readers[content.number] = CostReader(content)
    return _readers[content.number]
