"""Several processes on one PostgreSQL: in order, once, and a process that dies is replaced."""

import asyncio
import secrets
import signal
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from typer.testing import CliRunner

from bot.channels.base import Channel, Delivery, Incoming, IncomingFile, Receipt
from bot.channels.terminal import TerminalChannel
from bot.channels.web.channel import WebChannel
from bot.cli import app
from bot.content.reply import Reply
from bot.content.store import ContentStore
from bot.gateway import leading, pipeline, shared_dispatcher
from bot.gateway.pipeline import MAX_TURNS_AT_ONCE
from bot.gateway.service import Service, running
from bot.gateway.turn import Said, Understood
from bot.gateway.waiting import ended, happened
from bot.gateway.web import WebChat
from bot.intake.base import FileText
from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.dialogue import DialogueState
from bot.storage.inbox import Received
from bot.storage.models import InboxFileRow, OutboxRow
from bot.storage.people import Person

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 30.0


class Named:
    """A conversation that says who answers, how often the person was answered, and what."""

    def __init__(self, name: str, seconds: float = 0.0) -> None:
        self.name, self.seconds = name, seconds
        self.busy: set[str] = set()
        self.turns = 0

    async def turn(self, person: Person, state: DialogueState, said: Said) -> Understood:
        assert person.id not in self.busy
        self.busy.add(person.id)
        await asyncio.sleep(self.seconds)
        self.busy.discard(person.id)
        self.turns += 1
        turns = int(state.slots.get("turns", 0)) + 1
        words = said.text or said.document or said.trouble
        return Understood(Reply(f"{turns}: {words}"), DialogueState({"turns": turns}), "fr")

    def apology(self, person: Person, state: DialogueState, failures: int) -> Reply:
        return Reply("désolé")


class Platform:
    """A platform far away that counts what it is sent, whoever sends it."""

    name = "far"

    def __init__(self, sent: dict[str, list[str]]) -> None:
        self.sent = sent

    async def send(self, delivery: Delivery) -> Receipt:
        await asyncio.sleep(0.002)
        self.sent[delivery.address].append(delivery.reply.text)
        return Receipt()

    async def fetch(self, remote: str, folder: Path) -> Path:
        raise AssertionError("nothing to fetch")

    async def attend(self, address: str, platform_id: str, *, slow: bool) -> None:
        return

    async def close(self) -> None:
        return


async def read_whole(path: Path, name: str) -> FileText:
    return FileText(text=f"{name}: {path.read_text(encoding='utf-8')}")


@pytest.fixture
def shared(settings: Settings, shared_url: str) -> Settings:
    return replace(settings, database_url=shared_url)


@asynccontextmanager
async def process(
    shared: Settings, store: ContentStore, talk: Named, *channels: Channel, var: str = ""
) -> AsyncIterator[Service]:
    """Run what a process runs; one with a folder of its own is another machine."""
    chosen = replace(shared, var=shared.var / var) if var else shared
    named = {channel.name: channel for channel in channels}
    async with running(chosen, store, talk, named, read_whole) as service:
        yield service


async def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while not true():
        assert time.monotonic() < end, "it did not happen"
        await asyncio.sleep(0.02)


async def test_everybody_is_answered_once_and_in_order_by_several_processes(
    shared: Settings, store: ContentStore
) -> None:
    people, messages = [f"person {n}" for n in range(12)], 5
    sent: dict[str, list[str]] = defaultdict(list)
    talks = [Named(name, 0.02) for name in "abc"]
    async with AsyncExitStack() as stack:
        services = [
            await stack.enter_async_context(process(shared, store, talk, Platform(sent)))
            for talk in talks
        ]
        for number in range(messages):  # now here, now there, as a load balancer would
            await asyncio.gather(
                *(
                    services[(number + n) % 3].accept(
                        Incoming("far", who, f"{who} {number}", text=f"message {number}")
                    )
                    for n, who in enumerate(people)
                )
            )
        await until(lambda: sum(map(len, sent.values())) >= len(people) * messages)
        await asyncio.sleep(0.3)
    wanted = [f"{n + 1}: message {n}" for n in range(messages)]
    assert sent == dict.fromkeys(people, wanted)
    assert all(talk.turns for talk in talks), "one process did nothing"


