"""What may be shown of counts of people, so that nobody is known again from a figure.

Three rules, for every table:

1. A cell of fewer than `MIN_CELL` people is hidden; zero is shown, as it speaks of nobody.
2. Whatever is hidden along a line of the table counts `MIN_CELL` people or more, and is two cells
   or more: the smallest cells beside it are hidden too. Otherwise the cell could be had by taking
   the shown ones from a total, be it of this table or of another.
3. Numbers of people are rounded to `ROUND_TO`, and a total is the sum of what is shown. The same
   figure of two days, or of two tables, so differs by nothing that says "one more person".
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

MIN_CELL = 10
"""People below which a cell is hidden."""
ROUND_TO = 5
"""Numbers of people are multiples of it."""
_MIN_HIDDEN_CELLS = 2

Keys = tuple[str, ...]


@dataclass(frozen=True)
class Count:
    """What was counted for one cell.

    Attributes:
        keys: Its place on each axis of the table.
        people: How many different people stand behind it.
        value: The number to show, where it is not the number of people (a share, minutes).
    """

    keys: Keys
    people: int
    value: float | None = None


@dataclass(frozen=True)
class Guarded:
    """A table that may be shown.

    Attributes:
        cells: Number by place; None where it is hidden.
        hidden: How many cells are hidden.
    """

    cells: Mapping[Keys, float | None]
    hidden: int

    @property
    def total(self) -> float:
        """The sum of what is shown; it says nothing of what is not."""
        return sum(number for number in self.cells.values() if number is not None)


def rounded(people: int) -> int:
    """Return a number of people as it is shown; a half is rounded up."""
    return (people + ROUND_TO // 2) // ROUND_TO * ROUND_TO


def guarded(counts: Iterable[Count]) -> Guarded:
    """Return what may be shown of a table.

    >>> guarded([Count(("fr",), 52), Count(("ar",), 31), Count(("en",), 3)]).cells
    {('fr',): 50, ('ar',): None, ('en',): None}
    """
    rows = list(counts)
    people = {row.keys: row.people for row in rows}
    hidden = {keys for keys, number in people.items() if 0 < number < MIN_CELL}
    lines = _lines(people)
    while more := _to_hide_beside(lines, people, hidden):
        hidden |= more
    cells: dict[Keys, float | None] = {}
    for row in rows:
        shown = rounded(row.people) if row.value is None else row.value
        cells[row.keys] = None if row.keys in hidden else shown
    return Guarded(cells, len(hidden))


def _lines(cells: Iterable[Keys]) -> list[list[Keys]]:
    """Return the lines of a table: for each axis, the cells that differ on that axis alone."""
    lines: dict[Hashable, list[Keys]] = defaultdict(list)
    for keys in cells:
        for axis in range(len(keys)):
            lines[(axis, keys[:axis], keys[axis + 1 :])].append(keys)
    return list(lines.values())


def _to_hide_beside(
    lines: Iterable[list[Keys]], people: Mapping[Keys, int], hidden: set[Keys]
) -> set[Keys]:
    """Return one cell for each line whose hidden part could be worked out, the smallest shown."""
    found = set()
    for line in lines:
        gone = [keys for keys in line if keys in hidden]
        if not gone:
            continue
        if len(gone) >= _MIN_HIDDEN_CELLS and sum(people[k] for k in gone) >= MIN_CELL:
            continue
        left = [keys for keys in line if keys not in hidden and people[keys]]
        if left:
            found.add(min(left, key=lambda keys: (people[keys], keys)))
    return found
