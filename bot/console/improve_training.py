"""Evaluations before and after: `rihla evaluate corrections` in a process of its own, one by one.

The console only starts it and shows what it found. Nothing is trained in the service, and no
model is replaced.
"""

import asyncio
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

MAX_SECONDS = 1_800.0
"""An evaluation that takes longer is stopped."""
MAX_COMPLAINT_CHARACTERS = 400
COMMAND = (sys.executable, "-c", "from bot.cli import main; main()", "evaluate", "corrections")


@dataclass
class Evaluation:
    """The last evaluation that was asked for.

    Attributes:
        folder: Where its input lies while it runs.
        clock: This moment.
        state: `none`, `running`, `done` or `failed`.
        result: What it found, as `Comparison.to_json` gives it.
        complaint: What went wrong, for the operator.
        asked_at: When it was asked for.
    """

    folder: Path
    clock: Callable[[], datetime]
    command: Sequence[str] = COMMAND
    state: str = "none"
    result: dict[str, Any] = field(default_factory=dict)
    complaint: str = ""
    asked_at: datetime | None = None
    _task: "asyncio.Task[None] | None" = None

    def start(self, lines: str) -> bool:
        """Start one over corrections as JSON lines; False while another runs."""
        if self.state == "running":
            return False
        self.state, self.result, self.complaint = "running", {}, ""
        self.asked_at = self.clock()
        self._task = asyncio.create_task(self._run(lines))
        return True

    async def _run(self, lines: str) -> None:
        path = self.folder / "corrections.jsonl"
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            await asyncio.to_thread(path.write_text, lines, encoding="utf-8")
            self.result = await self._evaluate(path)
            self.state = "done"
        except (OSError, ValueError, asyncio.TimeoutError) as error:
            self.state = "failed"
            self.complaint = (str(error) or type(error).__name__)[:MAX_COMPLAINT_CHARACTERS]
        finally:
            path.unlink(missing_ok=True)

    async def _evaluate(self, path: Path) -> dict[str, Any]:
        process = await asyncio.create_subprocess_exec(
            *self.command,
            str(path),
            "--json",
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        try:
            out, complaint = await asyncio.wait_for(process.communicate(), MAX_SECONDS)
        except BaseException:
            process.kill()
            await process.wait()
            raise
        if process.returncode != 0:
            last = complaint.decode("utf-8", "replace").strip().splitlines()[-1:]
            raise ValueError(" ".join(last) or f"exit {process.returncode}")
        found: dict[str, Any] = json.loads(out)
        return found
