"""What is compiled to machine code, by Numba: its decorator, and steps that several functions need.

Numba compiles a function when it is first called, and keeps what it made in `__pycache__`, in the
folder that `NUMBA_CACHE_DIR` names, or below the home; where it may write nowhere, it compiles
again after each start, which takes half a minute. Plain loops are quicker to compile, and no
slower, than the functions of numpy.
"""

from collections.abc import Callable
from typing import ParamSpec, TypeVar, cast

import numpy as np
from numba import njit

from actions.sign_engine.columns import Numbers

P = ParamSpec("P")
R = TypeVar("R")
NOWHERE = -1


def compiled(function: Callable[P, R]) -> Callable[P, R]:
    """Return a function that is compiled when it is first called."""
    try:
        made = njit(cache=True)(function)
    except RuntimeError:  # no folder to keep it in
        made = njit()(function)
    return cast(Callable[P, R], made)


@compiled
def grouped(marks: Numbers, keys: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Group what has the same key.

    Args:
        marks: For each key that there may be a 0, and 0 again when this ends: new pages of memory
            for each text would cost more than all else.
        keys: The keys.

    Returns:
        The keys, each once, from place 1 on; where in the order those of each place begin, and
        where the last end; and the order, in which those of a key stand as they did before.
    """
    groups, sizes = np.zeros(len(keys) + 1, np.int64), np.zeros(len(keys) + 2, np.int64)
    known = 0
    for key in keys:
        if marks[key] == 0:
            known += 1
            marks[key] = known
            groups[known] = key
        sizes[marks[key] + 1] += 1
    edges = sums_of(sizes[: known + 2])
    free, order = edges.copy(), np.empty(len(keys), np.int64)
    for at in range(len(keys)):
        group = marks[keys[at]]
        order[free[group]] = at
        free[group] += 1
    for group in range(1, known + 1):
        marks[groups[group]] = 0
    return groups[: known + 1], edges, order


@compiled
def sums_of(sizes: Numbers) -> Numbers:
    """Return the sum of each number and all before it."""
    sums, total = np.empty(len(sizes), np.int64), 0
    for at in range(len(sizes)):
        total += sizes[at]
        sums[at] = total
    return sums


@compiled
def place_of(ordered: Numbers, start: int, stop: int, number: int) -> int:
    """Return where a number stands among ordered ones, from one place to another (excluded)."""
    end = stop
    while start < stop:
        middle = (start + stop) // 2
        if ordered[middle] < number:
            start = middle + 1
        else:
            stop = middle
    return start if start < end and ordered[start] == number else NOWHERE
