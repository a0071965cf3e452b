"""The matcher: whole words, gaps within the sentence, classes, sets, sounds, particles."""

import pytest

from actions.sign_engine.matcher import Matcher
from actions.sign_engine.phrases import parse_phrase
from bot.text.folding import fold_with_positions
from bot.text.words import split_words


def found(phrase: str, text: str, *, by_sound: bool = False, **sets: str) -> list[str]:
    names = frozenset(sets)
    word_sets = {name: parse_phrase(words, by_sound=False) for name, words in sets.items()}
    matcher = Matcher(
        {"group": parse_phrase(phrase, by_sound=by_sound, word_sets=names)}, word_sets
    )
    words = split_words(fold_with_positions(text, join_spaced=True))
    return [words.quote(*span).text for span in matcher.find(words).spans("group")]


@pytest.mark.parametrize(
    ("phrase", "text", "quote"),
    [
        ("frais de dossier", "Des FRAIS de  dossier sont dus", "FRAIS de  dossier"),
        ("payer ... avant", "Il faut payer la somme avant midi", "payer la somme avant"),
        ("frais ~6 {money}", "3 000 DH pour les frais", "3 000 DH pour les frais"),
        ("rembours*", "Vous serez remboursée", "remboursée"),
        ("رسوم ملف", "أداء رسوم الملف قبل السفر", "رسوم الملف"),
        ("تأشيرة", "وبالتأشيرة", ""),
        ("سفر", "قبل السفر", "السفر"),
        ("{email}", "écrire à rh.test@maison.example svp", "rh.test@maison.example"),
        ("{link}", "voir formulaire-test.example/a ici", "formulaire-test.example/a"),
        ("{price} contrat", "25 000 DH contrat", "25 000 DH contrat"),
        ("visa garanti", "v.i.s.a garanti", "v.i.s.a garanti"),
    ],
)
def test_a_phrase_is_quoted_as_it_was_typed(phrase: str, text: str, quote: str) -> None:
    assert found(phrase, text) == ([quote] if quote else [])


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("frais", "fraise et frais-bourg"[:6]),
        ("payer ...2 avant", "payer un deux trois avant"),
        ("payer ... avant", "payer. Avant midi"),
        ("payer avant", "payer\navant"),
        ("{price}", "contrat à 4 500 DH"),
    ],
)
def test_a_phrase_is_not_found_in_pieces_of_words_or_across_sentences(
    phrase: str, text: str
) -> None:
    assert found(phrase, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "3000 dh",
        "3 000,50 MAD",
        "1.500 €",
        "€ 900",
        "$2,500",
        "40 alf",
        "20 ألف ريال",
        "٣٠٠٠ درهم",
        "خمسة آلاف درهم",
        "300 USDT",
        "2500 درهما",
    ],
)
def test_an_amount_is_known_by_its_currency(text: str) -> None:
    assert len(found("{money}", f"mot {text} mot")) == 1


@pytest.mark.parametrize("text", ["sift lflous", "sifet leflous", "sifett lflouss"])
def test_spellings_of_darija_sound_alike(text: str) -> None:
    assert len(found("sifet lflous", f"{text} daba", by_sound=True)) == 1


def test_a_phrase_may_use_a_set_of_words() -> None:
    assert found("{fee} ...2 {money}", "Honoraires de 500 DH", fee="(frais|honoraires)") == [
        "Honoraires de 500 DH"
    ]


def test_a_set_may_use_the_sets_before_it() -> None:
    matcher = Matcher(
        {"group": parse_phrase("{all}", by_sound=False, word_sets=frozenset({"one", "all"}))},
        {
            "one": parse_phrase("visa", by_sound=False),
            "all": parse_phrase("{one} garanti", by_sound=False, word_sets=frozenset({"one"})),
        },
    )
    words = split_words(fold_with_positions("visa garanti"))
    assert matcher.find(words).spans("group")


def test_a_text_that_repeats_itself_does_not_fill_memory() -> None:
    assert len(found("a ... b", "a b " * 5_000)) <= 20


@pytest.mark.parametrize("text", ["payer le contrat", "payer un visa long", "payer la carte"])
def test_a_choice_within_a_choice_is_found_however_long_its_ways_are(text: str) -> None:
    assert found("payer ...2 (contrat|(visa ... long|carte))", text) == [text]


def test_a_set_of_words_may_hold_phrases_of_several_words() -> None:
    assert found("par {service}", "par cash plus", service="(wafacash|cash plus)") == [
        "par cash plus"
    ]
    assert found("عبر {service}", "عبر كاش بلوس", service="كاش بلوس") == ["عبر كاش بلوس"]


def test_a_preposition_may_stick_to_an_amount() -> None:
    assert found("{money}", "يطالبني بـ20000 درهم") == ["بـ20000 درهم"]
    assert found("{money}", "ب 6 ديال الملاين") == ["6 ديال الملاين"]


def test_the_last_word_of_a_longer_phrase_may_go_on() -> None:
    assert found("frais d*", "les frais douaniers") == ["frais douaniers"]
