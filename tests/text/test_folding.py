"""Folding: the spellings of one word become one, and the way back to what was typed is exact."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.folding import fold, fold_with_positions


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Réclamation À L’ANAPEC", "reclamation a l'anapec"),
        ("ŒUVRE ﬁnie", "oeuvre finie"),
        ("𝗩𝗜𝗦𝗔 𝓰𝓪𝓻𝓪𝓷𝓽𝓲", "visa garanti"),
        ("ｖｉｓａ", "visa"),
        ("v\u200bi\u200ds\u2060a", "visa"),
        ("vіsа gаrаnti", "visa garanti"),  # Cyrillic look-alikes
        ("إِنَّ الأَجْرَ", "ان الاجر"),
        ("مـــجـــانا", "مجانا"),
        ("الوكالة", "الوكاله"),
        ("مستشفى", "مستشفي"),
        ("گراج ڤيزا", "كراج فيزا"),
        ("٣٥٠٠ درهم", "3500 درهم"),
        ("۳۵۰۰", "3500"),
        ("bonjouuuuur", "bonjour"),
        ("سلاااااام", "سلام"),
        ("3000", "3000"),
        ("كم؟", "كم?"),
        ("a  \t b\n\n\nc", "a b\nc"),
        ("\u202eabc\u202c", "abc"),
        ("", ""),
    ],
)
def test_a_text_folds_to_the_form_in_which_it_is_compared(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@given(st.text(max_size=300))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = fold(text)
    assert fold(once) == once


@given(st.text(max_size=300))
def test_every_folded_character_knows_where_it_came_from(text: str) -> None:
    folded = fold_with_positions(text)
    assert folded.text == fold(text)
    assert len(folded.starts) == len(folded.text)
    assert list(folded.starts) == sorted(folded.starts)
    for index in range(len(folded.text)):
        start, end = folded.span(index, index + 1)
        assert 0 <= start < end <= len(text)


def test_the_words_behind_a_match_are_quoted_as_typed() -> None:
    text = "Payez 3 000 DH de FRAIS de dossier"
    folded = fold_with_positions(text)
    at = folded.text.index("frais")
    start, end = folded.span(at, at + len("frais de dossier"))
    assert text[start:end] == "FRAIS de dossier"


def test_vowel_marks_belong_to_the_letter_before_them() -> None:
    text = "الأَجْرُ هنا"
    folded = fold_with_positions(text)
    start, end = folded.span(0, len("الاجر"))
    assert text[start:end] == "الأَجْرُ"


@pytest.mark.parametrize("hidden", ["f r a i s de dossier", "f.r.a.i.s de dossier"])
def test_a_word_written_letter_by_letter_is_joined_on_demand(hidden: str) -> None:
    assert "frais" in fold_with_positions(hidden, join_spaced=True).text
    assert "frais" not in fold_with_positions(hidden).text
