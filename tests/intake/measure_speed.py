"""Measure the time of reading: `python -m tests.intake.measure_speed`.

First the processor time of clean A4 adverts, which on one free core is the time that a person waits.
Then how long others wait for an answer while one photo after the other is read beside them, through
the whole pipeline with the trained model. Quiet and busy spells take turns, so that what else the
machine does weighs on both.
"""

import asyncio
import resource
import secrets
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from bot.channels.base import Incoming, IncomingFile
from bot.channels.terminal import TerminalChannel
from bot.commands.console import content_store, settings
from bot.gateway.service import Service, running
from bot.intake import make_reader
from tests.intake.measure import language_rows
from tests.intake.media import drawable, rendered

STYLES = ("page", "photo")
ROUNDS = 8
SPELL_SECONDS = 4.0
THINKING_SECONDS = 0.05
MESSAGES = (
    *("Bonjour", "comment vérifier une agence ?", "سلام", "واش خاصني نخلص شي حاجة", "menu"),
    *("c'est quoi l'ANAPEC", "كيف أعرف أن العقد صحيح؟", "bghit nkhdem f canada", "merci"),
)


def pages() -> Iterator[tuple[str, bytes]]:
    """Yield A4 adverts: of middle length and the longest of our own, clean and as photos."""
    for language in ("fr", "ar"):
        rows = sorted(language_rows(language), key=lambda row: len(row["text"]))
        for row in (rows[len(rows) // 2], rows[-1]):
            text = drawable(row["text"])
            for style in STYLES:
                name = f"{language} {style}, {len(text)} characters"
                yield name, rendered(text, style, 3)


def spent() -> float:
    """Return the processor time of the programs that ended, workers and Tesseract alike."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


async def time_pages(folder: Path) -> None:
    """Print the processor time that each page takes."""
    reader = make_reader()
    path = folder / "page"
    for name, data in pages():
        path.write_bytes(data)
        before, started = spent(), time.monotonic()
        await reader(path, path.name)
        wall = time.monotonic() - started
        sys.stdout.write(f"{name}: {spent() - before:.2f} s of a core, {wall:.2f} s by the clock\n")


async def talk(service: Service, seconds: float) -> list[float]:
    """Send messages of different people, one after the other; return how long each waited."""
    waits: list[float] = []
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for text in MESSAGES:
            started = time.monotonic()
            who = secrets.token_hex(6)
            await service.answer(Incoming("terminal", who, secrets.token_hex(12), text=text))
            waits.append(time.monotonic() - started)
            await asyncio.sleep(THINKING_SECONDS)
    return waits


async def send_photos(service: Service, data: bytes) -> None:
    """Send one photo after the other, for ever."""
    while True:
        path = service.settings.incoming / secrets.token_hex(16)
        path.write_bytes(data)
        file = IncomingFile(str(path), "photo.jpg", "image/jpeg")
        who = secrets.token_hex(6)
        await service.answer(Incoming("terminal", who, secrets.token_hex(12), file=file))


async def time_others(folder: Path) -> None:
    """Print how long others wait, in quiet and while photos are read."""
    chosen = replace(settings(), var=folder, database_url=f"sqlite:///{folder / 'rihla.db'}")
    store = content_store(chosen)
    model = max(chosen.models.glob("*.tar.gz"), key=lambda path: path.stat().st_mtime)
    from bot.dialogue.agent import load_dialogue

    dialogue = await load_dialogue(model, store)
    channel = TerminalChannel()
    photo = dict(pages())
    data = next(data for name, data in photo.items() if name.startswith("ar photo"))
    quiet: list[float] = []
    busy: list[float] = []
    async with running(chosen, store, dialogue, {channel.name: channel}, make_reader()) as service:
        await talk(service, SPELL_SECONDS)
        for _ in range(ROUNDS):
            quiet += await talk(service, SPELL_SECONDS)
            photos = asyncio.create_task(send_photos(service, data))
            busy += await talk(service, SPELL_SECONDS)
            photos.cancel()
            with suppress(asyncio.CancelledError):
                await photos
    for name, waits in (("quiet", quiet), ("photos beside", busy)):
        middle, slow = statistics.median(waits), sorted(waits)[len(waits) * 95 // 100]
        mean = statistics.mean(waits)
        sys.stdout.write(
            f"{name}: {len(waits)} answers, median {middle * 1000:.1f} ms, "
            f"mean {mean * 1000:.1f} ms, 95 % under {slow * 1000:.1f} ms\n"
        )
    growth = statistics.median(busy) / statistics.median(quiet) - 1
    sys.stdout.write(f"the median grows by {growth:.0%}\n")


async def measure() -> None:
    with tempfile.TemporaryDirectory() as name:
        await time_pages(Path(name))
        await time_others(Path(name))


if __name__ == "__main__":
    asyncio.run(measure())
