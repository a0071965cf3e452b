"""Make what strangers send storable: no halves of characters, no NUL, no endless texts."""

from dataclasses import replace

from bot.channels.base import Incoming, IncomingFile

MAX_TEXT_CHARACTERS = 64_000
"""What is read of one message; the rest of a pasted book is left unread."""


def clean(incoming: Incoming) -> Incoming:
    """Return a message whose every string can be stored in any database."""
    file = incoming.file
    return replace(
        incoming,
        text=_storable(incoming.text and incoming.text[:MAX_TEXT_CHARACTERS]),
        choice=_storable(incoming.choice),
        group=_storable(incoming.group),
        file=file
        and IncomingFile(
            file.path,
            _storable(file.name) or "",
            _storable(file.media_type) or "",
            _storable(file.remote),
        ),
    )


def _storable(text: str | None) -> str | None:
    if text is None:
        return None
    return text.encode("utf-8", "replace").decode("utf-8").replace("\x00", "")
