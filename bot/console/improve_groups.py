"""Messages that were not understood, brought together where they are alike.

Likeness is that of the consonant skeletons of their words (`bot.text.skeleton`): so a question
asked in Arabic letters, in Latin ones and with other vowels lies in one group.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process

from bot.storage.corrections import Unclear, digest_of
from bot.text.folding import fold
from bot.text.likeness import essential_words

ALIKE = 75
"""Likeness (0 to 100) of the words, put in order, from which two messages lie in one group."""
MAX_MESSAGES = 400
"""Different messages that are compared, the newest."""
MAX_TEXT_CHARACTERS = 300
"""What is longer is an offer or a story, and no example of a meaning."""


@dataclass(frozen=True)
class Group:
    """Messages that are alike, those said most often first."""

    messages: tuple[Unclear, ...]

    @property
    def times(self) -> int:
        """How often they were said in all."""
        return sum(message.times for message in self.messages)


def different(
    rows: Iterable[tuple[str, str, float, str | None]], dealt_with: set[str], key: bytes
) -> list[Unclear]:
    """Return the messages that nobody dealt with, each once; `key` is that of their hashes."""
    found: dict[str, Unclear] = {}
    for text, intent, confidence, variety in rows:
        folded = fold(text).strip()
        digest = digest_of(folded, key)
        if digest in dealt_with or len(text) > MAX_TEXT_CHARACTERS:
            continue
        if not any(c.isalpha() for c in folded):
            continue
        if digest in found:
            found[digest] = replace(found[digest], times=found[digest].times + 1)
        elif len(found) < MAX_MESSAGES:
            found[digest] = Unclear(digest, text, intent, confidence, variety)
    return list(found.values())


def grouped(messages: Iterable[Unclear]) -> list[Group]:
    """Return the messages in groups, the greatest first."""
    ordered = sorted(messages, key=lambda message: (-message.times, message.digest))
    leaders: list[str] = []
    members: list[list[Unclear]] = []
    for message in ordered:
        key = _key(message.text)
        near = process.extractOne(key, leaders, scorer=fuzz.ratio, score_cutoff=ALIKE)
        if near is None:
            leaders.append(key)
            members.append([message])
        else:
            members[near[2]].append(message)
    groups = [Group(tuple(found)) for found in members]
    return sorted(groups, key=lambda group: -group.times)


def _key(text: str) -> str:
    return " ".join(sorted(set(essential_words(text)))) or fold(text)
