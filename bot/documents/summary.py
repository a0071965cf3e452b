"""A person's summary to print: the paragraphs of the chat, as titles and rows."""

from collections.abc import Iterator

from bot.documents.fonts import Fonts
from bot.documents.sheet import Sheet, plain

NAME = "rihla-resume.pdf"
PLAIN_NAME = "rihla-resume.txt"
BULLET, TICK = "• ", "☑ "
BOLD = "*"
SCALES = (1.0, 0.9, 0.8)
"""Sizes that are tried until all stands on one page; the last one goes on on another."""


def draw_summary(fonts: Fonts, language: str, text: str) -> bytes:
    """Return the summary: one page in letters that are still easy to read, or more pages.

    Its first paragraph is the head, its last the foot.
    """
    for scale in SCALES:
        sheet = _drawn(Sheet(fonts, language, _head(text)[0], scale=scale), text)
        if sheet.pages == 1:
            break
    return sheet.bytes()


def _head(text: str) -> tuple[str, str]:
    """Return the title of a summary, and its day."""
    title, _, day = next(iter(_paragraphs(text)), "").replace(BOLD, "").partition(" · ")
    return title, day


def _drawn(sheet: Sheet, text: str) -> Sheet:
    _, *parts, last = [*_paragraphs(text), ""] if "\n\n" not in text else _paragraphs(text)
    sheet.band(*_head(text))
    for part in parts:
        for kind, words in _lines(part):
            if kind == "title":
                sheet.heading(words)
            elif kind in {"row", "done"}:
                sheet.rows([words], done=kind == "done")
            else:
                sheet.text(words, ltr=plain(words).isascii())
    sheet.foot(last)
    return sheet


def plain_summary(text: str) -> bytes:
    """Return the same as plain text, for a machine that has no fonts to draw a page with."""
    return text.replace(BOLD, "").encode("utf-8-sig")


def _paragraphs(text: str) -> list[str]:
    return [part for part in text.split("\n\n") if part.strip()]


def _lines(part: str) -> Iterator[tuple[str, str]]:
    """Yield what each line of a paragraph is: a title, a row of a list, or words."""
    for line in part.split("\n"):
        if line.startswith(BULLET):
            yield "row", line.removeprefix(BULLET)
        elif line.startswith(TICK):
            yield "done", line.removeprefix(TICK)
        elif line.startswith(BOLD) and line.endswith(BOLD):
            yield "title", line.strip(BOLD)
        else:
            yield "words", line
