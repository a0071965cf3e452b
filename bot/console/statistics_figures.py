"""The figures of the statistics: which there are, counted once a day, guarded before anything else.

A figure covers the last twelve months up to last midnight. The figures of a day are counted once
and kept until the next: whoever asks twice sees the same numbers, and nothing can be learnt from
how they move while somebody watches.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone
from functools import partial
from statistics import median
from typing import Any, Protocol

from sqlalchemy.orm import Session

from bot.console.statistics_cells import Count, Guarded, guarded
from bot.console.statistics_costs import CostLine, cost_lines
from bot.storage import statistics as counted
from bot.storage.statistics import Row, Span

MONTHS = 12
SECONDS_IN_A_MINUTE = 60


@dataclass(frozen=True)
class Figure:
    """One table of the statistics.

    Attributes:
        id: Its name, also that of its file.
        axes: What each key of a cell is: `month`, `language`, `module`, …
        unit: What a number is: `people`, `share` or `minutes`.
        table: The numbers that may be shown.
        plot: `lines`, `bars`, or nothing.
    """

    id: str
    axes: tuple[str, ...]
    unit: str
    table: Guarded
    plot: str = ""


@dataclass(frozen=True)
class Book:
    """All figures of one day.

    Attributes:
        made_at: When they were counted.
        span: The time they cover.
        months: Its months, `2026-11`.
        figures: The figures by id, in the order of the page.
        costs: What recruitment costs, by destination, of the years that have begun in the span.
    """

    made_at: datetime
    span: Span
    months: tuple[str, ...]
    figures: Mapping[str, Figure]
    costs: Mapping[int, tuple[CostLine, ...]]

    @property
    def last_day(self) -> date:
        """The last day that is counted."""
        return (self.span.end - timedelta(seconds=1)).date()


class Reader(Protocol):
    """Runs a unit of work that only reads."""

    def __call__(self, unit: Callable[[Session], Any]) -> Any:
        """Return what the unit returns."""
        ...


def span_until(now: datetime) -> tuple[Span, tuple[str, ...]]:
    """Return the last twelve months up to last midnight (UTC), and their names."""
    end = datetime.combine(now.astimezone(timezone.utc).date(), time(), timezone.utc)
    last = end - timedelta(seconds=1)
    first = last.year * MONTHS + last.month - MONTHS
    names = [_month_of(first + index) for index in range(MONTHS)]
    start = datetime(first // MONTHS, first % MONTHS + 1, 1, tzinfo=timezone.utc)
    return Span(start, end), tuple(names)


def _month_of(number: int) -> str:
    return f"{number // MONTHS}-{number % MONTHS + 1:02d}"


_QUERIES: tuple[tuple[str, tuple[str, ...], str, str, Callable[..., list[Row]]], ...] = (
    ("newcomers", ("month",), "people", "lines", counted.newcomers),
    ("writers", ("month",), "people", "lines", counted.writers),
    ("languages", ("language",), "people", "bars", counted.languages),
    ("varieties", ("variety",), "people", "bars", counted.varieties),
    ("channels", ("channel",), "people", "bars", counted.channels),
    ("begun", ("module",), "people", "bars", counted.begun),
    ("finished", ("module",), "people", "bars", counted.finished),
    ("abandoned", ("module", "step"), "people", "", counted.abandoned),
    ("missed", ("module", "step"), "share", "bars", counted.missed),
    ("signs", ("sign",), "people", "bars", counted.signs),
    ("signs_month", ("sign", "month"), "people", "", counted.signs_by_month),
    ("signs_country", ("sign", "country"), "people", "", counted.signs_by_country),
    ("fees", ("country", "fee"), "people", "", counted.fees),
    ("understanding", ("month",), "share", "lines", counted.understanding),
)


def collect(read: Reader, now: datetime) -> Book:
    """Count every figure, each in a unit of work of its own."""
    span, months = span_until(now)
    figures = {}
    for name, axes, unit, plot, query in _QUERIES:
        rows = read(partial(query, span=span))
        counts = [Count(row.keys, row.people, row.value) for row in rows]
        figures[name] = Figure(name, axes, unit, guarded(_whole(counts, axes, months)), plot)
    waits = read(lambda session: counted.waits(session, span))
    figures["waits"] = Figure(
        "waits", ("month",), "minutes", guarded(_whole(_waits(waits), ("month",), months)), "lines"
    )
    years = sorted({int(month[:4]) for month in months}, reverse=True)
    costs = {year: _costs(read, year, span.end) for year in years}
    return Book(now, span, months, figures, costs)


def _whole(counts: list[Count], axes: tuple[str, ...], months: tuple[str, ...]) -> list[Count]:
    """Return the cells with a zero for each month in which nothing was counted."""
    if axes != ("month",):
        return counts
    known = {count.keys[0]: count for count in counts}
    return [known.get(month, Count((month,), 0)) for month in months]


def _waits(rows: Iterable[tuple[str, str, float]]) -> list[Count]:
    """Return the median wait in minutes by month, with the people who waited."""
    by_month: dict[str, list[tuple[str, float]]] = {}
    for month, person_id, seconds in rows:
        by_month.setdefault(month, []).append((person_id, seconds))
    return [
        Count(
            (month,),
            len({person_id for person_id, _ in waited}),
            round(median(seconds for _, seconds in waited) / SECONDS_IN_A_MINUTE),
        )
        for month, waited in sorted(by_month.items())
    ]


def _costs(read: Reader, year: int, end: datetime) -> tuple[CostLine, ...]:
    start = datetime(year, 1, 1, tzinfo=timezone.utc)
    span = Span(start, min(end, datetime(year + 1, 1, 1, tzinfo=timezone.utc)))
    return tuple(cost_lines(read(lambda session: counted.costs(session, span))))


@dataclass
class Shelf:
    """Keeps the figures of the day; the first who asks has them counted."""

    read: Reader
    clock: Callable[[], datetime]
    _book: Book | None = None
    _counting: "asyncio.Task[Book] | None" = field(default=None)

    async def book(self, patience: float) -> Book | None:
        """Return today's figures; None where counting takes longer than `patience` seconds.

        Yesterday's are shown while today's are counted.
        """
        today = span_until(self.clock())[0].end
        if self._book is not None and self._book.span.end == today:
            return self._book
        if self._counting is None or self._counting.done():
            self._counting = asyncio.create_task(self._count())
        if self._book is not None:
            return self._book
        counting: Awaitable[Book] = asyncio.shield(self._counting)
        try:
            return await asyncio.wait_for(counting, patience)
        except asyncio.TimeoutError:
            return None

    async def _count(self) -> Book:
        self._book = await asyncio.to_thread(collect, self.read, self.clock())
        return self._book
