"""Whether a sum is enough for what an answer asks for, as dated facts tell it.

Which figure an answer holds, in which country, for how many persons, is written in
`content/shared/enough.yaml`. Nothing is said to be enough that cannot be compared: another
currency, a gross sum where the net counts, a figure so old that it may have risen.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from actions.sums_told import MONTH, YEAR, Told
from actions.wage import NET, figures, holds, value_of
from bot.content.model import Fact, Snapshot

FILE = "enough"
MONTHS = 12
OLD_DAYS = 366
"""A figure that began to hold so long ago may have risen since."""
OF_A_YEAR = 4
"""Money to show that is so many times the figure of a month is told for the whole year …"""
PAY_OF_A_YEAR = 6
"""… and a pay that is so many times that of a month is the pay of a year."""
CENT = 0.005
GROSS, NET_PAY = "gross", "net"
REACHED = frozenset({"all", "enough", "exact", "old", "if_net"})
"""Verdicts of a sum that is enough: of money to show, for one person, where no more is known."""


@dataclass(frozen=True)
class Row:
    """A figure, and how much a sum lacks to reach it.

    Attributes:
        fact: The figure.
        asked: What is asked for, in the unit of the figure, for the persons that were told.
        lacks: How much is missing, in the same unit; 0 where the sum reaches it.
    """

    fact: Fact
    asked: float
    lacks: float


@dataclass(frozen=True)
class Held:
    """A sum beside what is asked for.

    Attributes:
        sheet: The sheet that holds the figures.
        verdict: The end of the name of the reply that says it (`sum_…`).
        rows: The figures that decide.
        beside: Figures that are shown too.
        sum: The sum, in the unit of the first figure.
        whole_year: What is asked for twelve months, where that was compared.
        more: The figure for each person more, if there is one.
        persons: How many persons what is asked for is for.
        up_to: For how many persons the sum would be enough, where that is known.
    """

    sheet: str
    verdict: str
    rows: tuple[Row, ...]
    beside: tuple[Fact, ...] = ()
    sum: float = 0.0
    whole_year: float | None = None
    more: Fact | None = None
    persons: int | None = None
    up_to: int | None = None


class Enough:
    """Which figures the answers hold, of one content snapshot."""

    def __init__(self, content: Snapshot) -> None:
        """Take the declarations; a folder without the file has none."""
        document = content.shared.get(FILE)
        self.rows: Mapping[str, Mapping[str, Any]] = document.data[FILE] if document else {}
        self._content = content
        self._of = {name: name for name in self.rows}
        for name, row in self.rows.items():
            for answer in row.get("answers", ()):
                self._of.setdefault(answer, name)

    def subject(self, answer: str | None) -> str | None:
        """Return the subject whose figure is meant after an answer, if there is one."""
        return self._of.get(answer or "")

    def named_only(self, subject: str) -> bool:
        """Tell whether only words that name a pay or a permit ask for this figure."""
        return bool(self.rows[subject].get("named"))

    def comes_after(self, subject: str) -> bool:
        """Tell whether the figure of what was spoken of before comes before this one."""
        return bool(self.rows[subject].get("broad"))

    def note(self, subject: str) -> str:
        """Return the name of the reply that says what else decides."""
        return str(self.rows[subject]["note"])

    def only_country(self, subject: str) -> str | None:
        """Return the country of a subject that is known in one alone."""
        countries = list(self.rows[subject]["countries"])
        return countries[0] if len(countries) == 1 else None

    def hold(
        self,
        subject: str,
        country: str,
        told: Sequence[Told],
        today: date,
        *,
        persons: int | None = None,
        kind: str | None = None,
    ) -> Held | None:
        """Hold a sum against the figures of a subject; None where there is none to hold it to.

        Args:
            subject: The subject.
            country: The country.
            told: The sums of the message; of two, the one that is not the figure itself.
            today: The day.
            persons: How many persons were told.
            kind: `gross` or `net`, where the message says it.
        """
        row = self.rows[subject]["countries"].get(country)
        known = figures(self._content, country)
        if row is None or known is None:
            return None
        sheet, facts = known
        usable = [facts[n] for n in row["facts"] if n in facts and holds(facts[n], today)]
        beside = [facts[n] for n in row.get("beside", ()) if n in facts]
        if not usable:
            return None
        mine = _own(told, [value_of(fact, today) for fact in (*usable, *beside)])
        if mine is None:
            return None
        other = [facts[n] for n in row.get("in_other_money", ()) if n in facts]
        other = [f for f in other if _currency(f) == mine.currency and holds(f, today)]
        usable = _of_its_rhythm(other, mine, today) or usable
        if mine.currency not in (None, _currency(usable[0])):
            rows = tuple(Row(fact, value_of(fact, today), 0.0) for fact in usable)
            return Held(sheet, "other_money", rows, tuple(beside))
        return _compare(sheet, row, usable, beside, mine, facts, today, persons, kind)


def _of_its_rhythm(facts: Sequence[Fact], told: Told, today: date) -> list[Fact]:
    """Return the first figure of the rhythm of a sum: a month's pay, or money for a year."""
    monthly = [fact for fact in facts if fact.unit.endswith(MONTH)]
    rest = [fact for fact in facts if fact not in monthly]
    least = min((value_of(fact, today) for fact in monthly), default=0.0)
    small = told.period == MONTH or (told.period is None and told.amount < OF_A_YEAR * least)
    return ((monthly or rest) if small else (rest or monthly))[:1]


