"""The title of the post as the text writes it."""

import re
from collections.abc import Mapping
from typing import Any

from actions.offer_reader.model import Found
from actions.offer_reader.page import Page
from bot.text.gazetteer import Gazetteer, NameMatch

MAX_TITLE = 90
MAX_LINE = 160
_LABEL = re.compile(
    r"[^\n:]{0,3}(?:poste|intitule|intitule du poste|titre|titre du poste|fonction|"
    r"metier|job title|position|"
    r"title|role|المسمي الوظيفي|الوظيفه|المنصب|مسمي الوظيفه|المهنه|عنوان الوظيفه|"
    r"lposte) ?[:=] ?([^\n]{3,90})"
)
_SEX = re.compile(
    r" ?[(\[]? ?(?:h/f|f/h|h-f|m/f|f/m|h/f/x|m/w/d|m/f/d|h/f/d|w/m/d|h / f|"
    r"f / h)(?:/[a-z])? ?[)\]]?"
)
_STOP = re.compile(r" [-\u2013\u2014|] | ?[|:;,\n]|\. | \(|: | (?:a|au|aux|en|in|at|pour|chez|f) ")
_LINE = re.compile(r"[^\n]+")
_BOARD = re.compile(
    r"([^\n]{3,160})\n[^\n:]{0,3}(?:entreprise|employeur|societe|lieu|lieu de travail|contrat|"
    r"type de contrat|region|ville|"
    r"company|location|الشركه|المشغل|المنطقه|المدينه|نوع الدوام) ?:"
)
"""A board prints the title alone on the first line, and labelled lines behind it."""
_FIRST_LINES = 3
_LINE_STOP = re.compile(r" - | \| | ?: ")


class Titles:
    """The trades of `occupations.yaml`, compiled."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """Compile the names of trades in all varieties."""
        self._gazetteer = Gazetteer(
            (row["id"], name)
            for row in data.get("occupations", ())
            for names in row.get("names", {}).values()
            for name in names
        )

    def trades(self, page: Page) -> list[NameMatch]:
        """Return the trades that the text names, from left to right."""
        return self._gazetteer.find(page.folded)

    def read(self, page: Page, trades: list[NameMatch]) -> Found[str] | None:
        """Return the title, or None."""
        label = next(page.labels(_LABEL), None)
        board = _BOARD.match(page.text)
        if board is not None and (label is None or label.start() > 0):
            return _trimmed(page, board.start(1), board.end(1), whole=True)
        if label is not None:
            return _trimmed(page, label.start(1), label.end(1))
        headline = _headline(page, trades)
        if headline is not None:
            return headline
        if trades:
            evidence = page.quote(trades[0].start, trades[0].end)
            return Found(evidence.text, (evidence,))
        return None


def _headline(page: Page, trades: list[NameMatch]) -> Found[str] | None:
    """Return a short first line that names a trade or carries "H/F"."""
    for count, line in enumerate(_LINE.finditer(page.text)):
        if count == _FIRST_LINES:
            return None
        sex = _SEX.search(page.text, line.start(), line.end())
        first = next((t for t in trades if line.start() <= t.start < line.end()), None)
        if sex is not None and sex.start() - line.start() <= MAX_TITLE:
            return (
                _trimmed(page, line.start(), sex.start())
                if sex.start() > line.start() + 2
                else None
            )
        if count == 0 and first is not None:
            stop = _STOP.search(page.text, first.end, line.end())
            end = stop.start() if stop is not None else line.end()
            if first.start - line.start() <= 3 and end - line.start() <= MAX_TITLE:
                return _trimmed(page, line.start(), end)
    return None


def _trimmed(page: Page, start: int, end: int, *, whole: bool = False) -> Found[str] | None:
    """Return a line as title, without "H/F" and, unless `whole`, what follows a dash or a bar."""
    sex = _SEX.search(page.text, start, end)
    if sex is not None and sex.start() > start and (not whole or sex.end() >= end - 1):
        end = sex.start()
    stop = None if whole else _LINE_STOP.search(page.text, start, min(end, start + MAX_TITLE))
    if stop is not None and stop.start() > start + 2:
        end = stop.start()
    evidence = page.quote(start, min(end, start + (MAX_LINE if whole else MAX_TITLE)))
    return Found(evidence.text, (evidence,)) if evidence.text else None
