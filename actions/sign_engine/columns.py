"""Columns of numbers: what is needed of them in more than one place."""

from collections.abc import Collection
from typing import Any

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.integer[Any]]
Flags = npt.NDArray[np.bool_]
Masks = npt.NDArray[np.uint64]


def column(numbers: Collection[int]) -> Numbers:
    """Return numbers as a column; quicker than `np.array`, which must find out their type."""
    return np.fromiter(numbers, np.int64, len(numbers))


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
