"""A person who presses buttons and types, at the glue: slots are kept between turns."""

from collections.abc import Mapping
from typing import Any

from actions import shelf
from actions.glue import GlueAction
from actions.glue_press import ActionPress
from actions.scene import Scene
from bot.channels.base import OutgoingChoice, OutgoingReply
from bot.channels.render import render_telegram, render_whatsapp
from bot.content.reply import Choice, Reply
from bot.content.store import ContentStore


class Person:
    """Someone in the middle of a conversation."""

    def __init__(self, store: ContentStore, language: str, **slots: Any) -> None:
        shelf.use(store)
        self.slots: dict[str, Any] = {
            "language": language,
            "language_confirmed": True,
            "introduced": True,
            "consent": True,
            **slots,
        }
        self.language = language
        self.reply = Reply("")

    def press(self, does: str, **args: str) -> Reply:
        """Do what a button does."""
        entities = [{"entity": name, "value": value} for name, value in args.items()]
        entities.append({"entity": "does", "value": does})
        return self.play(ActionPress(), {"text": "", "entities": entities})

    def touch(self, title: str) -> Reply:
        """Press a choice of the last reply, by its title or detail."""
        choice = next(c for c in self.reply.choices if title in {c.title, c.detail})
        return self.press(choice.does, **choice.args)

    def hear(self, action: GlueAction, intent: str, text: str = "") -> Reply:
        """Say something that the model understood as an intent."""
        return self.play(action, {"text": text, "intent": {"name": intent}, "entities": []})

    def play(self, action: GlueAction, message: Mapping[str, Any]) -> Reply:
        """Say something that was understood with entities, or not surely."""
        scene = Scene({**self.slots, "signals": {}}, message)
        action.perform(scene)
        self.reply = scene.finish()
        self.slots = scene.slots
        self.slots["shown"] = [
            {"title": c.title, "does": c.does, "args": dict(c.args)} for c in self.reply.choices
        ]
        return self.reply

    @property
    def signals(self) -> dict[str, Any]:
        """What the last turn asked of the program around it."""
        return dict(self.slots.get("signals") or {})


def fits_platforms(reply: Reply, language: str) -> None:
    """Fail unless both platforms take a reply as one message, with every choice told apart."""
    choices = tuple(OutgoingChoice(c.title, f"t{n}", c.detail) for n, c in enumerate(reply.choices))
    outgoing = OutgoingReply(reply.text, choices, None, language)
    assert len(render_whatsapp(outgoing, 1, _words)) == 1, reply.text
    assert len(render_telegram(outgoing, 1, _words)) == 1, reply.text
    titles = [c.title for c in reply.choices]
    assert len(set(titles)) == len(titles), titles
    assert all(len(c.title) <= 24 or c.does == "walk.choose" for c in reply.choices), titles


def _words(_language: str, name: str) -> str:
    return {"channel_more_choices": "Plus de choix", "channel_choose": "Choisir"}[name]


def does_of(choices: tuple[Choice, ...]) -> set[str]:
    """Return the deeds of choices."""
    return {choice.does for choice in choices}
