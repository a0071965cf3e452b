"""Run the worker that reads a file: started afresh, watched, killed when it takes too long."""

import asyncio
import contextlib
import json
import os
import signal
import sys
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


class Workers:
    """Reads files in processes of their own, a few at a time."""

    def __init__(self, *, speech_model: Path | None = None, count: int = limits.WORKERS) -> None:
        """Take note of the speech model, if there is one, and of how many may work at once."""
        self._speech_model = speech_model
        self._turns = asyncio.Semaphore(count)

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
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *_WORKER,
            *([LISTEN] if listens else []),
            stdin=file.fileno(),
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            cwd=_ROOT,
            env=self._environment(),
            start_new_session=True,
        )
        try:
            written = await asyncio.wait_for(_all_of(process.stdout), seconds)
        except asyncio.TimeoutError:
            return FileText(trouble=TOO_LARGE)
        finally:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)  # and the programs that it started
            await process.wait()
        return _understood(written)

    def _environment(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
        model = {SPEECH_MODEL: str(self._speech_model)} if self._speech_model else {}
        return {**kept, **_ONE_THREAD, **model, "PYTHONDONTWRITEBYTECODE": "1"}


async def _all_of(stream: asyncio.StreamReader | None) -> bytes:
    """Read a stream to its end, or to where it is too much to be a result."""
    written = b""
    while stream is not None and (block := await stream.read(_BLOCK)):
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
