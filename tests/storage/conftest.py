"""What is stored is stored alike in both databases: these tests run on SQLite and PostgreSQL."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from alembic.config import Config

from bot.storage.database import MIGRATIONS, Database

Moves = Callable[[Config, str], None]


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


def migrate(database: Database, move: Moves, revision: str) -> None:
    """Bring the tables to the form of a revision, up or down."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with database.engine.begin() as connection:
        config.attributes["connection"] = connection
        move(config, revision)
