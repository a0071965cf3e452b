"""The reader of the project's own content, and shorthands for what it reads."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from actions.offer_reader import Offer, OfferReader
from bot.content.loader import load

TODAY = date(2026, 11, 25)
Read = Callable[[str], Offer]


@pytest.fixture(scope="session")
def reader() -> OfferReader:
    return OfferReader.from_content(load(Path(__file__).parents[2] / "content"))


@pytest.fixture(scope="session")
def read(reader: OfferReader) -> Read:
    return lambda text: reader.read(text, today=TODAY)
