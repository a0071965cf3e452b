"""Make what strangers send storable: no halves of characters, no NUL, no endless names."""

from dataclasses import replace

from bot.channels.base import Incoming, IncomingFile


def clean(incoming: Incoming) -> Incoming:
    """Return a message whose every string can be stored in any database."""
    file = incoming.file
    return replace(
        incoming,
        text=_storable(incoming.text),
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
