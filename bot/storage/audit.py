"""Who saw or did what in the console: append-only, held so by the database itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.storage.accounts import Account
from bot.storage.console_models import SUBJECT_LENGTH, AuditRow


@dataclass(frozen=True)
class Entry:
    """One line of the audit log."""

    id: int
    at: datetime
    name: str
    deed: str
    subject: str | None
    detail: Mapping[str, Any]


def write(
    session: Session,
    account: Account | None,
    deed: str,
    now: datetime,
    *,
    subject: str | None = None,
    **detail: object,
) -> None:
    """Add a line; `detail` never holds words of a person.

    Args:
        session: The unit of work that does what is written down.
        account: Who; None for somebody who is not logged in, or the command line.
        deed: What, as `conversation.unmask`.
        now: This moment.
        subject: On whom or what: a pseudonym, `offer 12`.
        detail: What else matters: a reason, a filter.
    """
    session.add(
        AuditRow(
            at=now,
            account_id=account.id if account else None,
            name=account.shown_name if account else "",
            deed=deed,
            subject=subject[:SUBJECT_LENGTH] if subject else None,
            detail=detail or None,
        )
    )


def noted_since(
    session: Session, account: Account, deed: str, subject: str, since: datetime
) -> bool:
    """Tell whether a deed of somebody on something was written down since a moment."""
    query = select(AuditRow.id).where(
        AuditRow.subject == subject,
        AuditRow.account_id == account.id,
        AuditRow.deed == deed,
        AuditRow.at > since,
    )
    return session.execute(query.limit(1)).first() is not None


def entries(
    session: Session,
    *,
    before: int | None = None,
    deed: str | None = None,
    subject: str | None = None,
    account_id: int | None = None,
    limit: int = 50,
) -> list[Entry]:
    """Return lines, newest first, from before a number on."""
    query = select(AuditRow).order_by(AuditRow.id.desc()).limit(limit)
    if before is not None:
        query = query.where(AuditRow.id < before)
    if deed:
        query = query.where(AuditRow.deed == deed)
    if subject:
        query = query.where(AuditRow.subject == subject)
    if account_id is not None:
        query = query.where(AuditRow.account_id == account_id)
    return [
        Entry(row.id, row.at, row.name, row.deed, row.subject, row.detail or {})
        for row in session.execute(query).scalars()
    ]
