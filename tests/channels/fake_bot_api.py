"""A Bot API server for tests: one bot, invented people, and a check of every documented limit."""

import json
import re
import threading
import time
from collections import defaultdict
from html.parser import HTMLParser
from itertools import count
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.channels import limits
from bot.channels.split import utf16_length
from tests.channels.server import ThreadServer, wait_for

TOKEN = "424242:TEST-token-of-nobody"
ME = {"id": 424242, "is_bot": True, "first_name": "Rihla", "username": "rihla_test_bot"}
SLACK = 0.85
"""Clocks of two threads are not one: a second may look this long."""
START = 1_790_000_000


class _Plain(HTMLParser):
    """Reads HTML as the Bot API does: a few tags, everything else must be escaped."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.open, self.wrong = "", [], []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.open.append(tag)
        if tag != "b" or attrs:
            self.wrong.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        self.text += data


class FakeBotApi:
    """What Telegram's servers and apps do, as far as a bot sees it."""

    def __init__(self) -> None:
        self.updates: list[dict[str, Any]] = []
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.chats: dict[int, list[dict[str, Any]]] = defaultdict(list)
        self.violations: list[str] = []
        self.errors: list[dict[str, Any]] = []
        self.holds_answer = 0.0
        """Seconds between taking a message and saying so."""
        self.files: dict[str, bytes] = {}
        self.webhook: dict[str, Any] | None = None
        self.commands: dict[str, list[Any]] = {}
        self.answered: list[str] = []
        self._numbers, self._messages, self._queries = count(1000), count(1), count(1)
        self._sends: list[tuple[float, int]] = []
        self._lock = threading.Lock()
        self.server = ThreadServer(
            Starlette(
                routes=[
                    Route("/file/bot{token}/{path:path}", self._file),
                    Route("/bot{token}/{method}", self._call, methods=["GET", "POST"]),
                ]
            )
        )

    # What people do

    def person(self, number: int) -> "FakePerson":
        return FakePerson(self, number)

    def push(self, **update: Any) -> int:
        number = next(self._numbers)
        with self._lock:
            self.updates.append({"update_id": number, **update})
        return number

    def message(
        self, chat: dict[str, Any], sender: dict[str, Any], **content: Any
    ) -> dict[str, Any]:
        number = next(self._messages)
        return {
            "message_id": number,
            "date": int(time.time()),
            "chat": chat,
            "from": sender,
            **content,
        }

    # What the bot calls

    async def _call(self, request: Request) -> Response:
        import asyncio

        if request.path_params["token"] != TOKEN:
            return JSONResponse(
                {"ok": False, "error_code": 401, "description": "Unauthorized"}, 401
            )
        method = request.path_params["method"]
        form = await request.form()
        data = {k: _value(v) for k, v in form.items()}
        data |= dict(request.query_params.items())
        files = {k: await v.read() for k, v in form.items() if hasattr(v, "read")}
        self.calls.append((method, data))
        if method == "getUpdates":
            offset, end = (
                int(data.get("offset", 0)),
                time.monotonic() + float(data.get("timeout", 0)),
            )
            while True:
                with self._lock:
                    self.updates = [u for u in self.updates if u["update_id"] >= offset]
                    found = self.updates[:100]
                if found or time.monotonic() > end or self.server.server.should_exit:
                    return JSONResponse({"ok": True, "result": found})
                await asyncio.sleep(0.01)
        if self.errors and method in {"sendMessage", "sendDocument"}:
            error = self.errors.pop(0)
            return JSONResponse({"ok": False, **error}, error["error_code"])
        answer = getattr(self, f"_{method}", None)
        if answer is None:
            return JSONResponse({"ok": False, "error_code": 404, "description": "Not Found"}, 404)
        result = answer(data, files)
        if method == "sendMessage" and self.holds_answer:
            await asyncio.sleep(self.holds_answer)
        return JSONResponse({"ok": True, "result": result})

    def _getMe(self, data: Any, files: Any) -> Any:  # noqa: N802
        return ME

    def _setMyCommands(self, data: Any, files: Any) -> Any:  # noqa: N802
        commands = data["commands"]
        self._check(len(commands) <= limits.TELEGRAM_COMMANDS, "too many commands")
        for row in commands:
            self._check(re.fullmatch(r"[a-z0-9_]{1,32}", row["command"]), "name of a command")
            self._check(1 <= len(row["description"]) <= 256, "description of a command")
        self.commands[data.get("language_code", "")] = commands
        return True

    def _deleteWebhook(self, data: Any, files: Any) -> Any:  # noqa: N802
        self.webhook = None
        return True

    def _setWebhook(self, data: Any, files: Any) -> Any:  # noqa: N802
        self._check(re.fullmatch(r"[A-Za-z0-9_-]{1,256}", data["secret_token"]), "secret token")
        self._check(data["url"].startswith("https://"), "webhook without https")
        self.webhook = data
        return True

    def _sendMessage(self, data: Any, files: Any) -> Any:  # noqa: N802
        text = data["text"]
        if data.get("parse_mode") == "HTML":
            plain = _Plain()
            plain.feed(text)
            plain.close()
            self._check(not plain.wrong and not plain.open, f"markup: {plain.wrong}{plain.open}")
            text = plain.text
        self._check(1 <= utf16_length(text.strip()) <= limits.TELEGRAM_TEXT, "length of a text")
        return self._deliver(data, text=text)

    def _sendDocument(self, data: Any, files: Any) -> Any:  # noqa: N802
        self._check(0 < len(files["document"]) <= limits.TELEGRAM_UPLOAD_BYTES, "size of a file")
        return self._deliver(data, document=files["document"])

    def _deliver(self, data: Any, **content: Any) -> Any:
        chat, now = int(data["chat_id"]), time.monotonic()
        within = [s for s in self._sends if now - s[0] < SLACK]
        self._check(len(within) < limits.TELEGRAM_PER_SECOND, "over 30 messages in a second")
        self._check(all(c != chat for _, c in within), "two messages to a chat in a second")
        self._sends = [*self._sends[-100:], (now, chat)]
        message = {
            "message_id": next(self._messages),
            "chat": {"id": chat, "type": "private"},
            "date": int(time.time()),
            "from": ME,
            **content,
        }
        if data.get("reply_markup"):
            message["reply_markup"] = self._markup(data["reply_markup"])
        self.chats[chat].append(message)
        return {k: v for k, v in message.items() if k != "document"}

    def _markup(self, markup: Any) -> Any:
        rows = markup["inline_keyboard"]
        self._check(sum(map(len, rows)) <= limits.TELEGRAM_BUTTONS, "too many buttons")
        for row in rows:
            self._check(1 <= len(row) <= limits.TELEGRAM_BUTTONS_PER_ROW, "buttons in a row")
            for button in row:
                size = len(button["callback_data"].encode())
                self._check(1 <= size <= limits.TELEGRAM_CALLBACK_BYTES, "size of callback data")
                self._check(any(c.isalnum() for c in button["text"]), "a button without words")
        return markup

    def _editMessageReplyMarkup(self, data: Any, files: Any) -> Any:  # noqa: N802
        message = self._find(int(data["chat_id"]), int(data["message_id"]))
        self._check(message is not None, "edit of an unknown message")
        message["reply_markup"] = self._markup(data["reply_markup"])
        return message

    def _answerCallbackQuery(self, data: Any, files: Any) -> Any:  # noqa: N802
        self.answered.append(str(data["callback_query_id"]))
        return True

    def _sendChatAction(self, data: Any, files: Any) -> Any:  # noqa: N802
        return True

    def _getFile(self, data: Any, files: Any) -> Any:  # noqa: N802
        return {
            "file_id": data["file_id"],
            "file_unique_id": "u",
            "file_path": f"photos/{data['file_id']}",
        }

    async def _file(self, request: Request) -> Response:
        content = self.files.get(request.path_params["path"].removeprefix("photos/"))
        return Response(content) if content is not None else Response(status_code=404)

    def _find(self, chat: int, number: int) -> Any:
        return next((m for m in self.chats[chat] if m["message_id"] == number), None)

    def _check(self, holds: object, what: str) -> None:
        if not holds:
            self.violations.append(what)


