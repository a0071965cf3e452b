"""Sift the rows of all phrases for those that may stand in a text.

Each segment that may stand has a mask, a bit for each sentence. A row may stand when the masks of
its segments share a bit and they may follow each other (`following`). A choice may stand when one
of its alternatives may. A row that is let through may still not stand there; `search` follows it.
"""

import numpy as np

from actions.sign_engine.columns import Flags, Numbers
from actions.sign_engine.compiled import compiled, grouped
from actions.sign_engine.following import leave_out
from actions.sign_engine.running import Runs
from actions.sign_engine.sifted import BITS, Kept, Phrases, Places, Sifted, Targets


@compiled
def sift(phrases: Phrases, runs: Runs, sentences: Numbers) -> Sifted:
    """Return what may stand in a text.

    Args:
        phrases: All phrases.
        runs: Where plain segments stand.
        sentences: The number of the sentence of each word.
    """
    places = _placed(phrases.marks, runs, sentences)
    targets = _begun(phrases, places)
    kept = _sharing(phrases, targets)
    stays = np.ones(len(kept.rows), np.bool_)
    alive = _without_dead(phrases, targets, kept, stays)
    leave_out(phrases, places, targets, kept, stays, sentences)
    before, left = -1, _count(stays)
    while left != before:
        alive = _without_dead(phrases, targets, kept, stays)
        before, left = left, _count(stays)
    owners, edges, rows = _owned(phrases, kept, stays)
    masks = np.zeros(len(phrases.watched), np.uint64)
    for index, number in enumerate(phrases.watched):
        place = targets.place[number]
        if alive[place]:
            masks[index] = targets.masks[place]
    for number in targets.numbers[1:]:
        phrases.place[number] = 0
    return Sifted(places, owners, edges, rows, masks)


@compiled
def _placed(marks: Numbers, runs: Runs, sentences: Numbers) -> Places:
    """Return places sorted by their segments."""
    numbers, edges, order = grouped(marks, runs.segments)
    first, last = np.empty(len(order), np.int64), np.empty(len(order), np.int64)
    masks = np.zeros(len(numbers), np.uint64)
    for slot in range(1, len(numbers)):
        for at in range(edges[slot], edges[slot + 1]):
            first[at], last[at] = runs.first[order[at]], runs.last[order[at]]
            masks[slot] |= np.uint64(1) << np.uint64(sentences[first[at]] % BITS)
    return Places(numbers, edges, first, last, masks)


@compiled
def _begun(phrases: Phrases, places: Places) -> Targets:
    """Return what may begin with the segments that stand there."""
    edges, count = phrases.target_edges, 1
    for number in places.numbers[1:]:
        count += edges[number + 1] - edges[number]
    place = phrases.place
    numbers = np.zeros(count, np.int64)
    masks = np.zeros(count, np.uint64)
    stands = np.zeros(count, np.bool_)
    known = 0
    for slot in range(1, len(places.numbers)):
        number = places.numbers[slot]
        for at in range(edges[number], edges[number + 1]):
            target = phrases.targets[at]
            if place[target] == 0:
                known += 1
                place[target] = known
                numbers[known] = target
            masks[place[target]] |= places.masks[slot]
            stands[place[target]] |= phrases.whole[at]
    return Targets(place, numbers[: known + 1], masks[: known + 1], stands[: known + 1])


@compiled
def _sharing(phrases: Phrases, targets: Targets) -> Kept:
    """Return the rows whose segments share a sentence."""
    edges, place, count = phrases.row_edges, targets.place, 0
    for number in targets.numbers[1:]:
        count += edges[number + 1] - edges[number]
    width = phrases.columns.shape[1]
    rows = np.empty(count, np.int64)
    columns = np.empty((count, width), np.int32)
    kept = 0
    for number in targets.numbers[1:]:
        for at in range(edges[number], edges[number + 1]):
            if place[phrases.seconds[at]] == 0:  # most rows go here
                continue
            shared = targets.masks[place[number]]
            for column in range(width):
                own = place[phrases.columns[at, column]]
                columns[kept, column] = own
                shared &= targets.masks[own]
            if shared != 0:
                rows[kept] = phrases.rows[at]
                kept += 1
    return Kept(rows[:kept], columns[:kept])


@compiled
def _without_dead(phrases: Phrases, targets: Targets, kept: Kept, stays: Flags) -> Flags:
    """Leave out rows of which a segment cannot stand, as the rows are; return what can."""
    alive = targets.stands.copy()
    for index in range(len(kept.rows)):
        if stays[index]:
            row = kept.rows[index]
            for at in range(phrases.owner_edges[row], phrases.owner_edges[row + 1]):
                if phrases.owners[at] < len(targets.place):
                    alive[targets.place[phrases.owners[at]]] = True
    alive[0] = False
    for index in range(len(kept.rows)):
        for place in kept.columns[index]:
            stays[index] &= alive[place]
    return alive


@compiled
def _owned(phrases: Phrases, kept: Kept, stays: Flags) -> tuple[Numbers, Numbers, Numbers]:
    """Return the owners of rows that stay, each once, where their rows begin, and the rows."""
    edges, count = phrases.owner_edges, 0
    for index in range(len(kept.rows)):
        if stays[index]:
            count += edges[kept.rows[index] + 1] - edges[kept.rows[index]]
    owners, rows = np.empty(count, np.int64), np.empty(count, np.int64)
    count = 0
    for index in range(len(kept.rows)):
        if stays[index]:
            row = kept.rows[index]
            for at in range(edges[row], edges[row + 1]):
                owners[count], rows[count] = phrases.owners[at], row
                count += 1
    single, starts, order = grouped(phrases.marks, owners)
    ordered = np.empty(count, np.int64)
    for at in range(count):
        ordered[at] = rows[order[at]]
    return single[1:], starts[1:], ordered


@compiled
def _count(stays: Flags) -> int:
    """Return how many rows stay."""
    count = 0
    for stay in stays:
        count += stay
    return count
