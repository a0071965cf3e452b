"""Years, ages, times and sums answer their question in whatever words, by a rule."""

from dataclasses import replace
from datetime import date

import pytest

from actions.mobility_plan import Ear, Heard, Project
from tests.mobility_plan.conftest import TODAY, Hear

EXPERIENCE = {
    "over_five": (
        "12 ans",
        "شي 6 سنين",
        "خمس سنوات",
        "une vingtaine d'années",
        "une dizaine d'années",
        "ktar mn 3achr snin",
        "kter mn 5 snin",
        "plus de 10 ans dans le bâtiment",
        "حداش لعام",
        "depuis 2019",
        "khddam hadi 8 snin",
        "3 ans à Rabat et 3 ans à Casa",
        "15 ans que je fais ça",
        "setta d snin",
        "7",
        "environ quinze",
        "عندي عشر سنين ديال التجربة",
        "j'ai 12 ans d'expérience",
        "ten years in the kitchen",
    ),
    "two_to_five": (
        "4 years in a hospital",
        "two and a half years",
        "عامين ونص",
        "3amayn",
        "khdemt tlata snin f sbitar",
        "3 ou 4 ans",
        "entre 4 et 6 ans",
        "2,5 ans",
        "2 ans et 6 mois",
        "ثلاثة أعوام في مطعم",
        "4ans",
        "quatre cinq ans",
        "منذ سنتين ونصف",
    ),
    "under_two": (
        "3am w ness",
        "6 chhor",
        "un an et demi",
        "a year and a half",
        "moins d'un an",
        "nearly 2 years",
        "أقل من عام",
        "dix-huit mois",
        "3 months only",
        "شي شهرين",
    ),
}
AGE = {
    "under_35": (
        "29 ans",
        "تسعة وعشرين عام",
        "vingt et un ans",
        "f3omri 27",
        "wa7ed w tlatin 3am",
        "j'aurai 34 ans en mai",
        "twenty-nine",
    ),
    "from_35": ("عمري 36", "trente-six ans", "ستة وثلاثين", "j'en ai 38", "39 snin"),
    "from_40": ("3andi 41 3am", "i'm 44", "bientôt 40 ans", "ربعين عام"),
    "from_45": ("52 years old", "عندي خمسة وأربعين عام", "j'ai 47 ans", "khamsin 3am"),
}
TIME = {
    "three_months": (
        "le plus vite possible",
        "في شهر يناير",
        "in 2 months",
        "3 semaines",
        "fin d'année",
        "من هنا لشهرين",
        "asap",
        "f chhar 12",
    ),
    "six_months": ("au printemps", "mn hna l 6 chhor", "شهر 3", "en mai si possible", "6 months"),
    "year": (
        "vers septembre prochain",
        "l'été prochain",
        "الصيف الجاي",
        "f chhar 9",
        "fin août",
        "f sif",
        "غشت",
        "من هنا لعام",
        "next summer",
    ),
    "later": ("dans un an et demi", "بعد عامين", "en 2028", "dans deux ou trois ans"),
}
MEANS = {
    "enough": ("45 000 dh de côté", "60k", "5000 euros", "I saved 4500 euros"),
    "some": (
        "شي مليونين",
        "chwiya",
        "20 alf dh",
        "عشرين ألف درهم",
        "environ 15000 dirhams",
        "مليون ونص",
        "ثلاثة د الملايين",
        "2 millions de centimes",
        "ما عنديش فلوس بزاف، شي مليونين",
        "not much",
        "j'ai pas beaucoup",
    ),
    "none": ("walo", "لا ما عندي والو", "ma 3ndich flous", "j'ai zéro économies", "500 dh"),
}
SAID = {"experience": EXPERIENCE, "age": AGE, "time": TIME, "means": MEANS}
CASES = [
    pytest.param(question, option, text, id=f"{question}: {text}")
    for question, options in SAID.items()
    for option, texts in options.items()
    for text in texts
]


