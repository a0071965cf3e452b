"""`rihla content`: what editors run on their files."""

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from bot.commands.console import settings, tell
from bot.content.loader import read_files
from bot.content.problems import Level, Problem

app = typer.Typer(help="Check and preview the content that editors write.", no_args_is_help=True)

Folder = Annotated[
    Path | None, typer.Option("--content", help="The content folder (default: the one in use).")
]
WITHIN_DAYS = 60
"""How far ahead the report looks, unless told otherwise."""


@app.command("check")
def check(
    path: Annotated[
        Path | None, typer.Argument(help="The content folder (default: the one in use).")
    ] = None,
) -> None:
    """Print every problem as `path:line: level: what is wrong; what to do`."""
    from actions.content_checks import check_folder

    problems = check_folder(_folder(path))
    for problem in problems:
        typer.echo(problem)
    errors = sum(problem.level is Level.ERROR for problem in problems)
    tell(f"{errors} errors, {len(problems) - errors} other remarks.")
    if errors:
        raise typer.Exit(1)


@app.command("new-module")
def new_module(
    module_id: Annotated[str, typer.Argument(metavar="ID", help="Its id, such as cv_letter.")],
    order: Annotated[
        int | None, typer.Option(min=1, max=99, help="Its place (default: after the others).")
    ] = None,
    content: Folder = None,
) -> None:
    """Write the skeleton of a module in every language, as a draft, and print the files."""
    from actions.shelf import today
    from bot.content.scaffold import ScaffoldError
    from bot.content.scaffold import new_module as write

    root = _folder(content)
    files, problems = read_files(root)
    _stop_at_errors(problems)
    try:
        for path in write(root, files, module_id, order, today()):
            typer.echo(path)
    except ScaffoldError as error:
        tell(str(error))
        raise typer.Exit(2) from error
    tell("A draft is shown to nobody: replace each TODO, then run `rihla content check`.")


@app.command("schema")
def schema(
    content: Folder = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the setting yaml.schemas of VS Code.")
    ] = False,
) -> None:
    """Print each JSON Schema, the files it fits, and the line that tells an editor so."""
    from bot.content.association import associations, editor_settings

    root = _folder(content)
    found = associations(read_files(root)[0])
    if as_json:
        typer.echo(json.dumps({"yaml.schemas": editor_settings(found, root)}, indent=2))
        return
    for one in found:
        typer.echo(one.schema)
        typer.echo(f"  {one.modeline}")
        for glob in one.globs:
            typer.echo(f"  {glob}")


@app.command("report")
def report(
    content: Folder = None,
    within: Annotated[int, typer.Option(min=0, help="Days to look ahead.")] = WITHIN_DAYS,
    everything: Annotated[bool, typer.Option("--all", help="All that is dated.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")] = False,
) -> None:
    """Print what is due for review: expired first, then what expires soon."""
    from datetime import timedelta

    from actions.shelf import today
    from bot.content.report import due

    files, problems = read_files(_folder(content))
    day = today()
    last = day + timedelta(days=within)
    found = [one for one in due(files, day) if everything or one.on <= last]
    if as_json:
        rows = [one.to_json(day) for one in found]
        typer.echo(json.dumps({"today": day.isoformat(), "due": rows}, ensure_ascii=False))
    else:
        table = Table(box=None, pad_edge=False)
        for heading in ("due", "", "matter", "name", "what", "where"):
            table.add_column(heading, overflow="fold")
        for one in found:
            mark = "expired" if one.expired(day) else ""
            place = f"{one.path}:{one.line}"
            what = escape(one.what) + (f"\n{escape(one.link)}" if one.link else "")
            table.add_row(one.on.isoformat(), mark, one.matter.value, one.name, what, place)
        _console().print(table)
    expired = sum(one.expired(day) for one in found)
    tell(f"{expired} expired, {len(found) - expired} due until {last}.")
    _stop_at_errors(problems)


@app.command("preview")
def preview(
    name: Annotated[
        str | None,
        typer.Argument(metavar="[MODULE]", help="Id of a module or an answer, or a country code."),
    ] = None,
    language: Annotated[
        str | None, typer.Option("--lang", help="One language (default: all).")
    ] = None,
    content: Folder = None,
) -> None:
    """Show a module, an answer or a country sheet screen by screen, as a phone shows it."""
    from bot.commands.content_preview import show

    raise typer.Exit(show(_folder(content), name, language))


def _folder(given: Path | None) -> Path:
    root = given or settings().content
    if not root.is_dir():
        tell(f"{root}: there is no such folder; give the content folder")
        raise typer.Exit(2)
    return root


def _stop_at_errors(problems: list[Problem]) -> None:
    errors = [problem for problem in problems if problem.level is Level.ERROR]
    for problem in errors:
        tell(str(problem))
    if errors:
        raise typer.Exit(1)


def _console() -> Console:
    """Return a console as wide as its terminal; a table in a file is never cut."""
    console = Console(soft_wrap=False)
    return console if console.is_terminal else Console(width=200)
