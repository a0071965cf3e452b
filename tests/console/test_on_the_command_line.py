"""`rihla data` and `rihla offers` leave in the log what the console would, and tell as it does."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from sqlalchemy import func, select
from typer.testing import CliRunner

from bot.cli import app
from bot.storage import alerts, audit
from bot.storage.database import Database
from bot.storage.models import OutboxRow, PersonRow
from tests.console.conftest import START
from tests.console.people import OFFER, READ, say

Rihla = Callable[..., Result]


@pytest.fixture
def rihla(database: Database, tmp_path: Path) -> Rihla:
    url = database.url.render_as_string(hide_password=False)
    env = {"RIHLA_VAR": str(tmp_path / "var"), "RIHLA_DATABASE_URL": url}
    return lambda *words: CliRunner().invoke(app, list(words), env=env)


def log(database: Database) -> list[tuple[str, str | None, dict]]:
    found = database.work(lambda s: audit.entries(s))
    return [(entry.deed, entry.subject, dict(entry.detail)) for entry in found][::-1]


def test_a_copy_and_an_erasure_are_in_the_log(database: Database, rihla: Rihla) -> None:
    person = say(database, "a", "bonjour")
    assert rihla("data", "export", person).exit_code == 0
    assert rihla("data", "erase", person, "--yes").exit_code == 0
    assert database.work(lambda s: s.execute(select(func.count(PersonRow.id))).scalar()) == 0
    assert log(database) == [("data.export", person, {}), ("data.erase", person, {})]


def test_what_is_asked_of_nobody_leaves_no_line(database: Database, rihla: Rihla) -> None:
    for words in (("data", "export", "p0"), ("data", "erase", "p0", "--yes")):
        assert rihla(*words).exit_code == 1
    assert rihla("offers", "show", "1").exit_code == 1
    assert log(database) == []


def test_looking_at_an_offer_and_deciding_on_it_are_in_the_log(
    database: Database, rihla: Rihla
) -> None:
    say(database, "a", OFFER, offer=READ)
    shown = rihla("offers", "show", "1")
    assert json.loads(shown.stdout)["id"] == 1
    rihla("offers", "genuine", "1", "--reason", "Vue à l'agence.", "--by", "F. A.")
    assert log(database) == [
        ("offer.view", "offer 1", {}),
        ("offer.decide", "offer 1", {"verdict": "genuine", "by": "F. A."}),
    ]


def test_a_decision_without_a_reason_changes_nothing_and_leaves_no_line(
    database: Database, rihla: Rihla
) -> None:
    say(database, "a", OFFER, offer=READ)
    assert rihla("offers", "confirm", "1", "--reason", " ", "--by", "F. A.").exit_code == 2
    assert json.loads(rihla("offers", "list").stdout)["verdict"] == "none"
    assert log(database) == []


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_senders_who_asked_for_warnings_are_told_of_a_confirmed_fraud_once(
    database: Database, rihla: Rihla, language: str
) -> None:
    warned = say(database, "a", OFFER, offer=READ, language=language)
    say(database, "b", OFFER, offer=READ, language=language)
    database.work(lambda s: alerts.subscribe(s, warned, START))
    for _ in range(2):
        done = rihla("offers", "confirm", "1", "--reason", "Frais demandés.", "--by", "F. A.")
        assert done.exit_code == 0, done.output
    rows = database.work(lambda s: list(s.execute(select(OutboxRow)).scalars()))
    assert [row.person_id for row in rows] == [warned]
    assert ("fraude" if language == "fr" else "احتيال") in rows[0].content["text"]
