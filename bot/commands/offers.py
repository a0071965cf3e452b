"""`rihla offers`: look at the offers that were sent, and decide on them.

A decision holds from the next message on, in every running process: the same offer in other words
is told as confirmed fraud, or no longer is.
"""

import getpass
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from bot.commands.console import content_store, fail, open_database, settings, tell, write_json
from bot.storage.database import Database
from bot.storage.offers import DecisionError, Verdict

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

app = typer.Typer(
    help="Look at the offers that were sent, and decide on them.", no_args_is_help=True
)
MAX_LISTED = 1000
Url = Annotated[str | None, typer.Option("--database", help="Database URL (default: in use).")]
Number = Annotated[int, typer.Argument(help="Number of the offer, as `list` shows it.")]
Reason = Annotated[str, typer.Option(help="Why, in a sentence; without names of persons.")]
By = Annotated[str, typer.Option(help="Who decides.", default_factory=getpass.getuser)]


def _open(url: str | None) -> Database:
    return open_database(url or settings().database_url)


@app.command("list")
def list_offers(
    verdict: Annotated[Verdict | None, typer.Option(help="Only those of this verdict.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=MAX_LISTED, help="How many.")] = 50,
    database: Url = None,
) -> None:
    """Print offers, a line of JSON each: those sent by most people first, then the latest."""
    from bot.storage.offers import listed

    for row in _open(database).work(lambda session: listed(session, verdict, limit)):
        write_json(row)


@app.command("show")
def show(number: Number, database: Url = None) -> None:
    """Print one offer whole as JSON: its decisions, the offers like it, its words if kept."""
    from bot.gateway.memory import offers_like
    from bot.gateway.pipeline import utc_now
    from bot.storage import audit
    from bot.storage.offers import shown

    def unit(session: "Session") -> dict[str, object]:
        row = shown(session, number) | {"like": offers_like(session, number)}
        audit.write(session, None, "offer.view", utc_now(), subject=f"offer {number}")
        return row

    try:
        row = _open(database).work(unit)
    except KeyError:
        _unknown(number)
    write_json(row)


@app.command("confirm")
def confirm(number: Number, reason: Reason, by: By, database: Url = None) -> None:
    """Confirm that an offer is a fraud."""
    _decide(number, Verdict.FRAUD, reason, by, database)


@app.command("genuine")
def genuine(number: Number, reason: Reason, by: By, database: Url = None) -> None:
    """Note that an offer is genuine."""
    _decide(number, Verdict.GENUINE, reason, by, database)


@app.command("undecided")
def undecided(number: Number, reason: Reason, by: By, database: Url = None) -> None:
    """Take a decision back, or note that none is possible."""
    _decide(number, Verdict.UNDECIDED, reason, by, database)


def _decide(number: int, verdict: Verdict, reason: str, by: str, url: str | None) -> None:
    from bot.gateway.decisions import decide
    from bot.gateway.pipeline import utc_now
    from bot.storage import audit
    from bot.storage.offers import shown

    content, now = content_store(settings()).current, utc_now()

    def unit(session: "Session") -> tuple[dict[str, object], int]:
        told = decide(session, content, number, verdict, reason=reason, by=by, now=now)
        subject, given = f"offer {number}", verdict.value
        audit.write(session, None, "offer.decide", now, subject=subject, verdict=given, by=by)
        return shown(session, number), told

    try:
        row, told = _open(url).work(unit)
    except DecisionError as error:
        fail(f"{error}; give --reason and --by", 2)
    except KeyError:
        _unknown(number)
    write_json(row)
    tell("Noted; it holds from the next message on.")
    if told:
        tell(f"People told, who had asked for it: {told}.")


def _unknown(number: int) -> NoReturn:
    fail(f"{number}: there is no offer of that number; see `rihla offers list`")
