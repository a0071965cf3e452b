"""What all glue actions share: each plays a scene."""

from abc import ABC, abstractmethod
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.glue_situations import play_situation
from actions.scene import Scene, to_message
from bot.text.aside import aside_if_long


class GlueAction(Action, ABC):
    """A Rasa action that plays a scene."""

    @abstractmethod
    def play(self, scene: Scene) -> None:
        """Say and remember what the turn needs."""

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Play the scene of the latest message (`domain` is not needed)."""
        del domain
        scene = Scene(tracker.slots, tracker.latest_message)
        await aside_if_long(scene.text, self.perform, scene)
        dispatcher.utter_message(**to_message(scene.finish()))
        return scene.events()

    def perform(self, scene: Scene) -> None:
        """Answer a situation that the message tells of, or else what it means."""
        if not play_situation(scene):
            self.play(scene)
