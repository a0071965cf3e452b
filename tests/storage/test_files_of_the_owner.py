"""What lies in the folder of the service is for its owner alone, whatever the umask."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.content.store import ContentStore
from bot.gateway.service import running
from bot.settings import Settings
from bot.storage.database import Database
from tests.gateway.test_reminders import Walking


@pytest.fixture(autouse=True)
def open_handed() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


def for_others(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode) & 0o077


def test_a_new_database_and_what_lies_beside_it_are_for_the_owner(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'var' / 'rihla.db'}")
    database.upgrade()
    found = {path.name: for_others(path) for path in (tmp_path / "var").iterdir()}
    assert found.keys() == {"rihla.db", "rihla.db-wal", "rihla.db-shm"}
    assert not any(found.values())
    assert not for_others(tmp_path / "var")
    database.close()


def test_a_database_that_all_could_read_is_closed_to_them(tmp_path: Path) -> None:
    path = tmp_path / "rihla.db"
    path.touch(0o644)
    Database(f"sqlite:///{path}").upgrade()
    assert not for_others(path)


async def test_files_on_their_way_are_for_the_owner(
    settings: Settings, store: ContentStore
) -> None:
    settings.incoming.mkdir(parents=True)
    async with running(settings, store, Walking("fr"), {}):
        assert not for_others(settings.incoming)
