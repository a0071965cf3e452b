"""Words that are worked out once: all kept alike, forgotten when they are too many."""

from collections.abc import Sequence

import numpy as np
import pytest

from bot.text.remembered import WORDS_KEPT, Remembered


class Lengths:
    """Works out how long words are, and counts how many it was asked for."""

    def __init__(self) -> None:
        self.asked = 0
        self.remembered = Remembered((np.zeros((), np.int64), np.zeros(2)), self.work_out)

    def work_out(self, words: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
        self.asked += len(words)
        sizes = np.array([len(word) for word in words])
        return sizes, np.stack([sizes, -sizes], axis=1)

    def of(self, words: Sequence[str]) -> list[int]:
        sizes, both = self.remembered.of(words)
        assert both.tolist() == [[size, -size] for size in sizes]
        return sizes.tolist()


def test_each_word_is_worked_out_once_and_stands_where_the_text_has_it() -> None:
    lengths = Lengths()
    assert lengths.of(["خدمة", "a", "خدمة"]) == [4, 1, 4]
    assert lengths.of(["a", "bon"]) == [1, 3]
    assert lengths.asked == 3


@pytest.mark.parametrize("many", [WORDS_KEPT - 1, WORDS_KEPT, WORDS_KEPT + 1])
def test_what_is_too_much_to_keep_is_worked_out_again(many: int) -> None:
    lengths = Lengths()
    words = [f"{number}" for number in range(many)]
    sizes = [len(word) for word in words]
    assert lengths.of(["mot", "mots"]) == [3, 4]
    assert lengths.of(words) == sizes
    assert lengths.of(["mot", *words]) == [3, *sizes]
