"""Settings: all from the environment, with names in RIHLA_; no secret has a default."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).parent.parent
DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 8080
THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})
"""Where the service may be reached without https://, to try it."""
_WHATSAPP_NEEDS = ("TOKEN", "PHONE_ID", "APP_SECRET", "VERIFY_TOKEN")


class SettingsError(Exception):
    """A setting cannot be used; the message names it and the repair."""


@dataclass(frozen=True)
class TelegramSettings:
    """How to be on Telegram.

    Attributes:
        token: The bot's token, from @BotFather.
        api_url: Another Bot API server, if any.
    """

    token: str = field(repr=False)
    api_url: str | None = None


@dataclass(frozen=True)
class WhatsAppSettings:
    """How to be on WhatsApp.

    Attributes:
        token: Access token of the system user.
        phone_id: Id of the phone number that people write to.
        app_secret: Secret of the app, with which Meta signs what it delivers.
        verify_token: The word that Meta repeats when it checks the webhook's address.
        api_url: Another Cloud API server, if any.
        template: Name of the approved template that invites a person to write again.
        budget: Messages a month that the operator means to pay for, shown at /metrics.
    """

    token: str = field(repr=False)
    phone_id: str
    app_secret: str = field(repr=False)
    verify_token: str = field(repr=False)
    api_url: str | None = None
    template: str | None = None
    budget: int | None = None


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
        telegram: How to be on Telegram; None to be elsewhere only.
        whatsapp: How to be on WhatsApp; None to be elsewhere only.
        fetch_links: Whether pages behind links are fetched; if not, their address alone is read.
        preview: Whether /preview shows the content, drafts included, to this machine.
        speech_model: Folder of the speech model that writes voice notes down, if there is one.
    """

    content: Path
    var: Path
    models: Path
    database_url: str
    host: str
    port: int
    public_url: str | None
    telegram: TelegramSettings | None = None
    whatsapp: WhatsAppSettings | None = None
    fetch_links: bool = False
    speech_model: Path | None = None
    preview: bool = False

    @property
    def incoming(self) -> Path:
        """Folder where received files lie until they are read."""
        return self.var / "incoming"

    @property
    def corrections(self) -> Path:
        """Folder where corrections lie while they are evaluated."""
        return self.var / "corrections"


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
        public_url=_public_url(env),
        telegram=_telegram(env),
        whatsapp=_whatsapp(env),
        fetch_links=_switch(env, "RIHLA_FETCH_LINKS"),
        speech_model=_folder(env, "RIHLA_SPEECH_MODEL"),
        preview=_switch(env, "RIHLA_PREVIEW"),
    )


def _telegram(env: Mapping[str, str]) -> TelegramSettings | None:
    token = env.get("RIHLA_TELEGRAM_TOKEN")
    if not token:
        return None
    if not token.partition(":")[0].isdecimal():
        raise SettingsError("RIHLA_TELEGRAM_TOKEN is not a bot token; copy it from @BotFather")
    return TelegramSettings(token, _url(env, "RIHLA_TELEGRAM_API_URL"))


def _whatsapp(env: Mapping[str, str]) -> WhatsAppSettings | None:
    given = {name: env.get(f"RIHLA_WHATSAPP_{name}") or "" for name in _WHATSAPP_NEEDS}
    missing = [f"RIHLA_WHATSAPP_{name}" for name, value in given.items() if not value]
    if len(missing) == len(given):
        return None
    if missing:
        raise SettingsError(
            f"WhatsApp needs {', '.join(missing)} too; set them or unset the others"
        )
    budget = env.get("RIHLA_WHATSAPP_BUDGET") or ""
    if budget and not budget.isdecimal():
        raise SettingsError(f"RIHLA_WHATSAPP_BUDGET is {budget!r}; give a number of messages")
    return WhatsAppSettings(
        given["TOKEN"],
        given["PHONE_ID"],
        given["APP_SECRET"],
        given["VERIFY_TOKEN"],
        _url(env, "RIHLA_WHATSAPP_API_URL"),
        env.get("RIHLA_WHATSAPP_TEMPLATE") or None,
        int(budget) if budget else None,
    )


def _switch(env: Mapping[str, str], name: str) -> bool:
    value = (env.get(name) or "").strip().lower()
    if value not in {"", "0", "1", "false", "true", "no", "yes"}:
        raise SettingsError(f"{name} is {value!r}; give 1 or 0")
    return value in {"1", "true", "yes"}


def _folder(env: Mapping[str, str], name: str) -> Path | None:
    given = env.get(name)
    if not given:
        return None
    if not Path(given).is_dir():
        raise SettingsError(f"{name} is {given!r}, which is no folder; give the model's folder")
    return Path(given).resolve()


def _public_url(env: Mapping[str, str]) -> str | None:
    """Return the address of the service: encrypted, unless it is this machine's own."""
    url = (env.get("RIHLA_PUBLIC_URL") or "").strip()
    if not url:
        return None
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:  # brackets without an address, a port that is no number
        parts, host = urlsplit(""), None
    at_home = parts.scheme == "http" and host in THIS_MACHINE
    plain = not (parts.query or parts.fragment or any(c.isspace() for c in url))
    if not host or not plain or not (parts.scheme == "https" or at_home):
        raise SettingsError(
            f"RIHLA_PUBLIC_URL is {url!r}; give an address such as https://rihla.example"
        )
    return url


def _url(env: Mapping[str, str], name: str) -> str | None:
    url = env.get(name)
    if url and not url.startswith(("https://", "http://")):
        raise SettingsError(f"{name} is {url!r}; give an address that begins with https://")
    return url or None
