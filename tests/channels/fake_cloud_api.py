"""A Cloud API server for tests: one number, invented people, and a check of documented limits."""

import hashlib
import hmac
import json
import time
from collections import defaultdict
from itertools import count
from typing import Any

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.channels import limits
from bot.channels.split import utf16_length
from tests.channels.server import ThreadServer, wait_for

TOKEN, PHONE_ID, APP_SECRET, VERIFY = "cloud-token", "106540352242922", "app-secret", "verify-me"
MEDIA_SECONDS = 300


class FakeCloudApi:
    """What Meta's servers do, as far as a business sees it."""

    def __init__(self) -> None:
        self.webhook = ""
        self.chats: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self.heard_at: dict[str, float] = {}
        self.read: list[dict[str, Any]] = []
        self.violations: list[str] = []
        self.errors: list[tuple[int, dict[str, Any], dict[str, str]]] = []
        self.media: dict[str, bytes] = {}
        self.uploads: dict[str, bytes] = {}
        self.media_urls: dict[str, float] = {}
        self._numbers = count(1)
        self._sends: list[float] = []
        self._debt: dict[str, float] = {}
        self.server = ThreadServer(
            Starlette(
                routes=[
                    Route(f"/{PHONE_ID}/messages", self._messages, methods=["POST"]),
                    Route(f"/{PHONE_ID}/media", self._upload, methods=["POST"]),
                    Route("/content/{media_id}", self._content),
                    Route("/{media_id}", self._media),
                ]
            )
        )

    def deliver(self, payload: Any, *, secret: str = APP_SECRET, body: bytes | None = None) -> int:
        """Deliver to the webhook, signed as Meta signs; return the status."""
        body = json.dumps(payload).encode() if body is None else body
        digest = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
        headers = {"X-Hub-Signature-256": f"sha256={digest}", "Content-Type": "application/json"}
        return httpx.post(self.webhook, content=body, headers=headers, timeout=10).status_code

    def person(self, wa_id: str | None, user_id: str | None = None) -> "FakePerson":
        return FakePerson(self, wa_id, user_id)

    def _check(self, holds: object, what: str) -> None:
        if not holds:
            self.violations.append(what)

    def _authorised(self, request: Request) -> bool:
        return request.headers.get("authorization") == f"Bearer {TOKEN}"

    async def _messages(self, request: Request) -> Response:
        if not self._authorised(request):
            return JSONResponse({"error": {"code": 190, "message": "token"}}, 401)
        data = await request.json()
        if data.get("status") == "read":
            self.read.append(data)
            return JSONResponse({"success": True})
        if self.errors:
            status, error, headers = self.errors.pop(0)
            return JSONResponse({"error": error}, status, headers)
        to = data.get("recipient") or data.get("to")
        self._pace(to)
        kind = data["type"]
        self._check(data["messaging_product"] == "whatsapp", "product")
        self._check(bool(data.get("to")) != bool(data.get("recipient")), "one address")
        closed = time.time() - self.heard_at.get(to, 0) > limits.WHATSAPP_WINDOW_SECONDS
        if closed and kind != "template":
            return JSONResponse({"error": {"code": 131047, "message": "re-engage"}}, 400)
        getattr(self, f"_check_{kind}")(data[kind])
        number = f"wamid.OUT{next(self._numbers)}"
        self.chats[to].append({"id": number, **data})
        return JSONResponse(
            {
                "messaging_product": "whatsapp",
                "contacts": [{"input": to, "wa_id": to}],
                "messages": [{"id": number}],
            }
        )

    def _pace(self, to: str) -> None:
        now = time.monotonic()
        recent = [s for s in self._sends if now - s < 0.85]
        self._check(len(recent) < limits.WHATSAPP_PER_SECOND, "over 80 messages in a second")
        self._sends = [*self._sends[-200:], now]
        owed = max(self._debt.get(to, now), now) + limits.WHATSAPP_PAIR_SECONDS
        burst = limits.WHATSAPP_PAIR_BURST * limits.WHATSAPP_PAIR_SECONDS
        self._check(owed - now <= burst + 0.5, "pair limit")
        self._debt[to] = owed

    def _check_text(self, text: Any) -> None:
        self._check(1 <= utf16_length(text["body"]) <= limits.WHATSAPP_TEXT, "length of a text")

    def _check_template(self, template: Any) -> None:
        self._check(template["name"] and template["language"]["code"], "template")

    def _check_document(self, document: Any) -> None:
        self._check(document["id"] in self.uploads, "unknown media")
        self._check(utf16_length(document.get("caption", "")) <= limits.WHATSAPP_CAPTION, "caption")

    def _check_image(self, image: Any) -> None:
        self._check_document(image)
        self._check("filename" not in image, "name of a picture")

    _check_video = _check_image

    def _check_audio(self, audio: Any) -> None:
        self._check(set(audio) == {"id"} and audio["id"] in self.uploads, "a recording")

    def _check_interactive(self, content: Any) -> None:
        body = utf16_length(content["body"]["text"])
        if content["type"] == "button":
            buttons = [b["reply"] for b in content["action"]["buttons"]]
            names = [b["title"] for b in buttons]
            self._check(1 <= len(buttons) <= 3, "number of buttons")
            self._check(1 <= body <= limits.WHATSAPP_BUTTONS_BODY, "body of buttons")
            self._check(all(1 <= utf16_length(n) <= 20 for n in names), "title of a button")
            self._check(all(1 <= len(b["id"]) <= 256 for b in buttons), "id of a button")
            if "header" in content:
                header = content["header"]
                self._check(header["type"] in {"document", "image", "video"}, "type of a header")
                getattr(self, f"_check_{header['type']}")(header[header["type"]])
        else:
            rows = [r for s in content["action"]["sections"] for r in s["rows"]]
            names = [r["title"] for r in rows]
            self._check(1 <= len(rows) <= 10, "rows of a list")
            self._check(1 <= body <= limits.WHATSAPP_LIST_BODY, "body of a list")
            self._check(1 <= utf16_length(content["action"]["button"]) <= 20, "button of a list")
            self._check(all(1 <= utf16_length(n) <= 24 for n in names), "title of a row")
            self._check(all(utf16_length(r.get("description", "")) <= 72 for r in rows), "detail")
            self._check(all(1 <= len(r["id"]) <= 200 for r in rows), "id of a row")
        self._check(len(set(names)) == len(names), "titles that are the same")
        self._check(all(any(c.isalnum() for c in n) for n in names), "a choice without words")

    async def _upload(self, request: Request) -> Response:
        form = await request.form()
        known = {*limits.WHATSAPP_DOCUMENT_TYPES, *limits.WHATSAPP_MEDIA}
        self._check(form["type"] in known, "type of a file")
        self._check(form["file"].content_type == form["type"], "one type of a file")
        number = f"media{next(self._numbers)}"
        self.uploads[number] = await form["file"].read()
        return JSONResponse({"id": number})

    async def _media(self, request: Request) -> Response:
        media_id = request.path_params["media_id"]
        if not self._authorised(request) or media_id not in self.media:
            return JSONResponse({"error": {"code": 100, "message": "no such media"}}, 400)
        self.media_urls[media_id] = time.time()
        return JSONResponse(
            {
                "url": f"{self.server.url}/content/{media_id}",
                "id": media_id,
                "mime_type": "image/jpeg",
                "file_size": len(self.media[media_id]),
            }
        )

    async def _content(self, request: Request) -> Response:
        media_id = request.path_params["media_id"]
        fresh = time.time() - self.media_urls.get(media_id, 0) < MEDIA_SECONDS
        if not self._authorised(request) or not fresh:
            return Response(status_code=401)
        return Response(self.media[media_id])


