"""A person's summary on one page: the paragraphs of the chat, as titles and rows to print."""

from collections.abc import Iterator

from bot.documents.fonts import Fonts
from bot.documents.sheet import Sheet

NAME = "rihla-resume.pdf"
PLAIN_NAME = "rihla-resume.txt"
BULLET, TICK = "• ", "☑ "
BOLD = "*"


def draw_summary(fonts: Fonts, language: str, text: str) -> bytes:
    """Return the page of a summary: its first paragraph is the head, its last the foot."""
    first, *parts, last = [*_paragraphs(text), ""] if "\n\n" not in text else _paragraphs(text)
    title, _, day = first.replace(BOLD, "").partition(" · ")
    sheet = Sheet(fonts, language, title)
    sheet.band(title, day)
    for part in parts:
        for kind, words in _lines(part):
            if kind == "title":
                sheet.heading(words)
            elif kind in {"row", "done"}:
                sheet.rows([words], done=kind == "done")
            else:
                sheet.text(words)
    sheet.foot(last)
    return sheet.bytes()


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
