"""Fetch the page behind a link, as a stranger would wish to abuse it and cannot.

Each step (the link, and every redirect) is taken anew: the host is looked up, all its addresses
must be public, and the connection goes to an address that was checked, not to the name, so that a
name which changes its mind in between changes nothing. The certificate is still checked against
the name. No cookies, no proxies, no compression, nothing is run.
"""

import asyncio
import socket
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from urllib.parse import urljoin

import httpx

from bot.intake.addresses import RefusedAddressError, Target, is_public, target_of
from bot.intake.limits import LINK_SECONDS, LINKS, MAX_LINK_BYTES, MAX_REDIRECTS

Resolve = Callable[[str, int], Awaitable[list[str]]]
"""Looks a host up; returns its addresses."""

_HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; Rihla)",
    "Accept": "text/html,text/plain,application/pdf,image/*;q=0.8",
    "Accept-Language": "fr,ar;q=0.9,en;q=0.5",
    "Accept-Encoding": "identity",
}
_STEP_SECONDS = 8.0
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_OK = 200
_LOOK_UPS = ThreadPoolExecutor(LINKS, thread_name_prefix="names")
"""Of their own: a name server that never answers must not hold the threads of everybody else."""


class LinkError(Exception):
    """A page that cannot be fetched; the message says why, without words of the page."""


@dataclass(frozen=True)
class Fetched:
    """What lies behind a link: where it led in the end, and the bytes that lie there."""

    url: str
    data: bytes


async def resolve(host: str, port: int) -> list[str]:
    """Look a host up in the domain name system."""
    loop = asyncio.get_running_loop()
    ask = partial(socket.getaddrinfo, host, port, type=socket.SOCK_STREAM)
    found = await loop.run_in_executor(_LOOK_UPS, ask)
    return list(dict.fromkeys(str(address[4][0]) for address in found))


class Fetcher:
    """Fetches pages, a few at a time."""

    def __init__(self) -> None:
        self._turns = asyncio.Semaphore(LINKS)

    async def __call__(self, link: str) -> Fetched:
        """Return what lies behind a link; raises `LinkError` too where its turn does not come."""
        try:
            await asyncio.wait_for(self._turns.acquire(), LINK_SECONDS)
        except asyncio.TimeoutError:
            raise LinkError("too many links at once") from None
        try:
            return await fetch(link)
        finally:
            self._turns.release()


async def fetch(
    link: str, *, resolve: Resolve = resolve, transport: httpx.AsyncBaseTransport | None = None
) -> Fetched:
    """Return what lies behind a link.

    Args:
        link: The link as the person sent it.
        resolve: Looks hosts up; tests give their own.
        transport: Carries the requests; tests give their own.

    Raises:
        LinkError: For a link that is not followed, a host that does not answer, too much data.
    """
    try:
        return await asyncio.wait_for(_followed(link, resolve, transport), LINK_SECONDS)
    except asyncio.TimeoutError:
        raise LinkError("the page took too long") from None
    except RefusedAddressError as refusal:
        raise LinkError(str(refusal)) from None
    except (httpx.HTTPError, httpx.InvalidURL, OSError, UnicodeError, ValueError) as error:
        raise LinkError(f"the page cannot be had ({type(error).__name__})") from None


async def _followed(
    link: str, look_up: Resolve, transport: httpx.AsyncBaseTransport | None
) -> Fetched:
    for _ in range(MAX_REDIRECTS + 1):
        target = target_of(link)
        address = await checked_address(target, look_up)
        async with (
            httpx.AsyncClient(
                trust_env=False, follow_redirects=False, timeout=_STEP_SECONDS, transport=transport
            ) as client,
            client.stream(
                "GET",
                _address_url(target, address),
                headers={**_HEADERS, "Host": target.host},
                extensions={"sni_hostname": target.host},
            ) as response,
        ):
            if response.status_code not in _REDIRECTS:
                return Fetched(target.url, await _body(response))
            link = urljoin(target.url, response.headers.get("location", ""))
    raise LinkError("the page leads from one place to the next")


async def checked_address(target: Target, look_up: Resolve) -> str:
    """Return the address to connect to; every address of the host must be public.

    Raises:
        RefusedAddressError: Where one is not, or there is none.
    """
    addresses = await look_up(target.host, target.port)
    if not addresses or not all(is_public(address) for address in addresses):
        raise RefusedAddressError("the host has no public address")
    return addresses[0]


def _address_url(target: Target, address: str) -> str:
    host = f"[{address}]" if ":" in address else address
    return f"{target.scheme}://{host}:{target.port}{target.path}"


async def _body(response: httpx.Response) -> bytes:
    """Return the body as it was sent, and no more than the limit."""
    if response.status_code != _OK:
        raise LinkError(f"the page answered {response.status_code}")
    if response.headers.get("content-encoding", "identity").lower() != "identity":
        raise LinkError("the page comes compressed")
    parts, length = [], 0
    async for block in response.aiter_raw():
        length += len(block)
        if length > MAX_LINK_BYTES:
            raise LinkError("the page is too large")
        parts.append(block)
    return b"".join(parts)
