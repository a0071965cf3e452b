"""The web chat's server side, over real HTTP, around a scripted conversation."""

import contextlib
import json
import re
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from sqlalchemy import func, select

from bot.channels.web.page_files import PAGE, PageFiles
from bot.gateway import uploads, web, web_requests
from bot.gateway.pace import Pace
from bot.gateway.web import MESSAGES_AT_ONCE
from bot.gateway.web_requests import COOKIE, MAX_BODY_BYTES, MAX_FILE_BYTES, RefusedRequestError
from bot.storage import attestations
from bot.storage.database import Database
from bot.storage.models import InboxRow, OutboxRow
from tests.browser.fake_service import FakeService

HOME = {"sec-fetch-site": "same-origin"}


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FakeService]:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    with FakeService(tmp_path_factory.mktemp("var"), port).running() as running:
        yield running


@pytest.fixture
def visitor(service: FakeService) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=service.url, headers=HOME, timeout=10) as client:
        client.get("/")
        yield client


def say(client: httpx.Client, text: str, message_id: str = "m1") -> httpx.Response:
    return client.post("/chat/messages", json={"id": message_id, "text": text})


def events(client: httpx.Client, wanted: int, after: int = 0) -> list[tuple[int, dict]]:
    """Return the first replies of the stream; number 0 stands for a named event."""
    found: list[tuple[int, dict]] = []
    number = 0
    with client.stream("GET", f"/chat/replies?after={after}") as stream:
        for line in stream.iter_lines():
            if line.startswith("id: "):
                number = int(line[4:])
            elif line.startswith("data: ") and number:
                found.append((number, json.loads(line[6:])))
                number = 0
                if len(found) == wanted:
                    break
            elif line.startswith("event: ready") and wanted == 0:
                break
    return found


def counted(service: FakeService, table: type) -> int:
    database = Database(service.settings.database_url)
    try:
        return database.work(lambda s: int(s.execute(select(func.count(table.id))).scalar()))
    finally:
        database.close()


def test_the_first_visit_gets_a_session_that_scripts_and_other_sites_cannot_read(service):
    answer = httpx.get(service.url)
    cookie = answer.headers["set-cookie"].lower()
    assert COOKIE in cookie
    assert "httponly" in cookie
    assert "samesite=lax" in cookie


def test_a_known_visitor_keeps_the_session(visitor):
    assert "set-cookie" not in visitor.get("/").headers


@pytest.mark.parametrize(("said", "language"), [("bonjour", "fr"), ("السلام عليكم", "ar")])
def test_a_message_is_stored_and_its_reply_arrives_in_its_language(visitor, said, language):
    answer = say(visitor, said)
    assert (answer.status_code, answer.json()["new"]) == (202, True)
    ((_, reply),) = events(visitor, 1)
    assert reply["language"] == language
    assert reply["choices"]


def test_a_pressed_button_is_understood(visitor):
    say(visitor, "bonjour")
    ((number, reply),) = events(visitor, 1)
    token = reply["choices"][1]["payload"]
    assert visitor.post("/chat/messages", json={"id": "m2", "choice": token}).status_code == 202
    ((_, modules),) = events(visitor, 1, after=number)
    assert modules["choices"][0]["detail"].startswith("Lire une offre")


def test_the_same_message_sent_twice_is_taken_once(visitor, service):
    say(visitor, "echo une fois", "same")
    events(visitor, 1)
    before = counted(service, InboxRow), counted(service, OutboxRow)
    again = say(visitor, "echo une fois", "same")
    assert (again.status_code, again.json()["new"]) == (202, False)
    assert (counted(service, InboxRow), counted(service, OutboxRow)) == before


def test_a_page_that_comes_back_gets_only_what_is_past_its_last_reply(visitor):
    say(visitor, "echo un", "a")
    ((first, _),) = events(visitor, 1)
    say(visitor, "echo deux", "b")
    ((second, reply),) = events(visitor, 1, after=first)
    assert second > first
    assert reply["text"] == "deux"
    assert events(visitor, 0, after=second) == []


def test_replies_that_no_page_has_confirmed_are_all_kept(visitor):
    for name in ("un", "deux", "trois"):
        say(visitor, f"echo {name}", name)
    assert [reply["text"] for _, reply in events(visitor, 3)] == ["un", "deux", "trois"]
    assert [reply["text"] for _, reply in events(visitor, 3)] == ["un", "deux", "trois"]


