"""What typed messages say to the form, in five varieties."""

from typing import Any

import pytest

from actions.mobility_plan import Ear, Heard, Project
from tests.mobility_plan.conftest import TODAY

COUNTRY_BEL = {"entity": "country", "value": "BEL", "start": 0, "end": 3}
NURSE = {"entity": "occupation", "value": "nurse", "start": 0, "end": 3}


def project(open_question: str | None, **answers: str) -> Project:
    return Project(answers=answers, open=open_question, active=open_question is not None)


def hear(
    ear: Ear,
    text: str,
    where: Project,
    *entities: dict[str, Any],
    intent: str = "nlu_fallback",
) -> Heard | None:
    return ear.hear(text, intent, entities, where, TODAY)


@pytest.mark.parametrize(
    ("text", "question", "value"),
    [
        ("j'ai un diplôme OFPPT", "training", "vocational"),
        ("عندي الباك", "training", "school"),
        ("bla diplome", "training", "none"),
        ("trois ans", "experience", "two_to_five"),
        ("10 سنين", "experience", "over_five"),
        ("5 snin", "experience", "over_five"),
        ("débutante", "experience", "none"),
        ("j'ai 28 ans", "age", "under_35"),
        ("عمري 47 سنة", "age", "from_45"),
        ("je cherche", "stage", "searching"),
        ("كنقلب", "stage", "searching"),
        ("le plus vite possible", "time", "three_months"),
        ("avec mes enfants", "family", "comes"),
        ("بوحدي", "family", "alone"),
        ("oui", "means", "enough"),
        ("لا", "means", "none"),
        ("un peu", "level", "A2"),
        ("والو", "level", "A0"),
    ],
)
def test_an_answer_in_ones_own_words_is_taken(
    ear: Ear, text: str, question: str, value: str
) -> None:
    heard = hear(ear, text, project(question, destination="DEU"))
    assert heard is not None
    assert heard.answers == {question: value}


@pytest.mark.parametrize(
    "text", ["non, plutôt la Belgique", "لا، بلجيكا أحسن", "finalement Belgique"]
)
@pytest.mark.parametrize("question", ["trade", "level", "means", None])
def test_a_correction_changes_the_country_whatever_is_asked_now(
    ear: Ear, text: str, question: str | None
) -> None:
    where = project(question, destination="DEU", stage="idea")
    heard = hear(ear, text, where, COUNTRY_BEL)
    assert heard is not None
    assert heard.answers["destination"] == "BEL"


def test_a_correction_without_a_name_is_found_among_the_earlier_answers(ear: Ear) -> None:
    where = project("family", destination="DEU", stage="idea")
    heard = hear(ear, "en fait j'ai un contrat", where)
    assert heard is not None
    assert heard.answers == {"stage": "contract"}


@pytest.mark.parametrize(
    "text",
    [
        "quel visa pour la Belgique ?",
        "combien coûte le visa",
        "شحال كتخلص الفيزا فبلجيكا",
        "et la Belgique ?",
    ],
)
def test_a_question_is_nobodys_answer(ear: Ear, text: str) -> None:
    for question in ("destination", "trade", None):
        where = project(question, destination="DEU")
        assert hear(ear, text, where, COUNTRY_BEL, intent="ask_visa") is None


def test_a_name_said_in_passing_does_not_change_an_earlier_answer(ear: Ear) -> None:
    where = project("training", destination="DEU", trade="cook")
    heard = hear(ear, "diplôme professionnel d'infirmier", where, NURSE)
    assert heard is not None
    assert heard.answers == {"training": "vocational"}


def test_two_answers_in_one_message_are_both_taken(ear: Ear) -> None:
    heard = hear(ear, "infirmière en Belgique", project("destination"), NURSE, COUNTRY_BEL)
    assert heard is not None
    assert heard.answers == {"destination": "BEL", "trade": "nurse"}


def test_the_level_of_english_is_not_that_of_german(ear: Ear) -> None:
    said = [
        {"entity": "level", "value": "B2", "start": 10, "end": 12},
        {"entity": "language", "value": "en", "start": 0, "end": 7},
    ]
    where = project("level", destination="DEU")
    heard = hear(ear, "anglais : B2", where, *said)
    assert heard is not None
    assert heard.answers == {"english": "B2"}
    where = project("english", destination="DEU")
    heard = hear(ear, "anglais : B2", where, *said)
    assert heard is not None
    assert heard.answers == {"english": "B2"}


@pytest.mark.parametrize(
    ("text", "intent", "wish"),
    [
        ("passer", "next", "skip"),
        ("je ne sais pas", "nlu_fallback", "skip"),
        ("لا أريد الجواب", "deny", "skip"),
        ("ma3reftch", "nlu_fallback", "skip"),
        ("non", "deny", "skip"),
        ("suivant", "next", "skip"),
        ("question précédente", "go_back", "back"),
        ("رجوع", "go_back", "back"),
        ("répète", "repeat", "again"),
        ("stop", "pause", "stop"),
        ("توقف", "pause", "stop"),
    ],
)
def test_a_word_on_the_form_steers_it(ear: Ear, text: str, intent: str, wish: str) -> None:
    heard = hear(ear, text, project("trade"), intent=intent)
    assert heard is not None
    assert heard.wish == wish


def test_a_trade_that_nobody_listed_is_taken_without_its_words(ear: Ear) -> None:
    heard = hear(ear, "dresseur de faucons", project("trade"))
    assert heard is not None
    assert heard.answers == {"trade": "other"}


def test_what_is_not_understood_is_asked_again_and_not_guessed(ear: Ear) -> None:
    assert hear(ear, "blablabla xyz", project("training")) == Heard()


def test_an_offer_or_a_wish_for_a_counsellor_is_no_answer(ear: Ear) -> None:
    offer = "Recrutement infirmière en Belgique, salaire 2500 euros, contact WhatsApp"
    where = project("trade")
    assert hear(ear, offer, where, NURSE, COUNTRY_BEL, intent="share_offer") is None
    long = "infirmière " * 40
    assert hear(ear, long, where, NURSE) is None


def test_after_the_plan_only_a_correction_is_heard(ear: Ear) -> None:
    finished = project(None, destination="DEU")
    assert hear(ear, "la Belgique", finished, COUNTRY_BEL) is None
    assert hear(ear, "merci", finished, intent="thanks") is None
    assert hear(ear, "plutôt la Belgique", finished, COUNTRY_BEL) is not None


def test_a_country_of_departure_is_no_destination(ear: Ear) -> None:
    home = {"entity": "country", "value": "MAR", "start": 0, "end": 5}
    assert (hear(ear, "je vis au Maroc", project("destination"), home) or Heard()).answers == {}
