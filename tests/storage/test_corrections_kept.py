"""Words of corrections have their time, and no hash of them can be tried without the key."""

import hashlib
from datetime import datetime, timedelta, timezone

import pytest
from alembic import command
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from bot.storage import accounts, corrections, retention
from bot.storage.console_models import NluCorrectionRow
from bot.storage.corrections import Unclear, digest_of
from bot.storage.database import Database
from tests.storage.conftest import migrate

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=timezone.utc)
WORDS = "bonjour je suis fatima zahra de tinghir"
KEY = b"k" * 32
RULES = retention.Rules()


@pytest.fixture
def kept(database: Database) -> Database:
    """Return a database with one correction."""

    def unit(session: Session) -> None:
        account = accounts.add(
            session,
            name="sara",
            shown_name="Sara",
            role="counsellor",
            language="fr",
            digest="x",
            now=NOW,
        )
        message = Unclear(digest_of(WORDS, KEY), WORDS, "nlu_fallback", 0.1, "fr")
        corrections.correct(
            session, message, text=WORDS, variety="fr", intent="greet", by=account.id, now=NOW
        )

    database.work(unit)
    return database


def words_after(database: Database, days: int) -> str:
    database.work(lambda s: retention.purge(s, NOW + timedelta(days=days)))
    query = select(NluCorrectionRow.message_text)
    return str(database.work(lambda s: s.execute(query).scalar_one()))


def test_words_of_a_correction_go_some_time_after_it_was_taken_away(kept: Database) -> None:
    (row,) = kept.work(corrections.reviewed)
    kept.work(lambda s: corrections.mark_exported(s, [row.id], NOW))
    assert words_after(kept, RULES.corrections.days) == WORDS
    assert words_after(kept, RULES.corrections.days + 1) == ""


def test_words_of_a_correction_go_like_all_words_if_nobody_takes_it_away(kept: Database) -> None:
    assert words_after(kept, RULES.words.days) == WORDS
    assert words_after(kept, RULES.words.days + 1) == ""
    assert kept.work(corrections.reviewed) == []
    assert kept.work(corrections.dealt_with) == {digest_of(WORDS, KEY)}


def test_a_hash_says_nothing_to_who_has_no_key() -> None:
    plain = hashlib.sha256(f"unclear {WORDS}".encode()).hexdigest()
    assert digest_of(WORDS, KEY) != plain
    assert digest_of(WORDS, KEY) != digest_of(WORDS, b"x" * 32)
    assert digest_of(WORDS, KEY) == digest_of(WORDS, KEY)


def test_hashes_without_a_key_are_gone_after_the_update(kept: Database) -> None:
    plain = hashlib.sha256(f"unclear {WORDS}".encode()).hexdigest()
    migrate(kept, command.downgrade, "0010")
    kept.work(lambda s: s.execute(text("UPDATE nlu_correction SET digest = :d"), {"d": plain}))
    migrate(kept, command.upgrade, "head")
    (row,) = kept.work(lambda s: list(s.execute(select(NluCorrectionRow)).scalars()))
    assert row.digest == ""
    assert row.message_text == WORDS