def test_words_of_confirmed_replies_are_forgotten_when_a_later_one_comes(visitor):
    say(visitor, "echo un", "a")
    ((first, _),) = events(visitor, 1)
    assert visitor.post("/chat/seen", json={"number": first}).status_code == 204
    say(visitor, "echo deux", "b")
    events(visitor, 1, after=first)
    assert [reply["text"] for _, reply in events(visitor, 1)] == ["deux"]


def test_a_stranger_who_has_seen_replies_takes_no_lock(visitor, monkeypatch):
    def locked(_database: Database, _unit: object) -> None:
        raise AssertionError("the database was locked for writing")

    monkeypatch.setattr(Database, "run", locked)
    assert visitor.post("/chat/seen", json={"number": 1}).status_code == 204


def test_what_a_page_has_is_confirmed_at_a_pace_which_takes_none_from_messages(visitor):
    told = [visitor.post("/chat/seen", json={"number": 1}) for _ in range(MESSAGES_AT_ONCE + 2)]
    assert told[0].status_code == 204
    assert told[-1].status_code == 429
    assert told[-1].headers["retry-after"]
    assert say(visitor, "echo un").status_code == 202


def test_a_page_ahead_of_the_numbers_of_a_new_database_starts_again(visitor):
    say(visitor, "echo un")
    events(visitor, 1)
    with visitor.stream("GET", "/chat/replies?after=99999999") as stream:
        lines = stream.iter_lines()
        assert "event: restart" in [next(lines) for _ in range(8)]


def test_somebody_else_sees_nothing(visitor, service):
    say(visitor, "echo secret")
    events(visitor, 1)
    with httpx.Client(base_url=service.url, headers=HOME) as stranger:
        stranger.get("/")
        assert events(stranger, 0) == []


def test_beyond_so_many_open_pages_one_more_is_asked_to_come_back(visitor, monkeypatch):
    monkeypatch.setattr(web, "MAX_OPEN_PAGES", 0)
    answer = visitor.get("/chat/replies")
    assert (answer.status_code, answer.json()) == (503, {"error": "busy"})
    assert int(answer.headers["retry-after"]) >= 1


def test_who_only_looks_waits_for_no_writer(visitor, service):
    database = Database(service.settings.database_url)
    try:
        with database.engine.begin():  # the write lock is taken
            assert events(visitor, 0) == []
            assert visitor.get("/files/nothing").status_code == 404
            token = attestations.new_token()
            assert "data-valid" in visitor.get(f"/attestation/{token}").text
    finally:
        database.close()


def test_without_a_session_nothing_is_taken_or_shown(service):
    answer = httpx.post(service.url + "chat/messages", json={"id": "a", "text": "b"}, headers=HOME)
    assert (answer.status_code, answer.json()) == (403, {"error": "no_session"})
    assert httpx.get(service.url + "chat/replies").status_code == 403


@pytest.mark.parametrize("cookie", ["short", "a" * 300, "x" * 31 + "é".encode().decode("latin-1")])
def test_a_made_up_cookie_is_no_session(service, cookie):
    headers = [(b"cookie", f"{COOKIE}={cookie}".encode("latin-1"))]
    assert httpx.get(service.url + "chat/replies", headers=headers).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://elsewhere.example"},
        {"origin": "null"},
    ],
)
@pytest.mark.parametrize("path", ["/chat/messages", "/chat/files", "/chat/seen", "/chat/leave"])
def test_another_site_cannot_act_for_the_visitor(service, headers, path):
    with httpx.Client(base_url=service.url) as client:
        client.get("/")
        assert client.post(path, json={"id": "a", "text": "b"}, headers=headers).status_code == 403


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"not json",
        b"[" * 100_000,
        b"[]",
        b'{"text": "no id"}',
        b'{"id": "", "text": "x"}',
        b'{"id": "with space", "text": "x"}',
        b'{"id": 5, "text": "x"}',
        b'{"id": "a"}',
        b'{"id": "a", "text": 5}',
        b'{"id": "a", "text": "x", "choice": "y"}',
        b'{"id": "a", "text": "\\ud800"}',
        b'{"id": "a", "choice": "\\ud800"}',
    ],
)
def test_what_is_no_message_is_refused(visitor, body):
    assert visitor.post("/chat/messages", content=body).status_code == 400


