"""What is stored is stored alike in both databases: these tests run on SQLite and PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.storage.database import Database


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """Return an empty database of each kind with the newest tables."""
    url = f"sqlite:///{tmp_path / 'test.db'}"
    if request.param == "postgresql":
        url = request.getfixturevalue("shared_url")
    opened = Database(url)
    opened.upgrade()
    yield opened
    opened.close()
