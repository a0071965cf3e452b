"""What is said to a person, free of channel: a text and typed choices."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class Choice:
    """One thing that the person can choose.

    Attributes:
        title: The words of the button.
        does: A name of the closed list in `bot.content.deeds`.
        args: What the deed needs to know, all words.
        detail: A longer line, shown where the channel has room for it.
    """

    title: str
    does: str
    args: Mapping[str, str] = field(default_factory=dict)
    detail: str = ""


@dataclass(frozen=True)
class Reply:
    """One bubble.

    Attributes:
        text: The words; `*bold*` as WhatsApp writes it, paragraphs split by a blank line.
        choices: What the person can choose, best first.
        media: Key of `content/shared/media.yaml`, if the bubble shows one.
    """

    text: str
    choices: tuple[Choice, ...] = ()
    media: str | None = None


def merge(replies: list[Reply]) -> Reply | None:
    """Join the replies of a turn into one bubble; the last choices given win.

    WhatsApp bills each bubble and limits their pace, so a turn is one bubble.
    """
    if not replies:
        return None
    texts = [reply.text for reply in replies if reply.text]
    choices = next((reply.choices for reply in reversed(replies) if reply.choices), ())
    media = next((reply.media for reply in replies if reply.media), None)
    return replace(replies[-1], text="\n\n".join(texts), choices=choices, media=media)
