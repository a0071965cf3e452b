"""What commands share: reading JSON lines, writing results and messages, loading content."""

import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TextIO

import typer

from bot.content.problems import ContentError
from bot.content.store import ContentStore
from bot.gateway.models import current_model
from bot.settings import ROOT, Settings, SettingsError, read_settings

if TYPE_CHECKING:
    from bot.gateway.memory import OfferMemory
    from bot.storage.database import Database

MAX_LINE_CHARACTERS = 2_000_000
_KEPT = "surrogateescape"


def tell(message: str) -> None:
    """Write something that is not a result."""
    typer.echo(message, err=True)


def fail(message: str, code: int = 1) -> NoReturn:
    """Say what went wrong and stop."""
    tell(message)
    raise typer.Exit(code)


def write_json(value: object) -> None:
    """Write one result as a line of JSON, at once."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def settings() -> Settings:
    """Return the settings, or stop with what is wrong with them."""
    try:
        return read_settings()
    except SettingsError as error:
        fail(str(error), 2)


def open_database(url: str) -> "Database":
    """Return a database with the newest tables, or stop with what is wrong with it."""
    from alembic.util.exc import CommandError
    from sqlalchemy.exc import SQLAlchemyError

    from bot.storage.database import Database

    try:
        database = Database(url)
        database.upgrade()
    except CommandError as error:
        fail(f"The database is of another version of Rihla ({error}); use that one, or a copy.")
    except (SQLAlchemyError, OSError) as error:
        reason = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
        fail(
            f"The database cannot be used: {reason}. Is RIHLA_DATABASE_URL, or --database, right? "
            "It is sqlite:///… or postgresql+psycopg2://…"
        )
    return database


def ready_memory(chosen: Settings) -> "OfferMemory":
    """Return the memory of offers, or stop where the database or its key cannot be used.

    It is told at once, before the long wait for the model.
    """
    from bot.gateway.keys import MEMORY_KEY, KeyFileError, check_key
    from bot.gateway.service import offer_memory

    database = open_database(chosen.database_url)
    try:
        database.work(lambda session: check_key(session, chosen.var, MEMORY_KEY))
    except KeyFileError as error:
        fail(str(error))
    finally:
        database.close()
    return offer_memory(chosen)


def tell_if_readers_are_connected() -> None:
    """Warn where a process that reads a stranger's file keeps the network of this machine."""
    from bot.intake.confined import leaves_network

    if not leaves_network():
        tell(
            "Warning: processes that read files keep the network here, as this system lets no "
            "program leave it; see Security in docs/operate.md."
        )


def content_store(chosen: Settings) -> ContentStore:
    """Load the content, or stop with all its problems."""
    try:
        return ContentStore(chosen.content)
    except ContentError as error:
        fail(f"{error}\nThe content cannot be used; run `rihla content check`.")


def trained_model(chosen: Settings) -> Path:
    """Return the trained model that fits the files, or stop with the way to make it."""
    model = current_model(ROOT, chosen.models)
    if model is None:
        fail("There is no trained model for these files; run `rihla train` first.")
    return model


def open_lines(path: Path) -> TextIO:
    """Open a file of lines in UTF-8; `-` is standard input.

    Bytes that are no UTF-8 are kept as halves of characters: `read_jsonl` tells their line.
    """
    if str(path) == "-":
        if isinstance(sys.stdin, io.TextIOWrapper):
            sys.stdin.reconfigure(encoding="utf-8", errors=_KEPT)
        return sys.stdin
    try:
        return path.open(encoding="utf-8", errors=_KEPT)
    except OSError as error:
        fail(f"{path}: {error.strerror}; give a file that can be read", 2)


def read_jsonl(stream: TextIO, name: str) -> Iterator[dict[str, Any]]:
    """Yield the objects of a file of JSON lines; stops with the place of a broken line."""
    for number, line in enumerate(stream, start=1):
        if not line.strip():
            continue
        if len(line) > MAX_LINE_CHARACTERS:
            fail(f"{name}:{number}: the line is over {MAX_LINE_CHARACTERS} characters; shorten it")
        if not _is_whole(line):
            fail(f"{name}:{number}: not UTF-8; save as UTF-8")
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            fail(f"{name}:{number}: this is not JSON ({error}); write one object a line")
        if not isinstance(row, dict):
            fail(f'{name}:{number}: this is not an object; write {{"id": …, "text": …}}')
        yield _without_halves(row)


def _is_whole(text: str) -> bool:
    """Tell whether a text holds no halves of characters."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _without_halves(row: dict[str, Any]) -> dict[str, Any]:
    r"""Return an object that can be written as UTF-8: JSON can name halves ("\ud83d")."""
    written = json.dumps(row, ensure_ascii=False)
    if _is_whole(written):
        return row
    cleaned: dict[str, Any] = json.loads(written.encode("utf-8", "replace"))
    return cleaned


def text_of(row: dict[str, Any], name: str) -> str:
    """Return the `text` of a line, or stop with what is missing."""
    text = row.get("text")
    if not isinstance(text, str):
        fail(f'{name}: the line {row.get("id")!r} has no "text"; add it')
    return text
