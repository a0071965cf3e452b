"""The webhooks of Telegram and WhatsApp: verify, store, acknowledge; the work comes after.

Bad input is refused or ignored with a count, and never an error of ours: a platform that gets an
error delivers the same again for hours.
"""

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from bot.channels import limits
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.whatsapp.channel import WhatsAppChannel
from bot.channels.whatsapp.signature import is_signed, same_token
from bot.gateway.deliveries import Deliveries
from bot.gateway.web_requests import RefusedRequestError, read_body

TELEGRAM_PATH, WHATSAPP_PATH = "/webhooks/telegram", "/webhooks/whatsapp"
TELEGRAM_HEADER = "x-telegram-bot-api-secret-token"
WHATSAPP_HEADER = "x-hub-signature-256"
MAX_UPDATE_BYTES = 1_000_000
"""An update of Telegram is far smaller: files are not in it."""
MAX_CHALLENGE = 200


def telegram_routes(channel: TelegramChannel, deliveries: Deliveries) -> list[BaseRoute]:
    """Return the route for Telegram's updates."""

    async def update(request: Request) -> Response:
        if not same_token(channel.secret, request.headers.get(TELEGRAM_HEADER)):
            return _refused(deliveries, channel.name, "refused_secret", 403)
        busy = deliveries.flood.service_is_full()
        if busy:
            return _later(deliveries, channel.name, busy)
        try:
            body = await read_body(request, MAX_UPDATE_BYTES)
        except RefusedRequestError as refusal:
            return _refused(deliveries, channel.name, refusal.code, refusal.status)
        await deliveries.telegram(channel, _json(body))
        return PlainTextResponse("ok")

    return [Route(TELEGRAM_PATH, update, methods=["POST"])]


def whatsapp_routes(
    channel: WhatsAppChannel, deliveries: Deliveries, app_secret: str, verify_token: str
) -> list[BaseRoute]:
    """Return the routes for WhatsApp's check of the address, and for what it delivers."""

    async def challenge(request: Request) -> Response:
        query = request.query_params
        answer = query.get("hub.challenge", "")
        if (
            query.get("hub.mode") != "subscribe"
            or not same_token(verify_token, query.get("hub.verify_token"))
            or not 0 < len(answer) <= MAX_CHALLENGE
        ):
            return _refused(deliveries, channel.name, "refused_challenge", 403)
        headers = {"X-Content-Type-Options": "nosniff"}
        return PlainTextResponse(answer, headers=headers)

    async def delivery(request: Request) -> Response:
        try:
            body = await read_body(request, limits.WHATSAPP_MAX_DELIVERY_BYTES)
        except RefusedRequestError as refusal:
            return _refused(deliveries, channel.name, refusal.code, refusal.status)
        if not is_signed(app_secret, body, request.headers.get(WHATSAPP_HEADER)):
            return _refused(deliveries, channel.name, "refused_signature", 403)
        busy = deliveries.flood.service_is_full()
        if busy:
            return _later(deliveries, channel.name, busy)
        await deliveries.whatsapp(channel, _json(body))
        return PlainTextResponse("ok")

    return [
        Route(WHATSAPP_PATH, challenge, methods=["GET"]),
        Route(WHATSAPP_PATH, delivery, methods=["POST"]),
    ]


def _refused(deliveries: Deliveries, channel: str, event: str, status: int) -> Response:
    deliveries.metrics.count(channel, event)
    return PlainTextResponse(str(status), status_code=status)


def _later(deliveries: Deliveries, channel: str, seconds: int) -> Response:
    deliveries.metrics.count(channel, "busy")
    return PlainTextResponse("503", status_code=503, headers={"Retry-After": str(seconds)})


def _json(body: bytes) -> Any:
    """Return what a body says; None, which is malformed everywhere, where it is no JSON."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None
