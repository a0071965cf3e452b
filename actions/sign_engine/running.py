"""Find runs of words in a text, along trees of words."""

from typing import NamedTuple

import numpy as np

from actions.sign_engine.columns import Flags, Numbers
from actions.sign_engine.compiled import NOWHERE, compiled, place_of

ROOM = 8
"""Runs for which there is room at first, for each word of a text; most need fewer."""


class Trees(NamedTuple):
    """Trees of words, whose nodes are numbered; lists stand end to end, with edges.

    Attributes:
        edges: Where the ways on from each node begin.
        tokens: What must follow on each way: a word, or the letters with which it begins. Those of
            a node are in order.
        children: To which node it leads.
        end_edges: Where the segments that end at each node begin.
        ends: The segments that end at nodes.
        sounds: Of each node, whether what follows is compared by sound.
    """

    edges: Numbers
    tokens: Numbers
    children: Numbers
    end_edges: Numbers
    ends: Numbers
    sounds: Flags


class Runs(NamedTuple):
    """Where segments stand among words; those of a segment from left to right.

    Attributes:
        segments: The segments, each as often as it stands there.
        first: The first word of each.
        last: Its last word.
    """

    segments: Numbers
    first: Numbers
    last: Numbers


@compiled
def find_runs(trees: Trees, rows: Numbers, edges: Numbers, known: Numbers) -> Runs:
    """Return where segments stand.

    Args:
        trees: The segments.
        rows: The row of each word of the text in `edges`.
        edges: Where in `known` begin, of each word that was met: the segments that it is, the nodes
            to which it leads, its tokens as spelled, its tokens by sound; and where these end.
        known: These, end to end.
    """
    found: Numbers = np.empty((3, ROOM * len(rows) + ROOM), np.int64)
    count = 0
    for at in range(len(rows)):
        own = edges[rows[at]]
        found = _with_room(found, count + own[1] - own[0])
        for place in range(own[0], own[1]):
            found[0, count], found[1, count], found[2, count] = known[place], at, at
            count += 1
        for place in range(own[1], own[2]):
            node, further = known[place], at + 1
            while node != NOWHERE and further < len(rows):
                following = edges[rows[further]]
                begin = 3 if trees.sounds[node] else 2
                node_after = NOWHERE
                for token in known[following[begin] : following[begin + 1]]:
                    child = _child(trees, node, token)
                    if child == NOWHERE:
                        continue
                    ends = trees.ends[trees.end_edges[child] : trees.end_edges[child + 1]]
                    found = _with_room(found, count + len(ends))
                    for segment in ends:
                        found[0, count], found[1, count], found[2, count] = segment, at, further
                        count += 1
                    if trees.edges[child] != trees.edges[child + 1]:
                        node_after = child
                node = node_after
                further += 1
    return Runs(found[0, :count], found[1, :count], found[2, :count])


@compiled
def _child(trees: Trees, node: int, token: int) -> int:
    """Return to which node a token leads from another."""
    at = place_of(trees.tokens, trees.edges[node], trees.edges[node + 1], token)
    return NOWHERE if at == NOWHERE else int(trees.children[at])


@compiled
def _with_room(found: Numbers, count: int) -> Numbers:
    """Return columns with room for so many, with what they hold."""
    if count <= found.shape[1]:
        return found
    larger = np.empty((len(found), 2 * count), np.int64)
    for row in range(len(found)):
        for at in range(found.shape[1]):
            larger[row, at] = found[row, at]
    return larger
