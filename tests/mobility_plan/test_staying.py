"""No word that merely sounds like one skips a question or leaves the form."""

import pytest

from actions.mobility_plan import Form, Heard, Project
from actions.mobility_plan.hearing import UNSURE
from tests.mobility_plan.conftest import TODAY, Hear

NOTHING = (
    "لا ما عندي والو",
    "j'ai rien encore",
    "nothing yet",
    "ma 3endi walo",
    "والو لحد الآن",
    "pas encore",
    "non aucune",
    "no i have nothing",
    "ما عنديش",
    "ليس لدي شيء",
    "non",
    "لا",
)


@pytest.mark.parametrize("text", NOTHING)
@pytest.mark.parametrize("question", ["experience", "training", "means"])
@pytest.mark.parametrize("intent", ["deny", UNSURE])
def test_who_says_that_there_is_nothing_answers_none(
    hear: Hear, text: str, question: str, intent: str
) -> None:
    heard = hear(text, question, intent, destination="FRA", trade="cook", level="B1")
    assert heard is not None
    assert heard.answers == {question: "none"}


@pytest.mark.parametrize("text", NOTHING[:9])
def test_the_same_words_say_that_a_language_is_not_spoken_yet(hear: Hear, text: str) -> None:
    heard = hear(text, "level", "deny", destination="DEU")
    assert heard is not None
    assert heard.answers == {"level": "A0"}


@pytest.mark.parametrize("text", ["لا ما عندي والو", "مازال كنقلب", "nan", "ok", "ça va", "iyeh"])
@pytest.mark.parametrize("question", ["destination", "trade", "time"])
def test_a_word_that_the_model_is_not_sure_of_repeats_the_question(
    hear: Hear, text: str, question: str
) -> None:
    assert hear(text, question, UNSURE) == Heard(wish="kindly")


def test_still_looking_is_where_the_person_stands(hear: Hear) -> None:
    for text in (
        "مازال كنقلب",
        "je cherche encore",
        "still looking",
        "kan9elleb",
        "كنقلب على خدمة",
    ):
        heard = hear(text, "stage", "deny", destination="FRA")
        assert heard is not None
        assert heard.answers == {"stage": "searching"}


@pytest.mark.parametrize(
    "text",
    [
        "je ne sais pas",
        "franchement je sais pas",
        "aucune idée pour l'instant",
        "on passe",
        "jsp",
        "i really don't know",
        "skip this one please",
        "wllah ma 3reft",
        "ma3reftch",
        "لا أعرف بعد",
        "والله ما عرفت",
        "دوزها",
        "لا أريد أن أجيب",
        "je préfère ne pas répondre",
    ],
)
@pytest.mark.parametrize("intent", ["nlu_fallback", "deny", UNSURE, "chitchat"])
def test_who_plainly_says_so_passes_over(hear: Hear, text: str, intent: str) -> None:
    assert hear(text, "experience", intent, destination="FRA") == Heard(wish="skip")


def test_who_wavers_between_two_countries_is_asked_again(hear: Hear) -> None:
    for text in ("je sais pas entre la France et le Canada", "pas la France"):
        assert hear(text, "destination", "ask_country_info") == Heard()
    assert hear("n'importe quel travail", "trade") == Heard(wish="skip")


def test_only_a_little_is_not_nothing(hear: Hear) -> None:
    for text in ("ما عندي غير الباك", "3andi ghir lbac", "ma 3ndi ghir lbac"):
        heard = hear(text, "training", "deny", destination="FRA")
        assert heard is not None
        assert heard.answers == {"training": "school"}


def test_what_a_person_cannot_do_passes_nothing_over(hear: Hear) -> None:
    heard = hear("je ne sais pas parler allemand", "level", destination="DEU")
    assert heard is not None
    assert heard.answers == {"level": "A0"}
    assert hear("je ne sais pas pour le visa", "trade", "ask_visa") is None


