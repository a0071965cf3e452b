"""`rihla content`: what editors run on their files."""

from pathlib import Path
from typing import Annotated

import typer

from bot.commands.console import settings, tell
from bot.content.problems import Level

app = typer.Typer(help="Check and preview the content that editors write.", no_args_is_help=True)


@app.command("check")
def check(
    path: Annotated[
        Path | None, typer.Argument(help="The content folder (default: the one in use).")
    ] = None,
) -> None:
    """Print every problem as `path:line: level: what is wrong; what to do`."""
    from actions.content_checks import check_folder

    root = path or settings().content
    if not root.is_dir():
        tell(f"{root}: there is no such folder; give the content folder")
        raise typer.Exit(2)
    problems = check_folder(root)
    for problem in problems:
        typer.echo(problem)
    errors = sum(problem.level is Level.ERROR for problem in problems)
    tell(f"{errors} errors, {len(problems) - errors} other remarks.")
    if errors:
        raise typer.Exit(1)
