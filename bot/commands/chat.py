"""`rihla chat`: talk to Rihla in the terminal, through the same pipeline as every channel."""

import asyncio
import secrets
import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.channels.base import Incoming, IncomingFile, OutgoingReply
from bot.channels.terminal import TerminalChannel
from bot.commands.console import (
    content_store,
    fail,
    open_lines,
    read_jsonl,
    ready_memory,
    settings,
    tell,
    trained_model,
    write_json,
)

if TYPE_CHECKING:
    from bot.gateway.service import Service

DEFAULT_SENDER = "terminal"


def chat(
    as_json: Annotated[bool, typer.Option("--json", help="JSON lines in, JSON lines out.")] = False,
    database: Annotated[str | None, typer.Option(help="Database URL.")] = None,
) -> None:
    """Talk in the terminal; with --json, answer each line of standard input with one line."""
    asyncio.run(_chat(as_json, database))


async def _chat(as_json: bool, database: str | None) -> None:
    from dataclasses import replace

    chosen = settings()
    if database:
        chosen = replace(chosen, database_url=database)
    memory = ready_memory(chosen)
    store, model = content_store(chosen), trained_model(chosen)
    from bot.dialogue.agent import load_dialogue
    from bot.gateway.service import running
    from bot.intake import make_reader

    channel = TerminalChannel()
    dialogue = await load_dialogue(model, store, memory.recall)
    read = make_reader(fetch_links=chosen.fetch_links, speech_model=chosen.speech_model)
    channels = {channel.name: channel}
    own = f"chat {secrets.token_hex(8)}"  # whatever else waits in a shared database, others do
    async with running(
        chosen, store, dialogue, channels, read, memory=memory, queue=own
    ) as service:
        talk = _talk_json if as_json else _talk
        await talk(service, channel)


async def _say(
    service: "Service", channel: TerminalChannel, sender: str, row: dict[str, Any]
) -> list[OutgoingReply]:
    """Send one message and return what came back."""
    incoming = Incoming(
        channel.name,
        sender,
        secrets.token_hex(12),
        text=row.get("text"),
        choice=row.get("choice"),
        file=_copied(service, row["file"]) if row.get("file") else None,
    )
    await service.answer(incoming)
    return channel.take(sender)


def _copied(service: "Service", name: str) -> IncomingFile:
    """Return a copy of a file that the pipeline may delete after reading."""
    path = service.settings.incoming / secrets.token_hex(16)
    try:
        shutil.copyfile(name, path)
    except OSError as error:
        fail(f"{name}: {error.strerror}; give a file that can be read")
    return IncomingFile(str(path), Path(name).name, "")


async def _talk_json(service: "Service", channel: TerminalChannel) -> None:
    for row in read_jsonl(open_lines(Path("-")), "standard input"):
        sender = str(row.get("sender") or DEFAULT_SENDER)
        given = [key for key in ("text", "choice", "file") if isinstance(row.get(key), str)]
        if len(given) != 1:
            fail(f'a line of {sender!r} needs one of "text", "choice" and "file"')
        started = time.monotonic()
        replies = await _say(service, channel, sender, row)
        shown = [{k: v for k, v in r.to_json().items() if k != "language"} for r in replies]
        seconds = round(time.monotonic() - started, 4)
        write_json({"sender": sender, "replies": shown, "seconds": seconds})


async def _talk(service: "Service", channel: TerminalChannel) -> None:
    tell("Type a message, or the number of a choice; an empty line ends.")
    while True:
        try:
            text = await asyncio.to_thread(input, "> ")
        except EOFError:
            return
        if not text.strip():
            return
        for reply in await _say(service, channel, DEFAULT_SENDER, {"text": text}):
            typer.echo(f"\n{reply.text}\n")
            for number, choice in enumerate(reply.choices, start=1):
                typer.echo(f"  {number}. {choice.title} {choice.detail}".rstrip())
