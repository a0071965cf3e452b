"""Read a prepared picture with Tesseract, which runs as a program of its own."""

import io
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image

from bot.intake.limits import OCR_SECONDS
from bot.intake.picture import prepare
from bot.intake.reading import NO_OCR, TroubleError

LANGUAGES = "fra+ara+eng"
ARABIC_FIRST = "ara+fra"
_OPTIONS = (
    *("--dpi", "200", "--psm", "3", "-c", "tessedit_create_tsv=1"),
    *("-c", "textord_noise_rejrows=0", "-c", "textord_noise_rejwords=0"),
)
"""The dots of Arabic letters pass for noise, and whole lines would be left out for them."""
_TABLE_COLUMNS = 12
_WORD_LEVEL = "5"
_LEAST_CONFIDENCE = 20.0
"""Words under it are specks and frames; they are left out."""
_POOR_CONFIDENCE = 55.0
_FEW_WORDS = 4
_ABOUT_AS_GOOD = 0.9
_ARABIC = re.compile(r"[\u0621-\u064a]")
_LETTER = re.compile(r"[^\W\d_]")
_ROTATE = re.compile(rb"Rotate: (\d+)")
_HALF_TURNS = {90: 270, 180: 180, 270: 90}
"""What Tesseract says to turn, clockwise, and what Pillow turns, anticlockwise."""


@dataclass(frozen=True)
class Page:
    """What was read of a picture: words, and how sure Tesseract is of them (0 to 100)."""

    text: str
    confidence: float
    words: int

    @property
    def is_poor(self) -> bool:
        """Whether the picture may lie on its side, upside down, or say nothing."""
        return self.words < _FEW_WORDS or self.confidence < _POOR_CONFIDENCE

    @property
    def weight(self) -> float:
        """Words counted by how sure they are, to choose the better of two readings."""
        return self.words * self.confidence


def read_picture(picture: Image.Image) -> str:
    """Return the words of a picture; none where it shows none.

    Raises:
        TroubleError: Where Tesseract is not installed.
    """
    ready = prepare(picture)
    page = _read(ready, LANGUAGES)
    if page.is_poor:
        turn = _HALF_TURNS.get(_orientation(ready))
        if turn:
            ready = ready.rotate(turn, expand=True, fillcolor=255)
            page = max(page, _read(ready, LANGUAGES), key=lambda p: p.weight)
    if _mostly_arabic(page.text):
        again = _read(ready, ARABIC_FIRST)
        page = again if again.weight > page.weight * _ABOUT_AS_GOOD else page
    return page.text


def _mostly_arabic(text: str) -> bool:
    return len(_ARABIC.findall(text)) > len(_LETTER.findall(text)) / 2


def _read(picture: Image.Image, languages: str) -> Page:
    rows = _run(picture, ["-l", languages, *_OPTIONS]).decode("utf-8", "replace").split("\n")
    return _page(tuple(_words(rows)))


def _orientation(picture: Image.Image) -> int:
    """Return the clockwise turn that puts the page upright: 0, 90, 180 or 270 degrees."""
    match = _ROTATE.search(_run(picture, ["--psm", "0"]))
    return int(match[1]) if match else 0


def _run(picture: Image.Image, options: list[str]) -> bytes:
    """Run Tesseract on a picture through pipes: no file of the person's is written."""
    program = shutil.which("tesseract")
    if program is None:
        raise TroubleError(NO_OCR)
    raw = io.BytesIO()
    picture.save(raw, "PPM")
    try:
        done = subprocess.run(  # noqa: S603 - fixed program and options
            [program, "stdin", "stdout", *options],
            input=raw.getvalue(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=OCR_SECONDS,
            check=False,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except subprocess.TimeoutExpired:
        return b""
    return done.stdout


Word = tuple[tuple[str, ...], str, float]
"""The line that a word stands on (block, paragraph, line), the word, its confidence."""


def _words(rows: list[str]) -> Iterator[Word]:
    for row in rows:
        cells = row.split("\t")
        if len(cells) != _TABLE_COLUMNS or cells[0] != _WORD_LEVEL:
            continue
        confidence, word = float(cells[10]), cells[11].strip()
        if word and confidence >= _LEAST_CONFIDENCE:
            yield tuple(cells[2:5]), word, confidence


def _page(words: tuple[Word, ...]) -> Page:
    parts: list[str] = []
    last: tuple[str, ...] | None = None
    for line, word, _ in words:
        if last is not None:
            parts.append(" " if line == last else "\n" if line[:2] == last[:2] else "\n\n")
        parts.append(word)
        last = line
    sure = sum(confidence for _, _, confidence in words) / len(words) if words else 0.0
    return Page("".join(parts), sure, len(words))
