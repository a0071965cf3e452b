"""A request for a counsellor is taken, and taken back."""

import pytest

from actions import shelf
from bot.content.store import ContentStore
from tests.glue.person import Person, does_of


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_a_request_is_taken_back_and_may_be_made_again(store: ContentStore, language: str) -> None:
    person = Person(store, language)
    person.press("human.ask")
    assert person.signals["wants_person"] is True
    said = person.press("human.cancel")
    assert person.signals["wants_person"] is False
    assert "human.ask" in does_of(said.choices)


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_who_is_abroad_is_told_of_the_consulate_and_not_of_an_agency_in_morocco(
    store: ContentStore, language: str
) -> None:
    agency = {"fr": "ANAPEC", "ar": "أنابيك"}[language]
    topic = {"intent": "ask_rights_abroad", "situation": "unpaid_wages"}
    there = Person(store, language, country="ROU", topic=topic).press("human.ask").text
    assert "consulat.ma" in there
    assert agency not in there
    for_a_brother = Person(store, language, country="ROU", topic={**topic, "relative": True})
    assert agency in for_a_brother.press("human.ask").text
    assert agency in Person(store, language, country="ROU").press("human.ask").text


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_who_is_stranded_and_in_danger_is_not_given_the_police_of_morocco(
    store: ContentStore, language: str
) -> None:
    topic = {"intent": "distress", "situation": "go_home", "turns": 3}
    today = shelf.today().isoformat()
    person = Person(store, language, country="TUR", topic=topic, grave=today)
    said = person.press("human.ask").text
    assert "consulat.ma" in said
    assert store.current.countries["MAR"].contacts["police"].phone not in said
