"""The text of an offer, folded once, with the cues that every field reader looks for.

Matching runs on the folded text; evidence is quoted from the text as given. A pattern that is
looked for in the whole text begins with a set of characters, and looks behind it where it must:
`re` finds it several times sooner than one that begins with looking behind, or with a choice.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import accumulate
from operator import attrgetter
from typing import NamedTuple

from actions.offer_reader.numerals import NUMBER_WORDS, starts
from bot.text.evidence import Evidence, quote
from bot.text.folding import Folded, fold, fold_with_positions
from bot.text.gazetteer import Gazetteer, Gazetteers, NameMatch

_BREAK = re.compile(r"[\n.!?;](?:(?<=\n)|(?=\s|$))")
_MINOR_BREAK = re.compile(r"\n|[.!?;,:](?=\s|$)|[()|]| - | / ")
_ABBREVIATIONS = frozenset(
    (
        "m",
        "mr",
        "mrs",
        "ms",
        "mme",
        "mlle",
        "dr",
        "st",
        "ste",
        "me",
        "n",
        "no",
        "nr",
        "tel",
        "min",
        "max",
        "co",
        "art",
        "env",
        "hr",
        "av",
        "bd",
    )
)
_LAST_WORD = re.compile(r"[^\W_]+$")
_ZEROES = re.compile(
    r"[1-9](?<![^\W_].)[\d., ]{0,4}[\doO]{0,6}[oO](?= ?(?:dhs?|mad|€|euros?|eur|\$|usd|cad|درهم|"
    r"ريال)(?![^\W_]))",
    re.IGNORECASE,
)
"""A sum in which the letter o stands for zero, by a reader of images or to hide it ("3OOO DH")."""
_KEYCAP = "\u20e3"
_ITEM = re.compile(rf"[\d#*]\ufe0f?{_KEYCAP}")
"""A number on a key ("2️⃣ 850 dh") counts the items of a list; it is no part of a sum."""
_LONGEST_ABBREVIATION = 6
_LONGEST_CUE = 40
_DENIED = re.compile(
    r"(?<![^\W_])و?(?:non|pas|pas de|pas d'|sans|aucune?|jamais|ni|rien|n'est|not|no|never|without|"
    r"nothing|isn't|"
    r"بدون|دون|بلا|بلاش|ليس|لا|لن|ما|غير|ماشي|bla|ma|machi|bla ma)"
    r"(?: (?!diplom|langue|anglais|niveau|cv|bac|english|degree|tajrib|lougha|دبلوم|ديبلوم|شهاده|"
    r"خبره|تجربه|لغه|مستوي)[^\W\d_]{1,8})? ?$"
)
"""A "no" right before a place, or one word before it, unless that word is what nobody needs."""
_DENIED_REACH = 26
_start = attrgetter("start")


class Cue(NamedTuple):
    """Words of a kind that a reader looks for, at a place of the folded text."""

    kind: str
    start: int
    end: int


class Cues:
    """Kinds of words, compiled to be found at once; one phrase may be of several kinds."""

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        """Compile phrases by kind."""
        kinds: dict[str, set[str]] = {}
        for kind, rows in phrases.items():
            for row in rows:
                kinds.setdefault(fold(row), set()).add(kind)
        self.gazetteer = Gazetteer(("|".join(sorted(v)), k) for k, v in kinds.items())

    def of(self, names: Iterable[NameMatch]) -> dict[str, list[Cue]]:
        """Return by kind the cues that the gazetteer found in a text, from left to right."""
        found: dict[str, list[Cue]] = {}
        for match in names:
            for kind in match.id.split("|"):
                found.setdefault(kind, []).append(Cue(kind, match.start, match.end))
        return found


@dataclass(frozen=True)
class Page:
    """A folded text with its cues and the bounds of its sentences.

    Attributes:
        folded: The folded text and the way back.
        names: What each gazetteer of the reader found in it.
        cues: Cues by kind, from left to right.
        ends: Positions behind each sentence, ending with that of the text.
    """

    folded: Folded
    names: Mapping[Gazetteer, list[NameMatch]]
    cues: Mapping[str, list[Cue]]
    ends: tuple[int, ...]
    _rows: dict[tuple[str, ...], tuple[list[Cue], list[int]]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The folded text."""
        return self.folded.text

    @cached_property
    def number_starts(self) -> list[tuple[int, str]]:
        """Where numbers begin ("8", "huit", "ستة"), and the character behind each."""
        return starts(self.folded, self.number_words)

    @property
    def number_words(self) -> list[NameMatch]:
        """The words that are numbers ("huit", "ستة"), from left to right."""
        return self.names[NUMBER_WORDS]

    @cached_property
    def lines(self) -> list[int]:
        """Where lines begin."""
        lengths = (len(line) + 1 for line in self.text.split("\n"))
        return list(accumulate(lengths, initial=0))[:-1]

    def labels(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Yield what begins a line as a pattern says ("Lieu :")."""
        text = self.text
        return filter(None, (pattern.match(text, start) for start in self.lines))

    def quote(self, start: int, end: int) -> Evidence:
        """Quote a place of the folded text from the text as given."""
        return quote(self.folded.original, *self.folded.span(start, end))

    def place_of(self, position: int) -> int:
        """Return the position in the folded text of one in the text as given."""
        return bisect_left(self.folded.starts, position)

    def sentence(self, position: int) -> tuple[int, int]:
        """Return the bounds of the sentence, or line, at a position of the folded text."""
        index = bisect_right(self.ends, position)
        start = self.ends[index - 1] if index else 0
        return (start, self.ends[index] if index < len(self.ends) else len(self.folded.text))

    def of(self, *kinds: str) -> list[Cue]:
        """Return the cues of some kinds, from left to right."""
        return (self._rows.get(kinds) or self._row(kinds))[0]  # mostly asked for before

    def _row(self, kinds: tuple[str, ...]) -> tuple[list[Cue], list[int]]:
        """Return the cues of some kinds with their starts; where they share one, in that order."""
        row = self._rows.get(kinds)
        if row is None:
            found = [cue for kind in kinds for cue in self.cues.get(kind, ())]
            if len(kinds) > 1:
                found.sort(key=_start)
            row = self._rows[kinds] = (found, [cue.start for cue in found])
        return row

    def within(self, kind: str, start: int, end: int) -> list[Cue]:
        """Return the cues of a kind that begin between two positions."""
        if kind not in self.cues:
            return []
        cues, starts = self._row((kind,))
        return cues[bisect_left(starts, start) : bisect_left(starts, end)]

    def has(self, kinds: tuple[str, ...], start: int, end: int) -> Cue | None:
        """Return the first cue of some kinds between two positions, or None."""
        cues, starts = self._row(kinds)
        index = bisect_left(starts, start)
        return cues[index] if index < len(cues) and cues[index].start < end else None

    def before(self, kinds: tuple[str, ...], position: int, reach: int) -> Cue | None:
        """Return the nearest cue that ends before a position, in its sentence and reach."""
        cues, starts = self._row(kinds)
        if not cues:
            return None
        floor = position - reach
        low: int | None = None
        best: Cue | None = None
        for index in range(bisect_left(starts, position) - 1, -1, -1):
            cue = cues[index]
            if cue.start < floor - _LONGEST_CUE:
                break
            if low is None:
                low = self.sentence(max(position - 1, 0))[0]
            if cue.start < low:
                break
            if floor <= cue.end <= position and (best is None or cue.end >= best.end):
                best = cue
        return best

    def after(self, kinds: tuple[str, ...], position: int, reach: int) -> Cue | None:
        """Return the nearest cue that begins behind a position, in its sentence and reach."""
        cues, starts = self._row(kinds)
        index = bisect_left(starts, position)
        if index == len(cues) or cues[index].start >= position + reach:
            return None
        inside = cues[index].start < self.sentence(max(position - 1, 0))[1]
        return cues[index] if inside else None

    def negated(self, position: int) -> bool:
        """Tell whether a word right before a position, or one before that, denies it."""
        return _DENIED.search(self.text, max(0, position - _DENIED_REACH), position) is not None

    def segment(self, position: int, reach: int) -> tuple[int, int]:
        """Return the bounds of the piece between commas, colons or brackets, within a reach."""
        low, high = self.sentence(position)
        low, high = max(low, position - reach), min(high, position + reach)
        for found in _MINOR_BREAK.finditer(self.text, low, high):
            if found.end() <= position:
                low = found.end()
            elif found.start() >= position:
                return (low, found.start())
        return (low, high)


def make_page(original: str, cues: Cues, gazetteers: Gazetteers) -> Page:
    """Fold a text and find its cues, names and sentences, in linear time.

    Args:
        original: The text as given.
        cues: The cues.
        gazetteers: The names, those of the cues among them.
    """
    text = original
    if _KEYCAP in text:
        text = _ITEM.sub(_mark, text)
    folded = fold_with_positions(_ZEROES.sub(_zeroes, text))
    folded = replace(folded, original=original)
    names = gazetteers.find(folded)
    cues_by_kind = cues.of(names[cues.gazetteer])
    return Page(folded, names, cues_by_kind, tuple(_sentence_ends(folded.text)))


def _mark(match: re.Match[str]) -> str:
    return "•".ljust(len(match.group()))


def _zeroes(match: re.Match[str]) -> str:
    return match.group().replace("o", "0").replace("O", "0")


def _sentence_ends(text: str) -> Iterator[int]:
    for found in _BREAK.finditer(text):
        if found.group() == "." and _abbreviated(text, found.start()):
            continue
        yield found.end()
    yield len(text)


def _abbreviated(text: str, dot: int) -> bool:
    word = _LAST_WORD.search(text, max(0, dot - _LONGEST_ABBREVIATION), dot)
    if word is None:
        return False
    letters = word.group()
    return letters in _ABBREVIATIONS or (len(letters) == 1 and letters.isalpha())
