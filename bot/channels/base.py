"""What every channel shares: messages free of channel, and the seam that a channel fills."""

from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True)
class IncomingFile:
    """A file that a person sent, stored in a private folder until it is read.

    Attributes:
        path: Where it lies; the gateway deletes it after reading.
        name: The name given by the sender, not to be trusted.
        media_type: The type claimed by the sender, not to be trusted.
    """

    path: str
    name: str
    media_type: str


@dataclass(frozen=True)
class Incoming:
    """One message, free of channel. Exactly one of text, choice and file is there.

    Attributes:
        channel: Name of the channel.
        address: Who sent it, in the channel's own terms.
        platform_id: The message's id there, by which a second delivery is recognised.
        text: Words that were typed.
        choice: The token of a button that was pressed.
        file: A file that was sent.
    """

    channel: str
    address: str
    platform_id: str
    text: str | None = None
    choice: str | None = None
    file: IncomingFile | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the content for the inbox: what was said, not by whom."""
        file = self.file
        return {
            "text": self.text,
            "choice": self.choice,
            "file": file and {"path": file.path, "name": file.name, "media_type": file.media_type},
        }


@dataclass(frozen=True)
class OutgoingChoice:
    """A choice as a channel shows it: words and a token."""

    title: str
    payload: str
    detail: str = ""


@dataclass(frozen=True)
class OutgoingReply:
    """A reply as a channel sends it."""

    text: str
    choices: tuple[OutgoingChoice, ...] = ()
    media: str | None = None
    language: str = "fr"

    def to_json(self) -> dict[str, Any]:
        """Return plain data for the outbox, in the form of `contract.md` and a little more."""
        return {
            "text": self.text,
            "choices": [
                {"title": c.title, "payload": c.payload}
                | ({"detail": c.detail} if c.detail else {})
                for c in self.choices
            ],
            "media": self.media,
            "language": self.language,
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "OutgoingReply":
        """Read what `to_json` wrote."""
        choices = (
            OutgoingChoice(c["title"], c["payload"], c.get("detail", "")) for c in data["choices"]
        )
        return cls(data["text"], tuple(choices), data.get("media"), data.get("language", "fr"))


class SendError(Exception):
    """A reply could not be sent; the kind of error decides what happens next."""


class TryLaterError(SendError):
    """The platform asks to wait, or is away."""

    def __init__(self, seconds: float | None = None) -> None:
        super().__init__("try later")
        self.seconds = seconds


class RefusedError(SendError):
    """The platform will never take this reply (blocked, deleted, malformed)."""


@dataclass(frozen=True)
class OutgoingFile:
    """A file that goes with a reply: its name, media type and content."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True)
class Delivery:
    """A reply on its way to someone.

    Attributes:
        outbox_id: Number of the stored reply.
        address: Who gets it, in the channel's own terms.
        reply: What to say.
        document: The file behind `reply.media`, for channels that send the file itself.
        attempts: How often it was tried before.
    """

    outbox_id: int
    address: str
    reply: OutgoingReply
    document: OutgoingFile | None = None
    attempts: int = 0


class Channel(Protocol):
    """What the gateway needs of a channel."""

    name: str

    async def send(self, delivery: Delivery) -> None:
        """Send a reply; raises `TryLaterError` or `RefusedError`."""
        ...