@pytest.mark.parametrize(
    ("text", "country", "level"),
    [
        ("français courant", "FRA", "C1"),
        ("B2 en français oui", "BEL", "B2"),
        ("i speak some german a2 i think", "DEU", "A2"),
        ("je parle bien français", "FRA", "B2"),
        ("mon français est bon", "QUE", "B2"),
        ("كنهضر الفرنسية مزيان", "FRA", "B2"),
        ("الفرنسية متوسطة", "BEL", "B1"),
        ("fransiya chwiya", "QUE", "A2"),
        ("english fluent", "CAN", "C1"),
        ("niveau C1 en anglais", "CAN", "C1"),
        ("l'allemand pas du tout", "DEU", "A0"),
        ("espagnol débutant", "ESP", "A1"),
    ],
)
@pytest.mark.parametrize("intent", ["change_language", "nlu_fallback"])
def test_a_level_with_its_language_is_an_answer_and_no_wish_for_a_language(
    hear: Hear, text: str, country: str, level: str, intent: str
) -> None:
    heard = hear(text, "level", intent, destination=country)
    assert heard is not None
    assert heard.answers == {"level": level}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("parle français", "fr"),
        ("arabe svp", "ar"),
        ("réponds moi en arabe", "ar"),
        ("in french please", "fr"),
        ("change la langue en français", "fr"),
        ("بدل اللغة للفرنسية", "fr"),
        ("هضر معايا بالعربية", "ar"),
        ("hder m3aya b darija", "ar"),
    ],
)
@pytest.mark.parametrize("question", ["trade", "level"])
def test_a_wish_for_another_language_is_heard(
    hear: Hear, text: str, language: str, question: str
) -> None:
    heard = hear(text, question, "change_language", destination="DEU")
    assert heard == Heard(wish="language", about=language)


@pytest.mark.parametrize(
    "text", ["je parle français", "français", "kanhder fransiya", "كنهضر الفرنسية"]
)
def test_a_language_without_a_level_is_asked_about(hear: Hear, text: str) -> None:
    assert hear(text, "level", "change_language", destination="FRA") == Heard()


def test_fluent_french_says_nothing_of_german(hear: Hear) -> None:
    assert hear("français courant", "level", "change_language", destination="DEU") == Heard()


@pytest.mark.parametrize(
    ("text", "option"),
    [
        ("seul", "alone"),
        ("moi tout seul", "alone"),
        ("ana bo7di", "alone"),
        ("just me", "alone"),
        ("بوحدي", "alone"),
        ("avec ma femme et 2 gosses", "comes"),
        ("with my wife and two kids", "comes"),
        ("m3a mrati w wladi", "comes"),
        ("مع راجلي وولادي", "comes"),
        ("ma femme reste ici avec les enfants", "stays"),
        ("ولادي غادي يبقاو هنا", "stays"),
        ("sans ma famille", "stays"),
    ],
)
@pytest.mark.parametrize("intent", ["greet", "out_of_scope", "chitchat"])
def test_who_comes_along_is_told_in_ones_own_words(
    hear: Hear, text: str, option: str, intent: str
) -> None:
    heard = hear(text, "family", intent, destination="FRA")
    assert heard is not None
    assert heard.answers == {"family": option}


@pytest.mark.parametrize("text", ["salut", "bonjour", "salam", "السلام عليكم", "hello", "coucou"])
def test_a_greeting_does_not_leave_the_form(hear: Hear, form: Form, text: str) -> None:
    heard = hear(text, "trade", "greet", destination="FRA")
    assert heard == Heard(wish="greet")
    project = Project(answers={"destination": "FRA"}, open="trade", active=True, touched=TODAY)
    asking = form.take(project, heard)
    assert asking.project.open == "trade"
    assert asking.reply is not None
    assert "plan.answer" in {choice.does for choice in asking.reply.choices}


def test_a_question_that_is_passed_over_is_said_to_be(form: Form) -> None:
    project = Project(answers={"destination": "FRA"}, open="trade", active=True, touched=TODAY)
    asking = form.take(project, Heard(wish="skip"))
    assert asking.project.open == "training"
    assert asking.reply is not None
    assert asking.reply.text.startswith(
        form.words.renderer.words(form.words.language, "plan_skipped")
    )


def test_a_word_that_is_not_clear_repeats_the_question_with_one_sentence(form: Form) -> None:
    project = Project(answers={"destination": "FRA"}, open="trade", active=True, touched=TODAY)
    asking = form.take(project, Heard(wish="kindly"))
    assert asking.project == project
    assert asking.reply is not None
    sentence = form.words.renderer.words(form.words.language, "plan_kindly")
    assert asking.reply.text.startswith(sentence)
