"""Domains: is it official, free mail, or an imitation of an official one?"""

import re
from collections.abc import Collection, Iterable
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein
from tldextract import TLDExtract

from bot.text.folding import fold

MIN_NAME_LENGTH = 4
"""Shorter official names (iom, ilo) are too common inside other words to be imitated by chance."""
MAX_EDITS = 1
MIN_EDITED_LENGTH = 6
"""Words of ordinary language lie one edit from shorter names ("more" from "mohre")."""
HOSTS_KEPT = 1_000
"""Hosts remembered: the links of one text are asked about by several signs."""
_DIGITS_FOR_LETTERS = str.maketrans("013457", "oleast")
_extract = TLDExtract(suffix_list_urls=(), cache_dir=None)


def _name_and_labels(host: str) -> tuple[str, list[str]]:
    """Return the registered name of a host without its suffix, and the labels below it."""
    parts = _extract(host.lower().strip("."))
    if parts.suffix:
        return parts.domain, parts.subdomain.split(".")
    labels = host.lower().strip(".").split(".")
    return labels[-2] if len(labels) > 1 else labels[0], labels[:-2]


@lru_cache(maxsize=10_000)
def registered_domain(host: str) -> str:
    """Return the part of a host that somebody registered: "www.anapec.org" gives "anapec.org"."""
    parts = _extract(host.lower().strip("."))
    registered = f"{parts.domain}.{parts.suffix}" if parts.suffix else ""
    return registered or host.lower()


def belongs_to(host: str, domains: Collection[str]) -> bool:
    """Tell whether a host is one of the domains or lies below one."""
    host = host.lower().strip(".")
    while host not in domains:
        _, dot, host = host.partition(".")
        if not dot:
            return False
    return True


class OfficialDomains:
    """The official domains, and what counts as an imitation of one."""

    def __init__(
        self,
        domains: Iterable[str],
        common_names: Iterable[str] = (),
        authority_words: Iterable[str] = (),
    ) -> None:
        """Read the official domains.

        Args:
            domains: The official domains.
            common_names: Names of official domains that anyone may use in theirs ("canada").
            authority_words: Words that make such a use an imitation ("gouv", "immigration").
        """
        self._common = frozenset(common_names)
        self._authority = frozenset(authority_words)
        self.domains = frozenset(domain.lower() for domain in domains)
        self._names = {
            _extract(domain).domain: domain
            for domain in self.domains
            if len(_extract(domain).domain) >= MIN_NAME_LENGTH
        }
        self._known_imitations = lru_cache(maxsize=HOSTS_KEPT)(self._imitation)

    def imitated_by(self, host: str) -> str | None:
        """Return the official domain that a host imitates, or None.

        An imitation is not official itself, and its registered name, with look-alike letters and
        digits undone, is one edit away from an official name or has it as one of its words
        ("anapec-recrutement.com", "canada-immigration.info", "arbe1tsagentur.de").
        """
        return self._known_imitations(host)

    def _imitation(self, host: str) -> str | None:
        if belongs_to(host, self.domains):
            return None
        registered, labels = _name_and_labels(host)
        name = fold(registered)
        plain = name.translate(_DIGITS_FOR_LETTERS)
        words = set(re.split(r"[-_.]", f"{name}-{plain}"))
        below = set(re.split(r"[-_.]", fold(".".join(labels))))
        speaks_as_authority = bool(self._authority & (words | below))
        for official, domain in self._names.items():
            if official in self._common and not speaks_as_authority:
                continue
            if official in words or official in below or official in {name, plain}:
                return domain
            close = DamerauLevenshtein.distance(plain, official, score_cutoff=MAX_EDITS)
            if close <= MAX_EDITS and len(official) >= MIN_EDITED_LENGTH:
                return domain
            if len(official) > MIN_NAME_LENGTH and (
                plain.startswith(official) or plain.endswith(official)
            ):
                return domain
        return None
