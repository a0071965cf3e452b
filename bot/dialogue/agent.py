"""The embedded agent: one turn of the dialogue, in this process, without servers.

Loading imports TensorFlow, which takes many seconds: what needs no dialogue stays clear of it.
"""

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import OutputChannel, UserMessage
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.utils.log_utils import configure_structlog

from actions import shelf
from actions.offer_check import Recall
from actions.scene import from_message
from bot.content.reply import Reply, merge
from bot.content.store import ContentStore
from bot.dialogue.asides import resumed
from bot.dialogue.context import Context
from bot.dialogue.expected import PRESS, still_open
from bot.dialogue.guided import said_to_plan, speaks_to_plan
from bot.dialogue.inprocess import InProcessActions
from bot.dialogue.language_order import ordered
from bot.dialogue.nlg import ContentNaturalLanguageGenerator
from bot.dialogue.openings import WAITS, understand_all
from bot.dialogue.prefaces import ENGLISH_NOTE, said_before
from bot.dialogue.taken_back import heard
from bot.dialogue.there import with_place
from bot.dialogue.tracker_store import BoundedTrackerStore
from bot.dialogue.two_questions import both_asked
from bot.gateway.turn import DocumentRequest, OfferRead, Said, SharedSummary, Understood
from bot.storage.dialogue import DialogueState
from bot.storage.people import Person
from bot.text.aside import aside_if_long

CHANNEL = "rihla"
FALLBACK_INTENT = "nlu_fallback"
REMINDED = "reminder"
"""What `pending` says after a reminder."""
MEANING = "intent.mean"
"""The deed of a button that says what a message meant: the dialogue acts as if it had been said."""
FAILURES_BEFORE_COUNSELLOR = 2
_SIGNALS = frozenset(
    {"erase", "wants_person", "document", "details", "contacts", "reminder", "shared"}
)
"""What a turn asks of the program around it; every other signal is a detail for the log."""


class _CollectingChannel(OutputChannel):
    """Collects what actions say, buttons with all their fields."""

    def __init__(self) -> None:
        self.replies: list[Reply] = []

    @classmethod
    def name(cls) -> str:
        return CHANNEL

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        del recipient_id
        self.replies.append(from_message(message))


