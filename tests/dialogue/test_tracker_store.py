"""The dialogue's memory does not grow, and holds no words of the person."""

import json

import pytest

pytestmark = pytest.mark.rasa


async def test_two_hundred_turns_take_no_more_room_than_ten() -> None:
    from rasa.shared.core.events import ActionExecuted, UserUttered

    from bot.dialogue.tracker_store import MAX_EVENTS, window

    def talk(turns: int) -> list[object]:
        events: list[object] = [ActionExecuted("action_listen")]
        for number in range(turns):
            events += [
                UserUttered(f"secret {number}", {"name": "greet", "confidence": 1.0}),
                ActionExecuted("action_greet"),
                ActionExecuted("action_listen"),
            ]
        return events

    few, many = window(talk(10)), window(talk(200))
    assert len(few) == len(many) <= MAX_EVENTS
    assert "secret" not in json.dumps(many)


async def test_a_stored_conversation_is_taken_up_where_it_was(store, dialogue) -> None:
    from bot.gateway.turn import Said
    from bot.storage.dialogue import DialogueState
    from bot.storage.people import Person

    person = Person("p1", None, None, held_by_counsellor=False)
    first = await dialogue.turn(person, DialogueState(), Said(text="bonjour"))
    stored = DialogueState(
        json.loads(json.dumps(dict(first.state.slots))),
        tuple(json.loads(json.dumps(list(first.state.events)))),
    )
    second = await dialogue.turn(person, stored, Said(text="oui"))
    assert second.language == "fr"
    assert second.state.slots["language_confirmed"] is True
