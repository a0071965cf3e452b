"""`rihla user`: accounts of the counsellors' console.

A password comes from the terminal, or as the first line of standard input; never from the command
line, which other users of the machine can read.
"""

import re
import sys
from typing import Annotated, Any

import typer

from bot.commands.console import fail, open_database, settings, tell, write_json

app = typer.Typer(help="Accounts of the counsellors' console.", no_args_is_help=True)
ROLES = ("counsellor", "editor", "supervisor", "administrator")
LANGUAGES = ("fr", "ar")
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,39}")
MAX_SHOWN_NAME = 80

Name = Annotated[str, typer.Argument(help="Name of the account, as it is typed at the door.")]
Url = Annotated[str | None, typer.Option("--database", help="Database URL (default: in use).")]
RoleOption = Annotated[str, typer.Option(help=f"One of {', '.join(ROLES)}.")]


def _work(url: str | None, deed: str, subject: str, unit: Any) -> Any:
    """Do something to an account and write it down, or stop with what is wrong."""
    from bot.gateway.pipeline import utc_now
    from bot.storage import audit
    from bot.storage.accounts import AccountError

    database = open_database(url or settings().database_url)

    def audited(session: Any) -> Any:
        done = unit(session)
        audit.write(session, None, deed, utc_now(), subject=subject)
        return done

    try:
        return database.work(audited)
    except AccountError as error:
        fail(str(error))
    finally:
        database.close()


def _password(name: str) -> str:
    """Return the hash of a new password, asked twice in a terminal."""
    from bot.console import passwords

    if sys.stdin.isatty():
        given = str(typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
    else:
        given = sys.stdin.readline().rstrip("\r\n")
    weakness = passwords.weakness(given, name)
    if weakness is not None:
        fail(f"The password is refused: {weakness}", 2)
    return passwords.digest(given)


def _check_role(role: str) -> None:
    if role not in ROLES:
        fail(f"{role}: there is no such role; give one of {', '.join(ROLES)}", 2)


@app.command("add")
def add(
    name: Name,
    role: RoleOption = "counsellor",
    shown: Annotated[str, typer.Option(help="The name that colleagues see.")] = "",
    language: Annotated[str, typer.Option(help="Language of the console: fr or ar.")] = "fr",
    totp: Annotated[bool, typer.Option("--totp", help="Ask for a second factor.")] = False,
    database: Url = None,
) -> None:
    """Make an account; the password is asked, or read from standard input."""
    from bot.gateway.pipeline import utc_now
    from bot.storage import accounts

    _check_role(role)
    if not _NAME.fullmatch(name):
        fail(f"{name!r} is no name; give 2 to 40 small letters, digits, dots, dashes", 2)
    if language not in LANGUAGES:
        fail(f"{language}: give fr or ar", 2)
    if len(shown) > MAX_SHOWN_NAME:
        fail(f"The shown name is over {MAX_SHOWN_NAME} characters; shorten it", 2)
    digest = _password(name)
    _work(
        database,
        "account.add",
        name,
        lambda session: accounts.add(
            session,
            name=name,
            shown_name=shown or name,
            role=role,
            language=language,
            digest=digest,
            now=utc_now(),
        ),
    )
    tell(f"{name} can enter the console as {role}.")
    if totp:
        _new_totp(name, database)


@app.command("password")
def password(name: Name, database: Url = None) -> None:
    """Give a new password; every session of the account ends."""
    from bot.storage import accounts

    digest = _password(name)
    _work(database, "account.password", name, lambda s: accounts.set_digest(s, name, digest))
    tell(f"{name} has a new password; every session ended.")


@app.command("disable")
def disable(
    name: Name,
    undo: Annotated[bool, typer.Option("--undo", help="Open the account again.")] = False,
    database: Url = None,
) -> None:
    """Close an account and its sessions; what it did stays in the log."""
    from bot.storage import accounts

    deed = "account.enable" if undo else "account.disable"
    _work(database, deed, name, lambda s: accounts.set_disabled(s, name, not undo))
    tell(f"{name} is {'open again' if undo else 'closed'}.")


@app.command("role")
def role(name: Name, role: RoleOption, database: Url = None) -> None:
    """Give an account another role; its sessions end."""
    from bot.storage import accounts

    _check_role(role)
    _work(database, "account.role", name, lambda s: accounts.set_role(s, name, role))
    tell(f"{name} is {role} now.")


@app.command("totp")
def totp(
    name: Name,
    off: Annotated[bool, typer.Option("--off", help="Ask for none any longer.")] = False,
    database: Url = None,
) -> None:
    """Ask for a second factor (six digits of an app), with a new secret; every session ends."""
    from bot.storage import accounts

    if off:
        _work(database, "account.totp_off", name, lambda s: accounts.set_totp(s, name, None))
        tell(f"{name} needs no second factor; every session ended.")
    else:
        _new_totp(name, database)


def _new_totp(name: str, database: str | None) -> None:
    from bot.console import passwords
    from bot.storage import accounts

    secret = passwords.new_secret()
    _work(database, "account.totp", name, lambda s: accounts.set_totp(s, name, secret))
    tell("Type this secret into the authenticator app, or make a QR code of the address:")
    typer.echo(secret)
    typer.echo(passwords.secret_address(secret, name))


@app.command("list")
def list_accounts(database: Url = None) -> None:
    """Print the accounts, a line of JSON each."""
    from bot.storage import accounts

    opened = open_database(database or settings().database_url)
    for account, disabled, entered_at in opened.work(accounts.listed):
        write_json(
            {
                "name": account.name,
                "shown_name": account.shown_name,
                "role": account.role,
                "language": account.language,
                "totp": account.has_totp,
                "disabled": disabled,
                "entered_at": entered_at.isoformat() if entered_at else None,
            }
        )
