"""Accounts of the console and their sessions: of a password and a session only hashes are kept."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from bot.storage import login_failures
from bot.storage.console_models import AccountRow, ConsoleSessionRow

IDLE_LIMIT = timedelta(hours=1)
ABSOLUTE_LIMIT = timedelta(hours=12)
TOUCHED_EVERY = timedelta(minutes=1)
"""How exactly the last use of a session is known; finer would write at every request."""
VISIT_GAP = timedelta(hours=2)
"""A login after so long begins a new visit: what came since the one before is new."""
_TOKEN_BYTES = 32


class AccountError(ValueError):
    """An account cannot be made or changed; the message says why."""


@dataclass(frozen=True)
class Account:
    """Somebody who works in the console."""

    id: int
    name: str
    shown_name: str
    role: str
    language: str
    visited_at: datetime | None = None
    has_totp: bool = False


@dataclass(frozen=True)
class Credentials:
    """What a login is checked against."""

    account: Account
    digest: str
    totp: str | None
    totp_used: int | None
    may_enter: bool


@dataclass(frozen=True)
class OpenSession:
    """A session that holds: whose it is, and the word that proves that a form is ours."""

    digest: str
    account: Account
    csrf: str
    notice: str | None


def _account(row: AccountRow) -> Account:
    return Account(
        row.id,
        row.name,
        row.shown_name,
        row.role,
        row.language,
        row.visited_at,
        row.totp is not None,
    )


def _row(session: Session, name: str) -> AccountRow:
    query = select(AccountRow).where(AccountRow.name == name)
    row: AccountRow | None = session.execute(query).scalar_one_or_none()
    if row is None:
        raise AccountError(f"{name}: there is no such account")
    return row


def add(
    session: Session,
    *,
    name: str,
    shown_name: str,
    role: str,
    language: str,
    digest: str,
    now: datetime,
) -> Account:
    """Make an account; raises `AccountError` for a name that is taken."""
    if session.execute(select(AccountRow.id).where(AccountRow.name == name)).first() is not None:
        raise AccountError(f"{name}: there is such an account already")
    row = AccountRow(
        name=name,
        shown_name=shown_name,
        role=role,
        language=language,
        digest=digest,
        disabled=False,
        created_at=now,
    )
    session.add(row)
    session.flush()
    return _account(row)


def listed(session: Session) -> list[tuple[Account, bool, datetime | None]]:
    """Return all accounts by name, whether each is disabled, and its last login."""
    rows = session.execute(select(AccountRow).order_by(AccountRow.name)).scalars()
    return [(_account(row), row.disabled, row.entered_at) for row in rows]


def names(session: Session) -> dict[int, str]:
    """Return how each account is shown."""
    return {
        int(number): str(shown)
        for number, shown in session.execute(select(AccountRow.id, AccountRow.shown_name))
    }


def named(session: Session, name: str) -> Account:
    """Return an account; raises `AccountError` for an unknown name."""
    return _account(_row(session, name))


def set_digest(session: Session, name: str, digest: str) -> None:
    """Change a password: every session of the account ends, and a lock opens."""
    row = _row(session, name)
    row.digest = digest
    login_failures.forget(session, row.id)
    close_all(session, row.id)


def set_totp(session: Session, name: str, secret: str | None) -> None:
    """Ask for a second factor from now on, or no longer (None); every session ends."""
    row = _row(session, name)
    row.totp, row.totp_used = secret, None
    close_all(session, row.id)


def set_role(session: Session, name: str, role: str) -> None:
    """Give an account another role; its sessions end, as they began with the old one."""
    row = _row(session, name)
    row.role = role
    close_all(session, row.id)


def set_disabled(session: Session, name: str, disabled: bool) -> None:
    """Close an account, and its sessions with it, or open it again."""
    row = _row(session, name)
    row.disabled = disabled
    close_all(session, row.id)


def set_language(session: Session, account_id: int, language: str) -> None:
    """Show the console to somebody in another language."""
    session.execute(update(AccountRow).where(AccountRow.id == account_id).values(language=language))


def credentials(session: Session, name: str, address: str, now: datetime) -> Credentials | None:
    """Return what a login from an address is checked against; None for an unknown name."""
    query = select(AccountRow).where(AccountRow.name == name)
    row = session.execute(query).scalar_one_or_none()
    if row is None:
        return None
    may_enter = not row.disabled and not login_failures.shut(session, row.id, address, now)
    return Credentials(_account(row), row.digest, row.totp, row.totp_used, may_enter)


def enter(
    session: Session, account_id: int, now: datetime, *, totp_used: int | None = None
) -> tuple[str, OpenSession]:
    """Begin a session; return what the browser holds, and the session.

    Raises `AccountError` where the code of that step was used since it was checked.
    """
    row = session.get(AccountRow, account_id, with_for_update=True)
    if totp_used is not None and row.totp_used is not None and totp_used <= row.totp_used:
        raise AccountError(f"{row.name}: this code was used already")
    if row.entered_at is None or now - row.entered_at > VISIT_GAP:
        row.visited_at = row.entered_at
    row.entered_at = now
    row.totp_used = row.totp_used if totp_used is None else totp_used
    expired = ConsoleSessionRow.created_at < now - ABSOLUTE_LIMIT
    session.execute(delete(ConsoleSessionRow).where(expired))
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    opened = ConsoleSessionRow(
        digest=digest_of(token),
        account_id=account_id,
        csrf=secrets.token_urlsafe(_TOKEN_BYTES),
        created_at=now,
        used_at=now,
    )
    session.add(opened)
    session.flush()
    return token, OpenSession(opened.digest, _account(row), opened.csrf, None)


def digest_of(token: str) -> str:
    """Return the hash under which a session is kept."""
    return hashlib.sha256(token.encode()).hexdigest()


def session_at(session: Session, token: str, now: datetime) -> tuple[OpenSession, bool] | None:
    """Return the session that a browser holds and whether its use should be noted.

    None where it has had its time, or its account was closed.
    """
    query = (
        select(ConsoleSessionRow, AccountRow)
        .join(AccountRow, AccountRow.id == ConsoleSessionRow.account_id)
        .where(ConsoleSessionRow.digest == digest_of(token))
    )
    found = session.execute(query).first()
    if found is None:
        return None
    held, account = found
    over = now - held.used_at > IDLE_LIMIT or now - held.created_at > ABSOLUTE_LIMIT
    if over or account.disabled:
        return None
    opened = OpenSession(held.digest, _account(account), held.csrf, held.notice)
    return opened, now - held.used_at > TOUCHED_EVERY


def touch(session: Session, digest: str, now: datetime) -> None:
    """Note that a session was used."""
    held = ConsoleSessionRow.digest == digest
    session.execute(update(ConsoleSessionRow).where(held).values(used_at=now))


def set_notice(session: Session, digest: str, notice: str | None) -> None:
    """Keep a sentence for the next page, or forget it."""
    held = ConsoleSessionRow.digest == digest
    session.execute(update(ConsoleSessionRow).where(held).values(notice=notice))


def leave(session: Session, digest: str) -> None:
    """End a session."""
    session.execute(delete(ConsoleSessionRow).where(ConsoleSessionRow.digest == digest))


def close_all(session: Session, account_id: int) -> None:
    """End every session of an account."""
    held = ConsoleSessionRow.account_id == account_id
    session.execute(delete(ConsoleSessionRow).where(held))
