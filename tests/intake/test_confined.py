"""Workers: what a parser that was taken over could and could not do, and how it is ended."""

import asyncio
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from io import BufferedReader
from pathlib import Path
from typing import Any

import pytest

from bot.commands.console import tell_if_readers_are_connected
from bot.intake import confined
from bot.intake.base import FileText
from bot.intake.confined import Workers

Programs = Callable[[str], None]
SOON = 10.0
"""Seconds that a killed program may take to go; those of these tests would sleep sixty."""
FOUND = {"trouble": None, "origin": "text", "notes": [], "links": []}


@pytest.fixture
def file(tmp_path: Path) -> BufferedReader:
    path = tmp_path / "file"
    path.write_bytes(b"Bonjour")
    return path.open("rb")


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch) -> Programs:
    """Put a program of the test in the place of the worker."""

    def put(code: str) -> None:
        monkeypatch.setattr(confined, "_WORKER", ("-c", code))

    return put


def saying(expression: str) -> str:
    """Return a program that hands a value over as the words of a file."""
    return f"import json, os; print(json.dumps({FOUND!r} | {{'text': str({expression})}}))"


def is_running(number: int) -> bool:
    try:
        return Path(f"/proc/{number}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


async def ends(number: int) -> bool:
    """Tell whether a program ends soon: one that was killed may still be seen for a moment."""
    until = time.monotonic() + SOON
    while is_running(number) and time.monotonic() < until:
        await asyncio.sleep(0.05)
    return not is_running(number)


async def test_a_file_is_read_where_a_library_took_the_watcher_of_processes_away(
    file: BufferedReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(*_: Any) -> None:
        raise NotImplementedError

    monkeypatch.setattr(asyncio.events, "get_child_watcher", missing)
    assert await Workers().read(file) == FileText("Bonjour")


async def test_a_worker_that_takes_too_long_is_ended_with_what_it_started(
    file: BufferedReader, program: Programs, tmp_path: Path
) -> None:
    note = tmp_path / "number"
    program(
        "import subprocess, time; p = subprocess.Popen(['sleep', '60']);"
        f"open({str(note)!r}, 'w').write(str(p.pid)); time.sleep(60)"
    )
    started = time.monotonic()
    assert (await Workers().read(file, seconds=3.0)).trouble == "utter_file_too_large"
    assert time.monotonic() - started < 20
    assert await ends(int(note.read_text()))


async def test_a_worker_is_ended_when_nobody_waits_for_it_any_more(
    file: BufferedReader, program: Programs, tmp_path: Path
) -> None:
    note = tmp_path / "number"
    program(f"import os, time; open({str(note)!r}, 'w').write(str(os.getpid())); time.sleep(60)")
    reading = asyncio.create_task(Workers().read(file))
    while not note.exists() or not note.read_text():
        await asyncio.sleep(0.05)
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading
    assert await ends(int(note.read_text()))


@pytest.mark.parametrize(
    "code",
    [
        "print('x' * 2_000_000)",
        "import os; os.kill(os.getpid(), 11)",
        "raise SystemExit(3)",
        "print('{}')",
        "print('[1]')",
    ],
    ids=["writes too much", "crashes", "fails", "says nothing", "says something else"],
)
async def test_a_worker_that_breaks_is_one_more_unreadable_file(
    file: BufferedReader, program: Programs, code: str
) -> None:
    program(code)
    assert (await Workers().read(file)).trouble == "utter_file_unreadable"


async def test_a_worker_has_none_of_the_secrets_of_the_service(
    file: BufferedReader, program: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RIHLA_WHATSAPP_TOKEN", "canary")
    monkeypatch.setenv("RIHLA_DATABASE_URL", "canary")
    program(saying("dict(os.environ)"))
    text = (await Workers().read(file)).text or ""
    assert "PATH" in text
    assert "canary" not in text


async def test_no_more_than_two_files_are_read_at_once(
    file: BufferedReader, program: Programs, tmp_path: Path
) -> None:
    program(
        "import os, time; n = " + repr(str(tmp_path)) + " + '/' + str(os.getpid()) + '.on';"
        "open(n, 'w').close(); time.sleep(0.3);"
        + saying(f"len([f for f in os.listdir({str(tmp_path)!r}) if f.endswith('.on')])")
        + "; os.unlink(n)"
    )
    workers = Workers()
    found = await asyncio.gather(*(workers.read(file) for _ in range(5)))
    assert all(int(read.text or 9) <= 2 for read in found)


CONFINED = "from bot.intake.worker import confine; confine(listens=False);"


def run(code: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", code]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def confined_run(code: str) -> "subprocess.CompletedProcess[str]":
    """Run a program that has set the limits of a worker first."""
    return run(CONFINED + code)


def test_a_worker_cannot_take_all_the_memory() -> None:
    done = confined_run("x = bytearray(3_000_000_000)")
    assert "MemoryError" in done.stderr


def test_a_worker_cannot_write_a_file(tmp_path: Path) -> None:
    path = tmp_path / "left"
    done = confined_run(f"f = open({str(path)!r}, 'w'); f.write('a'); f.flush()")
    assert "File too large" in done.stderr
    assert not path.exists() or path.stat().st_size == 0


def test_a_worker_cannot_go_on_for_ever() -> None:
    code = "from bot.intake.worker import hurry; hurry('text')\nwhile True: pass"
    assert confined_run(code).returncode != 0


@pytest.mark.parametrize("leaves", [True, False])
def test_the_operator_is_told_where_readers_keep_the_network(
    leaves: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(confined, "leaves_network", lambda: leaves)
    tell_if_readers_are_connected()
    assert ("docs/operate.md" in capsys.readouterr().err) is not leaves


def test_whether_readers_leave_the_network_is_tried_out() -> None:
    code = "from bot.intake.worker import cut_off; assert cut_off()"
    assert confined.leaves_network() is (run(code).returncode == 0)


def test_a_worker_does_not_reach_the_network_of_the_machine() -> None:
    if run("from bot.intake.worker import cut_off; assert cut_off()").returncode:
        pytest.skip("this system lets no program leave the network")
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        code = f"import socket; socket.create_connection(('127.0.0.1', {port}), 3)"
        assert confined_run(code).returncode != 0
