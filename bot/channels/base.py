"""What every channel shares: messages free of channel, and the seam that a channel fills."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

MORE = "~more:"
"""Begins the token of the choice that shows further choices: `~more:<reply>:<first>`."""
NOTHING = "~"
"""The token of a button that was pressed before and does nothing any more."""


@dataclass(frozen=True)
class IncomingFile:
    """A file that a person sent, stored in a private folder until it is read.

    Attributes:
        path: Where it lies; the gateway deletes it after reading. Empty until it is fetched.
        name: The name given by the sender, not to be trusted.
        media_type: The type claimed by the sender, not to be trusted.
        remote: The platform's id of a file that lies there until its turn comes.
    """

    path: str
    name: str
    media_type: str
    remote: str | None = None


@dataclass(frozen=True)
class Incoming:
    """One message, free of channel: a text, a choice, a file (with its caption), or a deed.

    Attributes:
        channel: Name of the channel.
        address: Who sent it, in the channel's own terms.
        platform_id: The message's id there, by which a second delivery is recognised.
        text: Words that were typed, or the caption of the file.
        choice: The token of a button that was pressed.
        file: A file that was sent.
        does: The deed of a command, such as `menu.show`.
        trouble: Name of the reply that says why this kind of message cannot be read.
        origin: Where words come from that are not the person's own: `forwarded`, `contact`.
        group: What messages have in common that were sent as one (an album).
        said_at: When it was sent, by the platform's clock.
        aliases: Other addresses under which the same person may be known.
    """

    channel: str
    address: str
    platform_id: str
    text: str | None = None
    choice: str | None = None
    file: IncomingFile | None = None
    does: str | None = None
    trouble: str | None = None
    origin: str | None = None
    group: str | None = None
    said_at: datetime | None = None
    aliases: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the content for the inbox: what was said, not by whom."""
        file = self.file
        content: dict[str, Any] = {
            "text": self.text,
            "choice": self.choice,
            "file": file and {"path": file.path, "name": file.name, "media_type": file.media_type},
        }
        if file and file.remote:
            content["file"]["remote"] = file.remote
        rare = {
            "does": self.does,
            "trouble": self.trouble,
            "origin": self.origin,
            "group": self.group,
        }
        return content | {name: value for name, value in rare.items() if value}


@dataclass(frozen=True)
class OutgoingChoice:
    """A choice as a channel shows it: words and a token."""

    title: str
    payload: str
    detail: str = ""


@dataclass(frozen=True)
class OutgoingReply:
    """A reply as a channel sends it.

    Attributes:
        text: The words; `*bold*` between stars.
        choices: What the person can choose.
        media: Path of a file that goes with it.
        language: Language of the words.
        first_choice: The choice to begin with, where a screen holds only some of them.
        edits: The platform's id of an earlier message whose choices these replace.
    """

    text: str
    choices: tuple[OutgoingChoice, ...] = ()
    media: str | None = None
    language: str = "fr"
    first_choice: int = 0
    edits: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Return plain data for the outbox, in the form of `contract.md` and a little more."""
        content: dict[str, Any] = {
            "text": self.text,
            "choices": [
                {"title": c.title, "payload": c.payload}
                | ({"detail": c.detail} if c.detail else {})
                for c in self.choices
            ],
            "media": self.media,
            "language": self.language,
        }
        if self.first_choice:
            content["first_choice"] = self.first_choice
        return content | ({"edits": self.edits} if self.edits else {})

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "OutgoingReply":
        """Read what `to_json` wrote."""
        choices = (
            OutgoingChoice(c["title"], c["payload"], c.get("detail", "")) for c in data["choices"]
        )
        return cls(
            data["text"],
            tuple(choices),
            data.get("media"),
            data.get("language", "fr"),
            data.get("first_choice", 0),
            data.get("edits"),
        )


class SendError(Exception):
    """A reply could not be sent; the kind of error decides what happens next."""


class TryLaterError(SendError):
    """The platform asks to wait, or is away.

    Attributes:
        seconds: How long to wait; None where the platform did not say.
        counted: Whether it was a failed attempt, of which there are only so many; a matter of
            pace is not.
        reason: Why, in a word, for the operator.
    """

    def __init__(
        self, seconds: float | None = None, *, counted: bool = True, reason: str | None = None
    ) -> None:
        super().__init__(reason or "try later")
        self.seconds = seconds
        self.counted = counted
        self.reason = reason


class RefusedError(SendError):
    """The platform will never take this reply (blocked, deleted, malformed)."""

    def __init__(self, reason: str = "refused") -> None:
        super().__init__(reason)
        self.reason = reason


class FetchError(Exception):
    """A file could not be had from the platform; the name of the reply that says so."""

    def __init__(self, trouble: str) -> None:
        super().__init__(trouble)
        self.trouble = trouble


@dataclass(frozen=True)
class OutgoingFile:
    """A file that goes with a reply: its name, media type and content."""

    name: str
    media_type: str
    content: bytes


async def _note_nothing(_parts: int) -> None:
    """Forget how far a reply got (for channels whose replies are one message)."""


@dataclass(frozen=True)
class Delivery:
    """A reply on its way to someone.

    Attributes:
        outbox_id: Number of the stored reply.
        address: Who gets it, in the channel's own terms.
        reply: What to say.
        document: The file behind `reply.media`, for channels that send the file itself.
        attempts: How often it was tried before.
        progress: How many messages of it the platform has taken already.
        note_progress: Called with that number after each one, so that none is sent twice.
        previous: The platform's id of the last message that showed choices.
        heard_at: When the person last wrote on this channel.
        waited: Why it was put off before, in a word.
    """

    outbox_id: int
    address: str
    reply: OutgoingReply
    document: OutgoingFile | None = None
    attempts: int = 0
    progress: int = 0
    note_progress: Callable[[int], Awaitable[None]] = _note_nothing
    previous: str | None = None
    heard_at: datetime | None = None
    waited: str | None = None


@dataclass(frozen=True)
class Receipt:
    """What a platform says of a reply that it has taken: the id of what shows the choices."""

    platform_id: str | None = None


class Channel(Protocol):
    """What the gateway needs of a channel."""

    name: str

    async def send(self, delivery: Delivery) -> Receipt | None:
        """Send a reply; raises `TryLaterError` or `RefusedError`."""
        ...


@runtime_checkable
class PageChannel(Channel, Protocol):
    """A channel whose replies open pages come for; another process may have answered them."""

    def open_pages(self) -> int:
        """Return how many pages are open in all."""
        ...

    def wake(self, address: str) -> None:
        """Tell every open page of a person that there is something new."""
        ...

    def wake_all(self) -> None:
        """Let every open page look whether there is something new."""
        ...


@runtime_checkable
class RemoteChannel(Channel, Protocol):
    """A channel behind a platform's network interface: slow, limited, sometimes away."""

    async def fetch(self, remote: str, folder: Path) -> Path:
        """Get a file that a person sent; raises `FetchError`."""
        ...

    async def attend(self, address: str, platform_id: str, *, slow: bool) -> None:
        """Show that the message was read and, where it takes long, that an answer is coming."""
        ...

    async def close(self) -> None:
        """Close connections."""
        ...


Words = Callable[[str, str], str]
"""Gives the words of a short reply: language, name of the reply."""
Count = Callable[[str, str], None]
"""Counts an event for the operator: name of the channel, name of the event."""
