"""The words of an offer that show its signs, found again by the engine that found them."""

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from actions.offer_check import Checked, OfferCheck
from bot.content.model import Snapshot


@dataclass(frozen=True)
class Piece:
    """A run of words, and the signs that it shows."""

    text: str
    signs: Sequence[str] = ()


@dataclass(frozen=True)
class Marked:
    """An offer's words in pieces, and the words quoted for each sign."""

    pieces: Sequence[Piece]
    quotes: dict[str, list[str]]
    variety: str


class Reader:
    """Reads offers by the content as it is."""

    _newest: "Reader | None" = None

    def __init__(self, content: Snapshot) -> None:
        self.number = content.number
        self.check = OfferCheck(content)

    @classmethod
    def of(cls, content: Snapshot) -> "Reader":
        """Return the reader of a snapshot; the last one is kept."""
        if cls._newest is None or cls._newest.number != content.number:
            cls._newest = cls(content)
        return cls._newest

    def marked(self, text: str, today: date, signs: Collection[str]) -> Marked:
        """Return the words of an offer with the evidence of its signs marked."""
        checked = self.check.check(text, today=today)
        quotes = {
            hit.sign.id: [evidence.text for evidence in hit.evidence]
            for hit in checked.findings.hits
            if hit.sign.id in signs
        }
        return Marked(_pieces(text, checked, signs), quotes, checked.language)


async def marked_words(
    content: Snapshot, text: str | None, signs: Collection[str], today: date
) -> Marked | None:
    """Return words with the evidence of their signs, read beside the other pages; None without."""
    if not text:
        return None
    return await asyncio.to_thread(lambda: Reader.of(content).marked(text, today, signs))


def _pieces(text: str, checked: Checked, signs: Collection[str]) -> list[Piece]:
    spans = [
        (evidence.start, evidence.end, hit.sign.id)
        for hit in checked.findings.hits
        if hit.sign.id in signs
        for evidence in hit.evidence
        if 0 <= evidence.start < evidence.end <= len(text)
    ]
    cuts = sorted({0, len(text), *(s for s, _, _ in spans), *(e for _, e, _ in spans)})
    pieces = []
    for start, end in pairwise(cuts):
        here = [sign for first, last, sign in spans if first <= start and end <= last]
        pieces.append(Piece(text[start:end], tuple(dict.fromkeys(here))))
    return pieces
