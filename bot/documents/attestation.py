"""The attestation of participation on one page, with a QR code that leads to its verification."""

import io
from collections.abc import Mapping
from typing import Any

import segno

from bot.documents.fonts import Fonts
from bot.documents.sheet import FAINT, MARGIN, Sheet

NAME = "rihla-attestation.pdf"
QR_MILLIMETRES = 42.0
QR_SCALE = 12
QR_QUIET = 4
"""Empty squares around the code; readers need four."""
_TOP_OF_CODE = 206.0
REFERENCE_MARK = "{reference}"
"""Stands in the words of the page for the reference, which is made with the token."""


def draw_attestation(
    fonts: Fonts, language: str, page: Mapping[str, Any], *, url: str, reference: str
) -> bytes:
    """Return the page: what was followed and when, a line for the name, the code, the reference."""
    sheet = Sheet(fonts, language, str(page["title"]))
    sheet.band(str(page["title"]), str(page["workshop"]))
    sheet.pdf.ln(6)
    sheet.text(str(page["body"]), size=13, after=5)
    sheet.text(str(page["name"]), size=11, colour=FAINT, after=0)
    sheet.rules(1, gap=12)
    sheet.pdf.ln(4)
    sheet.heading(str(page["modules_title"]))
    sheet.rows(page["modules"], done=True)
    sheet.pdf.ln(3)
    sheet.text(str(page["date"]), size=12, bold=True)
    _code(sheet, url)
    sheet.pdf.set_y(_TOP_OF_CODE + 6)
    beside = QR_MILLIMETRES + 6
    sheet.text(str(page["verify"]), size=10.5, indent=beside, after=1)
    sheet.text(url, size=8.5, indent=beside, after=1, ltr=True)
    printed = str(page["reference"]).replace(REFERENCE_MARK, reference)
    sheet.text(printed, size=10.5, bold=True, indent=beside)
    sheet.foot(str(page["note"]))
    return sheet.bytes()


def _code(sheet: Sheet, url: str) -> None:
    picture = io.BytesIO()
    segno.make(url, error="m", micro=False).save(
        picture, kind="png", scale=QR_SCALE, border=QR_QUIET
    )
    picture.seek(0)
    x = sheet.pdf.w - MARGIN - QR_MILLIMETRES if sheet.rtl else MARGIN
    sheet.pdf.image(picture, x=x, y=_TOP_OF_CODE, w=QR_MILLIMETRES)
