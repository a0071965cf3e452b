"""Pieces of words are found at once as they would be one by one."""

from hypothesis import given
from hypothesis import strategies as st

from actions.sign_engine.passages import features_of_word
from actions.sign_engine.pieces import Pieces

NAMES = [
    *(" pa", "pay", "ye ", "paye", "payez", " a ", "aaa", "aa "),
    *(" خد", "خدم", "خدمة", "دمة ", "\U0001f600\U0001f600\U0001f600", "\ud800ab"),
    *("payez vite", "de la", "a b", "{fee}", "pa", "frais de"),
]
"""Pieces in two scripts; and what is none: pairs of words, sets, whole words."""
PLACES = {name: place for place, name in enumerate(NAMES)}
PIECES = {name: place for name, place in PLACES.items() if len(name) in {3, 4, 5}}
LETTERS = st.text("payezvit خدمةb\U0001f600\ud800".replace(" ", ""), min_size=1, max_size=12)


def one_by_one(word: str) -> list[int]:
    _, *pieces = features_of_word(word)
    return sorted(PIECES[piece] for piece in pieces if piece in PIECES)


@given(st.lists(LETTERS | st.sampled_from(["payez", "de", "la", "خدمة", "a", "aaaaa"])))
def test_pieces_are_those_of_each_word(words: list[str]) -> None:
    found = [sorted(places.tolist()) for places in Pieces(PLACES).of(words)]
    assert found == [one_by_one(word) for word in words]


def test_a_piece_counts_as_often_as_it_stands_in_a_word() -> None:
    (places,) = Pieces(PLACES).of(["aaaaa"])
    assert places.tolist().count(PLACES["aaa"]) == 3


def test_words_side_by_side_make_no_piece() -> None:
    assert [p.tolist() for p in Pieces({"de la": 0, "a b": 1}).of(["de", "la", "b"])] == [[]] * 3


def test_an_empty_word_and_no_words_have_no_pieces() -> None:
    assert [p.tolist() for p in Pieces(PLACES).of(["", "payez", ""])][::2] == [[], []]
    assert Pieces(PLACES).of([]) == []
    assert [p.tolist() for p in Pieces({}).of(["payez"])] == [[]]
