"""PDF: the words of its text layer; pages without any are looked at as pictures."""

import re
import unicodedata
from collections.abc import Callable

import pypdfium2 as pdfium
from PIL import Image

from bot.intake.layout import unwrapped
from bot.intake.limits import (
    MAX_PAGES,
    MAX_PIXELS,
    MAX_SCANNED_PAGES,
    MAX_TEXT_CHARACTERS,
)
from bot.intake.reading import LOCKED, UNREADABLE, Reading, TroubleError

_LEAST_LETTERS = 20
"""A page with fewer letters of its own is a scan, or drawn."""
_POINTS_AN_INCH = 72
_RESOLUTION = 200
_MAX_PAGE_PIXELS = 6_000_000
_PRESENTATION_FORMS = re.compile(r"[\ufb50-\ufdff\ufe70-\ufefc]+")
_SOFT_HYPHEN_END = re.compile(r"[\u00ad\ufffe\x02]\s*")
_PASSWORD = "password"  # noqa: S105 - a word of pdfium's message

See = Callable[[Image.Image], Reading]


def read_pdf(data: bytes, see: See) -> Reading:
    """Read a PDF; `see` reads the pages that are pictures.

    Raises:
        TroubleError: For a locked or broken one.
    """
    try:
        document = pdfium.PdfDocument(data)
        count = len(document)
    except pdfium.PdfiumError as error:
        locked = _PASSWORD in str(error).lower()
        raise TroubleError(LOCKED if locked else UNREADABLE) from None
    pages: list[str] = []
    codes: tuple[str, ...] = ()
    scanned = length = 0
    for number in range(min(count, MAX_PAGES)):
        try:
            text, reading = _page(document, number, see, may_look=scanned < MAX_SCANNED_PAGES)
        except pdfium.PdfiumError:
            continue
        if reading is not None:
            scanned += 1
            codes += reading.codes
            text = max(text, "\n".join(reading.pages), key=len)
        pages.append(text)
        length += len(text)
        if length > MAX_TEXT_CHARACTERS:
            break
    if not pages:
        raise TroubleError(UNREADABLE)
    return Reading(tuple(pages), "scan" if scanned else "pdf", codes)


def _page(
    document: pdfium.PdfDocument, number: int, see: See, *, may_look: bool
) -> tuple[str, Reading | None]:
    """Return the text layer of a page, and what is seen of it where it has none."""
    page = document[number]
    try:
        layer = page.get_textpage()
        try:
            text = _tidy(layer.get_text_bounded())
        finally:
            layer.close()
        enough = sum(c.isalpha() for c in text) >= _LEAST_LETTERS
        if enough or not may_look or not _has_content(page):
            return text, None
        return text, see(_rendered(page))
    finally:
        page.close()


def _has_content(page: pdfium.PdfPage) -> bool:
    return next(iter(page.get_objects(max_depth=1)), None) is not None


def _rendered(page: pdfium.PdfPage) -> Image.Image:
    width, height = page.get_size()
    scale = _RESOLUTION / _POINTS_AN_INCH
    points = max(1.0, width * height)
    scale = min(scale, (min(_MAX_PAGE_PIXELS, MAX_PIXELS) / points) ** 0.5)
    picture: Image.Image = page.render(scale=scale, grayscale=True).to_pil()
    return picture.convert("L")


def _tidy(text: str) -> str:
    """Return text with words whole, and Arabic in plain letters instead of drawn shapes."""
    text = _SOFT_HYPHEN_END.sub("", text)
    text = _PRESENTATION_FORMS.sub(lambda m: unicodedata.normalize("NFKC", m.group()), text)
    return unwrapped(text)
