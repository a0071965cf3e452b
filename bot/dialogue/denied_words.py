"""Words that deny a danger, or a fraud, whole: "personne ne m'a arnaqué", "nobody goes to sea".

To a model they sound like what they deny, and to phrases too. Right after it was heard, they are
left out of what the message tells; what stands beside them counts.
"""

import re
from collections.abc import Mapping
from typing import Any

from actions import shelf
from actions.scene import URGENT
from actions.situations import Situation
from bot.dialogue.weighing import FRAUD, NEVER_CALM
from bot.text.folding import fold_with_positions

NO_FRAUD, NOBODY = "no_fraud", "nobody_at_risk"
"""Lists of words that say that there was no fraud; and that nobody at all, no relative either, is
in danger."""
_STOP = re.compile(r"[.!?؟,،;؛\n]")
_ASKS = ("?", "؟")
_GOES_ON = re.compile(
    r"\W*(?:je|j|jveux|jdemande|moi|mais|juste|ana|bghit|ghir|kan\w+|i|just|أنا|انا|بغيت|غير|فقط|أريد|أسأل|ولكن|لكن)\b"
)
"""How a question begins behind a denial: « c'est pas une arnaque je demande si … ? »."""


def without_denied(text: str, topic: Mapping[str, Any]) -> str | None:
    """Return a message without the words that deny the danger, or the fraud, spoken of.

    None where none do. "C'est pas une arnaque ?" denies nothing.

    Args:
        text: The message.
        topic: What is spoken of.
    """
    spoken_of = topic.get("intent")
    if spoken_of not in URGENT or topic.get("situation") in NEVER_CALM:
        return None
    folded = fold_with_positions(text)
    places = shelf.places_in(NO_FRAUD if spoken_of == FRAUD else NOBODY, folded)
    rest, denies = text, False
    for place in reversed(places):
        start, end = folded.span(place.start, place.end)
        if _is_asked(text, end):
            continue
        rest, denies = f"{rest[:start].rstrip()}, {rest[end:].lstrip(' ,،')}", True
    return rest.strip(" ,،") if denies else None


def told_by_words(text: str, topic: Mapping[str, Any]) -> Situation | None:
    """Return the situation that a message tells of, without the words that deny one."""
    rest = without_denied(text, topic)
    return shelf.situations().find(text if rest is None else rest)


def _is_asked(text: str, end: int) -> bool:
    """Tell whether words that end there are asked: a question mark ends their clause."""
    stop = _STOP.search(text, end)
    return stop is not None and stop[0] in _ASKS and _GOES_ON.match(text[end:].lower()) is None
