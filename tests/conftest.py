"""What tests share: the project's content, fresh databases, and the trained model."""

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

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 11, 27)


@pytest.fixture(scope="session")
def store() -> ContentStore:
    """Return the project's own content."""
    return ContentStore(ROOT / "content")


@pytest.fixture(scope="session")
def content(store: ContentStore) -> Snapshot:
    """Return the project's own content, at one moment."""
    return store.current


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Return an empty database with the newest tables."""
    opened = Database(f"sqlite:///{tmp_path / 'test.db'}")
    opened.upgrade()
    yield opened
    opened.close()


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
