"""Calls of the Bot API within its pace; errors become what the outbox understands."""

import logging
from typing import Any

import httpx
from telegram import Bot
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.request import HTTPXRequest

from bot.channels import limits
from bot.channels.base import FetchError, RefusedError, SendError, TryLaterError
from bot.channels.download import GONE_TROUBLE, LARGE_TROUBLE, read_bounded
from bot.channels.rates import OPERATOR_SECONDS, Breaker, Rate, Spacing

API_URL = "https://api.telegram.org"
CONNECTIONS = 64
POLL_SECONDS = 25
_UNMODIFIED = "message is not modified"

log = logging.getLogger(__name__)


class RawBot(Bot):
    """A bot whose answers are plain data: a server that leaves fields out must not lose a reply."""

    async def call(self, method: str, data: dict[str, Any], *, seconds: float = 10.0) -> Any:
        """Call a method of the Bot API and return its result as it came."""
        return await self._post(method, data, read_timeout=seconds)


class TelegramClient:
    """The Bot API as we use it."""

    def __init__(self, token: str, api_url: str | None = None) -> None:
        base = (api_url or API_URL).rstrip("/")
        self._requests = (
            HTTPXRequest(connection_pool_size=2, read_timeout=POLL_SECONDS + 10),
            HTTPXRequest(connection_pool_size=CONNECTIONS, pool_timeout=10, read_timeout=15),
        )
        self.bot = RawBot(
            token,
            base_url=f"{base}/bot",
            base_file_url=f"{base}/file/bot",
            get_updates_request=self._requests[0],
            request=self._requests[1],
        )
        self._files = f"{base}/file/bot{token}/"
        self._http = httpx.AsyncClient(timeout=20, follow_redirects=False)
        self.rate = Rate(limits.TELEGRAM_PER_SECOND)
        self.chats = Spacing(limits.TELEGRAM_CHAT_SECONDS, limits.TELEGRAM_CHAT_BURST)
        self.groups = Spacing(
            60 / limits.TELEGRAM_GROUP_PER_MINUTE, limits.TELEGRAM_GROUP_PER_MINUTE
        )
        self.breaker = Breaker()

    async def send(self, method: str, chat: str, data: dict[str, Any]) -> dict[str, Any]:
        """Send a message to a private chat; raises `TryLaterError` or `RefusedError`."""
        self.breaker.check()
        await self.chats.take(chat)
        await self.rate.take()
        try:
            result = await self.bot.call(method, {"chat_id": int(chat), **data})
        except TelegramError as error:
            raise self._meaning(error, chat) from error
        self.chats.arrived(chat)
        self.breaker.success()
        return result if isinstance(result, dict) else {}

    async def call(self, method: str, data: dict[str, Any], *, seconds: float = 10.0) -> Any:
        """Call any other method; raises `TelegramError`."""
        return await self.bot.call(method, data, seconds=seconds)

    async def edit_keyboard(self, chat: str, message_id: int, rows: list[Any] | None) -> bool:
        """Put other buttons under a message; False where the platform no longer allows it."""
        self.breaker.check()
        await self.rate.take()
        data: dict[str, Any] = {"chat_id": int(chat), "message_id": message_id}
        data["reply_markup"] = {"inline_keyboard": rows or []}
        try:
            await self.bot.call("editMessageReplyMarkup", data)
        except BadRequest as error:
            return _UNMODIFIED in str(error).lower()
        except TelegramError as error:
            raise self._meaning(error, chat) from error
        return True

    def _meaning(self, error: TelegramError, chat: str) -> SendError:
        """Return what an error means for a reply."""
        if isinstance(error, RetryAfter):
            after = error.retry_after
            seconds = after if isinstance(after, int | float) else after.total_seconds()
            self.chats.hold(chat, float(seconds))
            return TryLaterError(float(seconds), counted=False, reason="rate")
        if isinstance(error, Forbidden):
            return RefusedError("deactivated" if "deactivated" in str(error) else "blocked")
        if isinstance(error, InvalidToken | Conflict):
            log.error("Telegram refuses the bot's token; replies wait in the outbox")
            self.breaker.open(OPERATOR_SECONDS, "operator")
            return TryLaterError(OPERATOR_SECONDS, counted=False, reason="operator")
        if isinstance(error, ChatMigrated):
            return RefusedError("chat_gone")
        if isinstance(error, BadRequest):
            gone = "chat not found" in str(error).lower()
            return RefusedError("chat_gone" if gone else "malformed")
        if isinstance(error, NetworkError | TimedOut):
            self.breaker.failure()
            return TryLaterError(reason="away")
        self.breaker.failure()
        return TryLaterError(reason="unknown")

    async def download(self, file_id: str) -> bytes:
        """Get a file that a person sent; raises `FetchError` for one that cannot be had."""
        try:
            found = await self.bot.call("getFile", {"file_id": file_id})
        except (BadRequest, Forbidden) as error:
            large = "too big" in str(error).lower()
            raise FetchError(LARGE_TROUBLE if large else GONE_TROUBLE) from error
        place = found.get("file_path") if isinstance(found, dict) else None
        if not isinstance(place, str) or "://" in place or ".." in place:
            raise FetchError(GONE_TROUBLE)
        async with self._http.stream("GET", self._files + place.lstrip("/")) as answer:
            if answer.status_code != 200:
                raise FetchError(GONE_TROUBLE)
            return await read_bounded(answer)

    async def close(self) -> None:
        """Close connections."""
        await self._http.aclose()
        for request in self._requests:
            await request.shutdown()
