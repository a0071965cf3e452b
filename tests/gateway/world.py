"""A pipeline with its dispatcher, around a conversation and a channel that do as they are told."""

from collections.abc import Callable, Iterator
from datetime import datetime, timezone
from pathlib import Path

from sqlalchemy import select

from bot.channels.base import Delivery, Incoming
from bot.content.reply import Choice, Reply
from bot.gateway.dispatcher import Dispatcher
from bot.gateway.pipeline import Pipeline
from bot.gateway.turn import Said, Understood
from bot.intake.base import FileText
from bot.storage.database import Database
from bot.storage.dialogue import DialogueState
from bot.storage.people import Person

START = datetime(2026, 11, 25, 9, 0, tzinfo=timezone.utc)


class Clock:
    def __init__(self) -> None:
        self.moment = START

    def __call__(self) -> datetime:
        return self.moment


class Echo:
    """A conversation that repeats what it hears, counts turns, and breaks when told."""

    def __init__(self) -> None:
        self.heard: list[Said] = []
        self.broken_turns = 0
        self.consent: bool | None = None
        self.erase = False

    async def turn(self, person: Person, state: DialogueState, said: Said) -> Understood:
        if self.broken_turns:
            self.broken_turns -= 1
            raise RuntimeError("broken")
        self.heard.append(said)
        words = said.text or said.document or said.trouble or (said.press and said.press.does)
        turns = int(state.slots.get("turns", 0)) + 1
        reply = Reply(f"{turns}: {words}", (Choice("Suite", "walk.next", {"step": str(turns)}),))
        return Understood(
            reply, DialogueState({"turns": turns}), "fr", consent=self.consent, erase=self.erase
        )

    def apology(self, person: Person, state: DialogueState, failures: int) -> Reply:
        return Reply(f"désolé {failures}")


class Post:
    """A channel that keeps what it sends, and fails as told."""

    name = "test"

    def __init__(self) -> None:
        self.sent: list[Delivery] = []
        self.errors: list[Exception] = []

    async def send(self, delivery: Delivery) -> None:
        if self.errors:
            raise self.errors.pop(0)
        self.sent.append(delivery)

    @property
    def texts(self) -> list[str]:
        return [delivery.reply.text for delivery in self.sent]


class World:
    def __init__(self, database: Database, folder: Path) -> None:
        self.database, self.folder = database, folder
        self.conversation, self.post, self.clock = Echo(), Post(), Clock()
        self.read: Callable[[Path, str], FileText] = lambda path, name: FileText(text="lu")
        self.pipeline = Pipeline(
            database, self.conversation, self._read, folder=folder, now=self.clock
        )
        self.dispatcher = Dispatcher(self.pipeline, {"test": self.post})
        self.numbers: Iterator[int] = iter(range(1_000_000))

    async def _read(self, path: Path, name: str) -> FileText:
        return self.read(path, name)

    async def say(self, text: str | None = None, *, who: str = "a", **more: object) -> None:
        platform_id = str(more.pop("platform_id", f"m{next(self.numbers)}"))
        incoming = Incoming("test", who, platform_id, text=text, **more)  # type: ignore[arg-type]
        person = await self.pipeline.receive(incoming)
        if person is not None:
            await self.dispatcher.wake(person)

    def rows(self, table: type) -> list[object]:
        return self.database.work(lambda session: list(session.execute(select(table)).scalars()))
