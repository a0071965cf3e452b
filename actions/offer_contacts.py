"""The contact points of an offer that are its author's own, by which its author is known again.

Left out is what many people share or anyone may quote: addresses of authorities, free mail hosts,
job boards and social networks. A host counts where mail is received on it, where it is a free site
of its own name, or where it imitates an authority.
"""

from collections.abc import Iterator

from actions.offer_reader import Offer
from actions.sign_engine.domains import OfficialDomains, belongs_to, registered_domain
from actions.sign_engine.operators import Lookup

MAX_POINTS = 20
_HANDLES = frozenset({"t.me", "telegram.me", "m.me", "signal.me", "chat.whatsapp.com"})
"""Hosts whose path names one chat or group."""


def contact_points(offer: Offer, lookup: Lookup) -> tuple[str, ...]:
    """Return the contact points of an offer, each with its kind before it, in order."""
    return tuple(dict.fromkeys(_points(offer, lookup)))[:MAX_POINTS]


def _points(offer: Offer, lookup: Lookup) -> Iterator[str]:
    for phone in offer.phones:
        yield f"phone:{phone.value.e164}"
    official: OfficialDomains = lookup.official
    free_mail = lookup.items("free_mail_hosts") or frozenset()
    for email in offer.emails:
        address = email.value.lower()
        host = address.rpartition("@")[2]
        if belongs_to(host, official.domains):
            continue
        yield f"mail:{address}"
        if not belongs_to(host, free_mail):
            yield f"host:{registered_domain(host)}"
    builders = lookup.items("free_site_builders") or frozenset()
    for link in offer.urls:
        host = link.value.host.removeprefix("www.")
        if host in _HANDLES:
            yield f"chat:{_handle(link.value.url)}"
        elif belongs_to(host, builders) and host not in builders:
            yield f"host:{host}"
        elif official.imitated_by(host):
            yield f"host:{registered_domain(host)}"


def _handle(url: str) -> str:
    """Return a chat's address without protocol and parameters."""
    return url.partition("://")[2].partition("?")[0].rstrip("/") or url
