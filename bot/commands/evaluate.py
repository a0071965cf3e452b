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
Files = Annotated[list[Path], typer.Argument(help="Files of JSON lines; - is standard input.")]
Errors = Annotated[bool, typer.Option("--errors", help="Also list what was read wrongly.")]
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


@app.command("pipelines")
def pipelines(
    files: Annotated[list[Path], typer.Argument(help="Labelled lines, as of `evaluate nlu`.")],
    only: Annotated[list[str] | None, typer.Option(help="Try only the one of this name.")] = None,
) -> None:
    """Train the kinds of pipeline that were weighed, and compare them (some take minutes)."""
    from bot.evaluation.pipelines import PIPELINES, training_examples, trials
    from bot.settings import ROOT

    unknown = set(only or ()) - set(PIPELINES)
    if unknown:
        raise typer.BadParameter(f"{', '.join(unknown)}; choose from {', '.join(PIPELINES)}")
    rows = [
        (text_of(row, str(file)), str(row["intent"]), str(row.get("lang") or "?"))
        for file in files
        for row in read_jsonl(open_lines(file), str(file))
        if row.get("intent")
    ]
    varieties = ["all", *sorted({variety for _, _, variety in rows})]
    table: list[list[object]] = []
    for trial in trials(training_examples(ROOT), rows, only or PIPELINES):
        tell(f"{trial.name}: {_percent(trial.accuracies['all'])}")
        table.append(
            [
                trial.name,
                *(_percent(trial.accuracies[variety]) for variety in varieties),
                f"{trial.milliseconds:.1f}",
                f"{trial.training_seconds:.0f}",
                f"{trial.megabytes:.0f}",
            ]
        )
    head = ["pipeline", *varieties, "ms", "training s", "MB"]
    print_tables([(f"{len(rows)} messages", head, table)])


@app.command("signs")
def signs(file: File, as_json: AsJson = False, html: Html = None) -> None:
    """Read {"id", "text", "label", "signs", "variety", "fields"}; print what was found of them."""
    from actions import shelf
    from bot.evaluation.fields import measure
    from bot.evaluation.signs import examine_rows, found_by, judge

    shelf.use(content_store(settings()))
    check, today = shelf.offer_check(), shelf.today()
    rows = list(read_jsonl(open_lines(file), str(file)))
    for row in rows:
        text_of(row, str(file))
    examined = examine_rows(rows, found_by(lambda text: check.check(text, today=today)))
    report = judge(examined)
    by_variety = {
        variety: judge(row for row in examined if row.variety == variety).offers
        for variety in sorted({row.variety for row in examined})
    }
    labelled = [row for row in rows if row.get("fields")]
    fields = measure(labelled, lambda text: check.reader.read(text, today=today).to_json())
    if as_json:
        shown = report.to_json() | {
            "offers_by_variety": {name: score.to_json() for name, score in by_variety.items()},
            "fields": {name: round(score.f1, 4) for name, score in fields.items()},
        }
        typer.echo(json.dumps(shown, ensure_ascii=False, indent=1))
        return
    tables = _sign_tables(report, by_variety, fields)
    print_tables(tables)
    if html is not None:
        from bot.evaluation.page import html_page

        html.write_text(html_page("Signs", tables, dict(report.levels)), encoding="utf-8")
        tell(f"Written to {html}.")


@app.command("fields")
def fields(files: Files, as_json: AsJson = False, errors: Errors = False) -> None:
    """Read offers with "fields", or with the "meta" of their board; print how well each is read."""
    from actions import shelf
    from bot.evaluation.fields import by_source, measure

    shelf.use(content_store(settings()))
    reader, today = shelf.offer_check().reader, shelf.today()
    rows = [row for file in files for row in read_jsonl(open_lines(file), str(file))]
    scores = {
        source: measure(labelled, lambda text: reader.read(text, today=today).to_json())
        for source, labelled in by_source(rows).items()
    }
    if as_json:
        shown = {source: {n: s.to_json() for n, s in got.items()} for source, got in scores.items()}
        typer.echo(json.dumps(shown, ensure_ascii=False, indent=1))
        return
    head = ["", "precision", "recall", "F1", "labelled"]
    print_tables(
        [
            (source, head, [[*row, got[str(row[0])].labelled] for row in _scored(got)])
            for source, got in scores.items()
        ]
    )
    if errors:
        missed = [
            [name, row_id, wanted, found]
            for got in scores.values()
            for name, score in got.items()
            for row_id, wanted, found in score.errors
        ]
        print_tables([("Errors", ["field", "id", "labelled", "read"], missed)])


def _scored(scores: dict[Any, Any]) -> list[list[object]]:
    return [
        [name, _percent(s.precision), _percent(s.recall), _percent(s.f1)]
        for name, s in scores.items()
    ]


def _sign_tables(
    report: Any, by_variety: dict[str, Any], fields: dict[str, Any]
) -> list[tuple[str, list[str], list[list[object]]]]:
    head = ["", "precision", "recall", "F1"]
    together = {"all signs": report.overall, "offers: a warning for a fraud": report.offers}
    return [
        (f"{report.count} offers", head, _scored(together)),
        (
            "False alarms",
            ["genuine offers that get warning or danger"],
            [[_percent(report.false_alarms)]],
        ),
        ("A warning for a fraud, by variety", head, _scored(by_variety)),
        ("Signs, by variety", head, _scored(dict(report.varieties))),
        ("Signs", head, _scored(dict(report.signs))),
        ("Fields", head, _scored(fields)),
        (
            "Levels",
            ["label", "level", "offers"],
            [[label, level, count] for (label, level), count in report.levels.items()],
        ),
        (
            "Misses",
            ["id", "level", "not found", "found wrongly"],
            [[m.id, m.level, " ".join(m.missing), " ".join(m.wrong)] for m in report.misses],
        ),
    ]
