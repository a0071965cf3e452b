"""Tell of many phrases at once whether their segments may follow each other in a text.

Of each two segments in a row, the second must begin behind the beginning of the first and no
further on than the first may go, and the gap, within the sentence. What a choice spans is not known
here, only with what it may begin and how many words may follow; so a phrase that is let through
may still not stand there, and `search` follows it.
"""

from typing import NamedTuple

import numpy as np

from actions.sign_engine.columns import Flags, Numbers, ranges


class Beginnings(NamedTuple):
    """Where segments may begin in a text, in any order.

    Attributes:
        segments: The segments, by numbers of the caller's.
        first: The word with which each begins.
        last: The word that it may reach.
        end: The last word of its sentence.
    """

    segments: Numbers
    first: Numbers
    last: Numbers
    end: Numbers


class Pairs(NamedTuple):
    """Two segments that follow each other in a phrase, for many phrases; each may begin somewhere.

    Attributes:
        left: The first segment.
        right: The second.
        gap: Words allowed between them.
    """

    left: Numbers
    right: Numbers
    gap: Numbers


def may_follow(pairs: Pairs, begin: Beginnings) -> Flags:
    """Tell of each pair whether the second may follow the first."""
    if not len(pairs.left):
        return np.zeros(0, np.bool_)
    width = int(begin.end.max()) + 1
    keys = begin.segments * width + begin.first
    order = keys.argsort()
    keys = keys[order]
    first, last, end = begin.first[order], begin.last[order], begin.end[order]
    starts = keys.searchsorted(pairs.left * width)
    lengths = keys.searchsorted((pairs.left + 1) * width) - starts
    at = ranges(starts, lengths)
    block = (pairs.right * width).repeat(lengths)
    furthest = np.minimum(last[at] + (pairs.gap + 1).repeat(lengths), end[at]) + block
    nearest = keys.searchsorted(block + first[at], side="right")
    near = nearest < len(keys)
    near[near] = keys[nearest[near]] <= furthest[near]
    follows: Flags = np.logical_or.reduceat(near, lengths.cumsum() - lengths)
    return follows
