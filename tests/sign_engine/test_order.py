"""Which segments may follow which: the arithmetic by which phrases are told apart at once."""

import numpy as np
import pytest

from actions.sign_engine.columns import edges_of, ranges
from actions.sign_engine.order import Beginnings, Pairs, may_follow


def follows(
    left: list[tuple[int, int]], right: list[int], *, gap: int, ends: tuple[int, ...] = (99,)
) -> bool:
    """Tell whether a segment at `right` may follow one that spans the words of `left`."""
    first = [start for start, _ in left] + right
    begin = Beginnings(
        segments=np.array([1] * len(left) + [2] * len(right)),
        first=np.array(first),
        last=np.array([end for _, end in left] + right),
        end=np.array([min(end for end in ends if end >= start) for start in first]),
    )
    pairs = Pairs(left=np.array([1]), right=np.array([2]), gap=np.array([gap]))
    return bool(may_follow(pairs, begin)[0])


@pytest.mark.parametrize(
    ("left", "right", "gap", "expected"),
    [
        ([(3, 3)], [4], 0, True),
        ([(3, 3)], [5], 0, False),
        ([(3, 3)], [8], 4, True),
        ([(3, 3)], [9], 4, False),
        ([(3, 3)], [1, 2, 3], 4, False),
        ([(3, 6)], [8], 1, True),
        ([(3, 3), (20, 20)], [1, 22], 1, True),
        ([(3, 3), (20, 20)], [10, 30], 4, False),
    ],
)
def test_a_segment_follows_another_within_the_gap(
    left: list[tuple[int, int]], right: list[int], gap: int, expected: bool
) -> None:
    assert follows(left, right, gap=gap) is expected


def test_a_segment_of_the_next_sentence_does_not_follow() -> None:
    assert follows([(3, 3)], [6], gap=4)
    assert not follows([(3, 3)], [6], gap=4, ends=(5, 99))


def test_nothing_follows_where_no_pair_is_asked_about() -> None:
    none = np.zeros(0, np.int64)
    assert may_follow(Pairs(none, none, none), Beginnings(none, none, none, none)).tolist() == []


def test_ranges_stand_end_to_end_and_edges_begin_each_number() -> None:
    assert ranges(np.array([5, 0, 9]), np.array([2, 0, 3])).tolist() == [5, 6, 9, 10, 11]
    assert ranges(np.array([], np.int64), np.array([], np.int64)).tolist() == []
    assert edges_of(np.array([2, 2, 3, 7, 7])).tolist() == [0, 2, 3]
    assert edges_of(np.array([], np.int64)).tolist() == []
