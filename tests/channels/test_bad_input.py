"""What strangers send to the webhooks: refused or ignored, counted, and never an error."""

import json
import random

import httpx
import pytest

from tests.channels.conftest import World
from tests.channels.fake_cloud_api import APP_SECRET, VERIFY, envelope
from tests.channels.fake_cloud_api import words as said


@pytest.fixture
def hook(world: World) -> str:
    return world.cloud.webhook


def test_the_address_is_confirmed_to_who_knows_the_word(hook: str) -> None:
    query = {"hub.mode": "subscribe", "hub.challenge": "1158201444", "hub.verify_token": VERIFY}
    answer = httpx.get(hook, params=query)
    assert (answer.status_code, answer.text) == (200, "1158201444")
    for wrong in ({"hub.verify_token": "x"}, {"hub.mode": "unsubscribe"}, {"hub.challenge": ""}):
        assert httpx.get(hook, params={**query, **wrong}).status_code == 403
    assert httpx.get(hook).status_code == 403


@pytest.mark.parametrize(
    "header",
    [None, "", "sha256=", "sha1=abc", "sha256=" + "0" * 64, "sha256=é", "0" * 64],
)
def test_a_wrong_or_missing_signature_is_refused(
    world: World, hook: str, header: str | None
) -> None:
    headers = {} if header is None else {b"X-Hub-Signature-256": header.encode()}
    before = world.counted("whatsapp", "refused_signature")
    assert httpx.post(hook, content=b"{}", headers=headers).status_code == 403
    assert world.counted("whatsapp", "refused_signature") == before + 1


def test_a_signature_of_another_body_or_another_secret_is_refused(world: World, hook: str) -> None:
    payload = world.cloud.person("212600000101").payload("text", {"body": "echo faux"})
    assert world.cloud.deliver(payload, secret="other") == 403
    from bot.channels.whatsapp.signature import sign

    body = json.dumps(payload).encode()
    headers = {"X-Hub-Signature-256": sign(APP_SECRET, body)}
    assert httpx.post(hook, content=body + b" ", headers=headers).status_code == 403


def test_the_signature_is_over_the_bytes_as_they_came(world: World) -> None:
    amal = world.cloud.person("212600000102")
    payload = amal.payload("text", {"body": "echo été 👍 سلام"})
    world.cloud.heard_at[amal.address] = 9e9
    spaced = json.dumps(payload, indent=3, ensure_ascii=True).encode()
    assert world.cloud.deliver(None, body=spaced) == 200
    assert said(amal.reply()) == "echo été 👍 سلام"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b'"text"',
        b"{",
        b"\xff\xfe{}",
        b"{}" * 3,
        b"[" * 100_000,
        b'{"object": "page", "entry": []}',
        b'{"object": "whatsapp_business_account", "entry": {"changes": 1}}',
        b'{"object": "whatsapp_business_account", "entry": [1, {"changes": [7, {"value": []}]}]}',
        json.dumps({"object": "whatsapp_business_account", "pad": "x" * 1_000_000}).encode(),
    ],
)
def test_a_signed_body_of_any_shape_is_ignored(world: World, body: bytes) -> None:
    assert world.cloud.deliver(None, body=body) == 200


def test_a_body_without_end_is_refused(world: World) -> None:
    assert world.cloud.deliver(None, body=b" " * 3_000_001) == 413


def test_another_phone_is_none_of_our_business(world: World) -> None:
    message = {"id": "wamid.other", "from": "212600000103", "type": "text", "text": {"body": "x"}}
    before = world.counted("whatsapp", "other_phone")
    assert world.cloud.deliver(envelope({"messages": [message]}, phone_id="999")) == 200
    assert world.counted("whatsapp", "other_phone") == before + 1


def test_a_replay_of_last_months_body_is_ignored(world: World) -> None:
    amal = world.cloud.person("212600000104")
    payload = amal.payload("text", {"body": "echo vieux"}, timestamp="1700000000")
    before = world.counted("whatsapp", "too_old")
    assert world.cloud.deliver(payload) == 200
    assert world.counted("whatsapp", "too_old") == before + 1


JUNK = (None, 0, -1, 1e99, True, "", "x", "\x00", "\ud800", [], [[]], {}, {"id": []}, "9" * 400)


def mutated(value: object, chance: random.Random) -> object:
    """Return a payload in which some fields are missing or of another type."""
    if chance.random() < 0.08:
        return chance.choice(JUNK)
    if isinstance(value, dict):
        return {k: mutated(v, chance) for k, v in value.items() if chance.random() > 0.05}
    return [mutated(v, chance) for v in value] if isinstance(value, list) else value


def test_fields_that_are_missing_or_of_the_wrong_type_never_make_an_error(world: World) -> None:
    chance = random.Random(7)
    amal = world.cloud.person("212600000105", "MA.105")
    kinds = {
        "text": {"body": "echo"},
        "interactive": {"type": "list_reply", "list_reply": {"id": "t"}},
        "image": {"id": "m", "mime_type": "image/png"},
        "button": {"text": "x", "payload": "y"},
        "contacts": [{"name": {"formatted_name": "A"}, "phones": [{"phone": "1"}]}],
        "order": {},
        "system": {"type": "user_changed_number", "wa_id": "1"},
        "nouveau": {},
    }
    for _ in range(25):
        for kind, content in kinds.items():
            body = json.dumps(mutated(amal.payload(kind, content), chance)).encode()
            assert world.cloud.deliver(None, body=body) == 200


def test_halves_of_characters_and_nul_are_stored_all_the_same(world: World) -> None:
    amal = world.cloud.person("212600000106")
    assert said(amal.say("echo \ud800\x00 fin")) == "echo ? fin"
