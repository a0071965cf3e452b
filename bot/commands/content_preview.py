"""The preview in a terminal: bubbles of the width of a phone, one below the other."""

import textwrap
from pathlib import Path

import typer

from actions import shelf
from bot.commands.console import tell
from bot.content.problems import ContentError
from bot.content.store import ContentStore
from bot.preview.screens import Bubble, find, pieces, preview_of_shelf

PHONE_COLUMNS = 44
"""About what one line of a small phone holds."""
_EDGE, _TOP, _BOTTOM = "│ ", "╭" + "─" * PHONE_COLUMNS, "╰" + "─" * PHONE_COLUMNS
_ISOLATES = {0x2066: None, 0x2067: None, 0x2068: None, 0x2069: None}
"""Marks of direction have no width; a terminal would draw them as boxes."""


def show(root: Path, name: str | None, language: str | None) -> int:
    """Print a piece of content, or the list of all; return the exit code."""
    try:
        shelf.use(ContentStore(root))
    except ContentError as error:
        tell(f"{error}\nThe content cannot be shown; run `rihla content check`.")
        return 1
    content = shelf.content()
    if language is not None and language not in content.languages:
        tell(f"{language!r} is no language here; use one of {', '.join(content.languages)}")
        return 2
    if name is None:
        for one in pieces(content):
            statuses = " ".join(f"{k}:{v}" for k, v in one.statuses.items())
            typer.echo(f"{one.kind.value:8} {one.id:24} {statuses:28} {one.title}")
        return 0
    piece = find(content, name)
    if piece is None:
        tell(f"there is no {name!r}; run `rihla content preview` to see what there is")
        return 2
    preview = preview_of_shelf()
    for tongue in [language] if language else list(content.languages):
        for screen in preview.screens(piece, tongue):
            typer.echo(f"{tongue} · {screen.place}")
            for bubble in screen.bubbles:
                typer.echo("\n".join(draw(bubble)) + "\n")
    return 0


def draw(bubble: Bubble) -> list[str]:
    """Return the lines of a bubble with its buttons."""
    lines = [_TOP]
    for line in bubble.text.translate(_ISOLATES).split("\n"):
        lines += [_EDGE + part for part in textwrap.wrap(line, PHONE_COLUMNS) or [""]]
    lines.append(_BOTTOM)
    if bubble.opener:
        lines.append(f"  [☰ {bubble.opener}]")
    for button in bubble.buttons:
        title = button.title.translate(_ISOLATES)
        lines.append(f"   • {title}" if bubble.opener else f"  [{title}]")
        if button.detail:
            lines.append(f"     {button.detail.translate(_ISOLATES)}")
    return lines
