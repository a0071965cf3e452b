"""What was said last, said once more in the language that was chosen in the middle of a talk."""

from actions import shelf
from actions.glue_answers import find_answer, show_answer
from actions.glue_asks import show_asked
from actions.glue_offer_talk import show_signs_again
from actions.glue_situations import show_situation
from actions.scene import URGENT, Scene
from actions.talks import OFFER


def say_last_again(scene: Scene) -> bool:
    """Say what was said last; return whether there is a talk to go on with."""
    topic = scene.slots.get("topic") or {}
    intent, asked = str(topic.get("intent") or ""), str(topic.get("asked") or "")
    if shelf.asks().talks(asked):
        show_asked(scene, asked)
        return True
    if intent == OFFER and scene.slots.get("offer"):
        show_signs_again(scene)
        return True
    if intent in URGENT:
        return show_situation(scene, str(topic.get("situation")))
    if intent and find_answer(scene, intent) is not None:
        show_answer(scene, intent, topic.get("country"))
        return True
    return False
