"""One turn as an action sees it: slots, the message, what to say, what to remember.

Every glue action plays a scene, so that language, the single bubble of a turn, the way back to an
open module and the form of buttons are decided in one place.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from rasa_sdk.events import SlotSet

from actions import shelf
from actions.mobility_plan import Form, Project, Words
from actions.workshop_walk import Progress
from bot.content.limits import MAX_TEXT_WITH_CHOICES
from bot.content.model import Snapshot
from bot.content.render import Block, Renderer
from bot.content.reply import Choice, Reply, merge

PRESS = "/press"
MAX_CHOICES = 10
"""Choices of a screen; WhatsApp lists take no more, and a phone screen holds no more."""
MAX_PAGED = 20
"""Choices of a reply; channels show over ten of them page by page."""
PLAN_PENDING = "plan"
"""What `pending` says while a typed message may be an answer to the mobility project."""
ASIDE = frozenset({"bot_challenge", "chitchat", "thanks", "out_of_scope", "nlu_fallback"})
"""Beside the questions `ask_*`: what is said in the middle of the form, which then goes on."""
QUESTION = "ask_"
"""How the names of intents begin that an answer file answers."""
URGENT = frozenset({"distress", "report_fraud"})
SECOND = "second"
"""The entity of the second question of a message: its answer, its country and its words."""


class Scene:
    """What an action reads and writes during one turn."""

    def __init__(self, slots: Mapping[str, Any], message: Mapping[str, Any] | None = None) -> None:
        """Set the scene from the tracker's slots and its latest message."""
        self.slots = dict(slots)
        self.message = message or {}
        self.content: Snapshot = shelf.content()
        self.renderer: Renderer = shelf.renderer()
        source = next(iter(self.content.languages))
        language = str(self.slots.get("language"))
        self.language: str = language if language in self.content.languages else source
        self._replies: list[Reply] = []
        self._changed: dict[str, Any] = {}
        self._way_back = True

    # Reading

    @property
    def text(self) -> str:
        """The words of the message."""
        return str(self.message.get("text") or "")

    @property
    def intent(self) -> str:
        """The intent that the dialogue acts on."""
        return str((self.message.get("intent") or {}).get("name") or "")

    @property
    def country(self) -> str | None:
        """The country that was spoken of, or that of the offer which the talk is about."""
        topic, offer = self.slots.get("topic") or {}, self.slots.get("offer") or {}
        of_offer = topic.get("offer") or topic.get("intent") == "share_offer"
        country = self.slots.get("country") or (offer.get("country") if of_offer else None)
        return str(country) if country else None

    def entity(self, name: str) -> str | None:
        """Return the first value of an entity of the message."""
        for entity in self.message.get("entities") or ():
            if entity.get("entity") == name and entity.get("value") is not None:
                return str(entity["value"])
        return None

    @property
    def entities(self) -> list[Mapping[str, Any]]:
        """The entities of the message."""
        return list(self.message.get("entities") or ())

    @property
    def origin(self) -> str:
        """Where the words come from when they were not typed: image, scan, voice."""
        return str((self.message.get("metadata") or {}).get("origin") or "")

    @property
    def notes(self) -> tuple[str, ...]:
        """Replies to say before the words are answered (what was held back of a file)."""
        return tuple((self.message.get("metadata") or {}).get("notes") or ())

    @property
    def progress(self) -> Progress:
        """The person's place in the workshop."""
        return Progress.from_json(self.slots.get("walk"))

    @property
    def project(self) -> Project:
        """The person's answers to the mobility project."""
        return Project.from_json(self.slots.get("plan"))

    @property
    def asks_project(self) -> bool:
        """Whether a question of the mobility project was just asked."""
        pending = (self.slots.get("pending") or {}).get("kind")
        return pending == PLAN_PENDING and self.project.active

    # Writing

    def set(self, slot: str, value: Any) -> None:
        """Remember a value."""
        self.slots[slot] = value
        self._changed[slot] = value

    def signal(self, **values: Any) -> None:
        """Ask something of the program around the dialogue (erase, counsellor, log detail)."""
        self.set("signals", {**(self.slots.get("signals") or {}), **values})

    def switch_language(self, language: str) -> None:
        """Go on in another language, as the person chose it."""
        self.language = language
        self.set("language", language)
        self.set("language_confirmed", True)

    def reply(self, reply_id: str, **values: object) -> Reply:
        """Return a short reply of `replies.yaml`, to be said or to be part of another."""
        return self.renderer.reply(self.language, reply_id, values)

    def say(self, reply_id: str, **values: object) -> None:
        """Say a short reply of `replies.yaml`."""
        self._replies.append(self.reply(reply_id, **values))

    def words(self, reply_id: str, **values: object) -> str:
        """Return the words of a short reply, to be part of another."""
        return self.renderer.words(self.language, reply_id, **values)

    def show(self, reply: Reply) -> None:
        """Say a reply that an engine made."""
        self._replies.append(reply)

    def lead(self, play: Callable[[], None]) -> None:
        """Say something before what was said in this turn, whose choices stay."""
        said, self._replies = self._replies, []
        play()
        self._replies += said

    def take(self) -> Reply | None:
        """Return what was said in this turn as one reply, to be said otherwise."""
        said, self._replies = self._replies, []
        return merge(said)

    def without_way_back(self) -> None:
        """Leave out the button that leads back to the open module."""
        self._way_back = False

    def leave_walk(self) -> None:
        """Talk of something else than the workshop; the place in it is kept."""
        if self.progress.active:
            self.set("walk", replace(self.progress, active=False).to_json())

    def finish(self) -> Reply:
        """Return the one bubble of the turn."""
        reply = merge(self._replies)
        if reply is None:
            reply = self.renderer.reply(self.language, "utter_menu")
        if self._way_back and self.progress.active and not _is_of(reply, "walk."):
            back = self.renderer.reply(self.language, "part_way_back").choices
            reply = replace(reply, choices=(*back, *reply.choices))
        if self._way_back and self.project.active and not _is_of(reply, "walk.", "plan."):
            reply = self._back_to_project(reply)
        return replace(reply, choices=reply.choices[:MAX_PAGED])

    def _back_to_project(self, reply: Reply) -> Reply:
        """Lead back to the form: with its question after an aside, else with a button."""
        aside = self.intent.startswith("ask_") or self.intent in ASIDE
        if self.asks_project and aside and not self.project.away(shelf.today()):
            words = Words(self.renderer, shelf.outline(), self.language)
            asked = Form(words, shelf.today()).ask(self.project)
            question = Block(words.question(str(self.project.open), self.project))
            text = f"{reply.text}\n\n{self.words('plan_back_to_question', question=question)}"
            if len(text) <= MAX_TEXT_WITH_CHOICES:
                return Reply(text, asked.choices, reply.media)
        back = self.renderer.reply(self.language, "plan_way_back").choices
        urgent = self.intent in URGENT
        choices = (*reply.choices, *back) if urgent else (*back, *reply.choices)
        return replace(reply, choices=choices)

    def events(self) -> list[dict[str, Any]]:
        """Return the slots that changed, as events."""
        return [SlotSet(name, value) for name, value in self._changed.items()]


def _is_of(reply: Reply, *kinds: str) -> bool:
    return any(choice.does.startswith(kinds) for choice in reply.choices)


def to_message(reply: Reply) -> dict[str, Any]:
    """Return a reply as Rasa's channels take it: buttons with `/press{…}` payloads."""
    buttons = []
    for choice in reply.choices:
        deed = json.dumps({"does": choice.does, **choice.args}, ensure_ascii=False)
        button = {"title": choice.title, "payload": PRESS + deed}
        buttons.append(button | ({"detail": choice.detail} if choice.detail else {}))
    return {"text": reply.text, "buttons": buttons}


def from_message(message: Mapping[str, Any]) -> Reply:
    """Read what `to_message` wrote."""
    choices = []
    for button in message.get("buttons") or ():
        args = json.loads(button["payload"].removeprefix(PRESS))
        does = args.pop("does")
        choices.append(Choice(button["title"], does, args, button.get("detail", "")))
    return Reply(message.get("text") or "", tuple(choices))
