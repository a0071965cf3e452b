"""Adverts of our own, drawn in every style, bear the signs of their text.

Six of the sixty, one of each style, that `python -m tests.intake.measure` reads.
"""

import shutil
from pathlib import Path

import pytest

from actions import shelf
from bot.content.store import ContentStore
from bot.intake import make_reader
from tests.intake.measure import adverts, outcome
from tests.intake.media import ARABIC_FONTS, CAN_SHAPE_ARABIC, LATIN_FONTS, STYLES, fonts

READ = (0, 3, 4, 7, 8, 11)
"""French and Arabic in turns, in the styles one after the other."""
EQUAL = 5

pytestmark = [
    pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is missing"),
    pytest.mark.skipif(
        not (CAN_SHAPE_ARABIC and fonts(LATIN_FONTS) and fonts(ARABIC_FONTS)),
        reason="Arabic cannot be drawn here",
    ),
]


def test_sixty_adverts_are_drawn_in_two_languages_and_every_style() -> None:
    drawn = list(adverts())
    assert len({(a.language, a.style) for a in drawn}) == 2 * len(STYLES)
    assert len({a.id for a in drawn}) == len(drawn) == 60


async def test_the_signs_of_drawn_adverts_are_those_of_their_text(
    store: ContentStore, tmp_path: Path
) -> None:
    shelf.use(store)
    reader = make_reader()
    chosen = [advert for advert in adverts() if advert.number in READ]
    done = [(await outcome(reader, advert, tmp_path))[0] for advert in chosen]
    unequal = [(d.advert.id, d.advert.style) for d in done if d.wanted != d.found]
    assert {advert.style for advert in chosen} == set(STYLES)
    assert len(unequal) <= len(READ) - EQUAL, unequal
