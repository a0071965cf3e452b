"""`*bold*` as content writes it, turned into what each platform writes; direction of lines."""

import html
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_BOLD = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]*?[^\s*])\*(?![\w*])")
_RIGHT_TO_LEFT_MARK, _LEFT_TO_RIGHT_MARK = "\u200f", "\u200e"
_RIGHT, _LEFT = frozenset({"R", "AL"}), frozenset({"L"})
_LINK = re.compile(r"https?://\S+|www\.\S+")


@dataclass(frozen=True)
class Styled:
    """Plain words, and the spans of them that are bold."""

    text: str
    bold: tuple[tuple[int, int], ...] = ()

    def part(self, start: int, end: int) -> "Styled":
        """Return a piece of it."""
        bold = (
            (max(a, start) - start, min(b, end) - start)
            for a, b in self.bold
            if a < end and b > start
        )
        return Styled(self.text[start:end], tuple(bold))


def parse(text: str) -> Styled:
    """Read `*bold*`; a star that closes nothing stays a star."""
    plain: list[str] = []
    bold = []
    length = last = 0
    for match in _BOLD.finditer(text):
        before = text[last : match.start()]
        start = length + len(before)
        length = start + len(match.group(1))
        plain += [before, match.group(1)]
        bold.append((start, length))
        last = match.end()
    return Styled("".join([*plain, text[last:]]), tuple(bold))


def to_html(styled: Styled) -> str:
    """Write for Telegram: HTML, with everything else escaped."""
    return _write(styled, "<b>", "</b>", html.escape)


def to_stars(styled: Styled) -> str:
    """Write for WhatsApp: stars around what is bold."""
    return _write(styled, "*", "*", str)


def _write(styled: Styled, opener: str, closer: str, escape: type[str] | object) -> str:
    escaped = escape if callable(escape) else str
    pieces: list[str] = []
    last = 0
    for start, end in styled.bold:
        pieces.append(escaped(styled.text[last:start]))
        pieces.append(f"{opener}{escaped(styled.text[start:end])}{closer}")
        last = end
    return "".join([*pieces, escaped(styled.text[last:])])


def steady_lines(text: str) -> str:
    """Give each line the direction of the whole text.

    Phones take a line's direction from its first letter, so that an Arabic sentence which begins
    with a Latin name would be laid out backwards. A mark that nobody sees sets it right.
    """
    kinds = [unicodedata.bidirectional(c) for c in _LINK.sub("", text)]
    right, left = sum(k in _RIGHT for k in kinds), sum(k in _LEFT for k in kinds)
    if not right or not left:
        return text
    mark, wanted = (_RIGHT_TO_LEFT_MARK, _RIGHT) if right > left else (_LEFT_TO_RIGHT_MARK, _LEFT)
    return "\n".join(_steady(line, mark, wanted) for line in text.split("\n"))


def _steady(line: str, mark: str, wanted: Sequence[str] | frozenset[str]) -> str:
    strong = [k for k in map(unicodedata.bidirectional, line) if k in _RIGHT or k in _LEFT]
    if not strong or strong[0] in wanted or not any(k in wanted for k in strong):
        return line
    return mark + line
