"""Columns of numbers: what is needed of them in more than one place."""

from collections.abc import Collection, Iterable
from itertools import accumulate, chain
from typing import Any

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.integer[Any]]
Flags = npt.NDArray[np.bool_]
Masks = npt.NDArray[np.uint64]


def column(numbers: Collection[int]) -> Numbers:
    """Return numbers as a column; quicker than `np.array`, which must find out their type."""
    return np.fromiter(numbers, np.int64, len(numbers))


def flat(lists: Iterable[Collection[int]]) -> tuple[Numbers, Numbers]:
    """Return where each list begins in one column of all, and where the last ends; the column."""
    rows = list(lists)
    edges = np.array([*accumulate(map(len, rows), initial=0)], np.int32)
    return edges, np.array([*chain.from_iterable(rows)], np.int32)
