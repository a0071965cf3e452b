"""Words, sounds, skeletons, names, directions: the small tools that everything reads with."""

import pytest

from bot.text.direction import FIRST_STRONG_ISOLATE, POP_ISOLATE, isolate
from bot.text.folding import fold, fold_with_positions
from bot.text.gazetteer import Gazetteer, Gazetteers
from bot.text.retrieval import QuestionIndex
from bot.text.skeleton import skeleton, skeletons
from bot.text.sound import sound
from bot.text.words import BOUNDARY, MAX_LETTERS, split_words


def test_words_are_quoted_from_the_text_as_typed() -> None:
    text = "Salaire : 12,50 €/h. Début lundi!"
    words = split_words(fold_with_positions(text))
    first = words.words.index("12,50")
    assert words.quote(first, first + 1).text == "12,50 €"
    assert BOUNDARY in words.words


@pytest.mark.parametrize("letters", ["ab", "عب", "71"])
def test_a_run_of_letters_that_is_no_word_is_read_in_parts(letters: str) -> None:
    words = split_words(fold_with_positions(f"visa {letters * 500} garanti")).words
    assert (words[0], words[-1]) == ("visa", "garanti")
    assert all(len(word) <= MAX_LETTERS for word in words)
    assert "".join(words[1:-1]) == letters * 500


@pytest.mark.parametrize(
    "spellings",
    [
        ("khless", "5elles", "khlass", "khlless"),
        ("lwra9", "laoura9", "lwraq", "louraq"),
        ("chehal", "ch7al", "sh7al", "chhal"),
    ],
)
def test_the_spellings_of_a_darija_word_sound_the_same(spellings: tuple[str, ...]) -> None:
    assert len({sound(spelling) for spelling in spellings}) == 1


def test_the_sound_leaves_arabic_script_and_numbers_alone() -> None:
    assert sound("خلص") == "خلص"
    assert sound("3000") == "3000"


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("نخلص", "nkhlless"),
        ("الفيزا", "lvisa"),
        ("بغيت", "bghit"),
        ("قانون", "9anoun"),
        ("كونطرا", "kontra"),
    ],
)
def test_a_word_has_one_skeleton_in_both_scripts(arabic: str, latin: str) -> None:
    assert skeleton(fold(arabic)) == skeleton(latin)


def test_skeletons_leave_out_words_without_consonants() -> None:
    assert skeletons("wa 3a visa") == "fs"


@pytest.fixture(scope="module")
def places() -> Gazetteer:
    return Gazetteer(
        [
            ("CAN", "canada"),
            ("CAN", "كندا"),
            ("DEU", "allemagne"),
            ("DEU", "المانيا"),
            ("QUE", "québec"),
        ]
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("je vais au CANADA", ["CAN"]),
        ("بغيت نمشي لكندا", ["CAN"]),
        ("العمل بألمانيا وكندا", ["DEU", "CAN"]),
        ("canadair", []),
        ("Quebec ou Allemagne", ["QUE", "DEU"]),
        ("", []),
    ],
)
def test_names_are_found_whatever_their_spelling_but_only_as_whole_words(
    places: Gazetteer, text: str, found: list[str]
) -> None:
    assert [match.id for match in places.find(fold(text))] == found


def test_gazetteers_find_together_what_each_finds_alone(places: Gazetteer) -> None:
    trades = Gazetteer([("cook", "cuisinier"), ("cook", "طباخ"), ("visa", "visa canada")])
    text = fold("Cuisinier, visa Canada; طباخ لكندا أو ألمانيا")
    found = Gazetteers([places, trades]).find(text)
    assert found == {places: places.find(text), trades: trades.find(text)}
    assert [match.id for match in found[places]] == ["CAN", "CAN", "DEU"]
    assert [match.id for match in found[trades]] == ["cook", "visa", "cook"]


def test_an_inserted_value_is_isolated_and_cannot_turn_the_text_around() -> None:
    hostile = "abc\u202edef"
    assert isolate(hostile) == f"{FIRST_STRONG_ISOLATE}abcdef{POP_ISOLATE}"


def test_a_question_in_an_editors_words_is_found_without_accents_or_marks() -> None:
    index = QuestionIndex([("fees", "Est-ce que je dois payer ?"), ("visa", "واش خاصني فيزا؟")])
    found = index.nearest("est ce que je dois payer")
    assert found is not None
    assert (found.id, round(found.score, 2) > 0.8) == ("fees", True)
    found = index.nearest("واش خاصني فيزا")
    assert found is not None
    assert (found.id, found.score) == ("visa", pytest.approx(1.0))


def test_what_shares_nothing_with_any_question_is_not_found() -> None:
    assert QuestionIndex([("fees", "payer")]).nearest("xyz") is None
    assert QuestionIndex([]).nearest("payer") is None
