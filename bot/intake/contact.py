"""Contact cards (vCard): who is to be called or written to."""

import quopri
import re

from bot.intake.plain import decode
from bot.intake.reading import NO_TEXT, Reading, TroubleError

_FOLDED = re.compile(r"\r?\n[ \t]")
_SOFT_BREAK = re.compile(r"=\r?\n")
_LINE = re.compile(r"(?:[\w-]+\.)?([A-Za-z-]+)((?:;[^:\n]*)?):([^\n]*)")
_SHOWN = ("FN", "ORG", "TITLE", "ROLE", "TEL", "EMAIL", "URL", "ADR", "NOTE")
_MAX_LINES = 60


def read_contact(data: bytes) -> Reading:
    """Read contact cards; raises `TroubleError` for one that says nothing."""
    text = _FOLDED.sub("", _SOFT_BREAK.sub("", decode(data)))
    lines: list[str] = []
    for match in _LINE.finditer(text):
        name, parameters, value = match[1].upper(), match[2].upper(), match[3].strip()
        if name not in _SHOWN or not value or len(lines) >= _MAX_LINES:
            continue
        if "QUOTED-PRINTABLE" in parameters:
            value = quopri.decodestring(value.encode("utf-8", "replace")).decode("utf-8", "replace")
        lines.append(_plain_value(value.removeprefix("tel:").removeprefix("mailto:")))
    if not any(lines):
        raise TroubleError(NO_TEXT)
    return Reading(("\n".join(line for line in lines if line),), "contact")


def _plain_value(value: str) -> str:
    """Return a value without the escapes of the format and with its parts on one line."""
    value = value.replace("\\n", " ").replace("\\N", " ").replace("\\,", ",").replace("\\;", ";")
    return " ".join(part for part in re.split(r"[;\s]+", value) if part)
