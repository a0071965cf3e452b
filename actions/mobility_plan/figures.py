"""Numbers in a message, in digits and in words: durations, bare numbers, months, sums of money.

The words are the table `said` of `plan.yaml`; « un an et demi », "6 chhor" and « خمس سنوات » are
read by the same rule, however they are put together.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from actions.mobility_plan.speech import DECIMAL, Plans, Speech, plain, table_of
from bot.text.gazetteer import Gazetteer, NameMatch

MONTHS_OF = {"year": 12.0, "month": 1.0, "week": 0.25, "day": 1 / 30}
COUNTED = {"one_year": (1, "year"), "two_years": (2, "year")} | {
    "one_month": (1, "month"),
    "two_months": (2, "month"),
}
"""Units that hold their number: « عامين » is two years."""
DIRHAMS_OF = {"dirham": 1.0, "euro": 10.0, "rial": 0.05}
"""Roughly: a sum only tells a little from enough."""
TIMES = {"thousand": 1_000.0, "two_thousand": 2_000.0} | {"million": 1e6, "two_million": 2e6}
CENTIMES_IN_A_DIRHAM = 100
"""In Morocco a million of money is a million centimes, unless a currency is named."""
A_LITTLE_MONTHS, HALF = 0.5, 0.5
"""What "more than" and "less than" add or take, in months."""
NEAR_WORDS = 5
"""So far from a number a word still says what it counts: « 12 ans dans la même pratique »."""
GROWN_UP = range(18, 70)
"""Years that « j'ai … ans » says of a person's age."""
MONTHS = range(1, 13)
_DIGITS = re.compile(rf"(?<!\w)\d{{1,9}}(?:{DECIMAL}\d{{1,2}})?(?!\w)")
_TENS = frozenset({20.0, 30.0, 40.0, 50.0, 60.0})
_DOZENS = frozenset({10.0, 12.0, 15.0})
"""« une dizaine » is ten, not one or ten."""


@dataclass(frozen=True)
class Quantity:
    """A number: months where it is a duration.

    Attributes:
        value: Months, or the bare number.
        start: Position of its first character.
        end: Position behind it.
        about: "experience", "age" or "time" where words beside it say so.
    """

    value: float
    start: int
    end: int
    about: str = ""


@dataclass(frozen=True)
class Figures:
    """The numbers of a message.

    Attributes:
        durations: Durations, in months.
        numbers: Numbers without a unit.
        months: Months of the year that are named, 1 to 12.
        sums: Sums of money, in dirhams.
        alone: Whether the message holds no other word.
    """

    durations: tuple[Quantity, ...] = ()
    numbers: tuple[Quantity, ...] = ()
    months: tuple[int, ...] = ()
    sums: tuple[float, ...] = ()
    alone: bool = False

    def money(self, least: float) -> list[float]:
        """Return the sums, bare numbers from some size on included."""
        return [*self.sums, *(one.value for one in self.numbers if one.value >= least)]


class _Mark(NamedTuple):
    kind: str
    name: str
    start: int
    end: int
    digits: bool = False


class FigureReader:
    """Finds numbers and says what they count."""

    def __init__(self, plans: Plans, speech: Speech) -> None:
        """Compile the table `said` of every language."""
        self._speech = speech
        rows = {
            kind: table_of(plans, "said", kind)
            for kind in ("numbers", "units", "bounds", "calendar", "money")
        }
        self._finder = Gazetteer(
            (f"{kind} {name}", way) for kind, row in rows.items() for name, way in row
        )
        joins = (way for _, way in table_of(plans, "said", "joins"))
        self._joins = frozenset(part for way in joins for part in way.split())
        attached = {way for kind in ("units", "money") for _, way in rows[kind] if " " not in way}
        self._attached = re.compile(
            r"(?<!\w)(\d+)(" + "|".join(sorted(map(re.escape, attached), key=len)) + r")(?!\w)"
        )

    def words(self, text: str) -> str:
        """Return a text as plain words, each unit apart from its number: "6chhor" is two words."""
        return self._attached.sub(r"\1 \2", plain(text))

    def read(self, words: str) -> Figures:
        """Return the numbers of plain words."""
        marks = self._marks(words)
        found = _Found()
        place = 0
        while place < len(marks):
            place = self._one(words, marks, place, found)
        durations, numbers = self._told(words, found.durations, found.numbers)
        rest = _outside(words, [(mark.start, mark.end) for mark in marks])
        rest = _outside(rest, [(m.start, m.end) for m in self._speech.find("own", rest)])
        alone = bool(marks) and set(rest.split()) <= self._joins
        return Figures(durations, numbers, tuple(found.months), tuple(found.sums), alone)

    def _marks(self, words: str) -> list[_Mark]:
        marks = [
            _Mark("numbers", m.group(), m.start(), m.end(), digits=True)
            for m in _DIGITS.finditer(words)
        ]
        for match in self._finder.find(words):
            kind, _, name = match.id.partition(" ")
            marks.append(_Mark(kind, name, match.start, match.end))
        return sorted(marks, key=lambda mark: mark.start)

    def _one(self, words: str, marks: Sequence[_Mark], place: int, found: "_Found") -> int:
        """Read what begins at a mark; return the place of the mark behind it."""
        mark = marks[place]
        if mark.kind == "numbers":
            return self._number(words, marks, place, found)
        if mark.kind == "calendar":
            found.months.append(int(mark.name))
        elif mark.kind == "units" and self._names_month(words, marks, place):
            found.months.append(int(marks[place + 1].name))
            return place + 2
        elif mark.kind == "units" and mark.name in COUNTED:
            count, unit = COUNTED[mark.name]
            return self._duration(words, marks, (place, place), (count, unit), found)
        elif mark.kind == "money" and mark.name in TIMES:
            return self._sum(words, marks, (place, place), 1.0, found)
        return place + 1

    def _number(self, words: str, marks: Sequence[_Mark], first: int, found: "_Found") -> int:
        after = first + 1
        while after < len(marks) and self._runs_on(words, marks[after - 1], marks[after]):
            after += 1
        value = min(_values(marks[first:after]))
        follows = marks[after] if after < len(marks) else None
        if follows is not None and self._joined(words, marks[after - 1], follows):
            if follows.kind == "units":
                unit = COUNTED.get(follows.name, (1, follows.name))[1]
                return self._duration(words, marks, (first, after), (value, unit), found)
            if follows.kind == "money":
                return self._sum(words, marks, (first, after), value, found)
        found.numbers.append(Quantity(value, marks[first].start, marks[after - 1].end))
        return after

    def _duration(
        self,
        words: str,
        marks: Sequence[_Mark],
        span: tuple[int, int],
        counted: tuple[float, str],
        found: "_Found",
    ) -> int:
        """Note a duration from its number to its unit, "and a half" included."""
        (first, last), (value, unit) = span, counted
        if self._half_follows(words, marks, last):
            value, last = value + HALF, last + 1
        months = value * MONTHS_OF[unit] + self._bound(words, marks, first) * A_LITTLE_MONTHS
        found.durations.append(Quantity(months, marks[first].start, marks[last].end))
        return last + 1

    def _sum(
        self,
        words: str,
        marks: Sequence[_Mark],
        span: tuple[int, int],
        value: float,
        found: "_Found",
    ) -> int:
        """Note a sum from its number to its currency: « شي مليونين », "45k dh"."""
        place = span[1]
        name = marks[place].name
        if name in TIMES:
            value *= TIMES[name]
            if self._half_follows(words, marks, place):
                value, place = value + HALF * TIMES[name], place + 1
            currency = marks[place + 1] if place + 1 < len(marks) else None
            named = currency is not None and currency.name in DIRHAMS_OF
            if named and self._joined(words, marks[place], marks[place + 1]):
                value, place = value * DIRHAMS_OF[marks[place + 1].name], place + 1
            elif name in {"million", "two_million"}:
                value /= CENTIMES_IN_A_DIRHAM
        else:
            value *= DIRHAMS_OF[name]
        found.sums.append(value)
        return place + 1

    def _names_month(self, words: str, marks: Sequence[_Mark], place: int) -> bool:
        """Tell whether a month is named by its number: "chhar 9"."""
        if marks[place].name not in {"month", "one_month"} or place + 1 >= len(marks):
            return False
        number = marks[place + 1]
        beside = not words[marks[place].end : number.start].strip()
        return beside and number.digits and number.name in map(str, MONTHS)

    def _half_follows(self, words: str, marks: Sequence[_Mark], place: int) -> bool:
        if place + 1 >= len(marks) or marks[place + 1].name != str(HALF):
            return False
        return self._joined(words, marks[place], marks[place + 1])

    def _bound(self, words: str, marks: Sequence[_Mark], place: int) -> int:
        before = marks[place - 1] if place else None
        if before is None or before.kind != "bounds":
            return 0
        if not self._joined(words, before, marks[place]):
            return 0
        return 1 if before.name == "more" else -1

    def _runs_on(self, words: str, mark: _Mark, other: _Mark) -> bool:
        return other.kind == "numbers" and self._joined(words, mark, other)

    def _joined(self, words: str, mark: _Mark, other: _Mark) -> bool:
        return set(words[mark.end : other.start].split()) <= self._joins

    def _told(
        self, words: str, durations: list[Quantity], numbers: list[Quantity]
    ) -> tuple[tuple[Quantity, ...], tuple[Quantity, ...]]:
        """Return quantities with what words beside them say that they count."""
        every = [*durations, *numbers]
        for subject in self._speech.subjects(words):
            if subject.id in {"experience", "age", "time"} and every:
                nearest = min(every, key=lambda q: _words_between(words, q, subject))
                if _words_between(words, nearest, subject) <= NEAR_WORDS and not nearest.about:
                    every[every.index(nearest)] = replace(nearest, about=subject.id)
        owned = {match.end for match in self._speech.find("own", words)}
        for index, one in enumerate(every[: len(durations)]):
            grown_up = int(one.value / MONTHS_OF["year"]) in GROWN_UP
            if not one.about and grown_up and one.start - 1 in owned:
                every[index] = replace(one, about="age")
        return tuple(every[: len(durations)]), tuple(every[len(durations) :])


class _Found:
    def __init__(self) -> None:
        self.durations: list[Quantity] = []
        self.numbers: list[Quantity] = []
        self.months: list[int] = []
        self.sums: list[float] = []


def _values(run: Sequence[_Mark]) -> Iterator[float]:
    """Yield the numbers of a run: « vingt et un » is one, « trois ou quatre » are two."""
    value: float | None = None
    for mark in run:
        new = float(mark.name.replace(DECIMAL, "."))
        if value is None:
            value = new
        elif new == HALF or (not mark.digits and _add_up(value, new)):
            value += new
        elif value == 1 and new in _DOZENS and not mark.digits:
            value = new
        else:
            yield value
            value = new
    if value is not None:
        yield value


def _add_up(value: float, new: float) -> bool:
    """Tell whether two number words make one; Arabic says the ones first."""
    return (value in _TENS and new < min(_TENS)) or (new in _TENS and value < 10)


def _words_between(words: str, one: Quantity, other: NameMatch) -> int:
    before = one.end <= other.start
    between = words[one.end : other.start] if before else words[other.end : one.start]
    return len(between.split())


def _outside(words: str, spans: Sequence[tuple[int, int]]) -> str:
    for start, end in sorted(spans, reverse=True):
        words = f"{words[:start]} {words[end:]}"
    return words
