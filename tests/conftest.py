"""What tests share: the project's content, fresh databases, and the trained model."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from bot.content.model import Snapshot
from bot.content.store import ContentStore
from bot.gateway.models import current_model
from bot.settings import Settings, read_settings
from bot.storage.database import Database
from tests import postgresql as tests_postgresql

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 11, 30)


@pytest.fixture(scope="session")
def store() -> ContentStore:
    """Return the project's own content."""
    return ContentStore(ROOT / "content")


@pytest.fixture(scope="session")
def content(store: ContentStore) -> Snapshot:
    """Return the project's own content, at one moment."""
    return store.current


@pytest.fixture
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """Return an empty database with the newest tables.

    It is SQLite; with RIHLA_TEST_POSTGRESQL=1 every test that uses it runs on PostgreSQL instead.
    """
    url = f"sqlite:///{tmp_path / 'test.db'}"
    if os.environ.get("RIHLA_TEST_POSTGRESQL") == "1":
        url = request.getfixturevalue("shared_url")
    opened = Database(url)
    opened.upgrade()
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """Return the address of a PostgreSQL that lives as long as the run."""
    folder = tests_postgresql.programs()
    if folder is None:
        pytest.skip("PostgreSQL is missing: `deploy/prepare.sh tests` installs it")
    with tests_postgresql.running(folder) as address:
        yield address


@pytest.fixture
def shared_url(postgresql: str) -> str:
    """Return the URL of an empty database that several processes may share."""
    return tests_postgresql.new_database(postgresql)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Return settings whose every file is temporary."""
    return read_settings({"RIHLA_VAR": str(tmp_path / "var"), "RIHLA_MODELS": str(ROOT / "models")})


@pytest.fixture(scope="session")
def model() -> Path:
    """Return the model trained on the files as they are, training it once if need be."""
    models = ROOT / "models"
    found = current_model(ROOT, models)
    if found is None:
        subprocess.run([Path(sys.executable).parent / "rihla", "train"], cwd=ROOT, check=True)
        found = current_model(ROOT, models)
    assert found is not None
    return found


@pytest.fixture(scope="session")
def dialogue(model: Path, store: ContentStore) -> object:
    """Return the dialogue on the trained model, loaded once for the whole run."""
    from bot.dialogue.agent import Dialogue

    return Dialogue.load(model, store)
