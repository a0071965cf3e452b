"""Messages saved as .eml: the headers that betray a sender, the words, a few attachments."""

import email
import email.policy
from collections.abc import Callable, Iterator
from email.errors import MessageError
from email.message import Message

from bot.intake.layout import unwrapped
from bot.intake.limits import MAX_ATTACHMENTS, MAX_PARTS, MAX_TEXT_CHARACTERS
from bot.intake.page import page_text
from bot.intake.plain import decode
from bot.intake.reading import UNREADABLE, Reading, TroubleError

_EVIDENCE = (
    *("From", "Sender", "Reply-To", "Return-Path", "Date", "Subject"),
    *("Received-SPF", "Authentication-Results"),
)
"""Who wrote it, where an answer goes, and what the mail servers thought of it."""
_MAX_HEADER = 300

ReadAttachment = Callable[[bytes], Reading]


def read_mail(data: bytes, read: ReadAttachment) -> Reading:
    """Read a message; `read` reads its attachments.

    Raises:
        TroubleError: For a message that is broken beyond reading.
    """
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
        headers, parts = _headers(message), _leaves(message)
        bodies, codes = _bodies(parts, read)
    except (MessageError, RecursionError, LookupError, ValueError, KeyError):
        raise TroubleError(UNREADABLE) from None
    return Reading(("\n".join(headers), *bodies), "email", codes)


def _headers(message: Message) -> list[str]:
    lines = []
    for name in _EVIDENCE:
        for value in (message.get_all(name) or [])[:2]:
            lines.append(f"{name}: {_header_text(str(value))}")
    return lines


def _header_text(value: str) -> str:
    from email.header import decode_header

    parts = []
    for raw, charset in decode_header(value[: _MAX_HEADER * 4]):
        if isinstance(raw, str):
            parts.append(raw)
            continue
        try:
            parts.append(raw.decode(charset or "utf-8", errors="replace"))
        except LookupError:
            parts.append(raw.decode("utf-8", errors="replace"))
    return " ".join("".join(parts).split())[:_MAX_HEADER]


def _leaves(message: Message) -> Iterator[Message]:
    """Yield the parts that hold something; walks without recursion, and not for ever."""
    waiting, seen = [message], 0
    while waiting and seen < MAX_PARTS:
        part = waiting.pop()
        seen += 1
        payload = part.get_payload()
        if isinstance(payload, list):
            waiting.extend(p for p in reversed(payload[:MAX_PARTS]) if isinstance(p, Message))
        else:
            yield part


def _bodies(parts: Iterator[Message], read: ReadAttachment) -> tuple[list[str], tuple[str, ...]]:
    """Return the words of the parts, and the codes found in their pictures."""
    plain: list[str] = []
    pages: list[str] = []
    attached: list[str] = []
    codes: tuple[str, ...] = ()
    attachments = 0
    for part in parts:
        data = part.get_payload(decode=True)
        if not isinstance(data, bytes) or not data.strip():
            continue
        if part.get_content_maintype() == "text" and not part.get_filename():
            kept = pages if part.get_content_subtype() == "html" else plain
            kept.append(_words(part, data))
        elif attachments < MAX_ATTACHMENTS:
            attachments += 1
            try:
                reading = read(data)
            except TroubleError:
                continue
            attached.extend(reading.pages)
            codes += reading.codes
    texts = (
        [*map(unwrapped, plain)]
        if any(map(str.strip, plain))
        else [page_text(p).text for p in pages]
    )
    return [*(t[:MAX_TEXT_CHARACTERS] for t in texts), *attached], codes


def _words(part: Message, data: bytes) -> str:
    try:
        return data.decode(part.get_content_charset() or "utf-8")
    except (LookupError, UnicodeDecodeError):
        return decode(data)
