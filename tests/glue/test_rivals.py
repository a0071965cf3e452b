"""What else a message may have asked stands beside the answer, as buttons."""

import pytest

from actions import shelf
from actions.glue_press import ActionPress
from actions.rivals import MAX_RIVALS
from bot.content.reply import Reply
from bot.content.store import ContentStore
from tests.glue.person import Person, fits_platforms

AFTER_FAMILY = {"intent": "ask_family", "country": "FRA"}
NEAR_TWO = {"fr": "et pour l'appartement, on demande quoi ?", "ar": "وشنو خاص فالسكنى باش يقبلو؟"}
CLEAR = {
    "fr": "et le revenu minimum du conjoint qui est là-bas ?",
    "ar": "وشحال خاص يكون الدخل ديالي؟",
}


def typed(person: Person, text: str, **entities: str) -> Reply:
    found = [{"entity": name, "value": value} for name, value in entities.items()]
    return person.play(ActionPress(), {"text": text, "entities": found})


def leads(reply: Reply) -> list[str]:
    return [str(choice.args.get("intent")) for choice in reply.choices]


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_an_answer_that_is_nearly_as_likely_is_the_first_button(
    store: ContentStore, language: str
) -> None:
    person = Person(store, language, topic=AFTER_FAMILY, country="FRA")
    reply = typed(person, NEAR_TWO[language], does="answer.show", intent="family_income")
    assert "family_flat" in leads(reply)[:MAX_RIVALS]
    assert person.reply.text.endswith(shelf.renderer().words(language, "part_rivals"))
    assert leads(reply).count("family_flat") == 1
    fits_platforms(reply, language)


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_the_button_answers_for_the_same_country(store: ContentStore, language: str) -> None:
    person = Person(store, language, topic=AFTER_FAMILY, country="FRA")
    typed(person, NEAR_TWO[language], does="answer.show", intent="family_income")
    flat = next(c for c in person.reply.choices if c.args.get("intent") == "family_flat")
    person.press(flat.does, **flat.args)
    topic = person.slots["topic"]
    assert (topic["intent"], topic["country"]) == ("family_flat", "FRA")


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_beside_a_clear_question_nothing_else_is_offered(
    store: ContentStore, language: str
) -> None:
    person = Person(store, language, topic=AFTER_FAMILY, country="FRA")
    reply = typed(person, CLEAR[language], does="answer.show", intent="family_income")
    assert shelf.renderer().words(language, "part_rivals") not in reply.text


def test_a_button_that_was_pressed_was_meant(store: ContentStore) -> None:
    person = Person(store, "fr", topic=AFTER_FAMILY, country="FRA")
    reply = person.press("answer.show", intent="family_income")
    assert shelf.renderer().words("fr", "part_rivals") not in reply.text


def test_an_answer_for_other_countries_is_not_offered(store: ContentStore) -> None:
    person = Person(store, "fr", topic=AFTER_FAMILY, country="FRA")
    reply = typed(person, NEAR_TWO["fr"], does="answer.show", intent="family_income")
    answers = shelf.content().answers["fr"]
    known = [answers[name] for name in leads(reply)[:MAX_RIVALS] if name in answers]
    assert known
    assert all(not a.countries or "FRA" in a.countries or a.holds_everywhere for a in known)


@pytest.mark.parametrize(
    ("text", "language"),
    [("khassni nbloquih wla nkhellsou ?", "fr"), ("خاصني نبلوكيه ولا نخلصو؟", "ar")],
)
def test_in_danger_other_meanings_stand_behind_what_matters(
    store: ContentStore, text: str, language: str
) -> None:
    topic = {"intent": "distress", "situation": "blackmail"}
    alone = Person(store, language, topic=topic).press("asked.show", question="pay")
    reply = typed(Person(store, language, topic=topic), text, does="asked.show", question="pay")
    assert reply.choices[: len(alone.choices)] == alone.choices
    assert reply.choices[len(alone.choices) :]
    assert reply.text.endswith(shelf.renderer().words(language, "part_rivals_last"))
