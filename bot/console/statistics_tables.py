"""Figures as a page and a file show them: titles, limits, plots and rows of words."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from bot.console.formats import Formats
from bot.console.plots import Bar, Line, Style, bars, lines
from bot.console.statistics_cells import MIN_CELL, ROUND_TO
from bot.console.statistics_costs import CostLine
from bot.console.statistics_figures import Book, Figure
from bot.console.statistics_labels import FEE_ORDER, Labels
from bot.console.statistics_words import (
    COST_HEADINGS,
    COSTS,
    COSTS_LIMITS,
    COSTS_TITLE,
    FIRST_ROWS,
    RULES,
    TITLES,
    UNITS,
)
from bot.console.words import marked

MAX_BARS = 12
MAX_ROWS = 20
"""Rows of a long table on the page; the file has them all."""
Cell = str | float | None
"""Words, a number, or None where a number is hidden."""


@dataclass(frozen=True)
class Shown:
    """A figure as a page shows it: rows hold words and, in `numbers` columns, numbers as words."""

    id: str
    title: str
    limits: tuple[str, ...]
    plot: Markup
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers_from: int
    total: str


@dataclass(frozen=True)
class Flat:
    """A figure as a file holds it: one row for each cell, numbers as numbers."""

    id: str
    title: str
    notes: tuple[str, ...]
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


class Tables:
    """Shows the figures of a book in one language."""

    def __init__(
        self, book: Book, labels: Labels, show: Formats, gettext: Callable[[str], str], rtl: bool
    ) -> None:
        self.book, self.labels, self.show, self._ = book, labels, show, gettext
        self.hidden = gettext(marked("caché"))
        self.rtl = rtl

    def rules(self) -> tuple[str, ...]:
        """Return what a reader must know of every figure."""
        return tuple(self._(rule).format(least=MIN_CELL, step=ROUND_TO) for rule in RULES)

    def shown(self) -> Iterator[Shown]:
        """Yield the figures of the page."""
        for figure in self.book.figures.values():
            title, limits = (self._(text) if text else "" for text in TITLES[figure.id])
            wide = len(figure.axes) > 1 and "step" not in figure.axes
            head, rows = self._wide(figure) if wide else self._long(figure)
            notes = [limits] if limits else []
            if not wide and len(figure.table.cells) > MAX_ROWS:
                notes.append(self._(FIRST_ROWS).format(most=MAX_ROWS))
            yield Shown(
                figure.id,
                title,
                tuple(notes),
                Markup(self._plot(figure, title)),  # noqa: S704 - made here, every word escaped
                head,
                rows,
                1 if wide else len(figure.axes),
                self._total(figure),
            )

    def costs(self, year: int) -> Shown:
        """Return the figure of a year on the cost of recruitment."""
        flat = self.flat_costs(year)
        rows = tuple(
            (*(str(cell) for cell in row[:3]), *(self._number(c, dash=True) for c in row[3:]))
            for row in flat.rows
        )
        return Shown(COSTS, flat.title, flat.notes, Markup(""), flat.head, rows, 3, "")

    def flat(self, figure: Figure) -> Flat:
        """Return a figure for a file."""
        title, limits = (self._(text) if text else "" for text in TITLES[figure.id])
        head = (*map(self.labels.axis, figure.axes), self._(UNITS[figure.unit]))
        rows = tuple(
            (*self.labels.place(figure.axes, keys), number) for keys, number in _ordered(figure)
        )
        return Flat(figure.id, title, (*([limits] if limits else []), *self.rules()), head, rows)

    def flat_costs(self, year: int) -> Flat:
        """Return the yearly figure on costs for a file."""
        title = f"{self._(COSTS_TITLE)}, {year}"
        notes = tuple(map(self._, COSTS_LIMITS))
        rows = tuple(self._cost(line) for line in self.book.costs.get(year, ()))
        return Flat(f"{COSTS}_{year}", title, notes, tuple(map(self._, COST_HEADINGS)), rows)

    def _cost(self, line: CostLine) -> tuple[Cell, ...]:
        kind = self._(marked("payé, dit la personne") if line.paid else marked("demandé"))
        return (
            self.labels.country(line.country),
            kind,
            line.currency,
            *(line.people, line.low, line.middle, line.high, line.months_of_pay),
        )

    def _long(self, figure: Figure) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
        head = (*map(self.labels.axis, figure.axes), self._(UNITS[figure.unit]))
        rows = tuple(
            (*self.labels.place(figure.axes, keys), self._said(figure, number))
            for keys, number in _ordered(figure)[:MAX_ROWS]
        )
        return head, rows

    def _wide(self, figure: Figure) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
        row_axis, column_axis = figure.axes
        cells = figure.table.cells
        columns = self._columns(column_axis, {keys[1] for keys in cells})
        names = sorted({keys[0] for keys in cells}, key=lambda k: self.labels.key(row_axis, k))
        head = (
            self.labels.axis(row_axis),
            *(self.labels.key(column_axis, column) for column in columns),
        )
        rows = tuple(
            (
                self.labels.key(row_axis, name),
                *(self._said(figure, cells.get((name, column), 0)) for column in columns),
            )
            for name in names
        )
        return head, rows

    def _columns(self, axis: str, there: set[str]) -> Sequence[str]:
        if axis == "month":
            return self.book.months
        if axis == "fee":
            return [fee for fee in FEE_ORDER if fee in there]
        return sorted(there, key=lambda key: self.labels.key(axis, key))

    def _plot(self, figure: Figure, title: str) -> str:
        def number(value: float) -> str:
            return self._said(figure, value)

        style = Style(self.rtl, number, self.hidden)
        cells = _ordered(figure)
        if not cells or not figure.plot:
            return ""
        if figure.plot == "lines":
            points = [self.labels.key("month", keys[0]) for keys, _ in cells]
            return lines(title, points, [Line(title, tuple(n for _, n in cells))], style)
        rows = [
            Bar(self.labels.place(figure.axes, keys)[-1], value) for keys, value in cells[:MAX_BARS]
        ]
        return bars(title, rows, style)

    def _said(self, figure: Figure, number: float | None) -> str:
        if number is None:
            return self.hidden
        return self.show.percent(number) if figure.unit == "share" else self.show.number(number)

    def _number(self, cell: Cell, *, dash: bool = False) -> str:
        if cell is None:
            return "…" if dash else self.hidden
        return cell if isinstance(cell, str) else self.show.number(cell)

    def _total(self, figure: Figure) -> str:
        adds_up = figure.id in {"newcomers", "languages"}
        return self.show.number(figure.table.total) if adds_up else ""


def _ordered(figure: Figure) -> list[tuple[tuple[str, ...], float | None]]:
    """Return the cells: months in time, all else by number, hidden ones last."""
    cells = list(figure.table.cells.items())
    if figure.axes == ("month",):
        return cells
    return sorted(cells, key=lambda cell: (cell[1] is None, -(cell[1] or 0), cell[0]))
