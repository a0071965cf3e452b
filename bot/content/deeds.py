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
    "country.show": frozenset({"country", "step"}),
    "check.menu": frozenset(),
    "check.show": frozenset({"value", "option"}),
    "check.tick": frozenset({"value", "item", "option"}),
    "check.done": frozenset({"value", "option"}),
    "costs.start": frozenset(),
    "costs.ask": frozenset({"field"}),
    "costs.set": frozenset({"field", "value"}),
    "costs.say": frozenset({"value"}),
    "costs.result": frozenset(),
    "profile.ask": frozenset({"field"}),
    "profile.set": frozenset({"field", "value"}),
    "profile.skip": frozenset({"field"}),
    "reminder.set": frozenset({"value"}),
    "summary.show": frozenset(),
    "summary.file": frozenset(),
    "summary.code": frozenset(),
    "intent.mean": frozenset({"intent"}),
    "plan.start": frozenset(),
    "plan.go_on": frozenset(),
    "plan.restart": frozenset(),
    "plan.show": frozenset(),
    "plan.questions": frozenset(),
    "plan.review": frozenset(),
    "plan.stop": frozenset(),
    "plan.ask": frozenset({"question"}),
    "plan.skip": frozenset({"question"}),
    "plan.answer": frozenset({"question", "value"}),
    "plan.say": frozenset({"intent"}),
    "readiness.show": frozenset({"country"}),
    "readiness.figures": frozenset({"country"}),
    "certificate.make": frozenset(),
    "fraud.report": frozenset(),
    "human.ask": frozenset(),
    "human.leave": frozenset(),
    "link.show": frozenset(),
    "alert.show": frozenset(),
    "alert.subscribe": frozenset(),
    "alert.stop": frozenset(),
    "data.erase": frozenset(),
    "data.erase_confirmed": frozenset(),
    "data.export": frozenset(),
}
"""Deed name to the names of its arguments."""

OPTIONAL_ARGUMENTS = frozenset({"country", "module", "step", "option", "field"})
EDITOR_DEEDS = frozenset(DEEDS) - {
    *("walk.choose", "walk.tick", "offer.reply", "offer.sign", "answer.another", "intent.mean"),
    *("plan.ask", "plan.skip", "plan.answer", "plan.say"),
    *("check.tick", "check.done", "costs.set", "costs.say", "profile.set"),
}
"""Deeds that content may name; the others are made by the engines."""
