"""Adverts of our own, drawn in every style, bear the signs of their text.

Eight of the sixty that `python -m tests.intake.measure` reads.
"""

import shutil
from pathlib import Path

import pytest

from actions import shelf
from bot.content.store import ContentStore
from bot.intake import make_reader
from tests.intake.measure import adverts, outcome
from tests.intake.media import ARABIC_FONTS, CAN_SHAPE_ARABIC, LATIN_FONTS, STYLES, fonts

READ = 8
EQUAL = 6

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
    done = [(await outcome(reader, advert, tmp_path))[0] for advert in adverts(READ)]
    unequal = [(d.advert.id, d.advert.style) for d in done if d.wanted != d.found]
    assert len(unequal) <= READ - EQUAL, unequal
