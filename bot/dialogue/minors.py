"""Who tells, in the middle of a danger or after a fraud, that somebody is under 18."""

from actions import shelf
from actions.asks import Ask
from actions.situations import Situation

AGE = "is_minor"
"""The ask of whoever tells in danger, or after a fraud, that somebody is under 18 …"""
OF_AGE = frozenset({"situation.minor_work", "situation.minor", "only_tells"})
"""… though it is like the words of somebody who asks about work at that age, or only tells."""
MINOR_WORK = "minor_work"
"""The situation of whoever only asks about work at that age."""


def tells_an_age(text: str, ask: Ask | None, situation: Situation | None) -> bool:
    """Tell whether a message says that somebody is under 18, and nothing that is graver."""
    calm = situation is None or situation.id == MINOR_WORK
    whom, else_said = shelf.whom(), ask is not None and ask.id not in OF_AGE
    return calm and not else_said and (whom.tells_own_age(text) or whom.tells_of_a_child(text))
