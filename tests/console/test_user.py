"""`rihla user`: accounts are made, changed and closed from the command line."""

import json
from pathlib import Path

import pytest
from sqlalchemy import select
from typer.testing import CliRunner

from bot.cli import app
from bot.console import passwords
from bot.storage.console_models import AccountRow, AuditRow
from bot.storage.database import Database

GOOD = "quatre mots sans rapport\n"
run = CliRunner()


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'rihla.db'}"


def rihla(url: str, *words: str, typed: str = GOOD):
    return run.invoke(app, ["user", *words, "--database", url], input=typed)


def accounts_in(url: str) -> list[dict]:
    lines = [line for line in rihla(url, "list").output.splitlines() if line.startswith("{")]
    return [json.loads(line) for line in lines]


def test_an_account_is_made_with_a_role_and_its_password_is_never_stored(url: str) -> None:
    made = rihla(
        url, "add", "salma", "--role", "supervisor", "--shown", "Salma", "--language", "ar"
    )
    assert made.exit_code == 0, made.output
    (row,) = accounts_in(url)
    assert (row["name"], row["role"], row["language"]) == ("salma", "supervisor", "ar")
    stored = Database(url).work(lambda s: s.execute(select(AccountRow.digest)).scalar_one())
    assert GOOD.strip() not in stored
    assert passwords.is_password(GOOD.strip(), stored)


@pytest.mark.parametrize(
    ("words", "typed"),
    [
        (("add", "salma"), "court\n"),
        (("add", "Salma Idrissi"), GOOD),
        (("add", "salma", "--role", "king"), GOOD),
        (("add", "salma", "--language", "xx"), GOOD),
    ],
)
def test_what_cannot_be_used_is_refused(url: str, words: tuple[str, ...], typed: str) -> None:
    assert rihla(url, *words, typed=typed).exit_code == 2
    assert accounts_in(url) == []


def test_a_name_is_taken_once_and_an_unknown_one_is_told(url: str) -> None:
    rihla(url, "add", "salma")
    again, unknown = rihla(url, "add", "salma"), rihla(url, "disable", "nobody")
    assert again.exit_code == unknown.exit_code == 1


def test_accounts_are_closed_opened_promoted_and_given_a_second_factor(url: str) -> None:
    rihla(url, "add", "salma")
    rihla(url, "disable", "salma")
    assert accounts_in(url)[0]["disabled"]
    rihla(url, "disable", "salma", "--undo")
    rihla(url, "role", "salma", "--role", "editor")
    secret = rihla(url, "totp", "salma").output
    assert "otpauth://totp/Rihla:salma?secret=" in secret
    row = accounts_in(url)[0]
    assert not row["disabled"]
    assert row["totp"]
    assert row["role"] == "editor"
    deeds = Database(url).work(lambda s: list(s.execute(select(AuditRow.deed)).scalars()))
    assert deeds == [
        *("account.add", "account.disable", "account.enable", "account.role", "account.totp")
    ]


def test_a_new_password_replaces_the_old_one(url: str) -> None:
    rihla(url, "add", "salma")
    rihla(url, "password", "salma", typed="encore quatre mots nouveaux\n")
    stored = Database(url).work(lambda s: s.execute(select(AccountRow.digest)).scalar_one())
    assert passwords.is_password("encore quatre mots nouveaux", stored)
    assert not passwords.is_password(GOOD.strip(), stored)
