"""Pictures: opened within limits, turned upright, made flat and sharp for Tesseract.

Nothing of what a camera adds (place, device, time) goes further than the rotation it asks for.
"""

import io
import warnings
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter, ImageOps, UnidentifiedImageError

from bot.intake.limits import MAX_PIXELS, MAX_SIDE, MIN_SIDE
from bot.intake.reading import NO_TEXT, TOO_LARGE, UNREADABLE, TroubleError

_FORMATS = ("JPEG", "PNG", "WEBP")
_LONG_SIDE = 2_400
"""An A4 page at 200 dots an inch: what Tesseract reads best for its time."""
_LEAST_LONG_SIDE = 1_900
_MAX_ENLARGED = 3.0
_LIGHT = 255.0
_DARK_PAGE = 110
"""Middle grey under which a picture is light on dark, as chats at night are."""
_GROUND_SIDE = 160
"""Side of the small picture that shows the light of the paper without its letters."""
_INK, _PAPER = 0.15, 0.9
"""Shares of the paper's light that become black and white."""
_SKEW_SIDE = 700
_SKEW_STEPS = tuple(np.arange(-8.0, 8.5, 1.0))
_SKEW_FINE = tuple(np.arange(-0.75, 1.0, 0.25))
_LEAST_SKEW = 0.4
_SKEW_GAIN = 1.03

Grey = NDArray[np.float32]


def open_picture(data: bytes, *, heif: bool = False) -> Image.Image:
    """Open a picture upright, in grey.

    Raises:
        TroubleError: For a broken picture, a tiny one, or one of too many points.
    """
    formats: Iterable[str] = _FORMATS
    if heif:
        import pi_heif

        pi_heif.register_heif_opener(thumbnails=False)
        formats = ("HEIF",)
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(data), formats=tuple(formats))
            _check_size(picture.size)
            picture.draft("L", _half_of(picture.size))
            return _grey(ImageOps.exif_transpose(picture))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise TroubleError(TOO_LARGE) from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, RuntimeError):
        raise TroubleError(UNREADABLE) from None
    except (IndexError, KeyError, TypeError, AttributeError, OverflowError):
        raise TroubleError(UNREADABLE) from None  # plugins let these out for malformed headers


def _check_size(size: tuple[int, int]) -> None:
    width, height = size
    if width * height > MAX_PIXELS or max(size) > MAX_SIDE:
        raise TroubleError(TOO_LARGE)
    if min(size) < MIN_SIDE:
        raise TroubleError(NO_TEXT)


def _half_of(size: tuple[int, int]) -> tuple[int, int]:
    """Return the size from which a JPEG may be decoded small, and in less time."""
    scale = min(1.0, _LONG_SIDE / max(size))
    return int(size[0] * scale), int(size[1] * scale)


def _grey(picture: Image.Image) -> Image.Image:
    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        picture = picture.convert("RGBA")
        paper = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(paper, picture)
    if picture.mode.startswith("I;16") or picture.mode == "I":
        picture = picture.convert("I").point(lambda value: value / 256)
    grey = picture.convert("L")
    return Image.frombytes("L", grey.size, grey.tobytes())  # the points alone: no EXIF, no notes


def prepare(picture: Image.Image) -> Image.Image:
    """Return a picture of even light, in the size that Tesseract reads, with level lines."""
    picture = _scaled(picture)
    light = _even(picture)
    angle = skew(light)
    if abs(angle) >= _LEAST_SKEW:
        light = light.rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    return light


def _scaled(picture: Image.Image) -> Image.Image:
    longest = max(picture.size)
    scale = 1.0
    if longest > _LONG_SIDE:
        scale = _LONG_SIDE / longest
    elif longest < _LEAST_LONG_SIDE:
        scale = min(_MAX_ENLARGED, _LEAST_LONG_SIDE / longest)
    if scale == 1.0:
        return picture
    size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
    return picture.resize(size, Image.Resampling.LANCZOS)


def _even(picture: Image.Image) -> Image.Image:
    """Divide by the light of the paper, so that shadows and coloured bubbles become white."""
    grey: Grey = np.asarray(picture, dtype=np.float32)
    if float(np.median(grey)) < _DARK_PAGE:
        grey = _LIGHT - grey
        picture = Image.fromarray(grey.astype(np.uint8))
    ratio = _GROUND_SIDE / max(picture.size)
    small = (max(8, round(picture.width * ratio)), max(8, round(picture.height * ratio)))
    ground = picture.resize(small, Image.Resampling.BOX)
    ground = ground.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.GaussianBlur(3))
    paper: Grey = np.asarray(ground.resize(picture.size, Image.Resampling.BILINEAR), np.float32)
    flat = (grey / np.maximum(paper, 32.0) - _INK) / (_PAPER - _INK)
    return Image.fromarray((np.clip(flat, 0.0, 1.0) * _LIGHT).astype(np.uint8))


def skew(picture: Image.Image) -> float:
    """Return by how many degrees the lines of a page climb, as far as that can be seen.

    Lines that are level make rows of ink and rows of paper: the sum of each row differs most
    from its neighbour's at the right angle.
    """
    small = picture.copy()
    small.thumbnail((_SKEW_SIDE, _SKEW_SIDE), Image.Resampling.BOX)
    ink = ImageOps.invert(small)

    def sharpness(angle: float) -> float:
        turned = ink.rotate(angle, Image.Resampling.BILINEAR, fillcolor=0)
        rows = np.asarray(turned, dtype=np.float32).sum(axis=1)
        return float(np.square(np.diff(rows)).sum())

    level = sharpness(0.0)
    coarse = max(_SKEW_STEPS, key=sharpness)
    best = max((coarse + fine for fine in _SKEW_FINE), key=sharpness)
    return float(best) if sharpness(best) > level * _SKEW_GAIN else 0.0
