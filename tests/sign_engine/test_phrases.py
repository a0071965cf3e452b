"""Phrases: what editors may write, and what it becomes."""

import pytest

from actions.sign_engine.phrases import MAX_READINGS, PhraseError, Segment, parse_phrase


def texts(phrase: str) -> list[list[str]]:
    return [[s.text for s in seq.segments] for seq in parse_phrase(phrase, by_sound=False)]


def test_words_are_folded_like_the_texts() -> None:
    assert texts("Frais d'Étude") == [["frais d etude"]]


def test_an_optional_word_gives_two_ways_of_reading() -> None:
    assert sorted(texts("visa [de travail] garanti")) == [
        ["visa de travail garanti"],
        ["visa garanti"],
    ]


def test_alternatives_stay_together_as_one_choice() -> None:
    (sequence,) = parse_phrase("(frais|droits) de dossier", by_sound=False)
    assert [option.segments[0].text for option in sequence.segments[0].options] == [
        "frais",
        "droits",
    ]


def test_a_gap_has_a_size() -> None:
    assert parse_phrase("payer ... avant", by_sound=False)[0].gaps == (4,)
    assert parse_phrase("payer ...9 avant", by_sound=False)[0].gaps == (9,)


def test_a_tilde_means_either_order() -> None:
    assert texts("frais ~6 dossier") == [["frais", "dossier"], ["dossier", "frais"]]


def test_words_in_arabic_letters_stand_apart_so_that_each_may_carry_particles() -> None:
    assert texts("رسوم ملف") == [["رسوم", "ملف"]]


def test_darija_in_latin_letters_is_compared_by_sound_when_it_is_long_enough() -> None:
    (sequence,) = parse_phrase("sifet lflous", by_sound=True)
    assert sequence.segments[0].is_sound
    (short,) = parse_phrase("bla", by_sound=True)
    assert short.segments == (Segment("bla"),)


def test_a_shared_set_of_words_is_used_by_its_name() -> None:
    (sequence,) = parse_phrase("{fee} {money}", by_sound=False, word_sets=frozenset({"fee"}))
    assert [s.text for s in sequence.segments] == ["fee", "money"]
    assert all(s.is_class for s in sequence.segments)


@pytest.mark.parametrize(
    ("phrase", "why"),
    [
        ("", "empty"),
        ("(a|b", "never closed"),
        ("a)", "without its beginning"),
        ("{fee}", "not known"),
        ("...", "no words"),
        ("a ~ b ~ c", "more than one"),
        ("~ b", "between two parts"),
        ("a ...99 b", "at most"),
        ("(a|/)", "no letters"),
        ("[a] " * 9, str(MAX_READINGS)),
    ],
)
def test_a_phrase_that_cannot_be_read_says_why(phrase: str, why: str) -> None:
    with pytest.raises(PhraseError, match=why):
        parse_phrase(phrase, by_sound=False)
