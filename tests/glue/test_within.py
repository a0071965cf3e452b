"""A broad question in a talk about the family, studies or a diploma is about that, not work."""

from typing import Any

import pytest

from actions import shelf
from actions.adapting import adapted
from actions.glue_answers import ActionAnswer
from actions.glue_press import ActionPress
from bot.content.model import Snapshot
from bot.content.store import ContentStore
from tests.glue.person import Person

LANGUAGES = ["fr", "ar"]
TERM = [{"entity": "does", "value": "term.show"}, {"entity": "value", "value": "nulla_osta"}]


@pytest.fixture(autouse=True)
def shelf_with_content(store: ContentStore) -> None:
    shelf.use(store)


def answered(store: ContentStore, language: str, before: str, intent: str, text: str) -> Any:
    person = Person(store, language, country="ITA", topic={"intent": before, "country": "ITA"})
    person.play(ActionAnswer(), {"text": text, "intent": {"name": intent}, "entities": []})
    return person.slots["topic"]["intent"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("before", "intent", "text", "answer"),
    [
        ("ask_family", "ask_documents", "quels documents il faut", "spouse_papers"),
        ("family_income", "ask_documents", "أي وثائق", "spouse_papers"),
        ("spouse_papers", "ask_duration", "et le délai ?", "family_file"),
        ("family_flat", "ask_duration", "chhal dlweqt", "family_file"),
        ("spouse_work", "ask_language_level", "واش خاصها اللغة", "spouse_language"),
        ("spouse_language", "ask_visa", "et quel visa alors", "ask_family"),
        ("child_age_family", "disability", "elle est malvoyante", "disabled_child"),
        ("studies", "ask_fees", "combien cela coûte", "student_visa_fees"),
        ("student_money", "ask_documents", "شنو الوراق", "study_procedure"),
        ("trade_health", "ask_duration", "combien de mois ?", "recognition_time"),
    ],
)
def test_a_broad_question_stays_in_its_subject(
    store: ContentStore, language: str, before: str, intent: str, text: str, answer: str
) -> None:
    assert answered(store, language, before, intent, text) == answer


@pytest.mark.parametrize(
    ("before", "intent", "text"),
    [
        ("ask_visa", "ask_documents", "quels documents il faut"),
        ("ask_family", "ask_documents", "et les papiers pour un contrat de travail ?"),
        ("spouse_papers", "ask_visa", "أريد تأشيرة للعمل"),
        ("spouse_papers", "ask_duration", "chhal dlweqt f lvisa dyal lkhdma"),
        ("studies", "ask_documents", "شنو وراق الخدمة"),
        ("ask_family", "ask_contract", "et le contrat ?"),
    ],
)
def test_another_subject_by_its_own_name_leaves_it(
    store: ContentStore, before: str, intent: str, text: str
) -> None:
    assert answered(store, "fr", before, intent, text) == intent


@pytest.mark.parametrize(
    "text", ["ma femme, pas pour le travail", "ماشي ديال الخدمة، ديال العائلة"]
)
def test_work_that_is_named_beside_the_family_does_not(store: ContentStore, text: str) -> None:
    assert answered(store, "fr", "ask_family", "ask_documents", text) == "spouse_papers"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_nulla_osta_of_a_family_is_not_the_employers(
    store: ContentStore, language: str
) -> None:
    family = Person(store, language, country="ITA", topic={"intent": "ask_family"})
    family.play(ActionPress(), {"text": "nulla osta", "entities": TERM})
    assert family.slots["topic"]["intent"] == "family_file"
    worker = Person(store, language, country="ITA", topic={"intent": "ask_visa"})
    worker.play(ActionPress(), {"text": "nulla osta", "entities": TERM})
    assert worker.slots["topic"]["intent"] == "ask_visa"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_age_of_a_child_is_answered_for_both_sides_of_it(
    content: Snapshot, language: str
) -> None:
    answer = content.answers[language]["child_age_family"]
    for text in (answer.text, *(answer.countries[c] for c in ("FRA", "ITA", "DEU", "ESP", "BEL"))):
        first = text.short.split("*")[1]
        assert "18" in first
        assert {"fr": ("oui", "non"), "ar": ("نعم", "لا")}[language][0] in first
        assert {"fr": "non", "ar": "لا"}[language] in first


def test_words_that_lead_out_of_a_subject_are_lists(content: Snapshot) -> None:
    for subject in adapted("within").values():
        for words in (*subject.get("leaves", ()), *subject.get("stays", ())):
            assert content.list_items(words), words
