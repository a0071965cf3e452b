"""Sums, addresses and numbers are found where they may begin, as the whole text would show them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.sign_engine.classes import CLASS_PATTERNS, Classes
from bot.text.folding import fold_with_positions
from bot.text.words import Words, split_words

PIECES = (
    *("a", "-", ".", ",", " ", " ", "\n", "+", "@", "x" * 40, "com", ".ma", "b1"),
    *("alf", " alf ", " mya", "vingt ", "20", "100 000", "$", "us ", "k", "dh", "€ "),
    *("الف", "الفين درهم", " درهم", "ب20", "ديال", "خمسين "),
)


def words_of(text: str) -> Words:
    return split_words(fold_with_positions(text))


def words_under(pattern: re.Pattern[str], words: Words) -> list[tuple[int, int]]:
    """Return the first and last word that each match in the whole text touches."""
    places = list(enumerate(zip(words.starts, words.ends, strict=True)))
    touched = (
        [at for at, (start, end) in places if match.start() < end and start < match.end()]
        for match in pattern.finditer(words.folded.text)
    )
    return [(under[0], under[-1]) for under in touched if under]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_classes_stand_where_their_patterns_match(text: str) -> None:
    words = words_of(text)
    for name, pattern in CLASS_PATTERNS.items():
        assert Classes(words).spans(name) == words_under(pattern, words)


@pytest.mark.parametrize(
    ("text", "sum_of_money"),
    [
        ("envoyez vingt alf dh demain", "vingt alf dh"),
        ("صيفط خمسين ألف درهم", "خمسين ألف درهم"),
        ("ألف درهم قبل الجمعة", "ألف درهم"),
        ("b 20 alf dial dirham", "20 alf"),
        ("us$ 500 par mois", "us$ 500"),
    ],
)
def test_a_sum_is_found_also_in_words(text: str, sum_of_money: str) -> None:
    words = words_of(text)
    (span,) = Classes(words).spans("money")
    assert words.quote(*span).text == sum_of_money


@pytest.mark.parametrize(
    "address", ["a.b+c@example.ma", "recrutement@canada-emploi.example", "x" * 64 + "@a.example"]
)
def test_an_address_is_found_whole(address: str) -> None:
    words = words_of(f"écrivez à {address}, vite")
    (span,) = Classes(words).spans("email")
    assert words.quote(*span).text == address


def test_of_a_text_full_of_signs_of_addresses_none_is_an_address() -> None:
    assert Classes(words_of("@ @@ a@ @b a@b @a.example " * 50)).spans("email") == []
