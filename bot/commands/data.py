"""`rihla data`: forget, hand over or erase what is kept (rules: `bot.storage.retention`)."""

import asyncio
import json
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.console import fail, open_database, settings, tell

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

app = typer.Typer(help="Purge, export or erase what is kept of people.", no_args_is_help=True)
Database = Annotated[str | None, typer.Option(help="Database URL (default: the one in use).")]
Pseudonym = Annotated[str, typer.Argument(help="The pseudonym, as the console shows it.")]


def _open(url: str | None):  # type: ignore[no-untyped-def]
    return open_database(url or settings().database_url)


@app.command("purge")
def purge(database: Database = None) -> None:
    """Forget what has had its time, and print how many of each kind."""
    from bot.gateway.forgetting import purge_all

    typer.echo(json.dumps(asyncio.run(purge_all(_open(database)))))
    tell("What has had its time is forgotten.")


@app.command("export")
def export(person: Pseudonym, database: Database = None) -> None:
    """Print everything that is kept of one person, as JSON."""
    from sqlalchemy.exc import NoResultFound

    from bot.gateway.pipeline import utc_now
    from bot.storage import audit
    from bot.storage.export import export_person

    def unit(session: "Session") -> dict[str, object]:
        kept = export_person(session, person, utc_now())
        audit.write(session, None, "data.export", utc_now(), subject=person)
        return kept

    try:
        kept = _open(database).work(unit)
    except NoResultFound:
        fail(f"{person}: there is nobody of that pseudonym; look it up in the console")
    typer.echo(json.dumps(kept, ensure_ascii=False, indent=2))


@app.command("erase")
def erase(
    person: Pseudonym,
    database: Database = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Erase one person whole: messages, state, pseudonym and addresses."""
    from bot.gateway.forgetting import delete_files
    from bot.gateway.pipeline import utc_now
    from bot.storage import audit
    from bot.storage.models import PersonRow
    from bot.storage.people import erase_person

    opened = _open(database)
    if opened.work(lambda session: session.get(PersonRow, person)) is None:
        fail(f"{person}: there is nobody of that pseudonym; look it up in the console")
    if not yes:
        typer.confirm(f"Erase {person} for good?", abort=True, err=True)

    def unit(session: "Session") -> list[str]:
        unread = erase_person(session, person, whole=True)
        audit.write(session, None, "data.erase", utc_now(), subject=person)
        return unread

    delete_files(opened.work(unit))
    opened.empty_journal()
    tell("Erased.")


@app.command("accept-key")
def accept_key(
    database: Database = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Take the key in RIHLA_VAR for this database, where its own is lost.

    Offers that were confirmed before are not known again; later ones are.
    """
    from bot.gateway.keys import MEMORY_KEY, KeyFileError, digest_of, secret_key
    from bot.storage import key_digests

    try:
        digest = digest_of(secret_key(settings().var, MEMORY_KEY))
    except KeyFileError as error:
        fail(str(error))
    if not yes:
        typer.confirm("Give up what was confirmed with the lost key?", abort=True, err=True)
    _open(database).work(lambda session: key_digests.accept(session, MEMORY_KEY, digest))
    tell("From now on this key is the one of the database.")
