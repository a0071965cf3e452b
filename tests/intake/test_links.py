"""Links: what is not followed, and how what is followed is fetched."""

import asyncio
import socket
import threading
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import httpx
import pytest

from bot.intake.addresses import RefusedAddressError, is_public, target_of
from bot.intake.confined import Workers
from bot.intake.limits import LINKS, MAX_LINK_BYTES
from bot.intake.links import Fetched, Fetcher, LinkError, fetch
from bot.intake.reader import Reader, only_link

PUBLIC = "93.184.215.14"
HANGS_SECONDS = 20.0
CROWD = 40
"""More than the threads that the event loop has for all."""

REFUSED_LINKS = [
    *(
        "http://127.0.0.1/",
        "http://localhost/",
        "http://LOCALHOST./",
        "http://0/",
        "http://0.0.0.0/",
    ),
    *("http://2130706433/", "http://017700000001/", "http://0x7f000001/", "http://0x7f.0.0.1/"),
    *("http://127.1/", "http://127.0.1/", "http://0177.0.0.1/", "http://127.0.0.1./"),
    *("http://[::1]/", "http://[::]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/"),
    *("http://[64:ff9b::7f00:1]/", "http://[fe80::1]/", "http://[fe80::1%25eth0]/"),
    *(
        "http://[fd00:ec2::254]/",
        "http://[2002:7f00:1::]/",
        "http://169.254.169.254/latest/meta-data",
    ),
    *("http://2852039166/", "http://10.0.0.1/", "http://192.168.1.1/", "http://172.16.0.1/"),
    *("http://100.64.0.1/", "http://224.0.0.1/", "http://255.255.255.255/", "http://8.8.8.8/"),
    *("http://metadata.google.internal/", "http://printer.local/", "http://intranet/"),
    *("http://router.lan/", "http://a.home/", "http://1.0.0.127.in-addr.arpa/", "http://x.onion/"),
    *("http://１２７.0.0.1/", "http://①②⑦.⓪.⓪.①/", "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/", "http://127。0。0。1/"),
    *("ftp://ferme.ma/", "file:///etc/passwd", "gopher://ferme.ma/", "javascript:alert(1)"),
    *("data:text/html,a", "dict://ferme.ma/", "ldap://ferme.ma/", "//ferme.ma/", "ferme.ma"),
    *(
        "http://ferme.ma:22/",
        "http://ferme.ma:8080/",
        "https://ferme.ma:80/",
        "http://ferme.ma:443/",
    ),
    *("http://ferme.ma:99999/", "http://ferme.ma:-1/", "http://ferme.ma:a/", "http://:80/"),
    *("http://moi@ferme.ma/", "http://ferme.ma@127.0.0.1/", "http://ferme.ma:x@127.0.0.1/"),
    *("http://127.0.0.1\\@ferme.ma/", "http://ferme.ma\\@127.0.0.1/", "http:///etc/passwd"),
    *(
        "http://ferme.ma /",
        "http://ferme.ma\r\nHost: a/",
        "http://ferme.ma\t/",
        "http://fer\x00me.ma/",
    ),
    *("http://-ferme.ma/", "http://ferme-.ma/", "http://ferme..ma/", "http://.ma/", "http://ma/"),
    *(
        "http://" + "a" * 64 + ".ma/",
        "http://" + "a." * 140 + "ma/",
        "http://ferme.ma/" + "a" * 3000,
    ),
    *("http://[ferme.ma]/", "http://[::1", "http://ferme.m/", "http://ferme.123/", "http://%6c/"),
]

PRIVATE_ADDRESSES = [
    *("127.0.0.1", "127.255.255.254", "0.0.0.1", "10.1.2.3", "172.31.0.1", "192.168.0.1"),
    *("169.254.169.254", "100.64.0.1", "100.100.100.200", "192.0.0.192", "198.18.0.1", "224.0.0.1"),
    *("240.0.0.1", "255.255.255.255", "192.0.2.1", "198.51.100.1", "203.0.113.1", "192.88.99.1"),
    *("::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1"),
    *("64:ff9b:1::a00:1", "2002:7f00:1::", "2001:0:7f00:1::", "fe80::1", "fec0::1", "fc00::1"),
    *(
        "fd00:ec2::254",
        "ff02::1",
        "2001:db8::1",
        "100::1",
        "5f00::1",
        "::ffff:0:127.0.0.1",
        "",
        "a",
    ),
]


