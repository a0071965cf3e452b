"""What the engine found in an offer: signs with the words that bear them, and open questions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from actions.sign_engine.model import Severity, Sign
from bot.text.evidence import Evidence, quote

MAX_EVIDENCE = 3
"""Quotes shown of one sign."""
MAX_QUOTE_CHARACTERS = 200
"""Quotes that overlap are told as one, unless it would be longer than that."""


@dataclass(frozen=True)
class Hit:
    """A sign that the offer bears.

    Attributes:
        sign: The sign.
        severity: How severe it is here.
        evidence: The words that show it.
        raised: Whether no phrase stands there, and the second opinion alone shows it.
        certain: Whether phrases say it beyond doubt.
    """

    sign: Sign
    severity: Severity
    evidence: tuple[Evidence, ...]
    raised: bool = False
    certain: bool = False


@dataclass(frozen=True)
class Question:
    """A field that would decide: which signs become hits for "yes" and for "no"."""

    field: str
    sign: Sign
    outcomes: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Findings:
    """What the engine found in one offer.

    Attributes:
        hits: Signs that are shown, strongest first.
        trial: Signs on trial that would have been shown, for counsellors.
        questions: At most two, the most decisive first.
    """

    hits: tuple[Hit, ...]
    trial: tuple[Hit, ...]
    questions: tuple[Question, ...]

    @property
    def level(self) -> Severity:
        """The level of the offer: that of its strongest sign."""
        return min((hit.severity for hit in self.hits), key=lambda s: s.rank, default=Severity.NONE)


def distinct(places: Iterable[tuple[int, int]], text: str) -> tuple[Evidence, ...]:
    """Return the first places as evidence, in order; those that overlap become one.

    Args:
        places: Start and end of each, the most telling first.
        text: The text that they are in.
    """
    chosen: list[tuple[int, int]] = []
    for piece in dict.fromkeys(places):
        near = [other for other in chosen if other[0] < piece[1] and piece[0] < other[1]]
        if not near:
            if len(chosen) < MAX_EVIDENCE:
                chosen.append(piece)
            continue
        start = min(piece[0], *(low for low, _ in near))
        end = max(piece[1], *(high for _, high in near))
        if end - start <= MAX_QUOTE_CHARACTERS:
            chosen = [other for other in chosen if other not in near]
            chosen.append((start, end))
    return tuple(sorted(quote(text, start, end) for start, end in chosen))
