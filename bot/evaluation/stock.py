"""The stock server with the same model: `rasa run` and `rasa run actions`, over HTTP."""

import asyncio
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from bot.evaluation.bench import MESSAGES, WARM_UP

PORT = 5905
ACTIONS_PORT = 5906
MAX_START_SECONDS = 180
COUNT = 100
AT_ONCE = 8
_ENDPOINTS = """
action_endpoint:
  url: "http://127.0.0.1:{port}/webhook"
nlg:
  type: bot.dialogue.nlg.ContentNaturalLanguageGenerator
tracker_store:
  type: SQL
  dialect: sqlite
  db: {database}
"""


@contextmanager
def stock_server(root: Path, model: Path, folder: Path) -> Iterator[float]:
    """Serve the model with Rasa's own programs; yield the seconds until it answered."""
    endpoints = folder / "endpoints.yml"
    endpoints.write_text(_ENDPOINTS.format(port=ACTIONS_PORT, database=folder / "stock.db"))
    rasa = str(Path(sys.executable).parent / "rasa")
    environment = {**os.environ, "RASA_TELEMETRY_ENABLED": "false", "PYTHONPATH": str(root)}
    commands = (
        [rasa, "run", "actions", "--port", str(ACTIONS_PORT)],
        [
            *(rasa, "run", "--model", str(model), "--endpoints", str(endpoints)),
            *("--credentials", str(root / "credentials.yml"), "--port", str(PORT)),
            *("--interface", "127.0.0.1"),
        ],
    )
    started = time.monotonic()
    programs = [
        subprocess.Popen(  # noqa: S603 - our own command line
            command,
            cwd=root,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for command in commands
    ]
    try:
        _wait_for(f"http://127.0.0.1:{PORT}/", started)
        _wait_for(f"http://127.0.0.1:{ACTIONS_PORT}/health", started)
        yield time.monotonic() - started
    finally:
        for program in programs:
            program.terminate()
        for program in programs:
            program.wait()


def _wait_for(url: str, started: float) -> None:
    while time.monotonic() - started < MAX_START_SECONDS:
        try:
            if httpx.get(url, timeout=2).status_code < httpx.codes.INTERNAL_SERVER_ERROR:
                return
        except httpx.HTTPError:
            time.sleep(0.5)
    raise TimeoutError(f"{url} did not answer within {MAX_START_SECONDS} s")


async def stock_turns() -> dict[str, float]:
    """Return the time of a turn and the messages a second of the stock server."""
    url = f"http://127.0.0.1:{PORT}/webhooks/rest/webhook"
    async with httpx.AsyncClient(timeout=60) as client:

        async def say(sender: str, number: int) -> float:
            started = time.perf_counter()
            message = {"sender": sender, "message": MESSAGES[number % len(MESSAGES)]}
            (await client.post(url, json=message)).raise_for_status()
            return 1000 * (time.perf_counter() - started)

        times = [await say("one", number) for number in range(WARM_UP + COUNT)]
        waiting = asyncio.Semaphore(AT_ONCE)

        async def wait_and_say(number: int) -> None:
            async with waiting:
                await say(f"p{number}", number)

        started = time.perf_counter()
        await asyncio.gather(*(wait_and_say(number) for number in range(COUNT)))
        seconds = time.perf_counter() - started
    return {
        "one person, first turns": statistics.median(times[WARM_UP : WARM_UP + COUNT // 4]),
        f"one person, after {COUNT} turns": statistics.median(times[-COUNT // 4 :]),
        "messages a second": COUNT / seconds,
    }


def children_megabytes() -> float:
    """Return the most memory that one of the ended programs has held."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
