"""What each database does in its own language: refuse changes of the audit log, index words."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import JSON, Text, cast, func, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Session

CHANGE_REFUSED = "the audit log is never changed"


def made_by_hand(dialect: str) -> tuple[str, ...]:
    """Return the statements that follow the making of the console's tables."""
    return _SQLITE if dialect == "sqlite" else _POSTGRESQL


_WORDS_GONE = "words_gone"
"""In the notes of a session: words left the index in its unit of work."""


def note_words_gone(session: Session) -> None:
    """Note that words were deleted, so that the index forgets them too before the commit."""
    session.info[_WORDS_GONE] = True


def scrub_index(session: Session) -> None:
    """Take words that were deleted out of the index of SQLite, where any were.

    FTS5 marks a deleted line and leaves its words in the old part of the index until parts are
    merged, which may be never; to optimize is to merge all of them now.
    """
    if session.info.pop(_WORDS_GONE, False) and session.get_bind().dialect.name == "sqlite":
        session.execute(text("INSERT INTO log_words_index (log_words_index) VALUES ('optimize')"))


def without(session: Session, column: Any, names: Sequence[str]) -> Any:
    """Return an object of JSON in a column as it is without some of its names."""
    if session.get_bind().dialect.name == "sqlite":
        return func.json_remove(column, *(f"$.{name}" for name in names))
    rest = cast(column, JSONB)
    for name in names:
        rest = rest.op("-", return_type=JSONB())(cast(name, Text))
    return cast(rest, JSON)


_GONE = (
    "INSERT INTO log_words_index (log_words_index, rowid, folded) "
    "VALUES ('delete', old.log_id, old.folded);"
)
_COME = "INSERT INTO log_words_index (rowid, folded) VALUES (new.log_id, new.folded);"
_SQLITE = (
    "CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit "
    f"BEGIN SELECT RAISE(ABORT, '{CHANGE_REFUSED}'); END",
    "CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit "
    f"BEGIN SELECT RAISE(ABORT, '{CHANGE_REFUSED}'); END",
    "CREATE VIRTUAL TABLE log_words_index USING fts5("
    "folded, content='log_words', content_rowid='log_id', tokenize='unicode61')",
    f"CREATE TRIGGER log_words_come AFTER INSERT ON log_words BEGIN {_COME} END",
    f"CREATE TRIGGER log_words_gone AFTER DELETE ON log_words BEGIN {_GONE} END",
    f"CREATE TRIGGER log_words_changed AFTER UPDATE ON log_words BEGIN {_GONE} {_COME} END",
)
_POSTGRESQL = (
    "CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{CHANGE_REFUSED}'; END $$",
    "CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON audit "
    "FOR EACH ROW EXECUTE FUNCTION audit_is_append_only()",
    "CREATE TRIGGER audit_never_emptied BEFORE TRUNCATE ON audit "
    "FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only()",
    "CREATE INDEX ix_log_words_folded ON log_words USING gin (to_tsvector('simple', folded))",
)
