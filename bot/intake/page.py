"""Pages of the web: title and visible words; no script is run and nothing is fetched."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser

from bot.intake.limits import MAX_TEXT_CHARACTERS
from bot.intake.plain import decode
from bot.intake.reading import NO_TEXT, Reading, TroubleError

_UNSEEN = frozenset(
    (
        *("script", "style", "noscript", "template", "svg", "math", "head", "iframe", "object"),
        "select",
    )
)
_BLOCKS = frozenset(
    (
        *("p", "div", "br", "li", "ul", "ol", "tr", "table", "section", "article", "header"),
        *("footer", "main", "aside", "nav", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd"),
        *("blockquote", "pre", "form", "hr", "figcaption", "address"),
    )
)
_SHOWN_ELSEWHERE = ("mailto:", "tel:", "https://wa.me/", "http://wa.me/", "https://t.me/")
_DESCRIPTION = frozenset({"description", "og:description", "og:title"})
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_-]{3,20})""", re.I)
_MAX_TITLE = 300
_MAX_DESCRIPTION = 1_000
_MAX_PAGE_CHARACTERS = 3_000_000


@dataclass(frozen=True)
class PageText:
    """The title of a page and its visible words."""

    title: str
    text: str


class _Visible(HTMLParser):
    """Collects what a reader of the page sees, and the contacts behind its buttons."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.title: list[str] = []
        self.parts: list[str] = []
        self.about: list[str] = []
        self._unseen: list[str] = []
        self._in_title = False
        self._length = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "title":
            self._in_title = True
        elif tag == "body":
            self._unseen.clear()
        elif tag in _UNSEEN:
            self._unseen.append(tag)
        elif tag == "meta" and (values.get("name") or values.get("property")) in _DESCRIPTION:
            self.about.append(values.get("content", "")[:_MAX_DESCRIPTION])
        if tag in _BLOCKS:
            self._add("\n")
        href = values.get("href", "")
        if tag == "a" and href.lower().startswith(_SHOWN_ELSEWHERE):
            self._add(f" {href.removeprefix('mailto:').removeprefix('tel:')[:200]} ")

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self._in_title = False
        elif tag in self._unseen:
            del self._unseen[self._unseen.index(tag) :]
        if tag in _BLOCKS:
            self._add("\n")

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title.append(data)
        elif not self._unseen:
            self._add(data)

    def _add(self, text: str) -> None:
        if self._length <= MAX_TEXT_CHARACTERS * 2:
            self.parts.append(text)
            self._length += len(text)


def page_text(html: str) -> PageText:
    """Return the title and the visible words of a page, however broken its markup."""
    parser = _Visible()
    parser.feed(html[:_MAX_PAGE_CHARACTERS])
    parser.close()
    lines = (" ".join(line.split()) for line in "".join(parser.parts).split("\n"))
    body = "\n".join(line for line in lines if line)
    about = [a for a in map(str.strip, parser.about) if a and a not in body]
    title = " ".join("".join(parser.title).split())[:_MAX_TITLE]
    return PageText(title, "\n".join([*dict.fromkeys(about), body]).strip()[:MAX_TEXT_CHARACTERS])


def read_page(data: bytes) -> Reading:
    """Read a page of HTML; raises `TroubleError` for one without words."""
    found = page_text(_decoded(data))
    if not found.title and not found.text:
        raise TroubleError(NO_TEXT)
    return Reading((f"{found.title}\n{found.text}".strip(),), "page")


def _decoded(data: bytes) -> str:
    named = _CHARSET.search(data[:2048])
    if named:
        try:
            return data.decode(named[1].decode("ascii"), errors="replace")
        except LookupError:
            pass
    return decode(data)
