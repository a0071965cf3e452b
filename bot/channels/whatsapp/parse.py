"""Read a delivery of the Cloud API: every entry, every change, every message and status of it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from typing import Any

from bot.channels import limits
from bot.channels.base import Incoming, IncomingFile
from bot.channels.commands import deed_of

NAME = "whatsapp"
VOICE_TROUBLE, LARGE_TROUBLE = "utter_file_voice", "utter_file_too_large"
OTHER_TROUBLE = "channel_cannot_read"
FORWARDED, CONTACT = "forwarded", "contact"
TOO_OLD = timedelta(seconds=limits.WHATSAPP_REDELIVERY_SECONDS) + timedelta(days=1)
"""Meta redelivers for seven days; what is older is a replay."""
MAX_ID = 200
MAX_TRACKER_DIGITS = 18
_FILES = frozenset({"image", "document"})
_RECORDED = frozenset({"audio", "voice"})
_SPOKEN = frozenset({*_RECORDED, "video"})
_UNREADABLE = frozenset({"sticker", "location", "order", "unsupported", "unknown"})
_SILENT = frozenset({"reaction", "request_welcome", "ephemeral", "edit", "revoke"})


@dataclass(frozen=True)
class Status:
    """What became of a message of ours.

    Attributes:
        outbox_id: The reply it belonged to.
        state: sent, delivered, read, failed, …
        code: The error's code where it failed.
        last: Whether it was the last message of the reply.
    """

    outbox_id: int
    state: str
    code: int | None
    last: bool


@dataclass(frozen=True)
class Moved:
    """A person whose address changed."""

    old: tuple[str, ...]
    new: str


@dataclass(frozen=True)
class Parsed:
    """One thing that a delivery holds; `event` names it for the operator's counters."""

    event: str
    incoming: Incoming | None = None
    status: Status | None = None
    moved: Moved | None = None


def parse(data: object, phone_id: str, now: datetime, *, listens: bool = False) -> list[Parsed]:
    """Read a delivery, messages in the order they were sent; never raises.

    Args:
        data: What was delivered.
        phone_id: Our phone; what was sent to another is not ours.
        now: The time, by which replays are known.
        listens: Whether recordings are listened to; if not, they are declined.
    """
    if not isinstance(data, dict) or data.get("object") != "whatsapp_business_account":
        return [Parsed("malformed")]
    found = list(_changes(data, phone_id, now))
    if not listens:
        found = [_declined(parsed) for parsed in found]
    order = datetime.min.replace(tzinfo=timezone.utc)
    return sorted(found, key=lambda p: (p.incoming and p.incoming.said_at) or order)


def _changes(data: dict[str, Any], phone_id: str, now: datetime) -> Iterator[Parsed]:
    for entry in _dicts(data.get("entry")):
        for change in _dicts(entry.get("changes")):
            value = change.get("value")
            if change.get("field") != "messages" or not isinstance(value, dict):
                yield Parsed("other_field")
                continue
            metadata = value.get("metadata")
            ours = metadata.get("phone_number_id") if isinstance(metadata, dict) else None
            if ours != phone_id:
                yield Parsed("other_phone")
                continue
            yield from _value(value, now)


def _value(value: dict[str, Any], now: datetime) -> Iterator[Parsed]:
    contacts = _dicts(value.get("contacts"))
    for message in _dicts(value.get("messages")):
        try:
            yield _message(message, contacts, now)
        except Exception:  # noqa: BLE001 - any shape at all may arrive here
            yield Parsed("malformed")
    for status in _dicts(value.get("statuses")):
        try:
            yield _status(status)
        except Exception:  # noqa: BLE001
            yield Parsed("malformed")


def _message(message: dict[str, Any], contacts: list[dict[str, Any]], now: datetime) -> Parsed:
    kind = message.get("type")
    if kind == "system":
        return _system(message)
    if message.get("group_id"):
        return Parsed("group")
    wamid = message.get("id")
    user, phone = _sender(message, contacts)
    address = user or phone
    if not isinstance(wamid, str) or not 0 < len(wamid) <= MAX_ID or address is None:
        return Parsed("malformed")
    said_at = _moment(message.get("timestamp"))
    if said_at is not None and now - said_at > TOO_OLD:
        return Parsed("too_old")
    if kind in _SILENT:
        return Parsed(str(kind))
    context = message.get("context")
    forwarded = isinstance(context, dict) and (
        context.get("forwarded") is True or context.get("frequently_forwarded") is True
    )
    start = Incoming(
        NAME,
        address,
        wamid,
        said_at=said_at,
        aliases=(phone,) if user and phone else (),
        origin=FORWARDED if forwarded else None,
    )
    incoming = _content(start, str(kind), message)
    return Parsed("unknown_type") if incoming is None else Parsed(str(kind), incoming)


