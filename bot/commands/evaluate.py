"""`rihla evaluate`: how well messages are understood and signs are found, on labelled lines."""

import asyncio
import json
from collections import Counter
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.commands.console import content_store, open_lines, read_jsonl, settings, tell, text_of

app = typer.Typer(help="Measure understanding and signs on labelled files.", no_args_is_help=True)

File = Annotated[Path, typer.Argument(help="Lines of JSON; - is standard input.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Html = Annotated[Path | None, typer.Option(help="Also write an HTML page there.")]
SHOWN_CONFUSIONS = 25


@app.command("nlu")
def nlu(file: File, as_json: AsJson = False, html: Html = None) -> None:
    """Read {"id", "text", "intent", "lang"}; rows without an intent count for the rest only."""
    from bot.commands.console import trained_model
    from bot.evaluation.nlu import Judged, Report, judge

    chosen = settings()
    store, model = content_store(chosen), trained_model(chosen)
    rows = list(read_jsonl(open_lines(file), str(file)))
    from bot.commands.nlu import understood
    from bot.dialogue.agent import Dialogue

    dialogue = Dialogue.load(model, store)

    async def run() -> list[Judged]:
        judged = []
        for row in rows:
            text = text_of(row, str(file))
            got = understood(await dialogue.meaning(text), text)
            judged.append(
                Judged(
                    str(row.get("id")),
                    str(row.get("lang") or row.get("variety") or ""),
                    str(row.get("intent") or ""),
                    got["intent"],
                    got["language"],
                    got["confidence"],
                )
            )
        return judged

    judged = asyncio.run(run())
    report: Report = judge(judged)
    if as_json:
        typer.echo(json.dumps(report.to_json(), ensure_ascii=False, indent=1))
    else:
        _print_nlu(report)
    if html is not None:
        from bot.evaluation.page import html_page

        cells = Counter((row.expected, row.intent) for row in judged if row.expected)
        html.write_text(html_page("Understanding", _nlu_tables(report), cells), encoding="utf-8")
        tell(f"Written to {html}.")


def _percent(share: float) -> str:
    return f"{share:.1%}"


def _nlu_tables(report: Any) -> list[tuple[str, list[str], list[list[object]]]]:
    return [
        (
            "All",
            ["messages", "accuracy", "macro-F1", "answered about migration"],
            [
                [
                    report.count,
                    _percent(report.accuracy),
                    _percent(report.macro_f1),
                    _percent(report.about_migration),
                ]
            ],
        ),
        (
            "By variety",
            ["variety", "accuracy", "messages"],
            [[k, _percent(a), n] for k, (a, n) in report.varieties.items()],
        ),
        (
            "Telling the language",
            ["variety", "accuracy", "messages"],
            [[k, _percent(a), n] for k, (a, n) in report.languages.items()],
        ),
        (
            "By intent",
            ["intent", "precision", "recall", "F1", "messages"],
            [
                [k, _percent(s.precision), _percent(s.recall), _percent(s.f1), s.support]
                for k, s in report.intents.items()
            ],
        ),
        (
            "Confusions",
            ["meant", "understood", "messages"],
            [[a, b, n] for (a, b), n in report.confusions[:SHOWN_CONFUSIONS]],
        ),
    ]


def _print_nlu(report: Any) -> None:
    print_tables(_nlu_tables(report))


def print_tables(tables: list[tuple[str, list[str], list[list[object]]]]) -> None:
    """Print tables to standard output, empty ones left out."""
    from rich.console import Console
    from rich.table import Table

    console = Console(width=120)
    for heading, head, rows in tables:
        if not rows:
            continue
        table = Table(title=heading, title_justify="left")
        for index, name in enumerate(head):
            table.add_column(name, justify="left" if index == 0 else "right")
        for row in rows:
            table.add_row(*map(str, row))
        console.print(table)
