"""What the dialogue hands to the form: danger never, and no word on the form that is a guess."""

from typing import Any

import pytest

from actions import shelf
from actions.mobility_plan import Project
from actions.mobility_plan.hearing import UNSURE
from bot.content.store import ContentStore
from bot.dialogue.guided import SURE_OF_SKIPPING, is_quantity, said_to_plan, speaks_to_plan


@pytest.fixture(autouse=True)
def _content(store: ContentStore) -> None:
    shelf.use(store)


def parsed(text: str, intent: str, confidence: float = 0.99) -> dict[str, Any]:
    return {
        "text": text,
        "intent": {"name": intent, "confidence": confidence},
        "intent_ranking": [],
        "entities": [],
    }


def at(question: str | None, **answers: str) -> dict[str, Any]:
    project = Project(answers=answers, open=question, active=question is not None)
    return {"plan": project.to_json(), "pending": {"kind": "plan"}}


@pytest.mark.parametrize("intent", ["distress", "report_fraud"])
@pytest.mark.parametrize(
    "text", ["12 ans", "j'ai payé 45 000 dh", "seul", "non", "واحد خدا ليا فلوسي"]
)
@pytest.mark.parametrize("question", ["experience", "means", "family"])
def test_danger_always_comes_before_the_form(intent: str, text: str, question: str) -> None:
    assert not speaks_to_plan(parsed(text, intent, 0.7), at(question, destination="FRA"))


@pytest.mark.parametrize("intent", ["distress", "report_fraud"])
@pytest.mark.parametrize(
    ("question", "text"),
    [
        *(("experience", "12 ans"), ("family", "sans ma famille"), ("means", "20 000 dh de côté")),
        *(("time", "le plus vite possible"), ("time", "من هنا لعام")),
    ],
)
def test_danger_that_is_only_suspected_in_an_answer_leaves_it_an_answer(
    intent: str, question: str, text: str
) -> None:
    assert speaks_to_plan(parsed(text, intent, 0.3), at(question, destination="FRA"))


@pytest.mark.parametrize("intent", ["distress", "report_fraud"])
@pytest.mark.parametrize(
    "text", ["j'ai payé 45 000 dh", "واحد خدا ليا فلوسي", "khdaw lia passport"]
)
@pytest.mark.parametrize("question", ["experience", "means", "family"])
def test_words_of_danger_are_no_answer_however_weakly_they_are_understood(
    intent: str, text: str, question: str
) -> None:
    assert not speaks_to_plan(parsed(text, intent, 0.3), at(question, destination="FRA"))


@pytest.mark.parametrize("intent", ["next", "deny", "affirm", "greet", "go_back", "pause"])
@pytest.mark.parametrize("text", ["zaama", "مازال", "ça roule", "hmm hmm", "w safi hakka"])
def test_a_weak_word_on_the_form_stays_in_the_form_without_being_believed(
    intent: str, text: str
) -> None:
    message = parsed(text, intent, 0.45)
    assert speaks_to_plan(message, at("trade", destination="FRA"))
    told = {e["entity"]: e["value"] for e in said_to_plan(message)["entities"]}
    assert told == {"does": "plan.say", "intent": UNSURE}


@pytest.mark.parametrize("intent", ["next", "deny"])
def test_a_word_on_the_form_is_believed_where_the_model_is_sure(intent: str) -> None:
    message = parsed("suivant", intent, SURE_OF_SKIPPING)
    told = {e["entity"]: e["value"] for e in said_to_plan(message)["entities"]}
    assert told["intent"] == intent


@pytest.mark.parametrize(
    ("text", "intent", "question"),
    [
        ("français courant", "change_language", "level"),
        ("شي 6 سنين", "ask_eligibility", "experience"),
        ("6 chhor", "ask_duration", "experience"),
        ("f chhar 9", "ask_salary_cost", "time"),
        ("شي مليونين", "chitchat", "means"),
        ("seul", "greet", "family"),
        ("salut", "greet", "trade"),
        ("arabe svp", "change_language", "trade"),
    ],
)
def test_an_answer_speaks_to_the_form_whatever_the_model_makes_of_it(
    text: str, intent: str, question: str
) -> None:
    assert speaks_to_plan(parsed(text, intent, 0.7), at(question, destination="FRA"))


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("montre mon plan", "show_plan"),
        ("quel visa pour la Belgique ?", "ask_visa"),
        ("je veux parler à quelqu'un", "talk_to_counsellor"),
        ("merci", "thanks"),
        ("can you speak english", "change_language"),
    ],
)
def test_what_is_said_to_somebody_else_goes_there(text: str, intent: str) -> None:
    assert not speaks_to_plan(parsed(text, intent), at("experience", destination="FRA"))


def test_without_a_form_nothing_speaks_to_it() -> None:
    assert not speaks_to_plan(parsed("12 ans", "ask_eligibility"), {"pending": None})
    assert not speaks_to_plan(parsed("bonjour", "greet"), at(None, destination="FRA"))


def test_a_bare_number_of_years_names_no_choice_by_its_place() -> None:
    assert is_quantity("5", at("experience", destination="FRA"))
    assert is_quantity(" 29 ", at("age", destination="DEU"))
    assert not is_quantity("2", at("training", destination="FRA"))
    assert not is_quantity("cinq", at("experience", destination="FRA"))
    assert not is_quantity("5", {"plan": at("experience")["plan"]})
