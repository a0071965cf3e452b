"""Who asks: the network address, for limits of pace, and whether it is a page of ours."""

from ipaddress import IPv6Address, ip_address, ip_network

from starlette.requests import Request

IPV6_PREFIX = 64
"""A household or a machine has all addresses of such a network: they count as one."""


def caller(request: Request) -> str:
    """Return the address of who asks, as the web server before the service tells it.

    It is as honest as that web server: see "Behind a web server" in docs/operate.md.
    """
    host = request.client.host if request.client else ""
    try:
        address = ip_address(host)
    except ValueError:  # no address, as in tests
        return host
    if not isinstance(address, IPv6Address):
        return host
    if address.ipv4_mapped is not None:
        return str(address.ipv4_mapped)
    return str(ip_network((address.packed, IPV6_PREFIX), strict=False))


def from_here(request: Request) -> bool:
    """Tell whether a request comes from our own page; old browsers send only `Origin`."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("origin")
    return origin is None or origin.split("://", 1)[-1] == request.headers.get("host")
