"""Tell what a file is by its first bytes; its name and its announced type are the sender's word."""

import re

_HEAD = 4096
_HEIF_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1", b"hevc", b"hevx")
_AUDIO_STARTS = (b"OggS", b"ID3", b"#!AMR", b"fLaC", b"\x1a\x45\xdf\xa3")
_MP3_FRAMES = (b"\xff\xfb", b"\xff\xf3", b"\xff\xf2", b"\xff\xf1", b"\xff\xf9")
_FORMATS_WITHOUT_READER = (
    *(b"{\\rtf", b"\xd0\xcf\x11\xe0", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ"),
    *(b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"SQLite format 3", b"%!PS", b"GIF8", b"BM"),
    *(b"II*\x00", b"MM\x00*", b"\x00\x00\x01\x00", b"8BPS", b"wOFF", b"ustar", b"dex\n"),
)
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,40}: ?[^\r\n]{0,998}\r?\n(?:[ \t][^\r\n]*\r?\n)*")
_MAIL_HEADERS = frozenset(
    (
        *(b"from", b"received", b"return-path", b"delivered-to", b"mime-version", b"reply-to"),
        *(b"message-id", b"dkim-signature", b"subject", b"date"),
    )
)
_MAIL_HEADERS_NEEDED = 3
_PAGE_START = re.compile(
    rb"\s*(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MAX_CONTROLS = 0.01
_HIGH_BYTES = frozenset((0x00, 0x06, 0x20))
"""High bytes of Latin letters, Arabic letters, and the typographer's signs."""


def kind_of(data: bytes) -> str:
    """Return what the bytes are: the name of a reader, or `unknown`.

    The kinds: image, heif, pdf, zip, voice, contact, email, page, text, unknown.
    """
    head = data[:_HEAD]
    return _picture(head) or _container(head) or _words(head)


def _picture(head: bytes) -> str | None:
    if head.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")):
        return "image"
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "image"
    if head[4:8] == b"ftyp":
        return "heif" if head[8:12] in _HEIF_BRANDS else "voice"
    return None


def _container(head: bytes) -> str | None:
    if head.lstrip(b"\xef\xbb\xbf\r\n\t ").startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return "zip"
    if head.startswith(_AUDIO_STARTS) or head[:2] in _MP3_FRAMES:
        return "voice"
    if head.startswith(b"RIFF") and head[8:12] == b"WAVE":
        return "voice"
    return "unknown" if head.startswith(_FORMATS_WITHOUT_READER) else None


def _words(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "text"
    plain = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if plain[:11].upper() == b"BEGIN:VCARD":
        return "contact"
    if is_mail(plain):
        return "email"
    if _PAGE_START.match(plain):
        return "page"
    if _looks_utf16(head):
        return "text"
    return "text" if len(_CONTROLS.findall(head)) <= len(head) * _MAX_CONTROLS else "unknown"


def is_mail(head: bytes) -> bool:
    """Tell whether bytes begin with the headers of a message."""
    names, position = set(), 0
    while match := _HEADER.match(head, position):
        names.add(match.group().split(b":", 1)[0].lower())
        position = match.end()
    return len(names & _MAIL_HEADERS) >= _MAIL_HEADERS_NEEDED


def _looks_utf16(head: bytes) -> bool:
    """Tell whether every other byte is small, as in UTF-16 without a mark of order."""
    sample = head[: len(head) // 2 * 2]
    if len(sample) < 8 or b"\x00" not in sample:
        return False
    halves = sample[1::2], sample[0::2]
    few = [sum(b in _HIGH_BYTES for b in half) / len(half) for half in halves]
    zeros = [half.count(0) / len(half) for half in halves]
    return max(few) > 0.97 and min(zeros) < 0.02
