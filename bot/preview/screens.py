"""Play a piece of content through the engines, screen by screen, as a phone would show it.

The same code answers people: the walk for modules, the glue of answers for answers and sheets,
and the renderer of the tightest platform for titles, numbers and lists.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Any

from actions import shelf
from actions.glue_answers import show_answer
from actions.glue_countries import show_sheet
from actions.scene import Scene
from actions.workshop_walk import Progress, Walk
from bot.channels.base import OutgoingChoice, OutgoingReply
from bot.channels.render import WhatsAppMessage, render_whatsapp
from bot.content.model import Module, Snapshot, Status, StepKind
from bot.content.render import Renderer
from bot.content.reply import Reply

MEANING_REPLY = "meaning_"
"""Begins the name of the reply that says what an answer is about."""


class Kind(str, Enum):
    """What can be looked at."""

    MODULE = "module"
    ANSWER = "answer"
    COUNTRY = "country"


@dataclass(frozen=True)
class Piece:
    """A piece of content that can be looked at.

    Attributes:
        kind: What it is.
        id: Its id: of a module, of an answer, or a country code.
        title: Its title in the source language; its id where it has none.
        statuses: Its status by language.
    """

    kind: Kind
    id: str
    title: str
    statuses: dict[str, str]


@dataclass(frozen=True)
class Button:
    """A button or a row of a list, with the longer line below it."""

    title: str
    detail: str = ""


@dataclass(frozen=True)
class Bubble:
    """One message: words, and buttons below; a list opens by a button of its own."""

    text: str
    buttons: tuple[Button, ...] = ()
    opener: str = ""


@dataclass(frozen=True)
class Screen:
    """What one turn shows.

    Attributes:
        place: Where in the piece it is, the same in every language: `step` or `step/option`.
        bubbles: Its messages; one, unless the text is too long for one.
    """

    place: str
    bubbles: tuple[Bubble, ...]


def with_drafts(content: Snapshot) -> Snapshot:
    """Return the content as if all of it were published."""

    def published(by_language: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Any]:
        return {
            language: {name: replace(one, status=Status.PUBLISHED) for name, one in found.items()}
            for language, found in by_language.items()
        }

    return replace(
        content,
        modules=published(content.modules),
        answers=published(content.answers),
        sheets=published(content.sheets),
    )


def pieces(content: Snapshot) -> list[Piece]:
    """Return all that can be looked at: modules in their order, then answers and countries."""
    source = next(iter(content.languages))
    orders = {m.id: m.order for found in content.modules.values() for m in found.values()}

    def title(kind: Kind, name: str) -> str:
        if kind is Kind.MODULE:
            return next(m[name].title for m in content.modules.values() if name in m)
        if kind is Kind.COUNTRY and name in content.countries:
            return content.countries[name].names.get(source, name)
        meaning = content.reply(source, MEANING_REPLY + name)
        return meaning.text if meaning else name

    found = []
    for kind, by_language in (
        (Kind.MODULE, content.modules),
        (Kind.ANSWER, content.answers),
        (Kind.COUNTRY, content.sheets),
    ):
        names = {name for in_one in by_language.values() for name in in_one}
        for name in sorted(names, key=lambda name: (orders.get(name, 0), name)):
            statuses = {k: v[name].status.value for k, v in by_language.items() if name in v}
            found.append(Piece(kind, name, title(kind, name), statuses))
    return found


def find(content: Snapshot, name: str) -> Piece | None:
    """Return the piece of that id, whatever its kind; a country code may be written small."""
    wanted = name.casefold()
    return next((p for p in pieces(content) if p.id.casefold() == wanted), None)


class Preview:
    """Plays pieces of one snapshot, for one day."""

    def __init__(self, content: Snapshot, today: date) -> None:
        self.content = with_drafts(content)
        self.renderer = Renderer(self.content, today)

    def screens(self, piece: Piece, language: str) -> list[Screen]:
        """Return the screens of a piece in a language, in the order of the piece."""
        if language not in piece.statuses:
            return []
        play = {
            Kind.MODULE: self._module,
            Kind.ANSWER: self._answer,
            Kind.COUNTRY: self._country,
        }[piece.kind]
        return [
            Screen(place, self._bubbles(reply, language)) for place, reply in play(piece, language)
        ]

    def _module(self, piece: Piece, language: str) -> Iterator[tuple[str, Reply]]:
        module: Module = self.content.modules[language][piece.id]
        walk = Walk(self.renderer, language)
        turn = walk.start(Progress(), module.id)
        for position, step in enumerate(module.steps):
            if position:
                turn = walk.next(turn.progress)
            yield step.id, turn.reply
            if step.kind is StepKind.QUIZ:
                for option in step.options:
                    fresh = turn.progress.without_answers()
                    tried = walk.choose(fresh, step.id, option.id)
                    yield f"{step.id}/{option.id}", tried.reply
            if step.kind is StepKind.CHECKLIST:
                ticked = turn.progress
                for item in step.items:
                    ticked = ticked.with_tick(item.id)
                yield f"{step.id}/…", walk.repeat(ticked).reply
        yield "end", walk.next(turn.progress).reply

    def _answer(self, piece: Piece, language: str) -> Iterator[tuple[str, Reply]]:
        answer = self.content.answers[language][piece.id]
        for country, text in ((None, answer.text), *answer.countries.items()):
            for more in (False, True)[: 2 if text.more else 1]:
                scene = self._scene(language)
                show_answer(scene, answer.id, country, more=more)
                place = f"{country or piece.id}/more" if more else (country or piece.id)
                yield place, scene.finish()

    def _country(self, piece: Piece, language: str) -> Iterator[tuple[str, Reply]]:
        sheet = self.content.sheets[language][piece.id]
        for section in (None, *(section.id for section in sheet.sections)):
            scene = self._scene(language)
            show_sheet(scene, piece.id, section)
            yield section or piece.id, scene.finish()

    def _scene(self, language: str) -> Scene:
        scene = Scene({"language": language})
        scene.content, scene.renderer = self.content, self.renderer
        return scene

    def _bubbles(self, reply: Reply, language: str) -> tuple[Bubble, ...]:
        choices = tuple(OutgoingChoice(c.title, c.does, c.detail) for c in reply.choices)
        outgoing = OutgoingReply(reply.text, choices, language=language)
        return tuple(_bubble(m) for m in render_whatsapp(outgoing, 0, self.renderer.words))


def _bubble(message: WhatsAppMessage) -> Bubble:
    """Read a message of the Cloud API back as what a phone draws of it."""
    shown: dict[str, Any] = message.body
    if message.type == "text":
        return Bubble(shown["body"])
    text, action = shown["body"]["text"], shown["action"]
    if "sections" in action:
        rows = [row for section in action["sections"] for row in section["rows"]]
        buttons = tuple(Button(row["title"], row.get("description", "")) for row in rows)
        return Bubble(text, buttons, action["button"])
    return Bubble(text, tuple(Button(b["reply"]["title"]) for b in action["buttons"]))


def preview_of_shelf() -> Preview:
    """Return a preview of the content that actions use now, for today."""
    return Preview(shelf.content(), shelf.today())
