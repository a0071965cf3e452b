"""Read a prepared picture with Tesseract, which runs as a program of its own."""

import io
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from itertools import islice

from PIL import Image, ImageOps

from bot.intake.layout import (
    Line,
    Word,
    doubtful_numbers,
    lines_of,
    running_text,
    with_latin,
    with_word,
    words_of,
)
from bot.intake.limits import OCR_SECONDS
from bot.intake.picture import prepare
from bot.intake.reading import NO_OCR, TroubleError

BOTH_SCRIPTS = "fra+ara"
ENGLISH = "eng+fra+ara"
ARABIC = "ara"
_OPTIONS = (
    *("--dpi", "200", "--psm", "3", "-c", "tessedit_create_tsv=1"),
    *("-c", "textord_noise_rejrows=0", "-c", "textord_noise_rejwords=0"),
)
"""The dots of Arabic letters pass for noise, and whole lines would be left out for them."""
_NUMBER_OPTIONS = (
    *("-l", "fra", "--dpi", "200", "--psm", "7", "-c", "tessedit_create_tsv=1"),
    *("-c", "tessedit_char_whitelist=0123456789.,"),
)
_MAX_NUMBERS = 6
"""Doubtful numbers that are read again: each costs a start of Tesseract."""
_NUMBER_BORDER = 12
_DARK = 128
_LEAST_INK = 0.0001
"""A picture with a smaller share of dark points shows no word."""
_POOR_CONFIDENCE = 75.0
_FEW_WORDS = 4
_ABOUT_AS_GOOD = 0.8
_ENGLISH_WORDS = re.compile(r"\b(?:the|of|and|for|with|to|you|your|we|will|is|are)\b", re.I)
"""Words that every English text has, and no French one."""
_ENGLISH_SHARE = 0.08
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

    @property
    def is_english(self) -> bool:
        """Whether it has as many of the small words of English as a text in English."""
        small = _ENGLISH_WORDS.findall(" ".join(word.text for word in self.words))
        return len(small) > len(self.words) * _ENGLISH_SHARE


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
    if page.is_english:
        page = max(page, _read(ready, ENGLISH), key=_weight)
    lines = lines_of(page.words)
    if page.is_arabic:  # alone, the Arabic model takes no Arabic word for a Latin one
        again = _read(ready, ARABIC)
        if _weight(again) > _weight(page) * _ABOUT_AS_GOOD:
            lines = with_latin(_numbers_mended(ready, lines_of(again.words)), page.words)
    return running_text(lines)


def _weight(page: Page) -> float:
    """Count words by how sure they are, to choose the better of two readings."""
    return len(page.words) * page.confidence


def _read(picture: Image.Image, languages: str) -> Page:
    table = _run(picture, ["-l", languages, *_OPTIONS]).decode("utf-8", "replace")
    return Page(tuple(words_of(table)))


def _numbers_mended(picture: Image.Image, lines: list[Line]) -> list[Line]:
    """Return lines whose doubtful numbers were read again, each by itself."""
    doubtful = (
        (n, word, box) for n, line in enumerate(lines) for word, box in doubtful_numbers(line)
    )
    for number, word, box in islice(doubtful, _MAX_NUMBERS):
        cut = ImageOps.expand(picture.crop(box), _NUMBER_BORDER, fill=255)
        found = _run(cut, list(_NUMBER_OPTIONS)).decode("utf-8", "replace")
        text = "".join(part.text for part in words_of(found))
        if _digits(text) > _digits(word.text):
            lines[number] = with_word(lines[number], word, text)
    return lines


def _digits(text: str) -> int:
    return sum(character.isdigit() for character in text)


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
