"""The seam to `bot.intake`: a file becomes text, or the name of a reply that says why not."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class FileText:
    """What was read of a file: its text, or the reply that explains why there is none."""

    text: str | None = None
    trouble: str | None = None


ReadFile = Callable[[Path, str], Awaitable[FileText]]
