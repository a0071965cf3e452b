"""Talk to the whole service in a test, as one person on the terminal channel."""

import secrets
from contextlib import AsyncExitStack
from typing import Any

from sqlalchemy import select

from bot.channels.base import Incoming, IncomingFile, OutgoingReply
from bot.channels.terminal import TerminalChannel
from bot.content.store import ContentStore
from bot.gateway.service import Service, running
from bot.intake import make_reader
from bot.settings import Settings
from bot.storage.models import LogRow


class Talk:
    """One person's conversation, which survives closing and opening the service."""

    def __init__(self, settings: Settings, store: ContentStore, dialogue: Any) -> None:
        self._settings, self._store, self._dialogue = settings, store, dialogue
        self._stack = AsyncExitStack()
        self._channel = TerminalChannel()
        self._service: Service | None = None
        self.last: OutgoingReply | None = None

    async def open(self) -> None:
        """Start the service on the same database as before."""
        self._stack = AsyncExitStack()
        channels = {self._channel.name: self._channel}
        opened = running(self._settings, self._store, self._dialogue, channels, make_reader())
        self._service = await self._stack.enter_async_context(opened)

    async def close(self) -> None:
        """Stop the service."""
        await self._stack.aclose()

    async def turn(self, turn: dict[str, Any], sender: str = "someone") -> OutgoingReply | None:
        """Say, press or send what a turn describes; return the reply, if there is one."""
        assert self._service is not None
        message_id = secrets.token_hex(8)
        if "press" in turn:
            incoming = Incoming(
                self._channel.name, sender, message_id, choice=self._token(turn["press"])
            )
        elif "send" in turn:
            path = self._settings.incoming / message_id
            path.write_text(turn["send"], encoding="utf-8")
            file = IncomingFile(str(path), "offre.txt", "text/plain")
            incoming = Incoming(self._channel.name, sender, message_id, file=file)
        else:
            incoming = Incoming(self._channel.name, sender, message_id, text=turn["say"])
        await self._service.answer(incoming)
        replies = self._channel.take(sender)
        assert len(replies) <= 1, f"a turn is one bubble, not {len(replies)}"
        if replies:
            self.last = replies[0]
        return replies[0] if replies else None

    def last_intent(self) -> str | None:
        """Return the intent of the last message that was logged."""
        assert self._service is not None
        query = select(LogRow.intent).where(LogRow.direction == "in").order_by(LogRow.id.desc())
        return self._service.database.work(lambda session: session.execute(query).scalars().first())

    def _token(self, title: str) -> str:
        choices = self.last.choices if self.last else ()
        for choice in choices:
            if title in {choice.title, choice.detail}:
                return choice.payload
        raise AssertionError(f"no choice is called {title!r}: {[c.title for c in choices]}")
