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
MAX_PREFIX_REST = 14
_CURRENCIES = (
    r"dh|dhs|mad|dirhams?|dirhems?|eur|euros?|€|\$|£|usd|cad|dollars?|aed|qar|sar|riyals?|rials?"
    r"|درهم|دراهم|الدرهم|يورو|اورو|دولار|ريال|centimes?|ryal|melyoun|million|mlyoun|مليون|frank|francs?"
)
_CLASS_PATTERNS: Mapping[str, "re.Pattern[str]"] = {
    "money": re.compile(
        rf"(?<![\w.])(?:(?:{_CURRENCIES}) ?\d[\d.,]*(?: \d{{3}})*"
        rf"|\d[\d.,]*(?: \d{{3}})*(?: ?k)? ?(?:{_CURRENCIES})(?!\w))"
    ),
    "number": re.compile(r"(?<!\w)\d[\d.,]*(?!\w)"),
    "email": re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}"),
    "link": re.compile(r"https?://\S{4,}|www\.\S{4,}|(?<!\w)(?:wa\.me|t\.me|bit\.ly)/\S{2,}"),
    "phone": re.compile(r"(?<!\w)(?:\+|00)?\d(?:[ .-]?\d){7,14}(?!\w)"),
}


@dataclass(frozen=True)
class Span:
    """Words from index `first` to `last` (included)."""

    first: int
    last: int


class Matcher:
    """Finds groups of phrases; a group is what one selection of one sign lists."""

    def __init__(self, groups: Mapping[str, Iterable[Sequence]]) -> None:
        """Compile the phrases of every group."""
        self._by_segment: dict[Segment, list[tuple[Sequence, list[str]]]] = defaultdict(list)
        owners: dict[Sequence, list[str]] = {}
        for group, sequences in groups.items():
            for sequence in sequences:
                known = owners.setdefault(sequence, [])
                if not known:
                    self._by_segment[sequence.segments[0]].append((sequence, known))
                if group not in known:
                    known.append(group)
        segments = {segment for sequence in owners for segment in sequence.segments}
        self._spelled = _automaton(s for s in segments if not s.is_class and not s.is_sound)
        self._sounded = _automaton(s for s in segments if s.is_sound)
        self._classes = sorted({s.text for s in segments if s.is_class})

    def find(self, words: Words) -> dict[str, list[Span]]:
        """Return the spans of each group that is found at all."""
        hits: dict[Segment, list[Span]] = defaultdict(list)
        _collect(hits, words, self._spelled, sounds=False)
        _collect(hits, words, self._sounded, sounds=True)
        for name in self._classes:
            hits[Segment(name, is_class=True)] = _class_spans(name, words)
        found: dict[str, list[Span]] = defaultdict(list)
        for segment, spans in list(hits.items()):
            for sequence, groups in self._by_segment.get(segment, ()):
                matches = _follow(sequence, spans, hits, words)
                for group in groups if matches else ():
                    found[group] += matches
        return found


_Automaton = tuple[AhoCorasick, list[Segment]] | None


def _automaton(segments: Iterable[Segment]) -> _Automaton:
    ordered = sorted(segments, key=lambda segment: (segment.text, segment.is_prefix))
    if not ordered:
        return None
    patterns = [s.text if s.is_prefix else s.text + " " for s in ordered]
    return AhoCorasick(patterns, matchkind=MatchKind.Standard), ordered


def _collect(
    hits: dict[Segment, list[Span]], words: Words, automaton: _Automaton, *, sounds: bool
) -> None:
    if automaton is None:
        return
    machine, segments = automaton
    text = words.sounds if sounds else words.joined
    for index, start, end in machine.find_matches_as_indexes(text, overlapping=True):
        segment = segments[index]
        first = words.word_at(start, sounds=sounds)
        begin = (words.sound_starts if sounds else words.joined_starts)[first]
        if start != begin and text[begin:start] not in ARABIC_PARTICLES:
            continue
        last = words.word_at(end - 1 if segment.is_prefix else end - 2, sounds=sounds)
        spans = hits[segment]
        if len(spans) < MAX_MATCHES_PER_PHRASE * 10:
            spans.append(Span(first, last))


def _class_spans(name: str, words: Words) -> list[Span]:
    spans = []
    for match in _CLASS_PATTERNS[name].finditer(words.folded.text):
        first = bisect_left(words.ends, match.start() + 1)
        last = bisect_left(words.starts, match.end()) - 1
        if first < len(words.words) and last >= first:
            spans.append(Span(first, last))
    return spans


def _follow(
    sequence: Sequence, firsts: list[Span], hits: Mapping[Segment, list[Span]], words: Words
) -> list[Span]:
    """Return the matches of a sequence whose first segment was found at `firsts`."""
    found = []
    for first in firsts:
        last = first.last
        for segment, gap in zip(sequence.segments[1:], sequence.gaps, strict=True):
            following = _next(hits.get(segment, ()), last + 1, last + 1 + gap, words)
            if following is None:
                break
            last = following.last
        else:
            found.append(Span(first.first, last))
            if len(found) >= MAX_MATCHES_PER_PHRASE:
                break
    return found


def _next(spans: Iterable[Span], low: int, high: int, words: Words) -> Span | None:
    """Return the first span that begins in the range, with no end of sentence before it."""
    ordered = spans if isinstance(spans, list) else list(spans)
    at = bisect_left(ordered, low, key=lambda span: span.first)
    if at == len(ordered) or ordered[at].first > high:
        return None
    span = ordered[at]
    return None if BOUNDARY in words.words[low : span.first] else span
