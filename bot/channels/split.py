"""Cut a long text into messages: at paragraphs, sentences, at worst between words.

Never inside a word, a link or a direction isolate, unless one of them alone is over the limit.
"""

import re
import unicodedata
from bisect import bisect_right

_LINK = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\S+", re.IGNORECASE)
_BREAK = re.compile(r"\s+")
_OPENERS = frozenset("\u2066\u2067\u2068")
_CLOSER = "\u2069"
_SENTENCE_END = frozenset(".!?…؟\u06d4")
_CLAUSE_END = frozenset(",;:،؛)»]")
_AFTER_END = '\u2069*»")]'
"""What may stand between the end of a sentence and the space after it."""
_PARAGRAPH, _LINE, _SENTENCE, _CLAUSE, _WORD = range(5)
_LEAST_FILLED = 0.4
"""A better kind of break is taken only if the message is filled at least so far."""
_JOINER = "\u200d"


def utf16_length(text: str) -> int:
    """Return the length in UTF-16 units, as Telegram counts; never less than characters."""
    return len(text) + sum(ord(c) > 0xFFFF for c in text)


def split(text: str, limit: int) -> list[tuple[int, int]]:
    """Return the spans of the pieces, each at most `limit` UTF-16 units long.

    White space at the cuts belongs to no piece; everything else to exactly one.
    """
    breaks = _breaks(text)
    spans = []
    start = _skip_white(text, 0)
    while start < len(text):
        furthest = _furthest(text, start, limit)
        if furthest >= len(text):
            end = len(text.rstrip())
            spans.append((start, end))
            break
        end = _best_break(breaks, start, furthest) or _hard_break(text, start, furthest)
        spans.append((start, start + len(text[start:end].rstrip())))
        start = _skip_white(text, end)
    return spans


def _breaks(text: str) -> list[tuple[int, int]]:
    """Return every place where a cut is allowed, with its rank, best 0."""
    closed = _closed_ranges(text)
    found = []
    for match in _BREAK.finditer(text):
        if any(start < match.start() < end for start, end in closed):
            continue
        found.append((match.start(), _rank(text, match)))
    return found


def _closed_ranges(text: str) -> list[tuple[int, int]]:
    """Return links and outermost direction isolates: places that stay whole."""
    ranges = [match.span() for match in _LINK.finditer(text)]
    depth = opened = 0
    for place, character in enumerate(text):
        if character in _OPENERS:
            opened = place if depth == 0 else opened
            depth += 1
        elif character == _CLOSER and depth:
            depth -= 1
            if depth == 0:
                ranges.append((opened, place + 1))
        elif character == "\n":  # isolates end with their paragraph
            depth = 0
    return ranges


def _rank(text: str, match: "re.Match[str]") -> int:
    newlines = match.group().count("\n")
    if newlines:
        return _PARAGRAPH if newlines > 1 else _LINE
    before = text[max(0, match.start() - len(_AFTER_END)) : match.start()].rstrip(_AFTER_END)
    if before and before[-1] in _SENTENCE_END:
        return _SENTENCE
    return _CLAUSE if text[match.start() - 1] in _CLAUSE_END else _WORD


def _best_break(breaks: list[tuple[int, int]], start: int, furthest: int) -> int | None:
    """Return the best place to cut, the later the better; None where there is none."""
    first = bisect_right(breaks, (start, _WORD))
    last = bisect_right(breaks, (furthest, _WORD))
    within = breaks[first:last]
    if not within:
        return None
    filled = start + _LEAST_FILLED * (furthest - start)
    good = [row for row in within if row[0] >= filled] or within[-1:]
    return min(good, key=lambda row: (row[1], -row[0]))[0]


def _furthest(text: str, start: int, limit: int) -> int:
    """Return the last place up to which the text fits."""
    used = 0
    for place in range(start, len(text)):
        used += 2 if ord(text[place]) > 0xFFFF else 1
        if used > limit:
            return place
    return len(text)


def _hard_break(text: str, start: int, furthest: int) -> int:
    """Cut something longer than a message, if possible not between a letter and its marks."""
    place = furthest
    while place > start + 1 and (
        unicodedata.combining(text[place]) or _JOINER in text[place - 1 : place + 1]
    ):
        place -= 1
    return place if place > start + 1 else max(furthest, start + 1)


def _skip_white(text: str, place: int) -> int:
    while place < len(text) and text[place].isspace():
        place += 1
    return place
