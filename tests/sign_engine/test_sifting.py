"""Which phrases may stand in a text: their segments share a sentence and follow each other."""

from itertools import pairwise

import numpy as np
import pytest

from actions.sign_engine.compiled import NOWHERE, compiled, grouped, place_of
from actions.sign_engine.matcher import Matcher
from actions.sign_engine.phrases import parse_phrase
from bot.text.folding import fold_with_positions
from bot.text.words import split_words


def may_stand(phrase: str, text: str) -> bool:
    matcher = Matcher({"group": parse_phrase(phrase, by_sound=False)})
    return "group" in matcher.find(split_words(fold_with_positions(text))).groups


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("visa ~0 garanti", "visa garanti", True),
        ("visa ~0 garanti", "visa de travail garanti", False),
        ("visa ~2 garanti", "visa de travail garanti", True),
        ("visa ~2 garanti", "visa de travail toujours garanti", False),
        ("visa ~2 garanti", "garanti : le visa", True),
        ("visa ... garanti", "garanti : le visa", False),
        ("visa ~2 garanti", "visa long, long, long, long. Visa vraiment garanti", True),
        ("visa ~4 garanti", "Un visa. Garanti", False),
        ("تأشيرة ~1 مضمونة", "تأشيرة عمل مضمونة", True),
        ("تأشيرة ~1 مضمونة", "تأشيرة. مضمونة", False),
        ("payez (les frais|la somme) ~1 avant", "payez la somme demain avant", True),
        ("payez (les frais|la somme) ~1 avant", "payez avant", False),
        ("un ... deux ... trois ... quatre ... cinq", "un deux trois quatre cinq", True),
    ],
)
def test_segments_follow_each_other_within_the_gap_and_the_sentence(
    phrase: str, text: str, expected: bool
) -> None:
    assert may_stand(phrase, text) is expected


def test_a_text_leaves_nothing_behind_for_the_next() -> None:
    matcher = Matcher({"group": parse_phrase("visa ~2 garanti", by_sound=False)})
    found = [
        "group" in matcher.find(split_words(fold_with_positions(text))).groups
        for text in ("visa garanti", "un visa", "garanti", "", "visa garanti")
    ]
    assert found == [True, False, False, False, True]


def test_what_has_the_same_key_stands_together_and_in_order() -> None:
    marks = np.zeros(10, np.uint16)
    groups, edges, order = grouped(marks, np.array([7, 2, 7, 9, 2], np.int64))
    assert groups[1:].tolist() == [7, 2, 9]
    assert [order[a:b].tolist() for a, b in pairwise(edges[1:])] == [[0, 2], [1, 4], [3]]
    assert not marks.any()
    assert grouped(marks, np.zeros(0, np.int64))[2].tolist() == []


@pytest.mark.parametrize(("number", "place"), [(3, 1), (5, 2), (4, NOWHERE), (9, NOWHERE)])
def test_a_number_is_found_among_ordered_ones(number: int, place: int) -> None:
    assert place_of(np.array([1, 3, 5, 9]), 1, 3, number) == place


def test_what_can_be_kept_nowhere_is_compiled_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_folder(*args: object, **options: object) -> object:
        if options:
            raise RuntimeError("no locator available")
        return lambda function: function

    monkeypatch.setattr("actions.sign_engine.compiled.njit", no_folder)
    assert compiled(lambda: 7)() == 7