@pytest.mark.parametrize(("question", "option", "text"), CASES)
@pytest.mark.parametrize("intent", ["nlu_fallback", "ask_eligibility", "unsure"])
def test_a_number_in_any_words_answers_what_is_asked(
    hear: Hear, question: str, option: str, text: str, intent: str
) -> None:
    heard = hear(text, question, intent, destination="DEU", trade="cook")
    assert heard is not None
    assert heard.answers == {question: option}


@pytest.mark.parametrize("text", ["شي مليونين", "45 000 dh de côté", "3 mlayen", "ما عندي والو"])
def test_what_had_to_be_read_as_an_answer_is_said_back(hear: Hear, text: str) -> None:
    question = "experience" if text == "ما عندي والو" else "means"
    heard = hear(text, question, destination="DEU")
    assert heard is not None
    assert heard.guessed


@pytest.mark.parametrize(
    ("text", "question", "told"),
    [
        ("j'ai 29 ans", "experience", {"age": "under_35"}),
        ("3andi 41 3am", "stage", {"age": "from_40"}),
        ("4 ans d'expérience", "training", {"experience": "two_to_five"}),
        ("خدمت 6 سنين", "level", {"experience": "over_five"}),
        ("i worked for 3 years", "stage", {"experience": "two_to_five"}),
        ("j'ai mis de côté 45 000 dh", "experience", {"means": "enough"}),
        ("مجمع شي مليونين", "stage", {"means": "some"}),
        ("partir dans 2 ans", "experience", {"time": "later"}),
        ("بغيت نمشي ف الصيف", "stage", {"time": "year"}),
        (
            "j'ai 29 ans et 5 ans d'expérience",
            "age",
            {"age": "under_35", "experience": "over_five"},
        ),
        ("licence, et 4 ans d'expérience", "training", {"training": "degree"}),
    ],
)
def test_a_number_that_nobody_asked_for_is_kept_where_it_says_what_it_is(
    hear: Hear, text: str, question: str, told: dict[str, str]
) -> None:
    heard = hear(text, question, "ask_eligibility", destination="DEU", trade="cook")
    assert heard is not None
    assert told.items() <= heard.answers.items()
    assert heard.answers.get(question) == told.get(question)


@pytest.mark.parametrize("question", ["trade", "level", "family", "stage"])
@pytest.mark.parametrize("text", ["5 ans", "29 ans", "6 chhor", "عشر سنين", "12", "شي 6 سنين"])
def test_a_bare_number_at_another_question_is_asked_about_and_not_guessed(
    hear: Hear, question: str, text: str
) -> None:
    assert hear(text, question, "ask_eligibility", destination="FRA") == Heard()


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("experience", "plusieurs années"),
        ("experience", "un peu"),
        ("experience", "partir dans 2 ans et demi"),
        ("time", "après le ramadan"),
        ("time", "j'ai 3 ans d'expérience"),
        ("means", "ça dépend"),
        ("means", "pas un rond"),
        ("means", "j'ai payé 5000 dh"),
        ("age", "je suis née en 1990"),
        ("age", "la trentaine"),
        ("age", "5 ans d'expérience"),
    ],
)
def test_what_no_rule_can_tell_is_no_answer_to_the_question(
    hear: Hear, question: str, text: str
) -> None:
    heard = hear(text, question, destination="DEU")
    assert heard is not None
    assert question not in heard.answers


def test_money_that_others_ask_for_is_nobodys_savings(hear: Hear) -> None:
    for text in ("ils me demandent 5000 dh", "طلبو مني 5000 درهم", "les frais sont 3000 euros"):
        assert hear(text, "means", "ask_fees", destination="DEU") is None


@pytest.mark.parametrize(
    ("day", "option"),
    [
        (date(2026, 6, 10), "three_months"),
        (date(2026, 4, 10), "six_months"),
        (date(2026, 9, 1), "three_months"),
        (date(2026, 10, 1), "year"),
    ],
)
def test_a_month_is_counted_from_the_day_on_which_it_is_said(
    ear: Ear, day: date, option: str
) -> None:
    where = replace(Project(answers={"destination": "FRA"}), open="time", active=True)
    heard = ear.hear("en septembre", "nlu_fallback", [], where, day)
    assert heard is not None
    assert heard.answers == {"time": option}
    assert day != TODAY
