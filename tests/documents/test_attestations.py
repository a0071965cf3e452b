"""Attestations: verified by who holds the paper, and by nobody else; nothing of whom."""

from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy import select, text

from bot.gateway.documents import Documents, page_drawers
from bot.gateway.turn import DocumentRequest
from bot.settings import Settings
from bot.storage import attestations, documents, people, retention
from bot.storage.attestations import KEPT, AttestationRow
from bot.storage.database import Database

NOW = datetime(2026, 11, 27, 9, 0, tzinfo=timezone.utc)


def given(database: Database, modules: int = 10) -> str:
    token = attestations.new_token()
    database.work(lambda s: attestations.put(s, token, modules=modules, now=NOW))
    return token


def found(database: Database, token: str, now: datetime = NOW) -> attestations.Attestation | None:
    return database.work(lambda s: attestations.find(s, token, now))


def test_an_attestation_is_found_by_its_token_with_its_date(database: Database) -> None:
    token = given(database)
    attestation = found(database, token)
    assert attestation is not None
    assert attestation.issued_on == NOW.date()
    assert attestation.modules == 10
    assert attestation.reference == attestations.reference_of(token)


def test_no_other_token_is_valid(database: Database) -> None:
    token = given(database)
    other = "A" if token[0] != "A" else "B"
    altered = [other + token[1:], token[:-1], token + "A", token.upper(), token[::-1], ""]
    for wrong in (*altered, "' OR 1=1 --", "../" + token, "%00", "é" * 32):
        if wrong != token:
            assert found(database, wrong) is None, wrong


def test_the_table_holds_no_token_and_nothing_of_a_person(database: Database) -> None:
    token = given(database)
    rows = database.work(lambda s: s.execute(text("SELECT * FROM attestation")).mappings().all())
    assert set(rows[0]) == {"digest", "issued_on", "modules", "expires_at"}
    assert token not in str(dict(rows[0]))


def test_what_stands_in_the_table_or_on_the_page_is_no_token(database: Database) -> None:
    token = given(database)
    digest = database.work(lambda s: s.execute(select(AttestationRow.digest)).scalar_one())
    for shown in (digest, digest[:32], attestations.reference_of(token)):
        assert found(database, shown) is None


def test_tokens_are_long_and_never_the_same() -> None:
    tokens = {attestations.new_token() for _ in range(200)}
    assert len(tokens) == 200
    assert all(attestations.looks_like_token(token) for token in tokens)


def test_an_attestation_ends_after_its_time_and_is_forgotten(database: Database) -> None:
    token = given(database)
    late = NOW + KEPT + timedelta(days=1)
    assert found(database, token, late) is None
    done = database.work(lambda s: retention.purge(s, late))
    assert done["attestations"] == 1


def test_erasing_a_person_leaves_the_paper_valid_as_it_says_nothing_of_them(
    database: Database,
) -> None:
    person = database.work(lambda s: people.person_at(s, "web", "x", NOW))
    token = given(database)
    database.work(lambda s: people.erase_person(s, person, whole=True))
    assert found(database, token) is not None


PAGE = {
    "title": "Attestation",
    "workshop": "Atelier",
    "body": "Suivi",
    "name": "Nom",
    "modules_title": "Modules",
    "modules": ["Un", "Deux"],
    "date": "Fait",
    "verify": "Vérifier",
    "reference": "Référence : {reference}",
    "note": "Note",
}


async def test_a_drawn_attestation_is_stored_with_the_turn(
    database: Database, settings: Settings, fonts: object
) -> None:
    made = Documents(database, {}, page_drawers(settings))
    request = DocumentRequest("attestation", "fr", PAGE)
    person = database.work(lambda s: people.person_at(s, "web", "x", NOW))
    drawn = await made.draw(person, request, NOW)
    assert drawn is not None
    path = database.work(lambda s: made.store(s, person, request, drawn, NOW))
    assert path is not None
    file = database.work(lambda s: documents.get(s, path, NOW))
    assert file is not None
    assert (file.name, file.media_type) == ("rihla-attestation.pdf", "application/pdf")
    modules = database.work(lambda s: s.execute(select(AttestationRow.modules)).scalar_one())
    assert modules == 2


async def test_a_page_that_cannot_be_drawn_costs_no_answer(
    database: Database, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    made = Documents(database, {}, page_drawers(settings))
    broken = DocumentRequest("plan", "fr", {"title": "sans le reste"})
    assert await made.draw("p1", broken, NOW) is None
    assert await made.draw("p1", None, NOW) is None
    assert await made.draw("p1", DocumentRequest("export", "fr"), NOW) is None
    assert "could not be drawn" in caplog.text
