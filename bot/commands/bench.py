"""`rihla bench`: how fast the pieces are, with the stock server beside them on demand."""

import asyncio
import json
import tempfile
import time
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.commands.console import content_store, settings, tell, trained_model
from bot.settings import ROOT


def bench(
    stock: Annotated[
        bool, typer.Option("--stock", help="Also measure `rasa run` with the same model.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Print times in milliseconds: understanding, offers, whole turns, start and memory."""
    from bot.evaluation import bench as measure

    chosen = settings()
    store, model = content_store(chosen), trained_model(chosen)
    tell("Loading the dialogue…")
    started = time.monotonic()
    from bot.dialogue.agent import Dialogue

    dialogue = Dialogue.load(model, store)
    start_seconds = time.monotonic() - started

    async def run() -> dict[str, dict[str, float]]:
        return {
            "understanding one message (ms)": await measure.understanding(dialogue),
            "one offer (ms)": measure.offers(store, _today()),
            "whole turns (ms)": await measure.turns(chosen, store, dialogue),
        }

    tell("Measuring…")
    found = asyncio.run(run())
    found["start"] = {"seconds": start_seconds, "megabytes": measure.memory_megabytes()}
    if stock:
        tell("Measuring the stock server (a minute or two)…")
        found["rasa run, same model"] = _stock(model)
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    for heading, rows in found.items():
        typer.echo(f"\n{heading}")
        for name, value in rows.items():
            typer.echo(f"  {name:52} {value:10.2f}")


def _today() -> Any:
    from actions import shelf

    return shelf.today()


def _stock(model: Path) -> dict[str, float]:
    from bot.evaluation import stock as server

    with tempfile.TemporaryDirectory() as folder:
        with server.stock_server(ROOT, model, Path(folder)) as seconds:
            turns = asyncio.run(server.stock_turns())
        return {
            **turns,
            "start, seconds": seconds,
            "memory of the larger program, megabytes": server.children_megabytes(),
        }
