"""Tell of many phrases at once whether their segments may follow each other in a text.

Of each two segments in a row, the second must begin behind the beginning of the first and no
further on than the first may go, and the gap, within the sentence. What a choice spans is not known
here, only with what it may begin and how many words may follow.
"""

from typing import NamedTuple

import numpy as np

from actions.sign_engine.columns import Flags, Numbers
from actions.sign_engine.compiled import compiled, sums_of
from actions.sign_engine.sifted import NO_GAP, Kept, Phrases, Places, Targets


class _Begins(NamedTuple):
    """Where segments may begin, those of one in a row, from left to right.

    Attributes:
        starts: Where those of each begin.
        stops: Where they end.
        first: The word with which each begins.
        reach: The word that it may reach.
    """

    starts: Numbers
    stops: Numbers
    first: Numbers
    reach: Numbers


@compiled
def leave_out(
    phrases: Phrases,
    places: Places,
    targets: Targets,
    kept: Kept,
    stays: Flags,
    sentences: Numbers,
) -> None:
    """Leave out the rows of which a segment cannot follow the one before."""
    begins = _begins(phrases, places, targets, _wanted(phrases, targets, kept, stays), sentences)
    for index in range(len(kept.rows)):
        if not stays[index]:
            continue
        gaps = phrases.gaps[kept.rows[index]]
        for column in range(len(gaps)):
            if gaps[column] == NO_GAP:
                break
            left, right = kept.columns[index, column], kept.columns[index, column + 1]
            if not _any_follows(begins, left, right, gaps[column], sentences):
                stays[index] = False
                break


@compiled
def _wanted(phrases: Phrases, targets: Targets, kept: Kept, stays: Flags) -> Flags:
    """Return of which segments it matters where they begin."""
    wanted = np.zeros(len(targets.numbers), np.bool_)
    for index in range(len(kept.rows)):
        if stays[index] and phrases.gaps[kept.rows[index], 0] != NO_GAP:
            for place in kept.columns[index]:
                wanted[place] = True
    return wanted


@compiled
def _begins(
    phrases: Phrases, places: Places, targets: Targets, wanted: Flags, sentences: Numbers
) -> _Begins:
    """Return where segments may begin."""
    # First which of them each plain segment may begin, then where, from left to right.
    edges, count = phrases.target_edges, 0
    for number in places.numbers[1:]:
        count += edges[number + 1] - edges[number]
    begun, further = np.empty(count, np.int64), np.empty(count, np.int64)
    begun_edges = np.zeros(len(places.numbers) + 1, np.int64)
    sizes = np.zeros(len(wanted) + 1, np.int64)
    count = 0
    for slot in range(1, len(places.numbers)):
        number = places.numbers[slot]
        for at in range(edges[number], edges[number + 1]):
            place = targets.place[phrases.targets[at]]
            if wanted[place]:
                begun[count], further[count] = place, phrases.further[at]
                sizes[place + 1] += places.edges[slot + 1] - places.edges[slot]
                count += 1
        begun_edges[slot + 1] = count
    starts = sums_of(sizes)
    stops = starts.copy()
    first, reach = np.empty(starts[-1], np.int64), np.empty(starts[-1], np.int64)
    spots, slots = _by_word(places, len(sentences))
    for spot in spots:
        for at in range(begun_edges[slots[spot]], begun_edges[slots[spot] + 1]):
            own = stops[begun[at]]
            first[own], reach[own] = places.first[spot], places.last[spot] + further[at]
            stops[begun[at]] += 1
    return _Begins(starts, stops, first, reach)


@compiled
def _by_word(places: Places, words: int) -> tuple[Numbers, Numbers]:
    """Return the places of all plain segments from left to right; and of each its segment."""
    sizes = np.zeros(words + 2, np.int64)
    for word in places.first:
        sizes[word + 1] += 1
    free = sums_of(sizes)
    spots, slots = np.empty(len(places.first), np.int64), np.empty(len(places.first), np.int64)
    for slot in range(1, len(places.numbers)):
        for spot in range(places.edges[slot], places.edges[slot + 1]):
            slots[spot] = slot
            word = places.first[spot]
            spots[free[word]] = spot
            free[word] += 1
    return spots, slots


@compiled
def _any_follows(begins: _Begins, left: int, right: int, gap: int, sentences: Numbers) -> bool:
    """Tell whether one segment may follow another: both are gone through once, left to right."""
    other, stop = begins.starts[right], begins.stops[right]
    for at in range(begins.starts[left], begins.stops[left]):
        first = begins.first[at]
        while other < stop and begins.first[other] <= first:
            other += 1
        if other == stop:
            return False
        nearest = begins.first[other]
        if nearest <= begins.reach[at] + gap + 1 and sentences[nearest] == sentences[first]:
            return True
    return False
