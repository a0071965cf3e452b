"""What else a message may have asked, by the names of answers: its words are not kept.

Whoever says that the reply was wrong is offered these, or answered one of them.
"""

from actions import shelf
from actions.scene import Scene

LIKELY = "likely"
"""The key of what is spoken of under which the names stand, the likeliest first."""
MOST = 4
LEAST = -0.4
"""How much must speak for an answer that is offered; less is a guess ("pork at work?")."""


def also_likely(scene: Scene, said: str | None = None) -> dict[str, list[str]]:
    """Return the names of the other answers that a message is like, as part of what is spoken of.

    Args:
        scene: The turn; a pressed button has no words.
        said: The name of the answer that is given.
    """
    if not scene.text:
        return {}
    before = (scene.slots.get("topic") or {}).get("intent")
    spoken_of = str(before) if before else None
    names = shelf.topics().likeliest(scene.text, MOST, spoken_of, least=LEAST)
    others = [name for name in names if name != said]
    return {LIKELY: others} if others else {}
