"""Calls of the Cloud API within its pace; errors become what the outbox understands."""

import logging
from typing import Any
from urllib.parse import urlsplit

import httpx

from bot.channels import limits
from bot.channels.base import FetchError, OutgoingFile, TryLaterError
from bot.channels.download import GONE_TROUBLE, LARGE_TROUBLE, read_bounded
from bot.channels.rates import OPERATOR_SECONDS, Breaker, Rate, Spacing
from bot.channels.whatsapp.errors import Meaning, meaning_of, send_error

API_URL = "https://graph.facebook.com/v26.0"
SECONDS = 15.0
MEDIA_HOSTS = (".fbsbx.com", ".fbcdn.net", ".facebook.com", ".whatsapp.net")
"""Where Meta keeps media: our token is shown to nobody else."""
_MISSING = frozenset({400, 404, 410})

log = logging.getLogger(__name__)


class WhatsAppClient:
    """The Cloud API as we use it."""

    def __init__(self, token: str, phone_id: str, api_url: str | None = None) -> None:
        self.base = (api_url or API_URL).rstrip("/")
        self.phone_id = phone_id
        self._ours = {"phone_number_id": phone_id}
        self._http = httpx.AsyncClient(
            timeout=SECONDS,
            headers={"Authorization": f"Bearer {token}"},
            limits=httpx.Limits(max_connections=64, max_keepalive_connections=32),
        )
        self.rate = Rate(limits.WHATSAPP_PER_SECOND)
        self.pairs = Spacing(limits.WHATSAPP_PAIR_SECONDS, limits.WHATSAPP_PAIR_BURST)
        self.breaker = Breaker()

    async def send(self, address: str, kind: str, body: dict[str, Any], tracker: str) -> str:
        """Send a message and return its id; raises `TryLaterError` or `RefusedError`."""
        self.breaker.check()
        await self.pairs.take(address)
        await self.rate.take()
        to = {"recipient": address} if "." in address else {"to": address}
        message = {
            "messaging_product": "whatsapp",
            "recipient_type": "individual",
            **to,
            "type": kind,
            kind: body,
            "biz_opaque_callback_data": tracker,
        }
        try:
            data = await self._post(f"/{self.phone_id}/messages", json=message)
        except TryLaterError as error:
            if error.seconds and (error.reason or "").endswith(":131056"):
                self.pairs.hold(address, error.seconds)
            raise
        messages = data.get("messages")
        first = messages[0] if isinstance(messages, list) and messages else {}
        return str(first.get("id", "")) if isinstance(first, dict) else ""

    async def upload(self, file: OutgoingFile) -> str:
        """Hand a file over and return its media id; raises like `send`."""
        self.breaker.check()
        name, media_type = name_and_type(file)
        data = await self._post(
            f"/{self.phone_id}/media",
            data={"messaging_product": "whatsapp", "type": media_type},
            files={"file": (name, file.content, media_type)},
        )
        return str(data.get("id", ""))

    async def mark_read(self, message_id: str, *, typing: bool) -> None:
        """Show that a message was read, and that an answer is being written; never raises."""
        body: dict[str, Any] = {
            "messaging_product": "whatsapp",
            "status": "read",
            "message_id": message_id,
        }
        if typing:
            body["typing_indicator"] = {"type": "text"}
        try:
            await self._http.post(f"{self.base}/{self.phone_id}/messages", json=body)
        except httpx.HTTPError as error:
            log.info("not marked as read: %s", type(error).__name__)

    async def _post(self, path: str, **content: Any) -> dict[str, Any]:
        try:
            answer = await self._http.post(self.base + path, **content)
        except httpx.HTTPError as error:
            self.breaker.failure()
            raise TryLaterError(reason="away") from error
        data = _json(answer)
        if answer.status_code < 300:
            self.breaker.success()
            return data
        code = _code(data)
        meaning = meaning_of(code, answer.status_code)
        if meaning is Meaning.OPERATOR:
            log.error("WhatsApp refuses our credentials or account, code %s", code)
            self.breaker.open(OPERATOR_SECONDS, "operator")
        elif meaning is Meaning.OURS:
            log.error("WhatsApp refuses the form of a message, code %s", code)
        elif meaning is Meaning.RETRY:
            self.breaker.failure()
        raise send_error(code, answer.status_code, _retry_after(answer))

    async def download(self, media_id: str) -> bytes:
        """Get a media file: its address (good for five minutes), then the file, with our token.

        Raises:
            FetchError: The file cannot be had any more, or is too large.
            httpx.HTTPError: The network failed; worth another try.
        """
        if not media_id.isalnum():
            raise FetchError(GONE_TROUBLE)
        about = await self._http.get(f"{self.base}/{media_id}", params=self._ours)
        if about.status_code in _MISSING:
            raise FetchError(GONE_TROUBLE)
        about.raise_for_status()
        data = _json(about)
        url, size = data.get("url"), data.get("file_size")
        if isinstance(size, int) and size > limits.MAX_FILE_BYTES:
            raise FetchError(LARGE_TROUBLE)
        if not isinstance(url, str) or not self._may_have_token(url):
            raise FetchError(GONE_TROUBLE)
        async with self._http.stream("GET", url) as answer:
            answer.raise_for_status()
            return await read_bounded(answer)

    def _may_have_token(self, url: str) -> bool:
        place, ours = urlsplit(url), urlsplit(self.base)
        if (place.scheme, place.netloc) == (ours.scheme, ours.netloc):
            return True
        return place.scheme == "https" and (place.hostname or "").endswith(MEDIA_HOSTS)

    async def close(self) -> None:
        """Close connections."""
        await self._http.aclose()


def name_and_type(file: OutgoingFile) -> tuple[str, str]:
    """Return how a file is named and called there; what the platform does not know is text."""
    known = file.media_type in {*limits.WHATSAPP_MEDIA, *limits.WHATSAPP_DOCUMENT_TYPES}
    return (file.name, file.media_type) if known else (f"{file.name}.txt", "text/plain")


def _json(answer: httpx.Response) -> dict[str, Any]:
    try:
        data = answer.json()
    except ValueError:
        return {}
    return data if isinstance(data, dict) else {}


def _code(data: dict[str, Any]) -> int | None:
    error = data.get("error")
    code = error.get("code") if isinstance(error, dict) else None
    return code if isinstance(code, int) else None


def _retry_after(answer: httpx.Response) -> float | None:
    value = answer.headers.get("retry-after", "")
    return float(value) if value.isdecimal() else None
