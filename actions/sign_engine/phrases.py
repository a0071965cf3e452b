"""The phrases that editors write, and what they become.

A phrase is words as people say them, folded like the texts they are searched in, with:

    (a|b c|d)     one of these
    [a]           may be left out
    ...           up to four words between, within the sentence
    word*         a word that begins so
    {money}       an amount with its currency;  {number}, {email}, {link}, {phone}

Each way of reading a phrase becomes a sequence of segments (runs of words, or a class) with a
number of words allowed between them. Nothing here is a regular expression.
"""

import re
from dataclasses import dataclass

from bot.text.folding import fold
from bot.text.sound import sound

MAX_READINGS = 400
"""Ways of reading one phrase; a phrase with more alternatives than that is two."""
GAP_WORDS = 4
MIN_SOUND_LETTERS = 4
"""A phrase of Darija whose sound is shorter is compared as it is spelled."""
CLASSES = frozenset({"money", "number", "email", "link", "phone"})
_TOKEN = re.compile(r"\.\.\.|[()\[\]|]|\{[a-z]+\}|[^\s()\[\]|{}]+")


class PhraseError(Exception):
    """A phrase cannot be read; the message says why."""


@dataclass(frozen=True)
class Segment:
    """A run of words, or a class, that a phrase needs.

    Attributes:
        text: Words joined by one space, or the name of a class.
        is_class: Whether it is a class.
        is_sound: Whether it is compared by sound.
        is_prefix: Whether the last word may go on.
    """

    text: str
    is_class: bool = False
    is_sound: bool = False
    is_prefix: bool = False


@dataclass(frozen=True)
class Sequence:
    """One way of reading a phrase: segments, and the words allowed before each but the first."""

    segments: tuple[Segment, ...]
    gaps: tuple[int, ...]


def parse_phrase(phrase: str, *, by_sound: bool) -> list[Sequence]:
    """Return the ways of reading a phrase; raises `PhraseError`."""
    tokens = _TOKEN.findall(phrase)
    if not tokens:
        raise PhraseError("the phrase is empty")
    readings, rest = _alternatives(tokens, 0)
    if rest != len(tokens):
        raise PhraseError(f"there is a {tokens[rest]!r} without its beginning")
    return [_sequence(reading, by_sound) for reading in dict.fromkeys(readings) if reading]


Reading = tuple[str, ...]


def _alternatives(tokens: list[str], at: int) -> tuple[list[Reading], int]:
    """Read `a | b` up to a closing bracket or the end."""
    found: list[Reading] = []
    branch: list[Reading] = [()]
    while at < len(tokens) and tokens[at] not in {")", "]"}:
        token = tokens[at]
        if token == "|":
            found += branch
            branch = [()]
            at += 1
        elif token in {"(", "["}:
            inner, at = _alternatives(tokens, at + 1)
            if at >= len(tokens) or tokens[at] != {"(": ")", "[": "]"}[token]:
                raise PhraseError(f"a {token!r} is never closed")
            at += 1
            if token == "[":
                inner = [(), *inner]
            branch = [head + tail for head in branch for tail in inner]
        else:
            branch = [(*head, token) for head in branch]
            at += 1
        if len(branch) + len(found) > MAX_READINGS:
            raise PhraseError(f"it can be read in over {MAX_READINGS} ways; split it")
    return found + branch, at


def _sequence(reading: Reading, by_sound: bool) -> Sequence:
    segments: list[Segment] = []
    gaps: list[int] = []
    words: list[str] = []
    gap = 0

    def close() -> None:
        nonlocal gap
        if words:
            segments.append(_segment(words, by_sound))
            gaps.append(gap)
            words.clear()
            gap = 0

    for token in reading:
        if token == "...":
            close()
            gap = GAP_WORDS
        elif token.startswith("{"):
            close()
            name = token[1:-1]
            if name not in CLASSES:
                raise PhraseError(f"{token} is not known; use one of {', '.join(sorted(CLASSES))}")
            segments.append(Segment(name, is_class=True))
            gaps.append(gap)
            gap = 0
        else:
            words.append(token)
            if token.endswith("*"):
                close()
    close()
    if not segments:
        raise PhraseError("the phrase has no words")
    return Sequence(tuple(segments), tuple(gaps[1:]))


def _segment(words: list[str], by_sound: bool) -> Segment:
    is_prefix = words[-1].endswith("*")
    folded = [part for word in words for part in _split(word.rstrip("*"))]
    if not folded:
        raise PhraseError(f"{' '.join(words)!r} has no letters")
    sounds = [sound(word) for word in folded]
    if by_sound and len("".join(sounds)) >= MIN_SOUND_LETTERS and all(sounds):
        return Segment(" ".join(sounds), is_sound=True, is_prefix=is_prefix)
    return Segment(" ".join(folded), is_prefix=is_prefix)


def _split(word: str) -> list[str]:
    """Fold a word and split it as texts are split (l'emploi is two words)."""
    return re.findall(r"\d+(?:[.,]\d+)*|[^\W_]+|[€$£%]", fold(word))
