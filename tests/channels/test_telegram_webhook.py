"""With a public address Telegram delivers to us: only with the secret, and of any shape."""

import socket
from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx
import pytest

from bot.gateway import web_requests
from tests.channels.conftest import World
from tests.channels.fake_bot_api import FakeBotApi
from tests.channels.fake_cloud_api import FakeCloudApi
from tests.channels.server import wait_for


@pytest.fixture(scope="module")
def hooked(
    tmp_path_factory: pytest.TempPathFactory, platforms: tuple[FakeBotApi, FakeCloudApi]
) -> Iterator[World]:
    public = {"RIHLA_PUBLIC_URL": "https://rihla.example/"}
    world = World(tmp_path_factory.mktemp("var"), *platforms, **public).start()
    wait_for(lambda: world.telegram.webhook)
    yield world
    world.stop()
    assert world.telegram.violations == []


def post(world: World, content: bytes, secret: str | None = None) -> int:
    secret = str(world.telegram.webhook["secret_token"]) if secret is None else secret
    headers = {"X-Telegram-Bot-Api-Secret-Token": secret}
    url = f"{world.server.url}/webhooks/telegram"
    return httpx.post(url, content=content, headers=headers).status_code


def update(world: World, number: int, text: str) -> bytes:
    import json

    person = world.telegram.person(9101)
    message = world.telegram.message(person.chat, person.user, text=text)
    return json.dumps({"update_id": number, "message": message}).encode()


def test_the_address_and_a_secret_are_told_to_telegram(hooked: World) -> None:
    assert hooked.telegram.webhook["url"] == "https://rihla.example/webhooks/telegram"
    assert "my_chat_member" in hooked.telegram.webhook["allowed_updates"]


def test_an_update_with_the_secret_is_answered_once(hooked: World) -> None:
    content = update(hooked, 5001, "echo par webhook")
    assert [post(hooked, content) for _ in range(3)] == [200, 200, 200]
    assert hooked.telegram.person(9101).reply()["text"] == "echo par webhook"
    assert hooked.counted("telegram", "again") == 2


@pytest.mark.parametrize("secret", ["", "x", "é"])
def test_an_update_without_the_secret_is_refused(hooked: World, secret: str) -> None:
    url, content = f"{hooked.server.url}/webhooks/telegram", update(hooked, 5002, "echo faux")
    headers = {b"X-Telegram-Bot-Api-Secret-Token": secret.encode()}
    assert httpx.post(url, content=content, headers=headers).status_code == 403


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"{",
        b"\xff",
        b"[]",
        b'{"update_id": 1}',
        b"[" * 100_000,
        b'{"update_id": 1, "callback_query": {"from": {"id": "x"}, "data": 5}}',
    ],
)
def test_any_shape_with_the_secret_is_passed_over(hooked: World, body: bytes) -> None:
    assert post(hooked, body) == 200


def test_a_megabyte_is_taken_and_more_refused(hooked: World) -> None:
    assert post(hooked, b'{"update_id": 1, "x": "' + b"x" * 900_000 + b'"}') == 200
    assert post(hooked, b" " * 1_000_001) == 413


def test_a_pressed_button_of_a_sparse_server_is_understood(hooked: World) -> None:
    import json

    query = {"from": {"id": 9102}, "data": "unknown-token"}
    assert post(hooked, json.dumps({"update_id": 5100, "callback_query": query}).encode()) == 200
    assert hooked.telegram.person(9102).reply()["text"] == "trouble utter_stale_button"


@pytest.mark.parametrize("path", ["telegram", "whatsapp"])
def test_a_body_that_does_not_come_is_not_waited_for(
    hooked: World, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    monkeypatch.setattr(web_requests, "BODY_SECONDS", 0.3)
    address = urlsplit(hooked.server.url)
    secret = hooked.telegram.webhook["secret_token"]
    head = (
        f"POST /webhooks/{path} HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n"
        f"X-Telegram-Bot-Api-Secret-Token: {secret}\r\n\r\n{{"
    )
    with socket.create_connection((address.hostname, address.port), timeout=5) as slow:
        slow.sendall(head.encode())
        assert slow.recv(100).startswith(b"HTTP/1.1 408")
    assert hooked.counted(path, "too_slow") == 1
