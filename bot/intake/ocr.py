"""Read a prepared picture with Tesseract, which runs as a program of its own."""

import io
import os
import re
import shutil
import subprocess
from dataclasses import dataclass

from PIL import Image

from bot.intake.layout import Word, lines_of, running_text, with_latin, words_of
from bot.intake.limits import OCR_SECONDS
from bot.intake.picture import prepare
from bot.intake.reading import NO_OCR, TroubleError

BOTH_SCRIPTS = "fra+ara+eng"
ARABIC = "ara"
_OPTIONS = (
    *("--dpi", "200", "--psm", "3", "-c", "tessedit_create_tsv=1"),
    *("-c", "textord_noise_rejrows=0", "-c", "textord_noise_rejwords=0"),
)
"""The dots of Arabic letters pass for noise, and whole lines would be left out for them."""
_DARK = 128
_LEAST_INK = 0.0001
"""A picture with a smaller share of dark points shows no word."""
_POOR_CONFIDENCE = 75.0
_FEW_WORDS = 4
_ABOUT_AS_GOOD = 0.8
_ROTATE = re.compile(rb"Rotate: (\d+)")
_HALF_TURNS = {90: 270, 180: 180, 270: 90}
"""What Tesseract says to turn, clockwise, and what Pillow turns, anticlockwise."""


@dataclass(frozen=True)
class Page:
    """What was read of a picture: words with their places."""

    words: tuple[Word, ...]

    @property
    def confidence(self) -> float:
        """How sure Tesseract is of the words, 0 to 100."""
        return sum(word.confidence for word in self.words) / max(1, len(self.words))

    @property
    def is_poor(self) -> bool:
        """Whether the picture may lie on its side, upside down, or say nothing."""
        return len(self.words) < _FEW_WORDS or self.confidence < _POOR_CONFIDENCE

    @property
    def is_arabic(self) -> bool:
        """Whether most of its words are Arabic."""
        return sum(word.is_arabic for word in self.words) * 2 > len(self.words)


def read_picture(picture: Image.Image) -> str:
    """Return the words of a picture; none where it shows none.

    Raises:
        TroubleError: Where Tesseract is not installed.
    """
    ready = prepare(picture)
    if sum(ready.histogram()[:_DARK]) < ready.width * ready.height * _LEAST_INK:
        return ""
    page = _read(ready, BOTH_SCRIPTS)
    if page.is_poor:
        turn = _HALF_TURNS.get(_orientation(ready))
        if turn:
            ready = ready.rotate(turn, expand=True, fillcolor=255)
            page = max(page, _read(ready, BOTH_SCRIPTS), key=_weight)
    lines = lines_of(page.words)
    if page.is_arabic:  # alone, the Arabic model takes no Arabic word for a Latin one
        again = _read(ready, ARABIC)
        if _weight(again) > _weight(page) * _ABOUT_AS_GOOD:
            lines = with_latin(lines_of(again.words), page.words)
    return running_text(lines)


def _weight(page: Page) -> float:
    """Count words by how sure they are, to choose the better of two readings."""
    return len(page.words) * page.confidence


def _read(picture: Image.Image, languages: str) -> Page:
    table = _run(picture, ["-l", languages, *_OPTIONS]).decode("utf-8", "replace")
    return Page(tuple(words_of(table)))


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
