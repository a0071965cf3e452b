"""What an editor must look at again, and when: figures, contacts, sources and files, by date."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Any

from bot.content.document import Document, Keys
from bot.content.loader import Files

SOURCE_DAYS = 365
"""A source that was read longer ago must be opened again: pages move and rules change."""
CONTACT_DAYS = 183
"""A contact without an expiry must be tried again after half a year."""
REVIEWED = "last_reviewed"
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}


class Matter(str, Enum):
    """What is due."""

    FACT = "fact"
    CONTACT = "contact"
    SOURCE = "source"
    REVIEW = "review"


@dataclass(frozen=True, order=True)
class Due:
    """One thing to look at again.

    Attributes:
        on: The last day on which it holds without a new look.
        matter: What it is.
        name: `DEU.visa_fee`, `terms.oss`, the id of a source, or the path of a file.
        path: The file, relative to the content folder.
        line: Its line there.
        what: What it is in words of the source language, with its value.
        link: Where to look, if a source says so.
    """

    on: date
    matter: Matter
    name: str
    path: str
    line: int
    what: str
    link: str

    def expired(self, today: date) -> bool:
        """Return whether the day has passed."""
        return self.on < today

    def to_json(self, today: date) -> dict[str, Any]:
        """Return plain data for programs."""
        return {
            "due": self.on.isoformat(),
            "expired": self.expired(today),
            "matter": self.matter.value,
            "name": self.name,
            "path": self.path,
            "line": self.line,
            "what": self.what,
            "link": self.link,
        }


def reviewed(document: Document) -> Iterator[Keys]:
    """Yield the places of what must be read again: the file itself, or rows of a table in it."""
    if not isinstance(document.data, dict):
        return
    if REVIEWED in document.data:
        yield ()
    for table, rows in document.data.items():
        for name, row in rows.items() if isinstance(rows, dict) else ():
            if isinstance(row, dict) and REVIEWED in row:
                yield (table, name)


def row_at(document: Document, keys: Keys) -> Any:
    """Return what stands at a place of a file."""
    row = document.data
    for key in keys:
        row = row[key]
    return row


def review_due(data: dict[str, Any]) -> date:
    """Return the day on which a file, or a row of one, must have been read again."""
    amount, unit = data["review_in"].split()
    days = int(amount) * _DAYS[unit.rstrip("s")]
    return date.fromisoformat(str(data[REVIEWED])) + timedelta(days=days)


def due(files: Files, today: date) -> list[Due]:
    """Return all that is dated, what expired longest ago first."""
    sources = next((d for d in files.documents if d.path.as_posix() == "shared/sources.yaml"), None)
    links = {k: v["link"] for k, v in sources.data["sources"].items()} if sources else {}
    found: list[Due] = []
    for document in files.documents:
        found += [_review(document, keys) for keys in reviewed(document)]
    for document in files.below("shared/countries"):
        found += _facts(document, links, today)
        found += _contacts(document, links)
    if sources:
        found += _sources(sources)
    return sorted(found)


def _place(document: Document, *keys: str | int) -> tuple[str, int]:
    return document.path.as_posix(), document.line(*keys)


def _review(document: Document, keys: Keys) -> Due:
    row = row_at(document, keys)
    path, line = _place(document, *keys, REVIEWED)
    title = row.get("title") or row.get("id") or (keys or (document.path.stem,))[-1]
    words = _first(title) if isinstance(title, dict) else str(title)
    name = ".".join(map(str, keys)) or path
    return Due(review_due(row), Matter.REVIEW, name, path, line, words, "")


def _facts(document: Document, links: dict[str, str], today: date) -> Iterator[Due]:
    for name, fact in document.data.get("facts", {}).items():
        started = [v for v in fact["values"] if v["from"] <= today]
        if not started or not started[-1].get("expires"):
            continue
        current = started[-1]
        keys: Keys = ("facts", name)
        what = f"{_first(fact['label'])} : {current['value']} {fact['unit']}"
        path, line = _place(document, *keys)
        label = f"{document.data['id']}.{name}"
        link = links.get(current["source"], "")
        yield Due(current["expires"], Matter.FACT, label, path, line, what, link)


def _contacts(document: Document, links: dict[str, str]) -> Iterator[Due]:
    for name, contact in document.data.get("contacts", {}).items():
        verified = contact.get("verified_on")
        on = contact.get("expires") or (verified and verified + timedelta(days=CONTACT_DAYS))
        if not on:
            continue
        address = contact.get("phone") or contact.get("url") or ""
        path, line = _place(document, "contacts", name)
        label = f"{document.data['id']}.{name}"
        what = f"{_first(contact['label'])} : {address}"
        link = links.get(contact.get("source") or "", "")
        yield Due(on, Matter.CONTACT, label, path, line, what, link)


def _sources(document: Document) -> Iterator[Due]:
    for name, source in document.data["sources"].items():
        path, line = _place(document, "sources", name)
        on = source["accessed"] + timedelta(days=SOURCE_DAYS)
        yield Due(on, Matter.SOURCE, name, path, line, source["title"], source["link"])


def _first(label: dict[str, str]) -> str:
    return next(iter(label.values()))
