"""`rihla offer`: read one offer, or many, and show what a job-seeker would get."""

import asyncio
import sys
from pathlib import Path
from typing import Annotated, Any

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
from bot.settings import Settings

STANDARD_INPUT = "-"
MAX_STDIN_BYTES = 4_000_000
KINDS_OF_WORDS = frozenset({"text", "email", "page", "contact"})
"""What standard input may be: words, read as they stand."""


def offer(
    source: Annotated[
        str | None,
        typer.Argument(help="PATH, URL, or - for text on standard input.", show_default="-"),
    ] = None,
    lang: Annotated[str, typer.Option(help="Language of the words: fr or ar.")] = "fr",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    jsonl: Annotated[Path | None, typer.Option(help='Lines {"id", "text"}.')] = None,
) -> None:
    """Read an offer (text, PDF, Word, picture, e-mail, contact, link) and print the card, or JSON.

    Pages behind links are fetched where RIHLA_FETCH_LINKS is 1; otherwise their address is read.
    """
    from actions import shelf
    from actions.contract_reader import read_contract
    from actions.offer_card import card
    from bot.content import collector

    if source is not None and jsonl is not None:
        fail(f"{source} and --jsonl are two things to read; give one of them", 2)
    source = source or STANDARD_INPUT
    chosen = settings()
    store = content_store(chosen)
    if lang not in store.current.languages:
        fail(f"{lang!r} is not a language of the content; use fr or ar", 2)
    shelf.use(store)
    check = shelf.offer_check()
    collector.keep()
    today = shelf.today()
    if jsonl is not None:
        for row in read_jsonl(open_lines(jsonl), str(jsonl)):
            checked = check.check(text_of(row, str(jsonl)), today=today)
            write_json({"id": row.get("id")} | checked.to_json(lang))
        return
    text, origin = _read(source, chosen)
    checked, contract = check.check(text, today=today), read_contract(text)
    if as_json:
        more: dict[str, Any] = {"origin": origin, "text": text}
        more["contract"] = contract.to_json() if contract else None
        write_json({"id": source} | checked.to_json(lang) | more)
    else:
        reply = card(checked, shelf.renderer(), lang, contract)
        typer.echo(reply.text)


def _read(source: str, chosen: Settings) -> tuple[str, str]:
    """Return the text of the source and where it comes from, or stop with why there is none."""
    if source == STANDARD_INPUT:
        return _standard_input(), "text"
    from bot.intake import make_reader
    from bot.intake.reader import only_link

    reader = make_reader(fetch_links=chosen.fetch_links, speech_model=chosen.speech_model)
    link, path = only_link(source), Path(source)
    if link is None and not path.is_file():
        fail(f"{source}: there is no such file; give a path, a link or -", 2)
    read = asyncio.run(reader.link(link) if link else reader(path, path.name))
    if read.text is None:
        fail(f"{source}: no text could be read from it ({read.trouble})")
    return read.text, read.origin


def _standard_input() -> str:
    """Return the text on standard input, in the encodings of a file; stops where there is none."""
    from bot.intake.kinds import kind_of
    from bot.intake.plain import decode
    from bot.intake.reading import TroubleError

    data = sys.stdin.buffer.read(MAX_STDIN_BYTES)
    if kind_of(data) not in KINDS_OF_WORDS:
        fail("standard input: this is no text; give the path of the file")
    try:
        text = decode(data)
    except TroubleError as error:
        fail(f"standard input: no text could be read from it ({error})")
    if not text.strip():
        fail("standard input: it is empty; give the words of an offer")
    return text