def answering(
    handle: Callable[[httpx.Request], httpx.Response],
) -> tuple[httpx.MockTransport, list[httpx.Request]]:
    """Return a transport that answers by a function, and the requests that it saw."""
    seen: list[httpx.Request] = []

    def note(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return handle(request)

    return httpx.MockTransport(note), seen


def resolving(*answers: list[str]) -> Callable[[str, int], "asyncio.Future[list[str]]"]:
    """Return a resolver that gives one answer after the other, and then the last again."""
    left = list(answers)

    async def look_up(host: str, port: int) -> list[str]:
        return left.pop(0) if len(left) > 1 else left[0]

    return look_up  # type: ignore[return-value]


def page(text: str = "<html><title>Ferme</title>Bonjour</html>") -> httpx.Response:
    return httpx.Response(200, stream=Chunks([text.encode()]))


class Chunks(httpx.AsyncByteStream):
    def __init__(self, chunks: list[bytes]) -> None:
        self.chunks = chunks

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for chunk in self.chunks:
            yield chunk


@pytest.mark.parametrize("link", REFUSED_LINKS)
def test_a_link_to_no_public_name_is_not_followed(link: str) -> None:
    with pytest.raises(RefusedAddressError):
        target_of(link)


@pytest.mark.parametrize("address", PRIVATE_ADDRESSES)
def test_an_address_that_is_not_of_the_open_internet_is_refused(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", [PUBLIC, "1.1.1.1", "2606:4700:4700::1111", "2a00:1450::1"])
def test_an_address_of_the_open_internet_is_taken(address: str) -> None:
    assert is_public(address)


def test_an_ordinary_link_is_read_in_its_parts() -> None:
    target = target_of("https://Emploi.Ferme-Laverdoux.ca/offres?id=3#haut")
    assert (target.host, target.port) == ("emploi.ferme-laverdoux.ca", 443)
    assert target.path == "/offres?id=3"
    assert target_of("http://توظيف.المغرب/").host == "xn--pgb2a1a0al.xn--mgbc0a9azcg"


async def test_the_connection_goes_to_the_address_that_was_checked() -> None:
    transport, seen = answering(lambda request: page())
    got = await fetch("https://ferme.ma/a", resolve=resolving([PUBLIC]), transport=transport)
    assert got == Fetched("https://ferme.ma/a", b"<html><title>Ferme</title>Bonjour</html>")
    assert seen[0].url.host == PUBLIC
    assert seen[0].headers["host"] == "ferme.ma"
    assert seen[0].extensions["sni_hostname"] == "ferme.ma"
    assert "cookie" not in seen[0].headers


@pytest.mark.parametrize("address", PRIVATE_ADDRESSES)
async def test_a_name_that_leads_to_a_private_address_is_not_connected_to(address: str) -> None:
    transport, seen = answering(lambda request: page())
    for answer in ([address], [PUBLIC, address], [address, PUBLIC], []):
        with pytest.raises(LinkError):
            await fetch("http://ferme.ma/", resolve=resolving(answer), transport=transport)
    assert seen == []


@pytest.mark.parametrize(
    "location",
    [
        *("http://127.0.0.1/", "http://[::1]/", "http://2130706433/", "file:///etc/passwd"),
        *("http://localhost:8080/", "//127.0.0.1/", "http://169.254.169.254/", "gopher://a.ma/"),
        *("http://ferme.ma:6379/", "http://moi@ferme.ma/", "\\\\127.0.0.1\\a"),
    ],
)
async def test_a_redirect_to_this_machine_is_not_followed(location: str) -> None:
    def redirect(request: httpx.Request) -> httpx.Response:
        return httpx.Response(302, headers={"location": location})

    transport, seen = answering(redirect)
    if location.startswith("\\"):  # a path, for all its looks: it stays on the host
        location = "/"
    with pytest.raises(LinkError):
        await fetch("http://ferme.ma/", resolve=resolving([PUBLIC]), transport=transport)
    assert {request.url.host for request in seen} == {PUBLIC}


async def test_a_name_that_changes_its_mind_is_looked_up_and_checked_again() -> None:
    transport, seen = answering(lambda request: httpx.Response(302, headers={"location": "/b"}))
    changing = resolving([PUBLIC], ["127.0.0.1"])
    with pytest.raises(LinkError):
        await fetch("http://ferme.ma/", resolve=changing, transport=transport)
    assert [request.url.host for request in seen] == [PUBLIC]


async def test_redirects_end_and_cookies_are_not_kept() -> None:
    def onward(request: httpx.Request) -> httpx.Response:
        headers = {"location": f"{request.url.path}a", "set-cookie": "a=b"}
        return httpx.Response(302, headers=headers)

    transport, seen = answering(onward)
    with pytest.raises(LinkError, match="from one place to the next"):
        await fetch("http://ferme.ma/", resolve=resolving([PUBLIC]), transport=transport)
    assert len(seen) == 6
    assert all("cookie" not in request.headers for request in seen)


@pytest.mark.parametrize(
    "response",
    [
        httpx.Response(404),
        httpx.Response(500),
        httpx.Response(302),
        httpx.Response(200, stream=Chunks([b"a" * 100_000] * (MAX_LINK_BYTES // 100_000 + 1))),
        httpx.Response(200, headers={"content-encoding": "gzip"}, stream=Chunks([b"a"])),
        httpx.Response(200, headers={"content-encoding": "br"}, stream=Chunks([b"a"])),
    ],
    ids=["missing", "broken", "nowhere", "too large", "gzip", "brotli"],
)
async def test_a_page_that_cannot_be_had_is_an_error(response: httpx.Response) -> None:
    transport, _ = answering(lambda request: response)
    with pytest.raises(LinkError):
        await fetch("http://ferme.ma/", resolve=resolving([PUBLIC]), transport=transport)


async def test_a_page_that_never_ends_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    class Endless(httpx.AsyncByteStream):
        async def __aiter__(self) -> AsyncIterator[bytes]:
            while True:
                await asyncio.sleep(0.01)
                yield b"a"

    monkeypatch.setattr("bot.intake.links.LINK_SECONDS", 0.2)
    transport, _ = answering(lambda request: httpx.Response(200, stream=Endless()))
    with pytest.raises(LinkError, match="too long"):
        await fetch("http://ferme.ma/", resolve=resolving([PUBLIC]), transport=transport)


async def test_a_local_server_is_never_reached_by_a_redirect_or_by_a_name() -> None:
    """With real sockets: what listens on this machine hears nothing."""
    heard = []

    async def hear(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heard.append(await reader.read(100))
        writer.close()

    server = await asyncio.start_server(hear, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server:
        links = (f"http://127.0.0.1:{port}/", f"http://localhost:{port}/", "http://ferme.ma/")
        for link in links:
            with pytest.raises(LinkError):
                await fetch(link, resolve=resolving(["127.0.0.1"]))
    assert heard == []


async def test_without_leave_to_fetch_the_address_alone_is_read() -> None:
    read = await Reader(Workers()).link("https://bit.ly/canada-visa")
    assert (read.text, read.origin) == ("https://bit.ly/canada-visa", "link")


async def test_the_words_of_a_page_are_read_with_where_it_led() -> None:
    async def fetched(link: str) -> Fetched:
        html = "<html><title>Emploi</title><script>x()</script><p>Salaire 900 €</p></html>"
        return Fetched("https://ferme.ma/offre", html.encode())

    read = await Reader(Workers(), fetched).link("https://bit.ly/a")
    assert read.origin == "page"
    assert read.text == "https://bit.ly/a\n\nhttps://ferme.ma/offre\nEmploi\nSalaire 900 €"


async def test_a_page_that_cannot_be_had_leaves_its_address() -> None:
    async def refuse(link: str) -> Fetched:
        raise LinkError("no")

    read = await Reader(Workers(), refuse).link("https://ferme.ma/a")
    assert (read.text, read.origin) == ("https://ferme.ma/a", "link")


def test_a_link_among_words_is_not_a_link_alone() -> None:
    assert only_link(" https://ferme.ma/a ") == "https://ferme.ma/a"
    assert only_link("Regarde https://ferme.ma/a") is None
    assert only_link("bonjour") is None


async def test_a_file_that_is_gone_is_unreadable(tmp_path: Path) -> None:
    assert (await Reader(Workers())(tmp_path / "no", "no")).trouble == "utter_file_unreadable"


async def test_a_name_server_that_never_answers_holds_nobody_else_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answered, asked = threading.Event(), threading.Semaphore(0)

    def look_up(*_args: object, **_more: object) -> list[object]:
        asked.release()
        answered.wait(2 * HANGS_SECONDS)
        raise socket.gaierror("no answer")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    links = [asyncio.create_task(fetch(f"https://x{n}.ferme.ma/")) for n in range(CROWD)]
    try:
        while not asked.acquire(blocking=False):
            await asyncio.sleep(0.01)
        await asyncio.wait_for(asyncio.to_thread(lambda: None), HANGS_SECONDS)
        assert not answered.is_set()
    finally:
        answered.set()
    results = await asyncio.gather(*links, return_exceptions=True)
    assert {type(result) for result in results} == {LinkError}


async def test_only_so_many_pages_are_fetched_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    inside = most = 0

    async def count(link: str) -> Fetched:
        nonlocal inside, most
        inside += 1
        most = max(most, inside)
        await asyncio.sleep(0.01)
        inside -= 1
        return Fetched(link, b"")

    monkeypatch.setattr("bot.intake.links.fetch", count)
    fetcher = Fetcher()
    await asyncio.gather(*(fetcher(f"https://ferme.ma/{n}") for n in range(CROWD)))
    assert most == LINKS


async def test_a_link_whose_turn_does_not_come_is_not_opened(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    going_on = asyncio.Event()

    async def wait(link: str) -> Fetched:
        await going_on.wait()
        return Fetched(link, b"")

    monkeypatch.setattr("bot.intake.links.fetch", wait)
    monkeypatch.setattr("bot.intake.links.LINK_SECONDS", 0.05)
    fetcher = Fetcher()
    first = [asyncio.create_task(fetcher("https://ferme.ma/")) for _ in range(LINKS)]
    await asyncio.sleep(0)
    with pytest.raises(LinkError, match="too many"):
        await fetcher("https://ferme.ma/")
    going_on.set()
    await asyncio.gather(*first)
    assert (await fetcher("https://ferme.ma/")).data == b""
