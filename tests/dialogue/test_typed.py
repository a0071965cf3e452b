"""A choice of the last screen is named by number, by title, or by its place in words."""

import pytest

from bot.content.model import Snapshot
from bot.dialogue.typed import TypedChoices

SHOWN = [
    {"title": title, "does": "walk.choose", "args": {"option": option}}
    for option, title in (("a", "Zéro"), ("b", "Un ou deux"), ("c", "Trois ou plus"))
]


@pytest.fixture(scope="module")
def typed(content: Snapshot) -> TypedChoices:
    return TypedChoices(content, {"le", "la", "the", "l"})


def chosen(typed: TypedChoices, text: str) -> str | None:
    choice = typed.find(text, SHOWN)
    return choice.args["option"] if choice else None


@pytest.mark.parametrize(
    ("text", "option"),
    [
        *(("2", "b"), ("2.", "b"), ("trois ou plus", "c"), ("Zéro", "a")),
        *(("le deuxième je pense", "b"), ("la première", "a"), ("réponse 3e", "c")),
        *(("the second one", "b"), ("lwla", "a"), ("kayban lia talta", "c"), ("التانية", "b")),
        *(("أظن الثالثة", "c"), ("الجواب الأول", "a")),
    ],
)
def test_a_place_in_words_names_a_choice(typed: TypedChoices, text: str, option: str) -> None:
    assert chosen(typed, text) == option


@pytest.mark.parametrize(
    "text",
    [
        "premier emploi",
        "un contrat",
        "deux mois",
        "le premier ou le deuxième",
        "4",
        "لا",
        "sixième",
    ],
)
def test_other_words_name_none(typed: TypedChoices, text: str) -> None:
    assert chosen(typed, text) is None


def test_a_number_that_stands_in_a_title_means_that_title(typed: TypedChoices) -> None:
    assert chosen(typed, "deux je crois") == "b"
    assert chosen(typed, "trois") == "c"
    assert typed.find("deux", [*SHOWN, {**SHOWN[0], "title": "Deux mois"}]) is None


def test_nothing_is_named_where_nothing_was_shown(typed: TypedChoices) -> None:
    assert typed.find("le premier", []) is None
    assert typed.find("1", []) is None


def test_the_first_of_a_list_with_numbers_is_number_one(typed: TypedChoices) -> None:
    titles = ("Adapter à moi", "Module 1", "Module 2")
    shown = [{"title": title, "does": "walk.start", "args": {"m": title}} for title in titles]
    choice = typed.find("le premier", shown)
    assert choice is not None
    assert choice.title == "Module 1"


def test_the_second_answer_of_a_quiz_is_the_second_whatever_numbers_answers_hold(
    typed: TypedChoices,
) -> None:
    shown = [{**SHOWN[0], "title": title} for title in ("2 mois", "1 mois")]
    choice = typed.find("la deuxième", shown)
    assert choice is not None
    assert choice.title == "1 mois"


ASKED = [
    {"title": title, "does": "answer.show", "args": {"intent": intent}}
    for title, intent in (
        ("Mon dossier tarde", "file_delayed"),
        ("شهادة السائق", "driver_certificate"),
        ("Menu", "menu"),
    )
]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("bjr mon dossier tarde a la préfecture, que faire", "file_delayed"),
        ("بغيت نعرف على شهادة السائق عافاك", "driver_certificate"),
    ],
)
def test_a_title_within_a_sentence_names_its_choice(
    typed: TypedChoices, text: str, meant: str
) -> None:
    choice = typed.within(text, ASKED)
    assert choice is not None
    assert choice.args["intent"] == meant


@pytest.mark.parametrize("text", ["le menu du restaurant", "mon dossier avance", "سائق"])
def test_a_part_of_a_title_names_none(typed: TypedChoices, text: str) -> None:
    assert typed.within(text, ASKED) is None
