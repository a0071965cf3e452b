"""Run the worker that reads a file: started afresh, watched, killed when it takes too long."""

import asyncio
import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO

import bot
from bot.intake import limits
from bot.intake.base import FileText
from bot.intake.reading import LISTEN, SPEECH_MODEL, TOO_LARGE, UNREADABLE

_ROOT = Path(bot.__file__).parent.parent
_WORKER = ("-s", "-B", "-m", "bot.intake.worker")
_PASSED_ON = ("PATH", "LANG", "LC_ALL", "TESSDATA_PREFIX", "SYSTEMROOT", "LD_LIBRARY_PATH")
"""Variables that a worker gets; the others hold the secrets of the service."""
_ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_THREAD_LIMIT"), "1"
)
_BLOCK = 65_536


def leaves_network() -> bool:
    """Tell whether a worker can leave the network here; containers and units may forbid it."""
    code = "import sys; from bot.intake.worker import cut_off; sys.exit(not cut_off())"
    command = [sys.executable, "-s", "-B", "-c", code]
    return subprocess.run(command, cwd=_ROOT, check=False).returncode == 0  # noqa: S603


class Workers:
    """Reads files in processes of their own, a few at a time."""

    def __init__(self, *, speech_model: Path | None = None, count: int = limits.WORKERS) -> None:
        """Take note of the speech model, if there is one, and of how many may work at once."""
        self._speech_model = speech_model
        self._turns = asyncio.Semaphore(count)
        self._threads = ThreadPoolExecutor(count, thread_name_prefix="intake")

    async def read(self, file: IO[bytes], *, seconds: float | None = None) -> FileText:
        """Return what a worker makes of an open file; never raises for what is in it."""
        from bot.intake.kinds import kind_of

        head = file.read(4096)
        file.seek(0)
        listens = self._speech_model is not None and kind_of(head) == "voice"
        if seconds is None:
            seconds = limits.LISTEN_SECONDS if listens else limits.READ_SECONDS
        async with self._turns:
            return await self._read(file, seconds, listens=listens)

    async def _read(self, file: IO[bytes], seconds: float, *, listens: bool) -> FileText:
        worker = _Worker([sys.executable, *_WORKER, *([LISTEN] if listens else [])])
        loop = asyncio.get_running_loop()
        working = loop.run_in_executor(self._threads, worker.run, file, self._environment())
        try:
            done, _ = await asyncio.wait({working}, timeout=seconds)
            if done:
                return _understood(working.result())
        finally:
            worker.stop()
        await working
        return FileText(trouble=TOO_LARGE)

    def _environment(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
        model = {SPEECH_MODEL: str(self._speech_model)} if self._speech_model else {}
        return {**kept, **_ONE_THREAD, **model, "PYTHONDONTWRITEBYTECODE": "1"}


class _Worker:
    """A worker process in the care of a thread, which anyone may stop.

    A thread, because the event loop's own processes need a watcher that other libraries take away.
    """

    def __init__(self, command: list[str]) -> None:
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False
        self._lock = threading.Lock()

    def run(self, file: IO[bytes], environment: Mapping[str, str]) -> bytes:
        """Return what the worker writes about a file; blocks until it has ended."""
        with self._lock:
            if self._stopped:
                return b""
            process = self._process = subprocess.Popen(  # noqa: S603 - a fixed program of ours
                self._command,
                stdin=file,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=_ROOT,
                env=environment,
                start_new_session=True,
            )
        with process:
            try:
                return _all_of(process.stdout)
            finally:
                _end(process)

    def stop(self) -> None:
        """End the worker, if it still runs, and the programs that it started."""
        with self._lock:
            self._stopped = True
            if self._process is not None:
                _end(self._process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    if process.returncode is None:  # once it is waited for, its number may be another's
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)


def _all_of(stream: IO[bytes] | None) -> bytes:
    """Read a stream to its end, or to where it is too much to be a result."""
    written = b""
    while stream is not None and (block := stream.read(_BLOCK)):
        written += block
        if len(written) > limits.MAX_RESULT_BYTES:
            return b""
    return written


def _understood(written: bytes) -> FileText:
    """Return the result that a worker wrote; one that died wrote nothing of use."""
    try:
        found = json.loads(written)
        return FileText(
            found["text"],
            found["trouble"],
            found["origin"],
            tuple(found["notes"]),
            tuple(found["links"]),
        )
    except (ValueError, KeyError, TypeError):
        return FileText(trouble=UNREADABLE)
