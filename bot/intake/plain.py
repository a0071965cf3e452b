"""Plain text: find out how it is written down, and tidy it."""

import codecs
import re
import unicodedata

from bot.intake.limits import MAX_TEXT_CHARACTERS
from bot.intake.reading import UNREADABLE, Reading, TroubleError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DIRECTION_MARKS = r"\u200e\u200f\u202a-\u202e\u2066-\u2069"
_CONTROLS = r"\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff"
_UNWANTED = re.compile(f"[{_DIRECTION_MARKS}{_CONTROLS}]")
_BLANK_LINES = re.compile(r"\n{3,}")
_ARABIC = re.compile(r"[\u0621-\u064a]{2,}")
_LATIN_OF_ARABIC = re.compile(r"[À-ÿ]{3,}")
"""What Arabic in cp1256 looks like when it is read as Western: runs of accented letters."""
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_MAX_ACCENTED = 0.3
"""No Western language has more accented letters; a file of numbers has."""
_MAX_UNKNOWN_SHARE = 0.02
_BYTES_A_CHARACTER = 4


def read_plain(data: bytes) -> Reading:
    """Read plain text; raises `TroubleError` where it is none."""
    return Reading((decode(data[: MAX_TEXT_CHARACTERS * _BYTES_A_CHARACTER]),), "text")


def decode(data: bytes) -> str:
    """Return the words of bytes in UTF-8, UTF-16 or the Windows pages of France and Morocco.

    Raises:
        TroubleError: Where the bytes are no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(data.decode(encoding, errors="replace"))
    try:
        return _checked(_utf8(data))
    except UnicodeDecodeError:
        pass
    if data.count(b"\x00") > len(data) // 10:
        order = "le" if data[1::2].count(0) >= data[::2].count(0) else "be"
        return _checked(data.decode(f"utf-16-{order}", errors="replace"))
    return _checked(_windows(data))


def _utf8(data: bytes) -> str:
    """Decode UTF-8; a character cut at the end is left out.

    Where all before it is ASCII, the last byte is rather a letter of a Windows page.
    """
    if data.count(b"\x00") > len(data) // 10:
        raise UnicodeDecodeError("utf-8", data, 0, 1, "many zero bytes")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        if error.reason == "unexpected end of data" and not before.isascii():
            return before.decode("utf-8")
        raise


def _windows(data: bytes) -> str:
    """Choose between the Western and the Arabic page by what the words look like."""
    western = data.decode("cp1252", errors="replace")
    arabic = data.decode("cp1256", errors="replace")
    is_arabic = len(_LATIN_OF_ARABIC.findall(western)) > len(western.split()) * 0.2
    if is_arabic and _ARABIC.search(arabic):
        return arabic
    if len(_NOT_ASCII.findall(western)) > len(western) * _MAX_ACCENTED:
        raise TroubleError(UNREADABLE)
    return western


def _checked(text: str) -> str:
    if text.count("\ufffd") > len(text) * _MAX_UNKNOWN_SHARE + 1:
        raise TroubleError(UNREADABLE)
    return text


def tidy(text: str) -> str:
    """Return text in composed letters, without controls and piles of empty lines."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    text = _UNWANTED.sub("", unicodedata.normalize("NFC", text.replace("\x0c", "\n")))
    lines = (line.rstrip() for line in text.split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()[:MAX_TEXT_CHARACTERS]