def _own(told: Sequence[Told], known: Sequence[float]) -> Told | None:
    """Return the sum that is asked about: the only one, or the one that is no known figure."""
    if len(told) > 1:
        told = [one for one in told if one.amount not in known]
    return told[0] if len(told) == 1 else None


def _compare(
    sheet: str,
    row: Mapping[str, Any],
    usable: Sequence[Fact],
    beside: Sequence[Fact],
    told: Told,
    facts: Mapping[str, Fact],
    today: date,
    persons: int | None,
    kind: str | None,
) -> Held:
    first = usable[0]
    shown = bool(row.get("year"))
    amount, whole = _in_unit(told, first, value_of(first, today), shown=shown)
    base, more = row.get("persons"), facts.get(row.get("more", ""))
    several = base if base and (persons is None or persons < base) else persons if base else None
    rows = []
    for fact in usable:
        asked = _asked(row, value_of(fact, today), more, several, today)
        per = _per_unit(fact, first)
        compared = asked * (MONTHS if whole else 1)
        lacks = max(compared - amount * per, 0.0)
        rows.append(Row(fact, asked, lacks if lacks > CENT else 0.0))
    verdict = _verdict(rows, row.get("pay"), kind, amount, today)
    if shown and not base and (persons or 1) > 1 and verdict in REACHED:
        verdict = "alone"
    return Held(
        sheet,
        verdict,
        tuple(rows),
        tuple(beside),
        amount,
        rows[0].asked * MONTHS if whole else None,
        more,
        several,
        _up_to(row, amount, value_of(first, today), more, today),
    )


def _in_unit(told: Told, fact: Fact, figure: float, *, shown: bool) -> tuple[float, bool]:
    """Return a sum in the unit of a figure, and whether it is one for twelve months."""
    per = fact.unit.partition("/")[2]
    if per == MONTH:
        if told.period == YEAR:
            return told.amount / MONTHS, False
        if told.period is None and shown and told.amount >= OF_A_YEAR * figure:
            return told.amount, True
        if told.period is None and not shown and told.amount >= PAY_OF_A_YEAR * figure:
            return told.amount / MONTHS, False
        return told.amount, False
    by_month = told.period == MONTH or (told.period is None and told.amount * OF_A_YEAR < figure)
    if per == YEAR and by_month and not shown:
        return told.amount * MONTHS, False
    return (told.amount * MONTHS if told.period == MONTH else told.amount), False


def _per_unit(fact: Fact, first: Fact) -> float:
    """Return by what a sum in the unit of the first figure is multiplied for that of another."""
    one, other = first.unit.partition("/")[2], fact.unit.partition("/")[2]
    if one == other:
        return 1.0
    return MONTHS if one == MONTH else 1 / MONTHS


def _asked(
    row: Mapping[str, Any],
    figure: float,
    more: Fact | None,
    persons: int | None,
    today: date,
) -> float:
    """Return what is asked for so many persons."""
    if persons is None:
        return figure
    if more is not None:
        return figure + max(persons - int(row["persons"]), 0) * value_of(more, today)
    steps = {int(n): float(percent) for n, percent in row.get("steps", {}).items()}
    percent = max((p for n, p in steps.items() if persons >= n), default=100.0)
    return figure * percent / 100


def _up_to(
    row: Mapping[str, Any], amount: float, figure: float, more: Fact | None, today: date
) -> int | None:
    """Return for how many persons a sum is enough, where each person more has a figure."""
    if more is None or amount < figure:
        return None
    return int(row["persons"] + (amount - figure + CENT) // value_of(more, today))


def _verdict(
    rows: Sequence[Row], pay: str | None, kind: str | None, amount: float, today: date
) -> str:
    reached = [row for row in rows if not row.lacks]
    if len(rows) > 1:
        return "all" if len(reached) == len(rows) else "some" if reached else "none"
    if not reached:
        gross = pay == GROSS and kind != GROSS and amount >= rows[0].asked * NET
        return "gross" if gross else "short"
    if pay == NET_PAY and kind == GROSS:
        return "net"
    if abs(amount - rows[0].asked) <= CENT:
        return "exact"
    value = rows[0].fact.at(today)
    if value is not None and (today - value.valid_from).days > OLD_DAYS:
        return "old"
    return "if_net" if pay == NET_PAY and kind is None else "enough"


def _currency(fact: Fact) -> str:
    return fact.unit.partition("/")[0]