def test_a_message_over_the_limit_is_refused(visitor):
    assert say(visitor, "a" * MAX_BODY_BYTES).status_code == 413


def test_a_file_is_read_and_nothing_of_it_stays(visitor, service):
    answer = visitor.post("/chat/files", data={"id": "f1"}, files={"file": ("عرض.txt", b"12345")})
    assert answer.status_code == 202
    ((_, reply),) = events(visitor, 1)
    assert reply["text"] == "Lu : عرض.txt 5"
    assert list(service.settings.incoming.iterdir()) == []


def trickle(visitor, message_id: str) -> httpx.Response:
    """Send a file a byte at a time."""

    def slow() -> Iterator[bytes]:
        yield b'--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'
        for _ in range(20):
            time.sleep(0.05)
            yield b"a"

    headers = {"content-type": "multipart/form-data; boundary=x"}
    return visitor.post("/chat/files", content=slow(), headers=headers)


def test_a_file_that_takes_too_long_holds_no_place_for_ever(visitor, service, monkeypatch):
    monkeypatch.setattr(web_requests, "UPLOAD_SECONDS", 0.3)
    for number in range(uploads.MAX_UPLOADS_OF_ONE + 1):
        answer = trickle(visitor, f"slow{number}")
        assert (answer.status_code, answer.json()) == (408, {"error": "too_slow"})
    monkeypatch.undo()
    answer = visitor.post("/chat/files", data={"id": "f9"}, files={"file": ("a.txt", b"1")})
    assert answer.status_code == 202


def test_one_address_never_holds_all_places_for_uploads():
    places = uploads.Uploads()
    with contextlib.ExitStack() as held:
        for _ in range(uploads.MAX_UPLOADS_OF_ONE):
            held.enter_context(places.one_of("203.0.113.7"))
        with pytest.raises(RefusedRequestError, match="busy"):
            held.enter_context(places.one_of("203.0.113.7"))
        held.enter_context(places.one_of("198.51.100.1"))
    with contextlib.ExitStack() as held:
        for number in range(uploads.MAX_UPLOADS):
            held.enter_context(places.one_of(f"address {number}"))
        with pytest.raises(RefusedRequestError, match="busy"):
            held.enter_context(places.one_of("one more"))


def test_the_same_file_sent_twice_leaves_nothing_behind(visitor, service):
    for _ in range(2):
        visitor.post("/chat/files", data={"id": "f1"}, files={"file": ("a.txt", b"12345")})
    events(visitor, 1)
    assert list(service.settings.incoming.iterdir()) == []


def test_a_file_over_the_limit_is_refused_by_what_it_says_and_by_what_it_is(visitor, service):
    files = {"file": ("a.bin", b"\0" * (MAX_FILE_BYTES + 20_000))}
    said = visitor.post("/chat/files", data={"id": "f1"}, files=files)
    assert said.status_code == 413
    head = (
        b'--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n'
        b"Content-Type: text/plain\r\n\r\n"
    )

    def endless() -> Iterator[bytes]:
        yield head
        for _ in range(MAX_FILE_BYTES // 100_000 + 5):
            yield b"a" * 100_000

    headers = {"content-type": "multipart/form-data; boundary=x"}
    hidden = visitor.post("/chat/files", content=endless(), headers=headers)
    assert hidden.status_code == 413
    assert list(service.settings.incoming.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b"{}", "application/json", 415),
        (b"nothing", "multipart/form-data", 400),
        (b"nothing", "multipart/form-data; boundary=x", 400),
    ],
)
def test_what_is_no_form_with_a_file_is_refused(visitor, content, kind, status):
    answer = visitor.post("/chat/files", content=content, headers={"content-type": kind})
    assert answer.status_code == status


def test_an_empty_file_is_refused(visitor):
    answer = visitor.post("/chat/files", data={"id": "f1"}, files={"file": ("a.txt", b"")})
    assert answer.status_code == 400


def test_who_writes_too_fast_is_told_how_long_to_wait(visitor):
    answers = [say(visitor, "silence", f"m{i}") for i in range(MESSAGES_AT_ONCE + 1)]
    assert answers[-1].status_code == 429
    assert answers[-1].json() == {"error": "slow_down"}
    assert int(answers[-1].headers["retry-after"]) >= 1


