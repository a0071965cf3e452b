"""The WhatsApp channel: one message a turn, within the service window of 24 hours."""

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import httpx

from bot.channels import limits
from bot.channels.base import (
    Count,
    Delivery,
    OutgoingFile,
    Receipt,
    TryLaterError,
    Words,
)
from bot.channels.download import fetch
from bot.channels.render import WhatsAppMessage, render_whatsapp
from bot.channels.split import utf16_length
from bot.channels.whatsapp.client import WhatsAppClient, name_and_type
from bot.channels.whatsapp.errors import WINDOW, WINDOW_SECONDS
from bot.channels.whatsapp.parse import NAME, Parsed, parse

WINDOW_MARGIN = timedelta(minutes=5)
"""The window is treated as closed a little early: clocks differ."""


class WhatsAppChannel:
    """Sends replies, fetches media, shows that a message was read."""

    name = NAME

    def __init__(
        self,
        client: WhatsAppClient,
        words: Words,
        count: Count,
        *,
        template: str | None = None,
        listens: bool = False,
        now: Callable[[], datetime] = lambda: datetime.now(timezone.utc),
    ) -> None:
        """Put the channel together.

        Args:
            client: The Cloud API.
            words: Gives the words of short replies.
            count: Counts events for the operator.
            template: Name of the approved template that invites a person to write again.
            listens: Whether recordings are listened to.
            now: The clock.
        """
        self.client = client
        self.words = words
        self.count = count
        self.template = template
        self.listens = listens
        self.now = now

    def parse(self, data: object) -> list[Parsed]:
        """Read a delivery, and count what it holds."""
        found = parse(data, self.client.phone_id, self.now(), listens=self.listens)
        for parsed in found:
            self.count(NAME, parsed.event)
        return found

    async def send(self, delivery: Delivery) -> Receipt | None:
        """Send a reply, or an invitation to write where the window is closed."""
        if self._window_closed(delivery):
            await self._invite(delivery)
        messages = await self._messages(delivery)
        for part, message in enumerate(messages, 1):
            if part <= delivery.progress:
                continue
            tracker = f"{delivery.outbox_id}:{part}:{len(messages)}"
            try:
                await self.client.send(delivery.address, message.type, message.body, tracker)
            except TryLaterError as error:
                if error.reason == WINDOW:
                    await self._invite(delivery)
                raise
            self.count(NAME, "sent")
            await delivery.note_progress(part)
        return None

    def _window_closed(self, delivery: Delivery) -> bool:
        heard = delivery.heard_at
        window = timedelta(seconds=limits.WHATSAPP_WINDOW_SECONDS) - WINDOW_MARGIN
        return heard is None or self.now() - heard > window

    async def _invite(self, delivery: Delivery) -> None:
        """Invite a person once to write again; the reply waits until they do."""
        if self.template and delivery.waited != WINDOW:
            language = {"code": delivery.reply.language}
            body: dict[str, Any] = {"name": self.template, "language": language}
            await self.client.send(delivery.address, "template", body, f"{delivery.outbox_id}:0:1")
            self.count(NAME, "template_sent")
        raise TryLaterError(WINDOW_SECONDS, counted=False, reason=WINDOW)

    async def _messages(self, delivery: Delivery) -> list[WhatsAppMessage]:
        messages = render_whatsapp(delivery.reply, delivery.outbox_id, self.words)
        if delivery.document is None:
            return messages
        media_id = await self.client.upload(delivery.document)
        return _with_file(messages, media_id, delivery.document)

    async def fetch(self, remote: str, folder: Path) -> Path:
        """Get a file that a person sent, trying again when the network fails."""
        return await fetch(lambda: self.client.download(remote), folder, (httpx.HTTPError,))

    async def attend(self, address: str, platform_id: str, *, slow: bool) -> None:
        """Show that the message was read and, where it takes long, that an answer is coming."""
        del address
        await self.client.mark_read(platform_id, typing=slow)

    async def close(self) -> None:
        """Close connections."""
        await self.client.close()


def _with_file(
    messages: list[WhatsAppMessage], media_id: str, file: OutgoingFile
) -> list[WhatsAppMessage]:
    """Put a file into the last message: above its buttons, or with its text as caption.

    A recording has neither: it goes before.
    """
    kind = limits.WHATSAPP_MEDIA.get(file.media_type, "document")
    body: dict[str, object] = {"id": media_id}
    if kind == "document":
        body["filename"] = name_and_type(file)[0]
    alone = WhatsAppMessage(kind, body)
    if not messages:
        return [alone]
    *before, last = messages
    if kind == "audio":
        return [*before, alone, last]
    if last.type == "interactive" and last.body.get("type") == "button":
        header = {"type": kind, kind: body}
        return [*before, WhatsAppMessage("interactive", {**last.body, "header": header})]
    text = str(last.body.get("body", ""))
    if last.type == "text" and utf16_length(text) <= limits.WHATSAPP_CAPTION:
        return [*before, WhatsAppMessage(kind, {**body, "caption": text})]
    return [*before, alone, last]
