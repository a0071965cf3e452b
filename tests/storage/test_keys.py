"""A database that is opened with another key than it was filled with is noticed."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.gateway.keys import MEMORY_KEY, KeyFileError, check_key
from bot.storage.database import Database


def check(database: Database, folder: Path) -> None:
    database.work(lambda session: check_key(session, folder, MEMORY_KEY))


def test_the_first_key_is_that_of_the_database(database: Database, tmp_path: Path) -> None:
    check(database, tmp_path / "one")
    check(database, tmp_path / "one")
    with pytest.raises(KeyFileError, match="accept-key"):
        check(database, tmp_path / "other")


def test_a_copy_of_the_key_on_another_machine_is_as_good(
    database: Database, tmp_path: Path
) -> None:
    check(database, tmp_path / "one")
    (tmp_path / "other").mkdir()
    copied = (tmp_path / "one" / "memory.key").read_bytes()
    (tmp_path / "other" / "memory.key").write_bytes(copied)
    check(database, tmp_path / "other")


def test_a_start_with_another_key_is_refused_until_it_is_accepted(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'rihla.db'}"
    database = Database(url)
    database.upgrade()
    check(database, tmp_path / "lost")
    env = {"RIHLA_VAR": str(tmp_path / "var"), "RIHLA_DATABASE_URL": url}
    refused = CliRunner().invoke(app, ["serve"], env=env)
    assert refused.exit_code == 1
    assert "memory.key" in refused.output
    accepted = CliRunner().invoke(app, ["data", "accept-key", "--yes"], env=env)
    assert accepted.exit_code == 0
    check(database, tmp_path / "var")
    database.close()
