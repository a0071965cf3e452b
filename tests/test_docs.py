"""The docs name every setting, command and intent, and their links lead somewhere."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
import yaml

from bot.cli import app
from bot.intake import limits
from bot.settings import read_settings
from tests.conftest import ROOT

DOCS = sorted((ROOT / "docs").glob("*.md"))
SPOKEN = "\n".join(path.read_text(encoding="utf-8") for path in [*DOCS, ROOT / "README.md"])
SETTING = re.compile(r"\bRIHLA_[A-Z][A-Z_]*[A-Z]\b")
LINK = re.compile(r"\]\((?!https?://|mailto:|#)([^)#\s]+)")


class Asked(dict[str, str]):
    """An environment that remembers what was looked up in it."""

    def __init__(self, given: dict[str, str]) -> None:
        super().__init__(given)
        self.names: set[str] = set()

    def get(self, key: str, default: Any = None) -> Any:
        self.names.add(key)
        return super().get(key, default)


def settings_of_the_service() -> set[str]:
    """Return every setting that is looked up at the start."""
    whatsapp = dict.fromkeys(("TOKEN", "PHONE_ID", "APP_SECRET", "VERIFY_TOKEN"), "x")
    asked = Asked({f"RIHLA_WHATSAPP_{name}": value for name, value in whatsapp.items()})
    asked["RIHLA_TELEGRAM_TOKEN"] = "1:x"
    read_settings(asked)
    return asked.names


def settings_read() -> set[str]:
    """Return every setting: those that are looked up, and those that stand in code and scripts."""
    files = [*(ROOT / "bot").rglob("*.py"), *(ROOT / "actions").rglob("*.py")]
    files += [path for path in (ROOT / "deploy").iterdir() if path.is_file()]
    written = (SETTING.findall(path.read_text(encoding="utf-8")) for path in files)
    return settings_of_the_service().union(*written)


def commands(group: typer.Typer, name: str = "rihla") -> Iterator[str]:
    for command in group.registered_commands:
        assert command.name is not None
        yield f"{name} {command.name}"
    for inner in group.registered_groups:
        assert inner.typer_instance is not None
        yield from commands(inner.typer_instance, f"{name} {inner.name}")


@pytest.mark.parametrize("name", sorted(settings_read()))
def test_every_setting_is_explained(name: str) -> None:
    assert re.search(rf"\b{name}\b", SPOKEN), f"docs/operate.md does not name {name}"


@pytest.mark.parametrize("command", sorted(commands(app)))
def test_every_command_is_explained(command: str) -> None:
    assert re.search(rf"\b{re.escape(command)}\b", SPOKEN), f"no page of docs/ names {command}"


def test_the_limits_of_reading_a_file_are_told_as_they_are() -> None:
    told = (ROOT / "docs" / "operate.md").read_text(encoding="utf-8")
    file = re.search(r"^\| one file \|.*", told, re.MULTILINE)
    voice = re.search(r"^\| one voice note .*", told, re.MULTILINE)
    assert file is not None
    assert voice is not None
    cpu = f"{limits.CPU_SECONDS} s of processor and {limits.OCR_SECONDS:.0f} s more for each run"
    assert f"{limits.MEMORY_BYTES / 1e9:g} GB, {cpu}" in file[0]
    assert f", {limits.READ_SECONDS:.0f} s, " in file[0]
    cpu = f"{limits.LISTEN_CPU_SECONDS} s of processor, {limits.LISTEN_SECONDS:.0f} s |"
    assert f"{limits.LISTEN_MEMORY_BYTES / 1e9:g} GB, {cpu}" in voice[0]
    assert f"{limits.MAX_VOICE_SECONDS} s long" in voice[0]


def test_every_intent_has_its_meaning_told() -> None:
    domain = yaml.safe_load((ROOT / "domain" / "intents.yml").read_text(encoding="utf-8"))
    told = (ROOT / "docs" / "develop.md").read_text(encoding="utf-8")
    assert [name for name in domain["intents"] if f"`{name}`" not in told] == []


@pytest.mark.parametrize("page", DOCS, ids=lambda path: path.name)
def test_a_link_of_the_docs_leads_somewhere(page: Path) -> None:
    links = LINK.findall(page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []
