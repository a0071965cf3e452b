"""The closed list of what a button can do, with the arguments that each deed takes.

Content names a deed in `does:`; a channel turns it into a short token; `actions/glue_press.py`
carries it out. A deed that is not here is refused by the content check.
"""

from collections.abc import Mapping

DEEDS: Mapping[str, frozenset[str]] = {
    "menu.show": frozenset(),
    "language.set": frozenset({"language"}),
    "consent.set": frozenset({"value"}),
    "walk.menu": frozenset(),
    "walk.start": frozenset({"module", "step"}),
    "walk.next": frozenset({"module", "step"}),
    "walk.back": frozenset({"module", "step"}),
    "walk.repeat": frozenset({"module", "step"}),
    "walk.pause": frozenset(),
    "walk.resume": frozenset(),
    "walk.choose": frozenset({"module", "step", "option"}),
    "walk.tick": frozenset({"module", "step", "item"}),
    "walk.progress": frozenset(),
    "offer.start": frozenset(),
    "offer.reply": frozenset({"field", "value"}),
    "offer.questions": frozenset(),
    "offer.sign": frozenset({"sign"}),
    "offer.again": frozenset(),
    "answer.show": frozenset({"intent"}),
    "answer.more": frozenset({"intent", "country"}),
    "answer.country": frozenset({"intent", "country"}),
    "answer.another": frozenset({"intent", "country"}),
    "intent.mean": frozenset({"intent"}),
    "fraud.report": frozenset(),
    "human.ask": frozenset(),
    "link.show": frozenset(),
    "data.erase": frozenset(),
    "data.erase_confirmed": frozenset(),
    "data.export": frozenset(),
}
"""Deed name to the names of its arguments."""

OPTIONAL_ARGUMENTS = frozenset({"country", "module", "step"})
EDITOR_DEEDS = frozenset(DEEDS) - {
    *("walk.choose", "walk.tick", "offer.reply", "offer.sign", "answer.another", "intent.mean")
}
"""Deeds that content may name; the others are made by the engines."""
