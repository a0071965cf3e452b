"""A4 pages in one direction: titles, lists, a frame; Arabic joined and from right to left.

What has no room above the foot goes on on another page.
"""

from collections.abc import Sequence
from typing import Any

from fpdf import FPDF

from bot.documents.fonts import Fonts

MARGIN = 16.0
INK = (33, 37, 41)
ACCENT = (0, 98, 92)
FAINT = (110, 115, 120)
BULLET_WIDTH = 6.0
FOOT_HEIGHT = 26.0
ROW_HEIGHT = 12.0
"""Room kept under a heading, so that it does not stand alone at the end of a page."""
_UNPRINTED = dict.fromkeys(
    [*range(32), *map(ord, "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")]
)
del _UNPRINTED[ord("\n")]
RTL_SCRIPTS = {"ar": ("arab", "ara")}


class Sheet:
    """Pages being written from top to bottom."""

    def __init__(self, fonts: Fonts, language: str, title: str, *, scale: float = 1.0) -> None:
        """Begin a page.

        Args:
            fonts: The fonts.
            language: The language of its words.
            title: Its title, for the programs that open it.
            scale: By what letters and lines are larger than usual, or smaller.
        """
        self.language, self.scale = language, scale
        self.rtl = language in RTL_SCRIPTS
        self.pdf = FPDF(format="A4")
        self.pdf.set_margin(MARGIN)
        self.pdf.set_auto_page_break(False)
        self.pdf.set_title(title)
        self.pdf.set_author("Rihla")
        self.pdf.set_lang(language)
        main, other = ("arabic", "latin") if self.rtl else ("latin", "arabic")
        for family in (main, other):
            self.pdf.add_font(family, "", getattr(fonts, family))
            self.pdf.add_font(family, "B", getattr(fonts, f"{family}_bold"))
        self.family = main
        self.pdf.set_fallback_fonts([other])
        self.pdf.add_page()
        self._shape()
        self.pdf.set_text_color(*INK)

    @property
    def align(self) -> str:
        """Where lines begin."""
        return "R" if self.rtl else "L"

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return int(self.pdf.page)

    @property
    def left(self) -> float:
        """Millimetres that are still free on the page."""
        return float(self.pdf.h - MARGIN - self.pdf.get_y())

    def text(
        self,
        words: str,
        *,
        size: float = 11,
        bold: bool = False,
        colour: tuple[int, int, int] = INK,
        indent: float = 0.0,
        after: float = 1.5,
        ltr: bool = False,
    ) -> None:
        """Write a paragraph, `indent` millimetres from where lines begin; `ltr` for an address."""
        size *= self.scale
        self._font(size, bold, colour)
        self._make_room(self._height(plain(words), size * 0.52, indent))
        self._write(plain(words), size * 0.52, indent, ltr=ltr)
        self.pdf.ln(after * self.scale)

    def heading(self, words: str, size: float = 12.5) -> None:
        """Write the title of a section, with a line of colour beside it."""
        self.pdf.ln(2)
        self._make_room(size * 0.52 + ROW_HEIGHT)
        y = self.pdf.get_y()
        self.text(words, size=size, bold=True, colour=ACCENT, after=1)
        x = self.pdf.w - MARGIN + 2 if self.rtl else MARGIN - 3
        self.pdf.set_fill_color(*ACCENT)
        self.pdf.rect(x, y, 1.2, self.pdf.get_y() - y - 1, style="F")

    def rows(
        self,
        rows: Sequence[str],
        *,
        bullets: bool = True,
        done: bool = False,
        size: float = 10.5,
    ) -> None:
        """Write the rows of a list, each with a small box to tick, or ticked where it is done.

        A line of Latin signs alone is an address: it is written from left to right.
        """
        size *= self.scale
        for row in rows:
            self._font(size, False, INK)
            indent = BULLET_WIDTH if bullets else 0.0
            lines = plain(row).split("\n")
            self._make_room(sum(self._height(line, size * 0.5, indent) for line in lines))
            if bullets:
                self._box(self.pdf.get_y(), done=done)
            for line in lines:
                self._write(line, size * 0.5, indent, ltr=line.isascii())
            self.pdf.ln(0.8 * self.scale)

    def _box(self, y: float, *, done: bool) -> None:
        x = self.pdf.w - MARGIN - 4 if self.rtl else MARGIN + 1
        self.pdf.set_draw_color(*FAINT)
        self.pdf.rect(x, y + 1.2, 3, 3)
        if done:
            self.pdf.set_draw_color(*ACCENT)
            self.pdf.set_line_width(0.6)
            self.pdf.line(x + 0.5, y + 2.7, x + 1.3, y + 3.6)
            self.pdf.line(x + 1.3, y + 3.6, x + 3.2, y + 0.9)
            self.pdf.set_line_width(0.2)

    def rules(self, count: int, gap: float = 8.0) -> None:
        """Draw lines to write on by hand."""
        self.pdf.set_draw_color(*FAINT)
        for _ in range(count):
            self.pdf.ln(gap)
            y = self.pdf.get_y()
            self.pdf.line(MARGIN, y, self.pdf.w - MARGIN, y)

    def band(self, title: str, subtitle: str) -> None:
        """Draw the coloured head of the page."""
        self.pdf.set_fill_color(*ACCENT)
        self.pdf.rect(0, 0, self.pdf.w, 30, style="F")
        self.pdf.set_y(8)
        self.text(title, size=18, bold=True, colour=(255, 255, 255), after=0)
        self.text(subtitle, size=10, colour=(225, 240, 238))
        self.pdf.set_y(34)

    def foot(self, words: str) -> None:
        """Write the last lines of the page, at its bottom."""
        self.pdf.set_y(self.pdf.h - FOOT_HEIGHT)
        self.pdf.set_draw_color(*ACCENT)
        self.pdf.line(MARGIN, self.pdf.get_y(), self.pdf.w - MARGIN, self.pdf.get_y())
        self.pdf.ln(2)
        self._font(8.5, False, FAINT)
        self._write(plain(words), 8.5 * 0.52, 0.0, ltr=False)

    def bytes(self) -> bytes:
        """Return the page as a PDF."""
        return bytes(self.pdf.output())

    def _make_room(self, height: float) -> None:
        """Go on on another page where so many millimetres are not free above the foot."""
        if self.pdf.get_y() + height > self.pdf.h - FOOT_HEIGHT:
            self.pdf.add_page()

    def _height(self, words: str, height: float, indent: float) -> float:
        """Return the millimetres that words take, in lines of a height."""
        width = self.pdf.epw - indent
        taken: Any = self.pdf.multi_cell(width, height, words, dry_run=True, output="HEIGHT")
        return float(taken)

    def _write(self, words: str, height: float, indent: float, *, ltr: bool) -> None:
        if self.rtl and ltr:
            self.pdf.set_text_shaping(True, direction="ltr", script="latn", language="eng")
        self.pdf.set_x(MARGIN if self.rtl else MARGIN + indent)
        self.pdf.multi_cell(
            self.pdf.epw - indent, height, words, align=self.align, new_x="LMARGIN", new_y="NEXT"
        )
        if self.rtl and ltr:
            self._shape()

    def _shape(self) -> None:
        script, tongue = RTL_SCRIPTS.get(self.language, ("", ""))
        if script:
            self.pdf.set_text_shaping(True, direction="rtl", script=script, language=tongue)
        else:
            self.pdf.set_text_shaping(True)

    def _font(self, size: float, bold: bool, colour: tuple[int, int, int]) -> None:
        self.pdf.set_font(self.family, "B" if bold else "", size)
        self.pdf.set_text_color(*colour)


def plain(words: str) -> str:
    """Return words as a page takes them: no chat bold, no control characters."""
    return words.replace("*", "").translate(_UNPRINTED)