def _content(start: Incoming, kind: str, message: dict[str, Any]) -> Incoming | None:
    part = message.get(kind)
    if kind == "text" and isinstance(part, dict) and isinstance(part.get("body"), str):
        deed = None if start.origin else deed_of(part["body"])
        if deed is None:
            return replace(start, text=part["body"])
        return replace(start, text=deed[1]) if deed[1] else replace(start, does=deed[0])
    if kind == "interactive" and isinstance(part, dict):
        reply = part.get("button_reply") or part.get("list_reply")
        token = reply.get("id") if isinstance(reply, dict) else None
        if isinstance(token, str) and token:
            return replace(start, choice=token[: limits.WHATSAPP_BUTTON_ID])
        return replace(start, trouble=OTHER_TROUBLE)
    if kind == "button" and isinstance(part, dict) and isinstance(part.get("text"), str):
        return replace(start, text=part["text"])
    if kind in _FILES and isinstance(part, dict) and isinstance(part.get("id"), str):
        return _file(start, kind, part)
    if kind == "contacts":
        return _contact(start, part)
    if kind in _RECORDED and isinstance(part, dict) and isinstance(part.get("id"), str):
        return _file(start, kind, part)
    if kind in _SPOKEN:
        return replace(start, trouble=VOICE_TROUBLE)
    return replace(start, trouble=OTHER_TROUBLE) if kind in _UNREADABLE else None


def _declined(parsed: Parsed) -> Parsed:
    """Return a recording as one that nobody listens to; anything else as it is."""
    incoming = parsed.incoming
    if incoming is None or incoming.file is None or parsed.event not in _RECORDED:
        return parsed
    return replace(parsed, incoming=replace(incoming, file=None, text=None, trouble=VOICE_TROUBLE))


def _file(start: Incoming, kind: str, part: dict[str, Any]) -> Incoming:
    name = _string(part.get("filename"))[:200] or (f"{kind}.jpg" if kind in _FILES else kind)
    size = part.get("file_size")
    if isinstance(size, int) and size > limits.MAX_FILE_BYTES:
        return replace(start, trouble=LARGE_TROUBLE)
    media_type = _string(part.get("mime_type"))[:100]
    caption = _string(part.get("caption")) or None
    return replace(start, file=IncomingFile("", name, media_type, part["id"]), text=caption)


def _contact(start: Incoming, part: object) -> Incoming:
    lines = []
    for card in _dicts(part):
        name = card.get("name")
        lines.append(_string(name.get("formatted_name")) if isinstance(name, dict) else "")
        lines += [_string(p.get("phone")) for p in _dicts(card.get("phones"))]
    text = "\n".join(filter(None, lines))
    if not text:
        return replace(start, trouble=OTHER_TROUBLE)
    return replace(start, text=text, origin=CONTACT)


def _system(message: dict[str, Any]) -> Parsed:
    """Read that a person has another number or id now."""
    system = message.get("system")
    if not isinstance(system, dict):
        return Parsed("malformed")
    known = (
        *(message.get("from"), message.get("from_user_id")),
        *(system.get("customer"), system.get("old_user_id")),
    )
    new = system.get("user_id") or system.get("wa_id") or system.get("new_wa_id")
    old = tuple(dict.fromkeys(str(a) for a in known if _is_address(a) and a != new))
    if not _is_address(new) or not old:
        return Parsed("system")
    return Parsed("moved", moved=Moved(old, str(new)))


def _sender(
    message: dict[str, Any], contacts: list[dict[str, Any]]
) -> tuple[str | None, str | None]:
    """Return the business-scoped id and the phone id of who wrote; either may be missing."""
    user, phone = message.get("from_user_id"), message.get("from")
    for contact in contacts:
        same = (user and contact.get("user_id") == user) or (
            phone and contact.get("wa_id") == phone
        )
        if same or (len(contacts) == 1 and not (user and phone)):
            user = user or contact.get("user_id")
            phone = phone or contact.get("wa_id")
            break
    return (
        str(user) if _is_address(user) else None,
        str(phone) if _is_address(phone) else None,
    )


def _status(status: dict[str, Any]) -> Parsed:
    state = status.get("status")
    if not isinstance(state, str):
        return Parsed("malformed")
    event = f"status_{state}" if state in {"sent", "delivered", "read", "failed"} else "status"
    tracker = _string(status.get("biz_opaque_callback_data")).split(":")
    if len(tracker) != 3 or not all(_is_number(part) for part in tracker):
        return Parsed(event)
    errors = _dicts(status.get("errors"))
    code = errors[0].get("code") if errors else None
    number, part, parts = map(int, tracker)
    known = code if isinstance(code, int) else None
    return Parsed(event, status=Status(number, state, known, part == parts))


def _moment(value: object) -> datetime | None:
    if not isinstance(value, str | int) or not str(value).isdecimal() or len(str(value)) > 11:
        return None
    return datetime.fromtimestamp(int(value), timezone.utc)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= MAX_TRACKER_DIGITS


def _is_address(value: object) -> bool:
    """Tell whether something can be the id of a person: `212600000000`, `MA.1A2b…`."""
    if not isinstance(value, str) or not 0 < len(value) <= limits.WHATSAPP_USER_ID + 3:
        return False
    return value.isascii() and value.replace(".", "").replace("_", "").replace("-", "").isalnum()


def _dicts(value: object) -> list[dict[str, Any]]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""
