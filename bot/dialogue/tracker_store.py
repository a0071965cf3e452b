"""A tracker store whose cost does not grow with the conversation.

Rasa's own stores keep every event and replay all of them at each message. This one keeps the
slots and the events of the last few turns: enough for rules and memoization, and no words of the
person, as the policies look at intents only. The pipeline puts a state in before a turn and takes
it out after; under `rasa shell` the states simply stay in memory.
"""

from collections.abc import Iterable
from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    Event,
    SlotSet,
    UserUttered,
    deserialise_events,
)
from rasa.shared.core.trackers import DialogueStateTracker

from bot.storage.dialogue import DialogueState

MAX_TURNS = 4
"""User turns of the window; one more than the `max_history` of the memoization policy."""
MAX_EVENTS = 60
"""A window is cut there even within a turn, whatever an action returned."""
_KEPT = (UserUttered, ActionExecuted, ActiveLoop)


class BoundedTrackerStore(TrackerStore):
    """Keeps slots and a bounded window of events for each conversation in progress."""

    def __init__(
        self,
        domain: Domain | None = None,
        event_broker: EventBroker | None = None,
        **kwargs: Any,
    ) -> None:
        """Start empty; `host` and other endpoint settings that Rasa passes are not needed."""
        kwargs.pop("host", None)
        super().__init__(domain, event_broker)
        self._states: dict[str, DialogueState] = {}

    def put(self, sender_id: str, state: DialogueState) -> None:
        """Set where a conversation stands."""
        self._states[sender_id] = state

    def take(self, sender_id: str) -> DialogueState:
        """Return where a conversation stands, and forget it."""
        return self._states.pop(sender_id, DialogueState())

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keep the slots that differ from their start, and the window of events."""
        slots = {
            name: slot.value
            for name, slot in tracker.slots.items()
            if slot.value is not None and not name.startswith("session_")
        }
        self._states[tracker.sender_id] = DialogueState(slots, window(tracker.events))

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """Rebuild the tracker of a conversation, or None for a new one."""
        state = self._states.get(sender_id)
        if state is None:
            return None
        known = {slot.name for slot in self.domain.slots}
        events: list[Event] = [
            SlotSet(name, value) for name, value in state.slots.items() if name in known
        ]
        kept = deserialise_events([dict(event) for event in state.events])
        # Rules begin with "the program listens": a new conversation does, too.
        events += kept or [ActionExecuted(ACTION_LISTEN_NAME)]
        return DialogueStateTracker.from_events(sender_id, events, self.domain.slots)

    async def keys(self) -> Iterable[str]:
        """Return the conversations in progress."""
        return self._states.keys()


def window(events: Iterable[Event]) -> tuple[dict[str, Any], ...]:
    """Return the last turns as plain data without words: intents, actions and loops."""
    kept = [event for event in events if isinstance(event, _KEPT)]
    starts = [i for i, event in enumerate(kept) if isinstance(event, UserUttered)]
    # The listen before the first utterance belongs to its turn.
    first = max(starts[-MAX_TURNS] - 1, 0) if len(starts) > MAX_TURNS else 0
    return tuple(_wordless(event) for event in kept[first:][-MAX_EVENTS:])


def _wordless(event: Event) -> dict[str, Any]:
    """Return the plain data of an event, small and without what the person wrote."""
    if isinstance(event, UserUttered):
        intent = {"name": event.intent_name, "confidence": 1.0}
        parsed = {"intent": intent, "entities": [], "text": ""}
        return {"event": "user", "text": "", "parse_data": parsed, "timestamp": event.timestamp}
    data: dict[str, Any] = event.as_dict()
    for key in ("metadata", "action_text", "hide_rule_turn", "policy", "confidence"):
        data.pop(key, None)
    return data
