"""Columns of numbers: what is needed of them in more than one place."""

from typing import Any

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.integer[Any]]
Flags = npt.NDArray[np.bool_]
Masks = npt.NDArray[np.uint64]


def edges_of(ordered: Numbers) -> Numbers:
    """Return where each number of an ordered column begins."""
    begins = np.ones(len(ordered), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=begins[1:])
    return begins.nonzero()[0]


def ranges(starts: Numbers, lengths: Numbers) -> Numbers:
    """Return the numbers of several ranges, end to end."""
    ends = lengths.cumsum()
    firsts = (starts - ends + lengths).repeat(lengths)
    numbers: Numbers = firsts + np.arange(len(firsts))
    return numbers
