"""Find every phrase of every sign in one pass over a text.

All segments of all phrases go into two Aho-Corasick automata (as spelled, and by sound), compiled
once. A phrase of several segments is looked at only where its first segment was found, so that
the cost follows the text and what is in it, not the number of signs.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, MatchKind

from actions.sign_engine.phrases import Segment, Sequence
from bot.text.gazetteer import ARABIC_PARTICLES
from bot.text.words import BOUNDARY, Words

MAX_MATCHES_PER_PHRASE = 20
"""Matches kept of one phrase; a text that repeats itself shows nothing new."""
MAX_PLACES_PER_SEGMENT = 2_000
"""Places kept of one run of words; enough for every "in" of the longest text."""
_CURRENCY = (
    r"(?:dhs?|mad|dirhams?|dirhems?|درهما?|دراهم|الدرهم|eur|euros?|€|(?:us|ca|cad)?\$|£|gbp|usd|cad"
    r"|dollars?|pounds?|aed|qar|sar|kwd|omr|riyals?|rials?|ryal|dinars?|يورو|اورو|دولارا?|ريالا?|دينارا?"
    r"|جنيها?|usdt|f?cfa|lei|zlotys?|centimes?|francs?|frank|فرنك)"
)
_AMOUNT = r"\d[\d.,]{0,12}(?: \d{3}){0,3}"
_THOUSANDS = (
    r"(?:k|alf|alaf|الف|الاف|الفا|mille|thousand|mlyoun|melyoun|millions?|مليون|ملايين|ميه|مائه)"
)
_DIRHAM = r"(?:dhs?|mad|dirhams?|dirhems?|درهما?)"
_FIFTEEN_OR_MORE = r"(?:1[5-9]|[2-9]\d|\d{3})"
_CLASS_PATTERNS: Mapping[str, "re.Pattern[str]"] = {
    "money": re.compile(
        rf"(?<![\w.])(?:{_CURRENCY} ?{_AMOUNT}(?:k(?!\w))?"
        rf"|{_AMOUNT}(?: ?{_THOUSANDS}(?!\w))? ?{_CURRENCY}(?!\w)"
        rf"|{_AMOUNT} ?{_THOUSANDS}(?!\w)"
        rf"|(?:\w{{2,10}} )?(?:الف|الفا|الفي|الفين|الاف|ميه|مائه|alf|alaf) {_CURRENCY}(?!\w))"
    ),
    "price": re.compile(
        rf"(?<![\w.])(?:{_FIFTEEN_OR_MORE}[ .,]?\d{{3}} ?{_DIRHAM}(?!\w)"
        rf"|{_FIFTEEN_OR_MORE} ?(?:alf|alaf|الف|الفا|k)(?: ?{_DIRHAM})?(?!\w))"
    ),
    "number": re.compile(r"(?<!\w)\d[\d.,]*(?!\w)"),
    "email": re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}"),
    "link": re.compile(
        r"https?://\S{4,}|www\.\S{4,}"
        r"|(?<![@\w.-])(?:[a-z0-9-]{1,63}\.){1,4}"
        r"(?:com|net|org|info|ma|fr|be|ca|de|es|it|eu|site|online|xyz|shop|club|app|me|ly|gl|gle|ee"
        r"|link|page|website|example)(?![\w-])(?:/\S*)?"
    ),
    "phone": re.compile(r"(?<!\w)(?:\+|00)?\d(?:[ .-]?\d){7,14}(?!\w)"),
}


@dataclass(frozen=True)
class Span:
    """Words from index `first` to `last` (included)."""

    first: int
    last: int


Path = tuple[tuple[int, ...], tuple[int, ...]]
"""A sequence by the numbers of its segments, and the gaps between them."""


class Matcher:
    """Finds groups of phrases; a group is what one selection of one sign lists."""

    def __init__(
        self,
        groups: Mapping[str, Iterable[Sequence]],
        word_sets: Mapping[str, Iterable[Sequence]] | None = None,
    ) -> None:
        """Compile the phrases of every group, and the shared sets of words that they use.

        A set of words may use the sets before it.
        """
        self._numbers: dict[Segment, int] = {}
        self._choices: dict[int, tuple[Path, ...]] = {}
        self._word_sets = [
            (self._number(Segment(name, is_class=True)), tuple(self._path(row) for row in rows))
            for name, rows in (word_sets or {}).items()
        ]
        owners: dict[Path, list[str]] = {}
        self._by_trigger: dict[int, list[tuple[Path, list[str]]]] = defaultdict(list)
        for group, sequences in groups.items():
            for sequence in sequences:
                path = self._path(sequence)
                known = owners.setdefault(path, [])
                if not known:
                    for trigger in self._triggers(path[0][0]):
                        self._by_trigger[trigger].append((path, known))
                if group not in known:
                    known.append(group)
        plain = [(s, n) for s, n in self._numbers.items() if not s.is_class and not s.options]
        self._spelled = _automaton((s, n) for s, n in plain if not s.is_sound)
        self._sounded = _automaton((s, n) for s, n in plain if s.is_sound)
        self._classes = [
            (n, s.text)
            for s, n in self._numbers.items()
            if s.is_class and s.text in _CLASS_PATTERNS
        ]

    def find(self, words: Words) -> dict[str, list[Span]]:
        """Return the spans of each group that is found at all."""
        places: dict[int, list[Span]] = defaultdict(list)
        _collect(places, words, self._spelled, sounds=False)
        _collect(places, words, self._sounded, sounds=True)
        for number, name in self._classes:
            places[number] = _class_spans(name, words)
        search = _Search(places, self._choices, words)
        for number, paths in self._word_sets:
            places[number] = search.any_of(paths)
        found: dict[str, list[Span]] = defaultdict(list)
        seen: set[Path] = set()
        for number in [n for n, spans in places.items() if spans]:
            for path, groups in self._by_trigger.get(number, ()):
                if path in seen:
                    continue
                seen.add(path)
                matches = search.follow(path)
                for group in groups if matches else ():
                    found[group] += matches
        return found

    def _number(self, segment: Segment) -> int:
        number = self._numbers.get(segment)
        if number is None:
            paths = tuple(self._path(option) for option in segment.options)
            number = self._numbers[segment] = len(self._numbers)
            if paths:
                self._choices[number] = paths
        return number

    def _path(self, sequence: Sequence) -> Path:
        return tuple(self._number(s) for s in sequence.segments), sequence.gaps

    def _triggers(self, number: int) -> set[int]:
        """Return the segments one of which must be found for a segment to be found."""
        paths = self._choices.get(number)
        if paths is None:
            return {number}
        return {trigger for path in paths for trigger in self._triggers(path[0][0])}


class _Search:
    """Where segments stand in one text; choices are looked at when first needed."""

    def __init__(
        self,
        places: dict[int, list[Span]],
        choices: Mapping[int, tuple[Path, ...]],
        words: Words,
    ) -> None:
        self._places, self._choices, self._words = places, choices, words

    def at(self, number: int) -> list[Span]:
        """Return where a segment stands, from left to right."""
        if number in self._choices and number not in self._places:
            self._places[number] = self.any_of(self._choices[number])
        return self._places.get(number, [])

    def any_of(self, paths: Iterable[Path]) -> list[Span]:
        """Return where any of the paths stands, from left to right."""
        spans = {span for path in paths for span in self.follow(path)}
        return sorted(spans, key=lambda span: (span.first, span.last))

    def follow(self, path: Path) -> list[Span]:
        """Return the matches of a path."""
        numbers, gaps = path
        firsts = self.at(numbers[0])
        if len(numbers) == 1:
            return firsts
        following = [self.at(number) for number in numbers[1:]]
        if not all(following):
            return []
        found: list[Span] = []
        for first in firsts:
            ends = {first.last}
            for spans, gap in zip(following, gaps, strict=True):
                ends = {last for end in ends for last in _next(spans, end + 1, gap, self._words)}
                if not ends:
                    break
            else:
                found.append(Span(first.first, min(ends)))
                if len(found) >= MAX_MATCHES_PER_PHRASE:
                    break
        return found


_Automaton = tuple[AhoCorasick, list[tuple[Segment, int]]] | None


def _automaton(segments: Iterable[tuple[Segment, int]]) -> _Automaton:
    numbered = list(segments)
    if not numbered:
        return None
    patterns = [s.text if s.is_prefix else s.text + " " for s, _ in numbered]
    return AhoCorasick(patterns, matchkind=MatchKind.Standard), numbered


def _collect(
    places: dict[int, list[Span]], words: Words, automaton: _Automaton, *, sounds: bool
) -> None:
    if automaton is None:
        return
    machine, segments = automaton
    text = words.sounds if sounds else words.joined
    for index, start, end in machine.find_matches_as_indexes(text, overlapping=True):
        segment, number = segments[index]
        first = words.word_at(start, sounds=sounds)
        begin = (words.sound_starts if sounds else words.joined_starts)[first]
        if start != begin and text[begin:start] not in ARABIC_PARTICLES:
            continue
        last = words.word_at(end - 1 if segment.is_prefix else end - 2, sounds=sounds)
        spans = places[number]
        if len(spans) < MAX_PLACES_PER_SEGMENT:
            spans.append(Span(first, last))


def _class_spans(name: str, words: Words) -> list[Span]:
    spans = []
    for match in _CLASS_PATTERNS[name].finditer(words.folded.text):
        first = bisect_left(words.ends, match.start() + 1)
        last = bisect_left(words.starts, match.end()) - 1
        if first < len(words.words) and last >= first:
            spans.append(Span(first, last))
    return spans


def _next(spans: list[Span], low: int, gap: int, words: Words) -> list[int]:
    """Return the ends of the spans that begin up to `gap` words on, in the same sentence."""
    ends = []
    for at in range(bisect_left(spans, low, key=lambda span: span.first), len(spans)):
        span = spans[at]
        if span.first > low + gap or BOUNDARY in words.words[low : span.first]:
            break
        ends.append(span.last)
    return ends
