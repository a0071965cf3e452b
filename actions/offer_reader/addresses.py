"""Electronic addresses: mail ("nom [at] domaine [point] com") and web, with or without scheme."""

import re
from collections.abc import Iterator
from functools import lru_cache

from tldextract import TLDExtract

from actions.offer_reader.model import Found, Link
from actions.offer_reader.page import Page
from bot.text.folding import fold

MAX_ADDRESSES = 30
MAX_LOCAL = 64
_extract = TLDExtract(suffix_list_urls=(), cache_dir=None)
RESERVED = frozenset({"example", "test", "invalid"})
"""Names kept for examples; they are read like any other."""
_WORD_SUFFIXES = frozenset(
    {
        "la",
        "et",
        "il",
        "se",
        "to",
        "so",
        "no",
        "in",
        "my",
        "is",
        "au",
        "am",
        "as",
        "at",
        "sa",
        "vous",
        "work",
        "jobs",
        "info",
        "date",
        "pro",
        "link",
        "click",
        "ne",
        "ma",
        "me",
        "es",
    }
)
"""Suffixes that are also words: "dossier.la" without a space is no address."""

_AT_SIGNS = (
    *("@", "(@)", "[@]", "(at)", "[at]", "{at}", " at ", "(a)", "[a]"),
    *("arobase", "(arobase)", "[arobase]", " ات "),
)
_AT = re.compile("|".join(map(re.escape, _AT_SIGNS)))
_DOT = r"(?:\.| ?\[(?:point|dot)\] ?| ?\((?:point|dot)\) ?| (?:point|dot|نقطه) )"
_LOCAL = re.compile(rf"[a-z0-9](?:[a-z0-9_+\-]|{_DOT}(?=[a-z0-9])){{0,63}}$")
_DOMAIN = re.compile(rf"[a-z0-9][a-z0-9\-]{{0,62}}(?:{_DOT}[a-z0-9][a-z0-9\-]{{1,62}}){{1,4}}")
_SAID_DOT = re.compile(_DOT)
_URL = re.compile(r"https?://[^\s<>\"|]{3,500}|hxxps?://[^\s<>\"|]{3,500}")
_BARE = re.compile(
    r"(?<![\w@.\-/])[a-z0-9][a-z0-9\-]{0,62}(?:\.[a-z0-9\-]{1,62}){1,5}(?![\w@\-])(?::\d{2,5})?(?:/[^\s<>\"|"
    r""
    r"]{0,300})?"
)
_BOX_NAMES = frozenset(
    {"admin", "career", "careers", "contact", "cv", "emploi", "hr", "info", "job", "jobs", "office"}
    | {"recrutement", "recruitment", "rh", "sales", "support"}
)
"""Names of mail boxes; any other plain word before "at" belongs to the sentence."""
_LONGEST_LABEL = 63
_DOTTED = re.compile(r"\.(?<=[a-z0-9\-].)[a-z0-9\-]")
"""Stands in every bare address, and is soon looked for."""
_TRAILING = ".,;:!?)]}'\"*_"


@lru_cache(maxsize=1)
def _top_level() -> frozenset[str]:
    """Return the last labels of all suffixes of the public suffix list."""
    return frozenset(suffix.rpartition(".")[2] for suffix in _extract.tlds)


def read_emails(page: Page) -> list[Found[str]]:
    """Return the mail addresses of a text in lower case, obfuscation undone, each once."""
    found: dict[str, Found[str]] = {}
    text = page.text
    for at in _AT.finditer(text) if any(sign in text for sign in _AT_SIGNS) else ():
        said = at.group() != "@"
        start, end = at.start(), at.end()
        if at.group().strip() == at.group():  # marks may have spaces around: "nom [at] domaine"
            start -= text[start - 1 : start] == " " and said
            end += text[end : end + 1] == " " and said
        local = _LOCAL.search(text, max(0, start - MAX_LOCAL), start)
        domain = _DOMAIN.match(text, end)
        if local is None or domain is None:
            continue
        host = _SAID_DOT.sub(".", domain.group()).rstrip("-.")
        if not _is_host(host):
            continue
        name = _SAID_DOT.sub(".", local.group())
        if at.group() in {" at ", " ات "} and not _says_box(name, domain.group()):
            continue
        if not said:
            name, host = (_typed(page, *part) for part in (local.span(), (end, end + len(host))))
        address = f"{name}@{host}"
        if address not in found and len(found) < MAX_ADDRESSES:
            found[address] = Found(address, (page.quote(local.start(), domain.end()),))
    return list(found.values())