class FakePerson:
    """Someone on WhatsApp; the phone id or the business-scoped id may be missing."""

    def __init__(self, api: FakeCloudApi, wa_id: str | None, user_id: str | None) -> None:
        self.api, self.wa_id, self.user_id, self.seen = api, wa_id, user_id, 0

    @property
    def address(self) -> str:
        return str(self.user_id or self.wa_id)

    def payload(self, kind: str, content: Any, wamid: str | None = None, **more: Any) -> Any:
        message = {
            "id": wamid or f"wamid.IN{next(self.api._numbers)}",
            "type": kind,
            "timestamp": str(int(time.time())),
            kind: content,
            **more,
        }
        contact: dict[str, Any] = {"profile": {"name": "Amal"}}
        if self.wa_id:
            message["from"], contact["wa_id"] = self.wa_id, self.wa_id
        if self.user_id:
            message["from_user_id"], contact["user_id"] = self.user_id, self.user_id
        return envelope({"contacts": [contact], "messages": [message]})

    def send(self, kind: str, content: Any, **more: Any) -> int:
        self.api.heard_at[self.address] = time.time()
        return self.api.deliver(self.payload(kind, content, **more))

    def say(self, text: str) -> dict[str, Any]:
        assert self.send("text", {"body": text}) == 200
        return self.reply()

    def reply(self) -> dict[str, Any]:
        wait_for(lambda: len(self.api.chats[self.address]) > self.seen)
        self.seen += 1
        return self.api.chats[self.address][self.seen - 1]

    def choose(self, title: str) -> dict[str, Any]:
        content = self.api.chats[self.address][-1]["interactive"]
        if content["type"] == "button":
            kind, rows = "button_reply", [b["reply"] for b in content["action"]["buttons"]]
        else:
            kind, rows = "list_reply", content["action"]["sections"][0]["rows"]
        found = [r for r in rows if title in r["title"] or title in r.get("description", "")]
        assert found, f"{title!r} is not among {[r['title'] for r in rows]}"
        row = found[0]
        assert self.send("interactive", {"type": kind, kind: row}) == 200
        return self.reply()


def envelope(value: dict[str, Any], phone_id: str = PHONE_ID) -> dict[str, Any]:
    metadata = {"display_phone_number": "212520000000", "phone_number_id": phone_id}
    value = {"messaging_product": "whatsapp", "metadata": metadata, **value}
    entry = {"id": "102290129340398", "changes": [{"field": "messages", "value": value}]}
    return {"object": "whatsapp_business_account", "entry": [entry]}


def words(message: dict[str, Any]) -> str:
    """Return the text of a message, whatever its type."""
    if message["type"] == "interactive":
        return str(message["interactive"]["body"]["text"])
    if message["type"] == "document":
        return str(message["document"].get("caption", ""))
    return str(message.get("text", {}).get("body", ""))