def test_a_pace_allows_a_burst_and_then_one_at_a_time_for_each_by_itself():
    time = 0.0
    pace = Pace(2, 10.0, now=lambda: time)
    assert [pace.wait("a") for _ in range(3)] == [0, 0, 10]
    assert pace.wait("b") == 0
    time = 10.0
    assert [pace.wait("a") for _ in range(2)] == [0, 10]


def test_leaving_makes_the_next_visitor_someone_new(visitor):
    before = visitor.cookies[COOKIE]
    assert visitor.post("/chat/leave", json={}).status_code == 204
    assert COOKIE not in visitor.cookies
    visitor.get("/")
    assert visitor.cookies[COOKIE] != before


def test_the_page_names_files_that_a_browser_may_keep_for_good(visitor):
    page = visitor.get("/").text
    paths = re.findall(r'"(/static/[^"]+)"', page)
    assert len(paths) >= 8
    for path in paths:
        answer = visitor.get(path)
        assert answer.status_code == 200, path
        assert "immutable" in answer.headers["cache-control"]
    assert not re.search(r"""(src|href)=["']?(https?:)?//""", page)


def test_an_unchanged_file_is_not_sent_again_and_a_large_one_is_packed(visitor):
    first = visitor.get("/static/chat.js")
    assert first.headers["content-encoding"] == "gzip"
    assert first.headers["cache-control"] == "no-cache"
    again = visitor.get("/static/chat.js", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("path", ["/static/../web.py", "/static/%2e%2e%2fchannel.py", "/static/x"])
def test_only_the_pages_own_files_are_served(visitor, path):
    assert visitor.get(path).status_code == 404


def test_a_wrong_address_gets_a_page_for_people_in_both_languages(visitor):
    answer = visitor.get("/nowhere", headers={"accept": "text/html"})
    assert answer.status_code == 404
    assert 'lang="ar"' in answer.text
    assert "Retour" in answer.text
    assert visitor.get("/nowhere", headers={"accept": "*/*"}).text == "404"


def test_a_wrong_method_is_refused_with_the_right_ones(visitor):
    answer = visitor.get("/chat/messages")
    assert answer.status_code == 405
    assert "POST" in answer.headers["allow"]


def test_every_answer_forbids_foreign_and_inline_scripts(visitor):
    for path in ("/", "/static/chat.js", "/nowhere", "/healthz"):
        policy = visitor.get(path).headers["content-security-policy"]
        assert "default-src 'self'" in policy
        assert "unsafe" not in policy
    page = (PAGE / "index.html").read_text("utf-8")
    assert not re.search(r"\son\w+=|\sstyle=|<style|<script>", page)


def test_the_operators_numbers_say_how_many_and_never_who(visitor):
    say(visitor, "echo mot-secret")
    events(visitor, 1)
    shown = visitor.get("/metrics").text
    assert 'rihla_messages_total{kind="text"}' in shown
    assert "rihla_turn_seconds_bucket" in shown
    assert "mot-secret" not in shown
    assert visitor.cookies[COOKIE] not in shown


def test_a_stranger_who_comes_through_a_web_server_gets_no_numbers(visitor):
    assert visitor.get("/metrics", headers={"X-Forwarded-For": "203.0.113.7"}).status_code == 404


def test_the_page_has_the_same_words_in_both_languages():
    source = (PAGE / "words.js").read_text("utf-8")
    words = json.loads(source[source.index("{") : source.rindex("}") + 1])
    assert set(words) == {"fr", "ar"}
    assert set(words["fr"]) == set(words["ar"])
    assert all(text.strip() for texts in words.values() for text in texts.values())


def test_every_word_that_the_page_asks_for_exists():
    source = (PAGE / "words.js").read_text("utf-8")
    words = json.loads(source[source.index("{") : source.rindex("}") + 1])["fr"]
    html = (PAGE / "index.html").read_text("utf-8")
    asked = set(re.findall(r'data-(?:word|label)="(\w+)"', html))
    for script in PAGE.glob("*.js"):
        asked |= set(re.findall(r"\bwords\.(\w+)", script.read_text("utf-8")))
    assert asked - {"js"} <= set(words)  # "words.js" is the file


def test_all_files_of_the_page_are_small_together():
    files = PageFiles()
    names = [path.name for path in Path(PAGE).iterdir() if path.name != "lost.html"]
    assert sum(len(files._files[name].packed) for name in names) < 30_000
