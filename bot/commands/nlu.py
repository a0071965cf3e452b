"""`rihla nlu`: what the model understands of texts, as the dialogue will act on it."""

import asyncio
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.commands.console import (
    content_store,
    open_lines,
    read_jsonl,
    settings,
    text_of,
    trained_model,
    write_json,
)

UNKNOWN = "out_of_scope"


def nlu(
    jsonl: Annotated[Path, typer.Option(help='Lines {"id", "text"}; - is standard input.')],
) -> None:
    """Print the language, intent, confidence and entities of each line."""
    chosen = settings()
    store, model = content_store(chosen), trained_model(chosen)
    stream = open_lines(jsonl)
    from bot.dialogue.agent import Dialogue

    dialogue = Dialogue.load(model, store)

    async def run() -> None:
        for row in read_jsonl(stream, str(jsonl)):
            text = text_of(row, str(jsonl))
            write_json({"id": row.get("id")} | understood(await dialogue.meaning(text), text))

    try:
        asyncio.run(run())
    except BrokenPipeError:
        sys.stderr.close()


def understood(parsed: dict[str, Any], text: str) -> dict[str, Any]:
    """Return the line of `contract.md` for a parsed text."""
    from bot.text.language import identify

    intent = parsed["intent"]
    name = intent["name"]
    return {
        "language": identify(text),
        "intent": UNKNOWN if name in {None, "nlu_fallback"} else name,
        "confidence": round(float(intent["confidence"]), 4),
        "entities": [
            {key: entity[key] for key in ("entity", "value", "start", "end")}
            for entity in parsed["entities"]
            if "start" in entity  # what stands in the text
        ],
    }
