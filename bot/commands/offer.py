"""`rihla offer`: read one offer, or many, and show what a job-seeker would get."""

import asyncio
import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.console import (
    content_store,
    fail,
    open_lines,
    read_jsonl,
    settings,
    text_of,
    write_json,
)

MAX_STDIN_CHARACTERS = 1_000_000


def offer(
    source: Annotated[
        str, typer.Argument(help="PATH, URL, or - for text on standard input.")
    ] = "-",
    lang: Annotated[str, typer.Option(help="Language of the words: fr or ar.")] = "fr",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    jsonl: Annotated[Path | None, typer.Option(help='Lines {"id", "text"}.')] = None,
) -> None:
    """Read an offer and print the card, or JSON."""
    from actions import shelf
    from actions.offer_card import card

    store = content_store(settings())
    if lang not in store.current.languages:
        fail(f"{lang!r} is not a language of the content; use fr or ar", 2)
    shelf.use(store)
    check = shelf.offer_check()
    today = shelf.today()
    if jsonl is not None:
        for row in read_jsonl(open_lines(jsonl), str(jsonl)):
            checked = check.check(text_of(row, str(jsonl)), today=today)
            write_json({"id": row.get("id")} | checked.to_json(lang))
        return
    checked = check.check(_read(source), today=today)
    if as_json:
        write_json({"id": source} | checked.to_json(lang))
    else:
        reply = card(checked, shelf.renderer(), lang)
        typer.echo(reply.text)


def _read(source: str) -> str:
    """Return the text of the source, or stop with why it cannot be read."""
    if source == "-":
        return sys.stdin.read(MAX_STDIN_CHARACTERS)
    if source.startswith(("http://", "https://")):
        return source  # pages are not fetched: the address itself is examined
    path = Path(source)
    if not path.is_file():
        fail(f"{source}: there is no such file; give a path, a link or -", 2)
    from bot.intake import make_reader

    read = asyncio.run(make_reader()(path, path.name))
    if read.text is None:
        fail(f"{source}: no text could be read from it ({read.trouble})")
    return read.text
