"""The phrases that editors write, and what they become.

A phrase is words as people say them, folded like the texts they are searched in, with:

    (a|b c|d)     one of these
    [a]           may be left out
    ...           up to four words between, within the sentence;  ...9 up to nine
    a ~ b         a and b in either order, up to four words between;  ~9 up to nine
    word*         a word that begins so; a word in Arabic letters may carry particles before it
    {money}       an amount with its currency;  {number}, {email}, {link}, {phone}
    {price}       a sum in dirhams that is high for a wage (15 000 and more)
    {fee}         any phrase of a shared set of words (`words` in `content/shared/guards.yaml`)

Each way of reading a phrase becomes a sequence of segments (runs of words, a class or a choice)
with a number of words allowed between them. Nothing here is a regular expression.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.text.folding import fold
from bot.text.sound import sound

MAX_READINGS = 400
"""Ways of reading one phrase; a phrase with more alternatives than that is two."""
GAP_WORDS = 4
MIN_SOUND_LETTERS = 4
"""A phrase of Darija whose sound is shorter is compared as it is spelled."""
MAX_GAP_WORDS = 30
SEGMENTS_KEPT = 50_000
"""Runs of words remembered while phrases are read: most stand in many readings."""
CLASSES = frozenset({"money", "price", "number", "email", "link", "phone"})
_TOKEN = re.compile(r"\.\.\.\d*|~\d*|[()\[\]|]|\{[a-z_]+\}|[^\s()\[\]|{}~]+")


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
        options: For a choice, its alternatives; then the text is empty.
    """

    text: str
    is_class: bool = False
    is_sound: bool = False
    is_prefix: bool = False
    options: "tuple[Sequence, ...]" = ()


@dataclass(frozen=True)
class Sequence:
    """One way of reading a phrase: segments, and the words allowed before each but the first."""

    segments: tuple[Segment, ...]
    gaps: tuple[int, ...]


def parse_phrase(
    phrase: str, *, by_sound: bool, word_sets: frozenset[str] = frozenset()
) -> list[Sequence]:
    """Return the ways of reading a phrase; raises `PhraseError`.

    Args:
        phrase: The phrase as an editor wrote it.
        by_sound: Whether its words are Darija in Latin letters, compared by sound.
        word_sets: Names of the shared sets of words that it may use.
    """
    tokens = _TOKEN.findall(phrase)
    if not tokens:
        raise PhraseError("the phrase is empty")
    readings, rest = _alternatives(tokens, 0, keep=not by_sound)
    if rest != len(tokens):
        raise PhraseError(f"there is a {tokens[rest]!r} without its beginning")
    known = CLASSES | word_sets
    ordered = [way for reading in readings for way in _orders(reading)]
    if len(ordered) > MAX_READINGS:
        raise PhraseError(f"it can be read in over {MAX_READINGS} ways; split it")
    return [_sequence(reading, by_sound, known) for reading in dict.fromkeys(ordered) if reading]


@dataclass(frozen=True)
class _Choice:
    """Alternatives that stand at one place; keeping them together spares their products."""

    readings: "tuple[Reading, ...]"


Reading = tuple[str | _Choice, ...]


def _alternatives(tokens: list[str], at: int, *, keep: bool) -> tuple[list[Reading], int]:
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
            inner, at = _alternatives(tokens, at + 1, keep=keep)
            if at >= len(tokens) or tokens[at] != {"(": ")", "[": "]"}[token]:
                raise PhraseError(f"a {token!r} is never closed")
            at += 1
            if keep and len(inner) > 1 and all(inner):
                inner = [(_Choice(tuple(dict.fromkeys(inner))),)]
            if token == "[":
                inner = [(), *inner]
            branch = [head + tail for head in branch for tail in inner]
        else:
            branch = [(*head, token) for head in branch]
            at += 1
        if len(branch) + len(found) > MAX_READINGS:
            raise PhraseError(f"it can be read in over {MAX_READINGS} ways; split it")
    return found + branch, at


def _orders(reading: Reading) -> list[Reading]:
    """Return a reading with `~` as its two orders; one `~` a phrase is enough to be clear."""
    marks = [at for at, token in enumerate(reading) if isinstance(token, str) and token[0] == "~"]
    if not marks:
        return [reading]
    if len(marks) > 1:
        raise PhraseError("there is more than one ~")
    left, right = reading[: marks[0]], reading[marks[0] + 1 :]
    if not left or not right:
        raise PhraseError("a ~ stands between two parts")
    gap = "..." + str(reading[marks[0]])[1:]
    return [(*left, gap, *right), (*right, gap, *left)]


def _gap(token: str) -> int:
    words = int(token[3:]) if token[3:] else GAP_WORDS
    if words > MAX_GAP_WORDS:
        raise PhraseError(f"a gap has at most {MAX_GAP_WORDS} words")
    return words


def _sequence(reading: Reading, by_sound: bool, known: frozenset[str]) -> Sequence:
    segments: list[Segment] = []
    gaps: list[int] = []
    words: list[str] = []
    gap = 0

    def close() -> None:
        nonlocal gap
        if words:
            segments.append(_segment(tuple(words), by_sound))
            gaps.append(gap)
            words.clear()
            gap = 0

    for token in reading:
        if isinstance(token, _Choice):
            close()
            segments.append(_choice(token, by_sound, known))
            gaps.append(gap)
            gap = 0
        elif token.startswith("..."):
            close()
            gap = _gap(token)
        elif token.startswith("{"):
            close()
            name = token[1:-1]
            if name not in known:
                raise PhraseError(f"{token} is not known; use one of {', '.join(sorted(known))}")
            segments.append(Segment(name, is_class=True))
            gaps.append(gap)
            gap = 0
        else:
            words.append(token)
            if token.endswith("*") or _takes_particles(token):
                close()
    close()
    if not segments:
        raise PhraseError("the phrase has no words")
    return Sequence(tuple(segments), tuple(gaps[1:]))


@lru_cache(maxsize=SEGMENTS_KEPT)
def _choice(choice: _Choice, by_sound: bool, known: frozenset[str]) -> Segment:
    options = tuple(_sequence(option, by_sound, known) for option in choice.readings)
    return Segment("", options=options)


def _takes_particles(word: str) -> bool:
    """Tell whether a word is Arabic, so that each may carry its particles (ال و ب ل)."""
    return "\u0600" <= word[0] <= "\u06ff"


@lru_cache(maxsize=SEGMENTS_KEPT)
def _segment(words: tuple[str, ...], by_sound: bool) -> Segment:
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
