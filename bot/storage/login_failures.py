"""Wrong passwords of the last minutes, by account and network address.

They count where they come from: a stranger who guesses shuts out nobody but themselves.
"""

from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from bot.storage.console_models import AccountRow, LoginFailureRow

MAX_FAILURES = 6
"""Wrong passwords after which an address can enter an account no more for a while."""
COUNTED_FOR = timedelta(minutes=15)
"""How long a wrong password counts, and its address is kept."""


def note(session: Session, account_id: int, address: str, now: datetime) -> bool:
    """Count a wrong password; return whether it shuts the account to that address."""
    session.get(AccountRow, account_id, with_for_update=True)  # two at once are counted as two
    forget_before(session, now - COUNTED_FOR)
    session.add(LoginFailureRow(account_id=account_id, address=address, at=now))
    session.flush()
    return shut(session, account_id, address, now)


def shut(session: Session, account_id: int, address: str, now: datetime) -> bool:
    """Tell whether an account is shut to an address."""
    query = select(func.count()).where(
        LoginFailureRow.account_id == account_id,
        LoginFailureRow.address == address,
        LoginFailureRow.at > now - COUNTED_FOR,
    )
    return int(session.execute(query).scalar()) >= MAX_FAILURES


def forget(session: Session, account_id: int, address: str | None = None) -> None:
    """Count the failures of an account no more, from one address or from all."""
    statement = delete(LoginFailureRow).where(LoginFailureRow.account_id == account_id)
    if address is not None:
        statement = statement.where(LoginFailureRow.address == address)
    session.execute(statement.execution_options(synchronize_session=False))


def forget_before(session: Session, before: datetime) -> int:
    """Forget failures from before a moment; return how many."""
    statement = delete(LoginFailureRow).where(LoginFailureRow.at <= before)
    return int(session.execute(statement.execution_options(synchronize_session=False)).rowcount)