async def test_a_message_delivered_to_two_processes_is_answered_once(
    shared: Settings, store: ContentStore
) -> None:
    sent: dict[str, list[str]] = defaultdict(list)
    async with (
        process(shared, store, Named("a"), Platform(sent)) as one,
        process(shared, store, Named("b"), Platform(sent)) as other,
    ):
        same = Incoming("far", "who", "same", text="salut")
        await asyncio.gather(one.accept(same), other.accept(same), one.accept(same))
        await until(lambda: bool(sent))
        await asyncio.sleep(0.3)
    assert sent == {"who": ["1: salut"]}


async def test_the_parts_of_an_album_are_answered_as_one(
    shared: Settings, store: ContentStore
) -> None:
    sent: dict[str, list[str]] = defaultdict(list)
    async with process(shared, store, Named("a"), Platform(sent)) as service:
        for part in range(3):
            path = service.settings.incoming / f"part{part}"
            path.write_text(f"page {part}", encoding="utf-8")
            file = IncomingFile(str(path), f"{part}.txt", "text/plain")
            await service.accept(Incoming("far", "who", f"m{part}", file=file, group="album"))
        await until(lambda: bool(sent))
    assert sent == {"who": ["1: 0.txt: page 0\n\n1.txt: page 1\n\n2.txt: page 2"]}


async def test_a_file_given_to_one_machine_is_read_by_another_and_kept_by_none(
    shared: Settings, store: ContentStore
) -> None:
    sent: dict[str, list[str]] = defaultdict(list)
    async with process(shared, store, Named("web"), Platform(sent), var="one") as one:
        one.dispatcher.wake = lambda *_args, **_more: None  # type: ignore[method-assign]
        path = one.settings.incoming / "upload"
        path.write_text("عقد عمل، الراتب 3000 درهم", encoding="utf-8")
        await one.accept(
            Incoming("far", "who", "m", file=IncomingFile(str(path), "offre.txt", "text/plain"))
        )
        assert not path.exists()
    async with process(shared, store, Named("worker"), Platform(sent), var="other") as other:
        await until(lambda: bool(sent))
        assert list(other.settings.incoming.iterdir()) == []
        left = select(func.count()).select_from(InboxFileRow)
        assert other.database.work(lambda session: session.execute(left).scalar()) == 0
    assert sent == {"who": ["1: offre.txt: عقد عمل، الراتب 3000 درهم"]}


async def test_when_the_process_that_sends_stops_another_goes_on(
    shared: Settings, store: ContentStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leading, "LOOK_SECONDS", 0.1)
    first: dict[str, list[str]] = defaultdict(list)
    second: dict[str, list[str]] = defaultdict(list)
    async with process(shared, store, Named("b"), Platform(second)) as other:
        async with process(shared, store, Named("a"), Platform(first)) as one:
            await one.accept(Incoming("far", "who", "1", text="un"))
            await until(lambda: bool(first or second))
        await other.accept(Incoming("far", "who", "2", text="deux"))
        await until(lambda: len(first["who"] + second["who"]) == 2)
    assert [*first["who"], *second["who"]] in (["1: un", "2: deux"], ["2: deux", "1: un"])


async def test_people_whose_files_are_read_make_nobody_wait_who_writes(
    shared: Settings, store: ContentStore
) -> None:
    sent: dict[str, list[str]] = defaultdict(list)
    begun, read = 0, asyncio.Event()

    async def slowly(path: Path, name: str) -> FileText:
        nonlocal begun
        begun += 1
        await read.wait()
        return FileText(text="lu")

    channels = {"far": Platform(sent)}
    async with running(shared, store, Named("a"), channels, slowly) as service:
        for number in range(2 * MAX_TURNS_AT_ONCE):
            path = service.settings.incoming / f"file{number}"
            path.write_text("offre", encoding="utf-8")
            file = IncomingFile(str(path), "offre.txt", "text/plain")
            await service.accept(Incoming("far", f"sender {number}", f"m{number}", file=file))
        await until(lambda: begun >= MAX_TURNS_AT_ONCE)
        await service.accept(Incoming("far", "writer", "m", text="salut"))
        await until(lambda: bool(sent))
        assert sent == {"writer": ["1: salut"]}
        read.set()
        await until(lambda: len(sent) == 2 * MAX_TURNS_AT_ONCE + 1)