class FakePerson:
    """Someone on Telegram, in a private chat with the bot."""

    def __init__(self, api: FakeBotApi, number: int) -> None:
        self.api, self.number, self.seen = api, number, 0
        self.user = {"id": number, "is_bot": False, "first_name": "Amal", "language_code": "fr"}
        self.chat = {"id": number, "type": "private", "first_name": "Amal"}

    def send(self, **content: Any) -> int:
        return self.api.push(message=self.api.message(self.chat, self.user, **content))

    def say(self, text: str) -> str:
        """Write something, and return the words of the next reply."""
        self.send(text=text)
        return self.reply()["text"]

    def reply(self) -> dict[str, Any]:
        """Return the next message that the bot sends."""
        wait_for(lambda: len(self.api.chats[self.number]) > self.seen)
        self.seen += 1
        return self.api.chats[self.number][self.seen - 1]

    def last(self) -> dict[str, Any]:
        return self.api.chats[self.number][-1]

    def press(self, title: str, message: dict[str, Any] | None = None) -> None:
        """Press a button of the newest message, or of another."""
        message = message or self.last()
        buttons = [b for row in message["reply_markup"]["inline_keyboard"] for b in row]
        found = [b["callback_data"] for b in buttons if title in b["text"]]
        assert found, f"{title!r} is not among {[b['text'] for b in buttons]}"
        token = found[0]
        shown = {k: v for k, v in message.items() if k != "document"}
        query = {
            "id": f"q{next(self.api._queries)}",
            "from": self.user,
            "chat_instance": "1",
            "data": token,
            "message": shown,
        }
        self.api.push(callback_query=query)

    def photo(self, content: bytes, **more: Any) -> None:
        number = f"photo{len(self.api.files)}"
        self.api.files[number] = content
        size = {
            "file_id": number,
            "file_unique_id": number,
            "width": 90,
            "height": 60,
            "file_size": len(content),
        }
        self.send(photo=[size], **more)


def titles(message: dict[str, Any]) -> list[str]:
    return [b["text"] for row in message["reply_markup"]["inline_keyboard"] for b in row]


def _value(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value) if value[:1] in "[{" else value
    except ValueError:
        return value
