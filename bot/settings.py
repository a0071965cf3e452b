"""Settings: all from the environment, with names in RIHLA_; no secret has a default."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 8080


class SettingsError(Exception):
    """A setting cannot be used; the message names it and the repair."""


@dataclass(frozen=True)
class Settings:
    """What the operator chose.

    Attributes:
        content: Folder of the content.
        var: Folder for the database, files on their way, and keys made at the first start.
        models: Folder of trained models; the newest is used.
        database_url: SQLAlchemy URL.
        host: Address to listen on.
        port: Port to listen on.
        public_url: Address under which people reach the service, if they do.
    """

    content: Path
    var: Path
    models: Path
    database_url: str
    host: str
    port: int
    public_url: str | None

    @property
    def incoming(self) -> Path:
        """Folder where received files lie until they are read."""
        return self.var / "incoming"


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Read the settings; raises `SettingsError` for one that cannot be used."""
    env = os.environ if environment is None else environment
    var = Path(env.get("RIHLA_VAR") or ROOT / "var")
    port = env.get("RIHLA_PORT") or str(DEFAULT_PORT)
    if not port.isdecimal() or not 0 <= int(port) < 2**16:
        raise SettingsError(f"RIHLA_PORT is {port!r}; give a port number, such as {DEFAULT_PORT}")
    return Settings(
        content=Path(env.get("RIHLA_CONTENT") or ROOT / "content"),
        var=var,
        models=Path(env.get("RIHLA_MODELS") or ROOT / "models"),
        database_url=env.get("RIHLA_DATABASE_URL") or f"sqlite:///{var / 'rihla.db'}",
        host=env.get("RIHLA_HOST") or DEFAULT_HOST,
        port=int(port),
        public_url=env.get("RIHLA_PUBLIC_URL") or None,
    )
