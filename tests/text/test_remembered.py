"""Words that are worked out once: all kept alike, forgotten when they are too many."""

from collections.abc import Sequence

import numpy as np
import pytest

from bot.text.remembered import TEXTS_KEPT, WORDS_KEPT, Remembered, Vocabulary


class Lengths:
    """Works out how long words are, and counts how many it was asked for."""

    def __init__(self) -> None:
        self.asked = 0
        kinds = (np.zeros((), np.int64), np.zeros(2))
        self.remembered = Remembered(kinds, self.work_out, Vocabulary())

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


def test_tables_of_one_vocabulary_know_the_words_that_another_met_first() -> None:
    vocabulary = Vocabulary()
    first, second = (
        Remembered(
            (np.zeros((), np.int64),), lambda words: [np.array([*map(len, words)])], vocabulary
        )
        for _ in range(2)
    )
    assert first.of(["visa", "كونطرا"])[0].tolist() == [4, 6]
    assert second.of(["كونطرا", "a"])[0].tolist() == [6, 1]
    assert first.of(["a", "visa", "كونطرا"])[0].tolist() == [1, 4, 6]


def test_rows_that_are_held_stay_what_they_are_when_words_are_forgotten() -> None:
    lengths = Lengths()
    rows, (sizes, _) = lengths.remembered.rows_of(["frais", "visa"])
    lengths.of([f"{number}" for number in range(WORDS_KEPT + 1)])
    assert sizes[rows].tolist() == [5, 4]


def test_a_text_that_comes_again_after_many_others_is_read_as_before() -> None:
    vocabulary = Vocabulary()
    texts = [("mot", f"{number}") for number in range(2 * TEXTS_KEPT)]
    first = [vocabulary.rows_of(text)[0].tolist() for text in texts]
    assert [vocabulary.rows_of(text)[0].tolist() for text in texts] == first
    assert len({tuple(rows) for rows in first}) == len(texts)
