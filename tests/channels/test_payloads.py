"""Recorded shapes of deliveries, read by us and, on WhatsApp, by an independent library too."""

import json
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import pytest
from pywa import WhatsApp
from pywa.errors import WhatsAppError
from pywa.types import CallbackButton, CallbackSelection, Message
from telegram import Bot

from bot.channels.telegram.parse import Me
from bot.channels.telegram.parse import parse as parse_telegram
from bot.channels.whatsapp.errors import Meaning, meaning_of
from bot.channels.whatsapp.parse import parse as parse_whatsapp
from bot.channels.whatsapp.signature import sign

PAYLOADS = Path(__file__).parent / "payloads"
NOW = datetime.fromtimestamp(1_790_000_100, timezone.utc)
PHONE_ID = "106540352242922"


def payload(name: str) -> Any:
    return json.loads((PAYLOADS / f"{name}.json").read_text(encoding="utf-8"))


def oracle() -> WhatsApp:
    return WhatsApp(phone_id=PHONE_ID, token="t", server=None, verify_token="v", app_secret="s")


@pytest.mark.parametrize("kind", ["text", "image", "list_reply", "button_reply"])
def test_we_read_a_delivery_as_the_independent_library_does(kind: str) -> None:
    data = payload(f"whatsapp_{kind}")
    types = {"list_reply": CallbackSelection, "button_reply": CallbackButton}
    theirs: Any = types.get(kind, Message).from_update(client=oracle(), update=data)
    (parsed,) = parse_whatsapp(data, PHONE_ID, NOW)
    ours = parsed.incoming
    assert ours is not None
    assert (ours.platform_id, ours.address) == (theirs.id, theirs.from_user.bsuid)
    assert ours.aliases == (theirs.from_user.wa_id,)
    assert ours.said_at == theirs.timestamp
    if kind == "text":
        assert ours.text == theirs.text
    elif kind == "image":
        assert ours.file is not None
        assert (ours.file.remote, ours.text) == (theirs.image.id, theirs.caption)
    else:
        assert ours.choice == theirs.data


def test_our_signature_is_the_one_that_the_independent_library_expects() -> None:
    body = json.dumps(payload("whatsapp_text")).encode()
    assert oracle().webhook_update_validator(body, sign("s", body)) is None
    assert oracle().webhook_update_validator(body, sign("x", body)) is not None


@pytest.mark.parametrize(
    ("family", "meanings"),
    [
        ("AuthorizationError", {Meaning.OPERATOR}),
        ("ThrottlingError", {Meaning.WAIT}),
        ("IntegrityError", {Meaning.OPERATOR, Meaning.REFUSED}),
    ],
)
def test_errors_mean_what_their_family_in_the_independent_library_says(
    family: str, meanings: set[Meaning]
) -> None:
    (parent,) = (c for c in WhatsAppError.__subclasses__() if c.__name__ == family)
    codes = [code for c in parent.__subclasses__() for code in c.__error_codes__ or ()]
    assert {meaning_of(code) for code in codes} <= meanings


def test_a_forwarded_photo_keeps_its_largest_readable_size_caption_album_and_origin() -> None:
    data = payload("telegram_forwarded_photo")
    incoming = parse_telegram(data, Bot("1:x"), Me(424242, "rihla_test_bot")).incoming
    assert incoming is not None
    assert incoming.file is not None
    assert incoming.file.remote == "large"
    assert incoming.text == "Offre urgente\n\nhttps://t.me/recruteur_invente"
    assert (incoming.group, incoming.origin) == ("13", "forwarded")
    assert incoming.platform_id == "424242:10000"
