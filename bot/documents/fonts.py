"""The fonts of printed pages: Noto Sans and Noto Sans Arabic, from Debian's fonts-noto-core."""

from dataclasses import dataclass
from pathlib import Path

FOLDERS = (
    Path("/usr/share/fonts/truetype/noto"),
    Path("/usr/share/fonts/noto"),
    Path("/usr/local/share/fonts"),
    Path.home() / ".local/share/fonts",
    Path.home() / "Library/Fonts",
    Path("/Library/Fonts"),
)
MISSING = "Missing: fonts-noto-core. Without it, plans and attestations are not made as PDF."
"""What is told once at the start of a service without the fonts."""


class FontsMissingError(Exception):
    """A printed page cannot be made; the message names what to install."""


@dataclass(frozen=True)
class Fonts:
    """The files of the four fonts."""

    latin: Path
    latin_bold: Path
    arabic: Path
    arabic_bold: Path


_FILES = (
    "NotoSans-Regular.ttf",
    "NotoSans-Bold.ttf",
    "NotoSansArabic-Regular.ttf",
    "NotoSansArabic-Bold.ttf",
)


def find_fonts() -> Fonts:
    """Return the fonts of this machine; raises `FontsMissingError` where one is missing."""
    found = [next((f / name for f in FOLDERS if (f / name).is_file()), None) for name in _FILES]
    latin, latin_bold, arabic, arabic_bold = found
    if latin is None or latin_bold is None or arabic is None or arabic_bold is None:
        raise FontsMissingError(MISSING)
    return Fonts(latin, latin_bold, arabic, arabic_bold)


def available() -> bool:
    """Tell whether printed pages can be made here."""
    try:
        find_fonts()
    except FontsMissingError:
        return False
    return True
