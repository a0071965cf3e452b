"""The Telegram channel: replies with buttons that are marked when pressed and disarmed after."""

import hashlib
import hmac
import logging
import time
from collections import OrderedDict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import httpx
from telegram import InputFile
from telegram.error import TelegramError

from bot.channels import limits
from bot.channels.base import (
    NOTHING,
    Count,
    Delivery,
    Receipt,
    RefusedError,
    SendError,
    TryLaterError,
    Words,
)
from bot.channels.commands import COMMANDS
from bot.channels.download import fetch
from bot.channels.render import render_telegram, telegram_rows
from bot.channels.telegram.client import POLL_SECONDS, TelegramClient
from bot.channels.telegram.parse import NAME, Me, Parsed, Pressed, parse

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")
DOUBLE_TAP_SECONDS = 2.0
"""The same button pressed twice within this time is one press."""
GROUP_SECONDS = 3600.0
"""How often a group is told that checks are better in private."""
MAX_REMEMBERED = 10_000
_PRESSED_MARK = "✓ "

log = logging.getLogger(__name__)


class TelegramChannel:
    """Sends replies, marks buttons, fetches files."""

    name = NAME

    def __init__(
        self,
        token: str,
        api_url: str | None,
        words: Words,
        count: Count,
        *,
        listens: bool = False,
    ) -> None:
        self.client = TelegramClient(token, api_url)
        self.words = words
        self.count = count
        number = token.split(":", 1)[0]
        self.me = Me(int(number) if number.isdecimal() else 0, None, listens)
        self.secret = hmac.new(
            token.encode(), b"rihla telegram webhook", hashlib.sha256
        ).hexdigest()
        self.languages: tuple[str, ...] = ()
        self._disarmed: OrderedDict[tuple[str, int], None] = OrderedDict()
        self._taps: OrderedDict[tuple[int | None, int | None, str], float] = OrderedDict()
        self._told: OrderedDict[int, float] = OrderedDict()

    async def set_up(self, webhook: str | None, languages: Mapping[str, str | None]) -> bool:
        """Tell Telegram who we are, what commands we have, and how to reach us.

        Args:
            webhook: Address for updates; None to ask for them instead.
            languages: Languages of the commands' descriptions, and their codes on Telegram; None
                for the one that everyone else gets.

        Returns:
            Whether Telegram answered; if not, try again later.
        """
        self.languages = tuple(languages)
        me = await self._quietly("getMe", {})
        if not isinstance(me, dict):
            return False
        username, number = me.get("username"), me.get("id")
        self.me = Me(
            number if isinstance(number, int) else self.me.id,
            username if isinstance(username, str) else None,
            self.me.listens,
        )
        for language, code in languages.items():
            commands = [
                {"command": name, "description": self._description(language, name)}
                for name in COMMANDS
            ]
            data: dict[str, Any] = {"commands": commands}
            await self._quietly("setMyCommands", data | ({"language_code": code} if code else {}))
        updates = list(ALLOWED_UPDATES)
        if webhook is None:
            await self._quietly("deleteWebhook", {"drop_pending_updates": False})
            return True
        hook = {"url": webhook, "secret_token": self.secret, "allowed_updates": updates}
        return await self._quietly("setWebhook", hook) is not None

    def _description(self, language: str, name: str) -> str:
        words = self.words(language, f"command_{name}")
        return words[: limits.TELEGRAM_COMMAND_DESCRIPTION]

    async def updates(self, offset: int | None) -> list[Any]:
        """Ask for updates from a number on; raises `TelegramError`."""
        data: dict[str, Any] = {"timeout": POLL_SECONDS, "allowed_updates": list(ALLOWED_UPDATES)}
        if offset is not None:
            data["offset"] = offset
        found = await self.client.call("getUpdates", data, seconds=POLL_SECONDS + 10)
        return found if isinstance(found, list) else []

    def parse(self, data: object) -> Parsed:
        """Read an update, and count it."""
        parsed = parse(data, self.client.bot, self.me)
        if parsed.pressed and parsed.incoming and self._double_tap(parsed.pressed):
            parsed = Parsed("double_tap", pressed=parsed.pressed)
        self.count(NAME, parsed.event)
        return parsed

    def _double_tap(self, pressed: Pressed) -> bool:
        key, now = (pressed.chat_id, pressed.message_id, pressed.token), time.monotonic()
        last = self._taps.pop(key, None)
        _remember(self._taps, key, now)
        return last is not None and now - last < DOUBLE_TAP_SECONDS

    async def acknowledge(self, pressed: Pressed, *, marks: bool) -> None:
        """End the waiting circle of a button; mark it as pressed and disarm its neighbours."""
        await self._quietly("answerCallbackQuery", {"callback_query_id": pressed.query_id})
        if marks and pressed.chat_id is not None and pressed.message_id is not None:
            chat = str(pressed.chat_id)
            title = pressed.title.removeprefix(_PRESSED_MARK)
            mark = [[{"text": f"{_PRESSED_MARK}{title}", "callback_data": NOTHING}]]
            await self._disarm(chat, pressed.message_id, mark if title else None)

    async def tell_group(self, chat_id: int, message_id: int) -> None:
        """Say in a group that checks are better in private; once an hour is enough."""
        now = time.monotonic()
        last = self._told.get(chat_id)
        if last is not None and now - last < GROUP_SECONDS:
            return
        _remember(self._told, chat_id, now)
        text = "\n\n".join(self.words(language, "channel_group") for language in self.languages)
        if self.me.username:
            text += f"\n\nhttps://t.me/{self.me.username}"
        try:
            await self.client.groups.take(str(chat_id))
            await self.client.rate.take()
        except TryLaterError:
            return
        reply = {"message_id": message_id, "allow_sending_without_reply": True}
        data = {"chat_id": chat_id, "text": text, "reply_parameters": reply}
        await self._quietly("sendMessage", data)

    async def send(self, delivery: Delivery) -> Receipt | None:
        """Send a reply: its text, its buttons, its file; the earlier buttons are disarmed."""
        reply, chat = delivery.reply, delivery.address
        if reply.edits is not None and reply.edits.isdecimal():
            rows = _keyboard(telegram_rows(reply, delivery.outbox_id, self.words))
            if await self.client.edit_keyboard(chat, int(reply.edits), rows):
                self._disarmed.pop((chat, int(reply.edits)), None)
                return Receipt(reply.edits)
        messages = render_telegram(reply, delivery.outbox_id, self.words)
        receipt, parts = Receipt(), 0
        for message in messages:
            parts += 1
            if parts <= delivery.progress:
                continue
            data: dict[str, Any] = {"text": message.html, "parse_mode": "HTML"}
            data["link_preview_options"] = {"is_disabled": True}
            if message.rows:
                data["reply_markup"] = {"inline_keyboard": _keyboard(message.rows)}
            sent = await self.client.send("sendMessage", chat, data)
            self.count(NAME, "sent")
            await delivery.note_progress(parts)
            if message.rows and isinstance(sent.get("message_id"), int):
                receipt = Receipt(str(sent["message_id"]))
        if delivery.document is not None and parts >= delivery.progress:
            document = delivery.document
            file = InputFile(document.content, filename=document.name, attach=False)
            await self.client.send("sendDocument", chat, {"document": file})
            self.count(NAME, "sent")
            await delivery.note_progress(parts + 1)
        await self._disarm_previous(delivery)
        return receipt

    async def _disarm_previous(self, delivery: Delivery) -> None:
        previous = delivery.previous
        if previous is not None and previous.isdecimal():
            await self._disarm(delivery.address, int(previous), None)

    async def _disarm(self, chat: str, message_id: int, rows: list[Any] | None) -> None:
        """Replace the buttons of a message that should not be pressed again."""
        if (chat, message_id) in self._disarmed:
            return
        _remember(self._disarmed, (chat, message_id), None)
        try:
            await self.client.edit_keyboard(chat, message_id, rows)
        except SendError as error:  # an old button still gets a kind answer
            log.info("buttons not disarmed: %s", error)

    async def fetch(self, remote: str, folder: Path) -> Path:
        """Get a file that a person sent, trying again when the network fails."""
        return await fetch(
            lambda: self.client.download(remote), folder, (TelegramError, httpx.HTTPError)
        )

    async def attend(self, address: str, platform_id: str, *, slow: bool) -> None:
        """Show that an answer is being written; Telegram shows by itself what was delivered."""
        del platform_id
        if slow and address.lstrip("-").isdecimal():
            await self._quietly("sendChatAction", {"chat_id": int(address), "action": "typing"})

    async def close(self) -> None:
        """Close connections."""
        await self.client.close()

    async def _quietly(self, method: str, data: dict[str, Any]) -> Any:
        """Call what the service can do without; None if it failed."""
        try:
            return await self.client.call(method, data)
        except (TelegramError, RefusedError) as error:
            log.info("%s failed on Telegram: %s", method, type(error).__name__)
            return None


def _keyboard(rows: tuple[tuple[tuple[str, str], ...], ...]) -> list[list[dict[str, str]]]:
    return [[{"text": title, "callback_data": token} for title, token in row] for row in rows]


def _remember(memory: OrderedDict[Any, Any], key: Any, value: Any) -> None:
    memory[key] = value
    while len(memory) > MAX_REMEMBERED:
        memory.popitem(last=False)
