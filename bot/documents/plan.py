"""The mobility plan on one page."""

from collections.abc import Mapping
from typing import Any

from bot.documents.fonts import Fonts
from bot.documents.sheet import Sheet

NOTE_GAP = 8.0
FOOT_ROOM = 16.0
MAX_NOTE_LINES = 8
NAME = "rihla-plan.pdf"


def draw_plan(fonts: Fonts, language: str, page: Mapping[str, Any]) -> bytes:
    """Return the page of a plan: its title, sections, room for notes, and the footer."""
    sheet = Sheet(fonts, language, str(page["title"]))
    sheet.band(str(page["title"]), str(page["subtitle"]))
    for section in page["sections"]:
        sheet.heading(str(section["title"]))
        numbered, done = bool(section.get("numbered")), bool(section.get("done"))
        sheet.rows(section["rows"], bullets=not numbered, done=done)
    lines = int((sheet.left - FOOT_ROOM - NOTE_GAP) // NOTE_GAP)
    if lines > 1:
        sheet.heading(str(page["notes"]))
        sheet.rules(min(lines - 1, MAX_NOTE_LINES), NOTE_GAP)
    sheet.foot(str(page["footer"]))
    return sheet.bytes()
