"""Plots as SVG, made here: no script, readable in print and from right to left.

A plot says nothing by colour alone: every bar and every point bears its number, hidden cells bear
a sign of their own, and a table stands under the plot (see `statistics.html`). In Arabic the axes
are mirrored: bars grow from the right, and time goes from right to left as the text does.
Colours are classes of `static/pages.css`, which knows paper, dark screens and ink; sizes are
attributes. Nothing is an inline style, which the content policy refuses.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

WIDTH = 440
NUMBER_WIDTH = 70
ROW_HEIGHT = 46
LABEL_MIDDLE, BAR_TOP, BAR_HEIGHT = 12, 22, 14
LINE_HEIGHT = 240
LINE_SIDE = 42
MARGIN = 6
TOP = 44
BOTTOM = 32
FONT_SIZE = 14
MAX_LABEL_CHARACTERS = 52
MAX_MONTH_LABELS = 4
_SERIES = ("first", "second")
"""Classes of the lines; the second is dashed, so that black and white tells them apart too."""

Number = Callable[[float], str]


@dataclass(frozen=True)
class Bar:
    """One bar: its label, its number, or None where it is hidden."""

    label: str
    value: float | None


@dataclass(frozen=True)
class Line:
    """One line: its name and a number by point, or None where it is hidden."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True)
class Style:
    """What a plot must know of the language.

    Attributes:
        right_to_left: Whether the axes are mirrored.
        number: Writes a number in the language.
        hidden: What stands for a hidden number.
    """

    right_to_left: bool
    number: Number
    hidden: str

    def x(self, from_start: float) -> float:
        """Return the coordinate of a distance from the side where reading starts."""
        return round(WIDTH - from_start if self.right_to_left else from_start, 1)

    def said(self, value: float | None) -> str:
        """Return a number in words."""
        return self.hidden if value is None else self.number(value)


def bars(name: str, rows: Sequence[Bar], style: Style) -> str:
    """Return a plot of horizontal bars; `name` tells a screen reader what it shows."""
    height = ROW_HEIGHT * len(rows) + 2 * MARGIN
    room = WIDTH - NUMBER_WIDTH - 2 * MARGIN
    most = max((row.value or 0 for row in rows), default=0) or 1
    parts = []
    for index, row in enumerate(rows):
        top = MARGIN + ROW_HEIGHT * index
        length = room * (row.value or 0) / most
        beside = top + BAR_TOP + BAR_HEIGHT / 2
        parts += [
            _text(style, MARGIN, top + LABEL_MIDDLE, _short(row.label), "start"),
            _bar(style, MARGIN, top + BAR_TOP, length),
            _text(style, MARGIN + length + 6, beside, style.said(row.value), "start", row.value),
        ]
    return _svg(name, height, style, parts)


def lines(name: str, points: Sequence[str], series: Sequence[Line], style: Style) -> str:
    """Return a plot of lines over points of time."""
    height = LINE_HEIGHT
    most = max((v or 0 for line in series for v in line.values), default=0) or 1
    bottom = height - BOTTOM
    parts = [_axis(bottom)]
    step = (WIDTH - 2 * LINE_SIDE) / max(len(points) - 1, 1)
    every = -(-len(points) // MAX_MONTH_LABELS) if points else 1
    for index, point in enumerate(points):
        if (len(points) - 1 - index) % every == 0:
            parts.append(_text(style, LINE_SIDE + step * index, height - 12, point, "middle"))
    for number, line in enumerate(series):
        kind = _SERIES[number % len(_SERIES)]
        places = [
            (style.x(LINE_SIDE + step * i), round(bottom - (bottom - TOP) * v / most, 1), v)
            for i, v in enumerate(line.values)
            if v is not None
        ]
        parts += [
            f'<line class="line {kind}" x1="{a[0]}" y1="{a[1]}" x2="{b[0]}" y2="{b[1]}"/>'
            for a, b in pairwise(places)
            if abs(b[0] - a[0]) < 1.5 * step  # what is hidden leaves a gap
        ]
        for x, y, value in places:
            parts += [
                f'<circle class="dot {kind}" cx="{x}" cy="{y}" r="4"/>',
                f'<text class="point" x="{x}" y="{y - 12}" text-anchor="middle">'
                f"{escape(style.said(value))}</text>",
            ]
        if len(series) > 1:
            parts += _legend(style, number, line.name, kind)
    return _svg(name, height, style, parts)


_LEGEND_WIDTH = 200


def _legend(style: Style, number: int, name: str, kind: str) -> list[str]:
    start = MARGIN + number * _LEGEND_WIDTH
    x1, x2 = style.x(start), style.x(start + 28)
    return [
        f'<line class="line {kind}" x1="{x1}" y1="14" x2="{x2}" y2="14"/>',
        _text(style, start + 34, 14, _short(name), "start"),
    ]


def _axis(y: float) -> str:
    return f'<line class="axis" x1="0" y1="{y}" x2="{WIDTH}" y2="{y}"/>'


def _bar(style: Style, start: float, top: float, length: float) -> str:
    left = style.x(start + length) if style.right_to_left else start
    return (
        f'<rect class="bar" x="{round(left, 1)}" y="{round(top, 1)}" '
        f'width="{max(round(length, 1), 1)}" height="{BAR_HEIGHT}" rx="2"/>'
    )


def _text(
    style: Style,
    from_start: float,
    y: float,
    words: str,
    anchor: str,
    value: float | None = 0,
) -> str:
    """Write words; `anchor` is `start` or `end` in the sense of reading, as SVG takes it."""
    kind = ' class="faint"' if value is None else ""
    return (
        f'<text{kind} x="{style.x(from_start)}" y="{round(y, 1)}" text-anchor="{anchor}" '
        f'dominant-baseline="middle">{escape(words)}</text>'
    )


def _svg(name: str, height: float, style: Style, parts: Sequence[str]) -> str:
    direction = "rtl" if style.right_to_left else "ltr"
    return (
        f'<svg class="plot" role="img" aria-label={quoteattr(name)} direction="{direction}" '
        f'viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        f'font-size="{FONT_SIZE}" xmlns="http://www.w3.org/2000/svg">{"".join(parts)}</svg>'
    )


def _short(label: str) -> str:
    return label if len(label) <= MAX_LABEL_CHARACTERS else label[: MAX_LABEL_CHARACTERS - 1] + "…"