def _typed(page: Page, start: int, end: int) -> str:
    """Return a part of an address in lower case, with letters that stand three times in a row.

    Folding takes these for one that is drawn out ("cisss", "sss-maroc"). What is written in other
    than plain letters stays as folded.
    """
    typed = page.quote(start, end).text.lower()
    return (
        typed if typed.isascii() and fold(typed) == page.text[start:end] else page.text[start:end]
    )


def _says_box(name: str, domain: str) -> bool:
    """Tell whether "name at domain" is a mail address and not a sentence ("apply at site.com")."""
    if "." not in domain:
        return "." in name
    return not domain.startswith("www.") and (not name.isalpha() or name in _BOX_NAMES)


def read_links(page: Page, emails: list[Found[str]]) -> list[Found[Link]]:
    """Return the addresses of the web of a text as written, each once."""
    taken = [(e.start, e.evidence[0].end) for e in emails]
    found: dict[str, Found[Link]] = {}
    for start, end, bare in _places(page.text):
        evidence = page.quote(start, end)
        if any(low <= evidence.start < high for low, high in taken):
            continue
        written = evidence.text
        host = _host(_typed(page, start, end))
        if not _is_host(host) or (bare and not _plausible(page.text, start, end, host)):
            continue
        if written not in found and len(found) < MAX_ADDRESSES:
            found[written] = Found(Link(written, host), (evidence,))
    return sorted(found.values(), key=lambda f: f.start)


def _places(text: str) -> Iterator[tuple[int, int, bool]]:
    done = 0
    spans = []
    for match in _URL.finditer(text) if "://" in text else ():
        end = match.start() + len(match.group().rstrip(_TRAILING))
        spans.append((match.start(), match.end()))
        yield match.start(), end, False
    index = 0
    for match in _bare(text):
        while index < len(spans) and spans[index][1] <= match.start():
            index += 1
        if index < len(spans) and spans[index][0] <= match.start():
            continue
        if match.start() < done:
            continue
        done = match.end()
        yield match.start(), match.start() + len(match.group().rstrip(_TRAILING)), True


def _bare(text: str) -> Iterator[re.Match[str]]:
    """Yield the names without a scheme, looking only where a dot stands between letters."""
    done = 0
    while (dotted := _DOTTED.search(text, done)) is not None:
        match = _BARE.search(text, max(done, dotted.start() - 1 - _LONGEST_LABEL))
        if match is None:
            return
        yield match
        done = match.end()


def _host(url: str) -> str:
    rest = url.partition("://")[2] or url
    return re.split(r"[/?#:]", rest, maxsplit=1)[0].rpartition("@")[2].strip(".")


def _is_host(host: str) -> bool:
    if not host or ".." in host:
        return False
    last = host.rpartition(".")[2]
    if last in RESERVED:
        return "." in host
    if last not in _top_level() and not last.startswith("xn--"):
        return False  # as most are: words with a dot between and no space, figures
    parts = _extract(host)
    return bool(parts.suffix and parts.domain) and not parts.domain.isdigit()


def _plausible(text: str, start: int, end: int, host: str) -> bool:
    """Tell whether a name without scheme is an address and not two words without a space."""
    written = text[start:end]
    if host.startswith("www.") or "/" in written:
        return True
    labels = host.split(".")
    if len(labels) == 2 and len(labels[0]) < 2:
        return False
    if labels[-1] in _WORD_SUFFIXES and text[end : end + 2].strip().isalpha() and "-" not in host:
        return labels[-1] in {"ma", "sa", "info", "at", "es", "me"}
    return True