class Dialogue:
    """Rihla's dialogue on a trained model."""

    def __init__(self, agent: Agent, trackers: BoundedTrackerStore, store: ContentStore) -> None:
        self._agent = agent
        self._trackers = trackers
        self._store = store
        self._context = Context(store.current)

    @classmethod
    def load(cls, model: Path, store: ContentStore) -> "Dialogue":
        """Load a trained model; its actions read the content of this store."""
        configure_structlog(logging.ERROR)  # or it formats every state that nobody reads
        shelf.use(store)
        trackers = BoundedTrackerStore()
        agent = Agent.load(
            model,
            generator=ContentNaturalLanguageGenerator(),
            tracker_store=trackers,
            action_endpoint=InProcessActions(),
        )
        return cls(agent, trackers, store)

    async def understand(self, text: str) -> dict[str, Any]:
        """Return what the model makes of a text: intent, ranking, entities.

        Rasa takes a leading slash for a command that names an intent; people must not.
        """
        plain = f" {text[1:]}" if text.startswith("/") else text
        parsed: dict[str, Any] = await self._agent.parse_message(plain)
        return parsed

    async def meaning(self, text: str) -> dict[str, Any]:
        """Return what a first message means, as the dialogue would act on it."""
        understood = await self._understand_all(text, {})
        settled = self._current_context().settle(understood, {})
        return understood if settled["intent"]["name"] == PRESS else settled

    async def turn(self, person: Person, state: DialogueState, said: Said) -> Understood:
        """Answer what a person said, given where the dialogue stands."""
        slots = self._slots_before(person, state, said)
        if said.trouble is not None:
            return self._explain(state, slots, said.trouble)
        text = said.text or said.document or ""
        if said.press is None and not any(c.isalnum() for c in text):
            return self._explain(state, slots, "utter_no_words")
        parsed = await self._parsed(said, slots)
        if not still_open(slots.get("pending"), parsed["intent"]["name"]):
            slots["pending"] = None
        self._trackers.put(person.id, DialogueState(slots, state.events))
        channel = _CollectingChannel()
        message = UserMessage(
            text=parsed["text"],
            output_channel=channel,
            sender_id=person.id,
            input_channel=CHANNEL,
            parse_data=parsed,
            metadata={"origin": said.origin, "notes": list(said.notes)},
        )
        try:
            await self._agent.handle_message(message)
        finally:
            after = self._trackers.take(person.id)
        return self._understood(after, merge(channel.replies), parsed)

    def apology(self, person: Person, state: DialogueState, failures: int) -> Reply:
        """Return the polite sentence for a turn that broke; a counsellor after two in a row."""
        often = failures >= FAILURES_BEFORE_COUNSELLOR
        language = str(state.slots.get("language") or person.language or "fr")
        return shelf.renderer().reply(language, "utter_failure_again" if often else "utter_failure")

    def _slots_before(self, person: Person, state: DialogueState, said: Said) -> dict[str, Any]:
        """Return the slots at the start of a turn: person, language, nothing from the last."""
        slots = dict(state.slots) | {"signals": {}, "failures": 0, WAITS: person.waits}
        if person.consent is not None:
            slots["consent"] = person.consent
        words = said.text or said.document
        if words and any(c.isalpha() for c in words):
            own = said.document is None
            variety, language = self._current_context().speech.heard(words, slots, own=own)
            order = ordered(words) if own else None
            if order is not None:
                language, slots["language_confirmed"] = order[0], True
            slots |= {"variety": variety} | ({"language": language} if language else {})
        slots["language"] = slots.get("language") or person.language or "fr"
        return slots

    async def _parsed(self, said: Said, slots: dict[str, Any]) -> dict[str, Any]:
        """Return the message in the form of Rasa's NLU result."""
        if said.document is not None:
            return _as_parsed("share_offer", {}, said.document)
        text = said.text or ""
        order = ordered(text) if said.press is None else None
        if order is not None and not order[1]:
            return _as_parsed(PRESS, {"does": "language.set", "language": order[0]}, "")
        text = order[1] if order is not None else text
        context = self._current_context()
        press = said.press or context.press(text, slots)
        if press is None:
            parsed = await self._understand_all(text, slots)
            if speaks_to_plan(parsed, slots):
                return said_to_plan(parsed)
            slots["topic"] = resumed(parsed, slots.get("topic"))
            slots["profile"] = with_place(parsed, slots.get("profile"))
            meant, changed = await aside_if_long(text, heard, context, text, parsed, slots)
            slots.update(changed)
            return await both_asked(self.understand, context, meant, slots)
        if press.does == MEANING:
            return _as_parsed(press.args["intent"], {}, "")
        return _as_parsed(PRESS, {"does": press.does, **press.args}, "")

    async def _understand_all(self, text: str, slots: Mapping[str, Any]) -> dict[str, Any]:
        context = self._current_context()
        return await understand_all(
            self.understand, context.openings, context.corrections, text, slots
        )

    def _current_context(self) -> Context:
        """Return the follow-ups and questions of the content as it is now."""
        if self._context.number != self._store.current.number:
            self._context = Context(self._store.current)
        return self._context

    def _explain(self, state: DialogueState, slots: dict[str, Any], reply_id: str) -> Understood:
        """Say why nothing could be read; the dialogue stays where it was."""
        language = str(slots["language"])
        reply = shelf.renderer().reply(language, reply_id)
        slots["shown"] = _shown(reply)
        return Understood(reply, DialogueState(slots, state.events), language, slots.get("consent"))

    def _understood(
        self, after: DialogueState, reply: Reply | None, parsed: Mapping[str, Any]
    ) -> Understood:
        slots = dict(after.slots)
        language = str(slots.get("language") or "fr")
        signals = dict(slots.pop("signals", None) or {})
        renderer = shelf.renderer()
        if reply is None:
            reply = renderer.reply(language, "utter_not_understood")
        if not slots.get("introduced"):
            slots["introduced"] = True
            opening = renderer.reply(language, "utter_introduction")
            choices = (*reply.choices, *opening.choices)
            reply = replace(reply, text=f"{opening.text}\n\n{reply.text}", choices=choices)
        notes = said_before(parsed, slots)
        slots["english_told"] = slots.get("english_told") or ENGLISH_NOTE in notes
        words = [renderer.words(language, note) for note in notes]
        reply = replace(reply, text="\n\n".join([*words, reply.text]))
        if parsed["intent"]["name"] not in {FALLBACK_INTENT, "out_of_scope"}:
            slots["unsure"] = 0
        slots["shown"] = _shown(reply)
        if (slots.get("pending") or {}).get("kind") == REMINDED:
            slots["pending"] = None  # one message may answer a reminder, and this was it
        erased = bool(signals.get("erase"))
        return Understood(
            reply=reply,
            state=DialogueState() if erased else DialogueState(slots, after.events),
            language=language,
            consent=None if erased else slots.get("consent"),
            intent=parsed["intent"]["name"],
            confidence=parsed["intent"].get("confidence"),
            erase=erased,
            wants_person=signals.get("wants_person"),
            detail={k: v for k, v in signals.items() if k not in _SIGNALS} | _rule(after),
            document=_document(signals, language),
            offer=_offer(signals),
            reminder=signals.get("reminder"),
            shared=_shared(signals),
        )


def _rule(after: DialogueState) -> dict[str, str]:
    """Return the action that the rules chose last, for who reviews the turn."""
    names = [str(event.get("name")) for event in after.events if event.get("event") == "action"]
    chosen = [name for name in names if name != ACTION_LISTEN_NAME]
    return {"rule": chosen[-1]} if chosen else {}


def _document(signals: Mapping[str, Any], language: str) -> DocumentRequest | None:
    kind = signals.get("document")
    return DocumentRequest(str(kind), language, signals.get("details") or {}) if kind else None


def _shared(signals: Mapping[str, Any]) -> SharedSummary | None:
    made = signals.get("shared")
    return SharedSummary(str(made["code"]), str(made["text"])) if made else None


def _offer(signals: Mapping[str, Any]) -> OfferRead | None:
    if "contacts" not in signals:
        return None
    return OfferRead(
        level=str(signals["level"]),
        signs=tuple(signals["signs"]),
        contacts=tuple(signals["contacts"]),
        country=signals.get("country"),
    )


def _as_parsed(intent: str, entities: Mapping[str, str], text: str) -> dict[str, Any]:
    """Return a message whose meaning is known, in the form of Rasa's NLU result."""
    return {
        "text": text,
        "intent": {"name": intent, "confidence": 1.0},
        "intent_ranking": [],
        "entities": [{"entity": name, "value": value} for name, value in entities.items()],
    }


def _shown(reply: Reply) -> list[dict[str, Any]]:
    return [{"title": c.title, "does": c.does, "args": dict(c.args)} for c in reply.choices]


async def load_dialogue(
    model: Path, store: ContentStore, recall: Recall = shelf.remember_nothing
) -> Dialogue:
    """Load the dialogue off the event loop (it takes seconds); `recall` knows offers again."""
    shelf.use_memory(recall)
    dialogue = await asyncio.to_thread(Dialogue.load, model, store)
    await asyncio.to_thread(shelf.warm_up)
    return dialogue
