"""Full-text search in the folded words of conversations: each database has its own index."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Integer, String, func, literal_column, select, text
from sqlalchemy.orm import Session

from bot.storage.console_models import LogWordsRow

MAX_LINES = 2_000
"""Lines looked at, the newest first: past so many, one more word helps more than one more page."""


def people_who_said(session: Session, words: Sequence[str]) -> Any:
    """Return a query for the pseudonyms of who said all of these words in one message.

    Args:
        session: The unit of work.
        words: Folded beginnings of words, letters and digits only.
    """
    if session.get_bind().dialect.name == "sqlite":
        found = text(
            "SELECT rowid AS log_id FROM log_words_index "
            "WHERE log_words_index MATCH :asked ORDER BY rowid DESC LIMIT :most"
        ).bindparams(asked=" ".join(f'"{word}"*' for word in words), most=MAX_LINES)
        lines = found.columns(log_id=Integer).subquery("found")
        return select(LogWordsRow.person_id).where(LogWordsRow.log_id.in_(select(lines.c.log_id)))
    vector = func.to_tsvector(literal_column("'simple'"), LogWordsRow.folded)
    query = func.to_tsquery(
        literal_column("'simple'"), " & ".join(f"'{word}':*" for word in words), type_=String
    )
    lines = (
        select(LogWordsRow.person_id)
        .where(vector.op("@@")(query))
        .order_by(LogWordsRow.log_id.desc())
        .limit(MAX_LINES)
        .subquery("found")
    )
    return select(lines.c.person_id)
