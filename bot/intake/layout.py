"""From words with places on a page to running text: lines, paragraphs, two scripts in one line."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

_TABLE_COLUMNS = 12
_WORD_LEVEL = "5"
_LEAST_CONFIDENCE = 20.0
"""Words under it are specks and frames; they are left out."""
_SURE_LATIN = 50.0
_ARABIC = re.compile(r"[\u0621-\u064a]")
_LATIN_WORD = re.compile(r"[A-Za-z][\w.@/:-]*[A-Za-z0-9]")
_ITEM = re.compile(r"(?:[•*·●▪►✔-]|\d{1,2}[.)]) ")
_NEXT_LINE = 1.2
"""Gap in heights of a line up to which the next line goes on with the paragraph."""
_SPACE = 0.3
"""Width of a space in heights of a line."""
_NUMBER = re.compile(r"[\d.,]*\d[\d.,]*")
_WIDEST_DIGIT = 0.92
"""Width of a digit in its height; a wider one stands for several ("3000" read as "0")."""
_MARGIN = 0.4
_FREE_SIDE = 4.0
"""Where no word stands beside a number, how far it may reach, in its height."""
_LEAST_COLUMN = 40
_RAGGED = 0.08
"""How much the length of full lines differs where letters differ in width."""


@dataclass(frozen=True)
class Word:
    """A word on a page: its line (block, paragraph, line), its box, how sure the reader is."""

    line: tuple[str, ...]
    text: str
    confidence: float
    left: int
    top: int
    right: int
    bottom: int

    @property
    def is_arabic(self) -> bool:
        """Whether it holds Arabic letters."""
        return _ARABIC.search(self.text) is not None

    def covers(self, other: "Word") -> bool:
        """Tell whether the middle of another word lies on this one."""
        across, down = (other.left + other.right) / 2, (other.top + other.bottom) / 2
        return self.left <= across <= self.right and self.top <= down <= self.bottom


@dataclass(frozen=True)
class Line:
    """Words of one line in the order in which they are read."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words with spaces between them."""
        return " ".join(word.text for word in self.words)

    @property
    def left(self) -> int:
        """Where the line begins on the page, whatever its direction."""
        return min(word.left for word in self.words)

    @property
    def right(self) -> int:
        """Where the line ends on the page, whatever its direction."""
        return max(word.right for word in self.words)

    @property
    def top(self) -> int:
        """The upper edge."""
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> int:
        """The lower edge."""
        return max(word.bottom for word in self.words)

    @property
    def is_arabic(self) -> bool:
        """Whether it runs from right to left."""
        return sum(word.is_arabic for word in self.words) * 2 > len(self.words)


def words_of(table: str) -> Iterator[Word]:
    """Read the table that Tesseract writes (TSV); rows that are no words are left out."""
    for row in table.split("\n"):
        cells = row.split("\t")
        if len(cells) != _TABLE_COLUMNS or cells[0] != _WORD_LEVEL:
            continue
        left, top, width, height = map(int, cells[6:10])
        confidence, text = float(cells[10]), cells[11].strip()
        if text and confidence >= _LEAST_CONFIDENCE:
            line = tuple(cells[2:5])
            yield Word(line, text, confidence, left, top, left + width, top + height)


def lines_of(words: Iterable[Word]) -> list[Line]:
    """Return the words by lines, in the order of the page."""
    return [Line(tuple(group)) for _, group in groupby(words, key=lambda word: word.line)]


def doubtful_numbers(line: Line) -> Iterator[tuple[Word, tuple[int, int, int, int]]]:
    """Yield numbers that are too wide for their digits, with the room between their neighbours.

    The Arabic model takes digits that repeat for one.
    """
    for word in line.words:
        height = word.bottom - word.top
        wide = word.right - word.left > len(word.text) * height * _WIDEST_DIGIT
        if not wide or not _NUMBER.fullmatch(word.text):
            continue
        side, margin = int(height * _FREE_SIDE), int(height * _MARGIN)
        before = (other.right for other in line.words if other.right <= word.left)
        after = (other.left for other in line.words if other.left >= word.right)
        left, right = max(before, default=word.left - side), min(after, default=word.right + side)
        yield word, (max(0, left), max(0, word.top - margin), right, word.bottom + margin)


def with_word(line: Line, old: Word, text: str) -> Line:
    """Return a line in which a word was read anew."""
    return Line(tuple(replace(w, text=text) if w is old else w for w in line.words))


def with_latin(lines: Sequence[Line], other: Iterable[Word]) -> list[Line]:
    """Put Latin words that an Arabic reading left out into its lines.

    Args:
        lines: The reading that knows Arabic letters only.
        other: The words of a reading that knows both.
    """
    lines = list(lines)
    known = [word for line in lines for word in line.words]
    for _, group in groupby(other, key=lambda word: word.line):
        run: list[Word] = []
        for word in group:
            if _is_left_out(word, known):
                run.append(word)
            else:
                lines = _inserted(lines, run)
                run = []
        lines = _inserted(lines, run)
    return lines


def _is_left_out(word: Word, known: Iterable[Word]) -> bool:
    latin = _LATIN_WORD.search(word.text) is not None and not word.is_arabic
    return latin and word.confidence >= _SURE_LATIN and not any(k.covers(word) for k in known)


def _inserted(lines: list[Line], run: list[Word]) -> list[Line]:
    """Return the lines with a run of words at its place on the line, or on a line of its own."""
    if not run:
        return lines
    middle = (run[0].top + run[0].bottom) / 2
    for number, line in enumerate(lines):
        if line.top <= middle <= line.bottom:
            words = line.words
            place = next((i for i, w in enumerate(words) if w.right <= run[0].left), len(words))
            merged = Line((*words[:place], *run, *words[place:]))
            return [*lines[:number], merged, *lines[number + 1 :]]
    below = next((i for i, line in enumerate(lines) if line.top > middle), len(lines))
    return [*lines[:below], Line(tuple(run)), *lines[below:]]


def _stands_alone(line: str, following: str) -> bool:
    """Tell whether a line begins an item of a list, or the zone of a paper for machines."""
    return _ITEM.match(following) is not None or "<<" in line or "<<" in following


def running_text(lines: Sequence[Line]) -> str:
    """Return lines as paragraphs: a line that ended for want of room goes on with the next."""
    if not lines:
        return ""
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    parts = [lines[0].text]
    for line, following in pairwise(lines):
        height = max(1, line.bottom - line.top)
        gap = (following.top - line.bottom) / height
        room = line.left - left if line.is_arabic else right - line.right
        first = following.words[0]
        is_full = room < first.right - first.left + _SPACE * height
        if is_full and abs(gap) < _NEXT_LINE and not _stands_alone(line.text, following.text):
            parts.append(" ")
        else:
            parts.append("\n" if gap < _NEXT_LINE else "\n\n")
        parts.append(following.text)
    return "".join(parts)


def unwrapped(text: str) -> str:
    """Return text whose lines were broken at the width of a page, with its paragraphs whole."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    widest = max(map(len, lines))
    if widest < _LEAST_COLUMN:
        return text
    parts = [lines[0]]
    for line, following in pairwise(lines):
        first = following.split(" ", 1)[0]
        room = widest * (1 - _RAGGED) - len(line.rstrip())
        goes_on = bool(first) and bool(line.strip()) and room <= len(first)
        parts.append(" " if goes_on and not _stands_alone(line, following) else "\n")
        parts.append(following)
    return "".join(parts)
