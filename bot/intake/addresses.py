"""Which addresses of the internet may be connected to: public ones, in their plain form only."""

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.intake.limits import MAX_LINK_CHARACTERS

PORTS = {"http": 80, "https": 443}
_REFUSED = tuple(
    ipaddress.ip_network(network)
    for network in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16"),
        *("172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24"),
        *("192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15"),
        *("198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
    )
)
_PUBLIC_V6 = ipaddress.ip_network("2000::/3")
_REFUSED_V6 = tuple(
    ipaddress.ip_network(network)
    for network in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "2620:4f:8000::/48")
)
"""Teredo, 6to4 and their like carry other addresses; mapped ones and NAT64 are outside 2000::/3."""
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
_TOP_LABEL = re.compile(r"(?!-)(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})(?<!-)")
_LOCAL_NAMES = (
    *("localhost", "local", "localdomain", "internal", "intranet", "lan", "home", "corp"),
    *("private", "arpa", "onion", "invalid", "test", "example", "alt"),
)
_MAX_HOST = 253


class RefusedAddressError(Exception):
    """An address that is not connected to."""


@dataclass(frozen=True)
class Target:
    """Where a link leads: scheme, host in ASCII letters, port, path with the query."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def url(self) -> str:
        """The link in its plain form."""
        return f"{self.scheme}://{self.host}{self.path}"


def target_of(link: str) -> Target:
    """Read a link; raises `RefusedAddressError` for one that is not followed.

    Followed are http and https, on their own ports, to a named host, without a user name. Hosts
    written as numbers, in whatever form, are not: no employer's page has only a number.
    """
    if len(link) > MAX_LINK_CHARACTERS or any(c <= " " or c in "\\\x7f" for c in link):
        raise RefusedAddressError("the link is too long or holds white space")
    try:
        parts = urlsplit(link)
        port = parts.port
        host = (parts.hostname or "").rstrip(".").encode("idna").decode("ascii").lower()
    except (ValueError, UnicodeError):
        raise RefusedAddressError("the link cannot be read") from None
    scheme = parts.scheme.lower()
    if scheme not in PORTS or port not in {None, PORTS[scheme]} or {"@", "["} & set(parts.netloc):
        raise RefusedAddressError("the link has another scheme, a port or a user name")
    labels = host.split(".")
    plain = len(labels) > 1 and len(host) <= _MAX_HOST and all(map(_LABEL.fullmatch, labels))
    if not plain or not _TOP_LABEL.fullmatch(labels[-1]) or labels[-1] in _LOCAL_NAMES:
        raise RefusedAddressError("the host has no public name")
    path = parts.path or "/"
    query = f"?{parts.query}" if parts.query else ""
    return Target(scheme, host, PORTS[scheme], path + query)


def is_public(address: str) -> bool:
    """Tell whether an IP address is one of the open internet, and not a way to another one."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        refused = any(ip in network for network in _REFUSED_V6)
        return ip in _PUBLIC_V6 and not refused and ip.is_global and not ip.is_multicast
    return ip.is_global and not any(ip in network for network in _REFUSED)
