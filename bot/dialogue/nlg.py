"""The words of `utter_*`, read from the content of the person's language at run time."""

from typing import Any

from rasa.core.nlg.generator import NaturalLanguageGenerator
from rasa.shared.core.trackers import DialogueStateTracker

from actions.scene import Scene, to_message


class ContentNaturalLanguageGenerator(NaturalLanguageGenerator):
    """Reads replies from `content/<language>/replies.yaml`, so an edit needs no training."""

    def __init__(self, *_args: Any, **_kwargs: Any) -> None:
        """Take whatever Rasa passes: the content is found through `actions.shelf`."""
        self.responses: dict[str, Any] = {}

    async def generate(
        self,
        utter_action: str,
        tracker: DialogueStateTracker,
        output_channel: str,
        **kwargs: Any,
    ) -> dict[str, Any]:
        """Return the message of a reply, with the way back to an open module."""
        del output_channel
        heard = tracker.latest_message
        message = {"intent": {"name": heard.intent_name}} if heard is not None else None
        scene = Scene(tracker.current_slot_values(), message)
        scene.say(utter_action, **kwargs)
        return to_message(scene.finish())
