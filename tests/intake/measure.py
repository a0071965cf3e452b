"""Measure reading: `python -m tests.intake.measure` draws 60 adverts of our own and reads them.

The signs found in what was read are compared with those of the text itself. Prints one line for
each advert that differs, a table by style and language, and the time of a clean A4 photo.
"""

import asyncio
import json
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from actions import shelf
from bot.intake import make_reader
from bot.intake.reader import Reader
from tests.intake.media import STYLES, drawable, rendered

SIGNS = Path(__file__).parent.parent / "signs"
ADVERTS = 60
MIN_CHARACTERS = 150


@dataclass(frozen=True)
class Advert:
    """One of our own offers, in the style in which it is drawn."""

    id: str
    language: str
    text: str
    style: str
    number: int

    def file(self) -> bytes:
        return rendered(self.text, self.style, self.number)


@dataclass(frozen=True)
class Outcome:
    """The signs of an advert and those of what was read of it."""

    advert: Advert
    wanted: frozenset[str]
    found: frozenset[str]
    seconds: float


def adverts(count: int = ADVERTS) -> Iterator[Advert]:
    """Yield offers of our own, French and Arabic in turns, each in the next style."""
    rows = {language: list(language_rows(language)) for language in ("fr", "ar")}
    for number in range(count):
        language = ("fr", "ar")[number % 2]
        kept = rows[language]
        row = kept[(number // 2) * len(kept) // (count // 2 + 1)]
        style = STYLES[(number // 2) % len(STYLES)]
        yield Advert(row["id"], language, drawable(row["text"]), style, number)


def language_rows(language: str) -> Iterator[dict[str, str]]:
    path = SIGNS / f"offers_{language}.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if len(row["text"]) >= MIN_CHARACTERS:
            yield row


def signs(text: str) -> frozenset[str]:
    """Return the ids of the signs that a text bears."""
    checked = shelf.offer_check().check(text, today=shelf.today())
    return frozenset(hit.sign.id for hit in checked.findings.hits)


async def outcome(reader: Reader, advert: Advert, folder: Path) -> tuple[Outcome, str]:
    """Draw an advert, read it, compare the signs; return what was read as well."""
    path = folder / f"{advert.number}"
    path.write_bytes(advert.file())
    started = time.monotonic()
    read = await reader(path, path.name)
    seconds = time.monotonic() - started
    text = read.text or ""
    return Outcome(advert, signs(advert.text), signs(text), seconds), text


async def measure(count: int = ADVERTS) -> list[Outcome]:
    """Read all adverts, one after the other."""
    reader, outcomes = make_reader(), []
    with tempfile.TemporaryDirectory() as name:
        for advert in adverts(count):
            result, text = await outcome(reader, advert, Path(name))
            outcomes.append(result)
            if result.wanted != result.found:
                _say(f"{advert.id} {advert.style}: lost {sorted(result.wanted - result.found)}")
                _say(f"    new {sorted(result.found - result.wanted)}")
                if "-v" in sys.argv:
                    _say(f"--- written\n{advert.text}\n--- read\n{text}\n---")
    return outcomes


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


def main() -> None:
    outcomes = asyncio.run(measure())
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for done in outcomes:
        for name in ("all", done.advert.language, done.advert.style):
            groups[name].append(done)
    for name, members in groups.items():
        equal = sum(done.wanted == done.found for done in members)
        seconds = sorted(done.seconds for done in members)
        middle, longest = seconds[len(seconds) // 2], seconds[-1]
        _say(
            f"{name:12} {equal}/{len(members)} equal, median {middle:.1f} s, at most {longest:.1f} s"
        )


if __name__ == "__main__":
    main()
