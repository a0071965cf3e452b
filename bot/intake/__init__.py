"""Files and links become text. Everything a stranger sends is hostile until read safely."""

import asyncio
from pathlib import Path

from bot.intake.base import FileText, ReadFile

__all__ = ["FileText", "ReadFile", "make_reader"]

MAX_TEXT_BYTES = 200_000


def make_reader() -> ReadFile:
    """Return the function that reads the files people send."""

    async def read(path: Path, _name: str) -> FileText:
        return await asyncio.to_thread(_read_text, path)

    return read


def _read_text(path: Path) -> FileText:
    with path.open("rb") as file:
        raw = file.read(MAX_TEXT_BYTES + 1)
    if len(raw) > MAX_TEXT_BYTES:
        return FileText(trouble="utter_file_too_large")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return FileText(trouble="utter_file_unreadable")
    return FileText(text=text) if text.strip() else FileText(trouble="utter_file_no_text")
