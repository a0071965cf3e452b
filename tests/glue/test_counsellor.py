"""A request for a counsellor is taken, and taken back."""

import pytest

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