async def test_a_turn_that_cannot_be_stored_is_given_up_and_the_next_one_works(
    shared: Settings, store: ContentStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(session: object, received: Received, *_args: object) -> None:
        if received.content["text"] == "salut":
            raise ValueError("a string cannot be stored")

    monkeypatch.setattr(pipeline, "keep_turn", refuse)
    monkeypatch.setattr(shared_dispatcher, "PATIENCE", timedelta())
    monkeypatch.setattr(shared_dispatcher, "TAKE_UP_SECONDS", 0.1)
    sent: dict[str, list[str]] = defaultdict(list)
    async with process(shared, store, Named("a"), Platform(sent)) as service:
        for text in ("salut", "encore"):
            await service.accept(Incoming("far", "who", text, text=text))
        await until(lambda: len(sent["who"]) == 2)
    assert sent == {"who": ["désolé", "1: encore"]}


async def test_who_is_stopped_while_taking_the_lead_gives_it_back(
    shared: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    take = leading._take

    def slowly(database: Database, role: str) -> object:
        time.sleep(0.3)
        return take(database, role)

    async def work() -> None:
        led.set()
        await asyncio.sleep(3600)

    database, led = Database(shared.database_url), asyncio.Event()
    monkeypatch.setattr(leading, "_take", slowly)
    stopped = asyncio.create_task(leading.while_leading(database, "role", work))
    await asyncio.sleep(0.1)
    await ended([stopped])
    assert not led.is_set()
    leader = asyncio.create_task(leading.while_leading(database, "role", work))
    assert await happened(led, PATIENCE_SECONDS)
    await ended([leader])
    database.close()


async def test_a_page_shows_at_once_what_another_process_answered(
    shared: Settings, store: ContentStore
) -> None:
    pages = WebChannel()
    async with process(shared, store, Named("web"), pages) as web:
        web.dispatcher.wake = lambda *_args, **_more: None  # type: ignore[method-assign]
        event = pages.listen("cookie")
        async with process(shared, store, Named("worker")) as worker:
            person = await web.accept(Incoming("web", "cookie", "m", text="salut"))
            assert person is not None
            await asyncio.sleep(0.5)  # both listen by now
            event.clear()
            worker.dispatcher.wake(person)
            await asyncio.wait_for(event.wait(), PATIENCE_SECONDS)
        stored = select(OutboxRow.content).where(OutboxRow.person_id == person)
        content = web.database.work(lambda session: session.execute(stored).scalar())
    assert content["text"] == "1: salut"


async def test_a_terminal_gets_its_answer_whoever_gives_it(
    shared: Settings, store: ContentStore
) -> None:
    terminal = TerminalChannel()
    async with (
        process(shared, store, Named("a"), terminal) as one,
        process(shared, store, Named("b")),
    ):
        for number in range(6):
            await one.answer(Incoming("terminal", "me", str(number), text=f"mot {number}"))
            assert [r.text for r in terminal.take("me")] == [f"{number + 1}: mot {number}"]


def cut_all_connections(url: str) -> None:
    query = text(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE pid <> pg_backend_pid() AND datname = current_database()"
    )
    database = Database(url)
    database.work(lambda session: session.execute(query))
    database.close()


async def test_a_database_that_was_away_for_a_moment_is_taken_up_again(
    shared: Settings, store: ContentStore
) -> None:
    sent: dict[str, list[str]] = defaultdict(list)
    async with (
        process(shared, store, Named("a"), Platform(sent), WebChannel()) as one,
        process(shared, store, Named("b"), Platform(sent)) as other,
    ):
        for number in range(3):
            await asyncio.to_thread(cut_all_connections, shared.database_url)
            for _ in range(20):  # as a platform delivers again what was not acknowledged
                try:
                    incoming = Incoming("far", "who", str(number), text=f"message {number}")
                    await (one, other)[number % 2].accept(incoming)
                    break
                except SQLAlchemyError:
                    await asyncio.sleep(0.2)
            await until(lambda number=number: len(sent["who"]) > number)
        assert one.sound
        assert other.sound
    assert sent == {"who": ["1: message 0", "2: message 1", "3: message 2"]}


async def test_a_part_of_the_service_that_ended_shows_where_its_health_is_asked(
    shared: Settings, store: ContentStore
) -> None:
    pages = WebChannel()
    async with process(shared, store, Named("a"), pages) as service:
        chat, request = WebChat(service, pages), Request({"type": "http"})
        assert (await chat.health(request)).status_code == 200
        service.tasks[0].cancel()
        await until(lambda: not service.sound)
        assert (await chat.health(request)).status_code == 503


DYING = """
import asyncio, sys
from dataclasses import replace
from pathlib import Path
sys.path.insert(0, {root!r})
from bot.channels.base import Incoming
from bot.content.store import ContentStore
from bot.gateway.service import running
from bot.settings import read_settings

class Stuck:
    async def turn(self, person, state, said):
        print("begun", flush=True)
        await asyncio.sleep(3600)

async def main():
    settings = read_settings({{"RIHLA_VAR": {var!r}, "RIHLA_DATABASE_URL": {url!r}}})
    async with running(settings, ContentStore(settings.content), Stuck(), {{}}) as service:
        await service.accept(Incoming("far", "who", "m", text="salut"))
        await asyncio.sleep(3600)

asyncio.run(main())
"""


async def test_a_process_that_dies_in_the_middle_of_a_turn_is_replaced(
    shared: Settings, store: ContentStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared_dispatcher, "DEAD_SECONDS", 3.0)
    script = DYING.format(root=str(ROOT), var=str(tmp_path / "dying"), url=shared.database_url)
    dying = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert dying.stdout is not None
    assert await asyncio.to_thread(dying.stdout.readline) == "begun\n"
    dying.send_signal(signal.SIGKILL)
    dying.wait()
    dying.stdout.close()
    sent: dict[str, list[str]] = defaultdict(list)
    async with process(shared, store, Named("b"), Platform(sent)):
        await until(lambda: bool(sent))
    assert sent == {"who": ["1: salut"]}


async def test_a_turn_that_was_taken_over_changes_nothing_any_more(
    shared: Settings, store: ContentStore
) -> None:
    """A process that was only slow, and was taken for dead, finishes after the other."""
    sent: dict[str, list[str]] = defaultdict(list)
    slow, quick = Named("slow", 1.0), Named("quick")
    async with process(shared, store, slow, Platform(sent)) as one:
        person = await one.accept(Incoming("far", "who", "m", text="salut"))
        assert person is not None
        await until(lambda: bool(slow.busy))
        async with process(shared, store, quick, Platform(sent)) as other:
            await other.pipeline.work(person)
            await until(lambda: bool(sent))
            await until(lambda: slow.turns == 1)
            await asyncio.sleep(0.3)
    assert sent == {"who": ["1: salut"]}


async def test_processes_that_start_together_make_the_tables_once(shared: Settings) -> None:
    opened = [Database(shared.database_url) for _ in range(4)]
    await asyncio.gather(*(asyncio.to_thread(one.upgrade) for one in opened))
    await asyncio.gather(*(asyncio.to_thread(shared_dispatcher.make_tables, d) for d in opened))
    tables = "SELECT count(*) FROM procrastinate_jobs"
    assert opened[0].work(lambda session: session.execute(text(tables)).scalar()) == 0
    for one in opened:
        one.close()


def test_a_worker_without_a_shared_database_says_what_it_needs(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["worker"], env={"RIHLA_VAR": str(tmp_path)})
    assert result.exit_code == 1
    assert "RIHLA_DATABASE_URL" in result.output


def test_a_worker_whose_database_is_away_says_so_before_it_loads_anything(tmp_path: Path) -> None:
    url = f"postgresql+psycopg2://{secrets.token_hex(4)}@127.0.0.1:1/none"
    env = {"RIHLA_VAR": str(tmp_path), "RIHLA_DATABASE_URL": url}
    for command in ("worker", "serve", "chat"):
        result = CliRunner().invoke(app, [command], env=env)
        assert result.exit_code == 1
        assert "The database cannot be used" in result.output
