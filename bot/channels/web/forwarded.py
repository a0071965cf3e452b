"""Tell who comes straight to the service from who comes through a web server before it."""

from starlette.requests import Request

PROXY_HEADERS = frozenset(
    {"forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip"}
)
"""Headers that a web server adds to what strangers send."""


def is_forwarded(request: Request) -> bool:
    """Tell whether a request came through a web server: it may be anybody's."""
    return not PROXY_HEADERS.isdisjoint(request.headers.keys())
