"""Files and links become text. Everything a stranger sends is hostile until read safely."""

from pathlib import Path
from typing import TYPE_CHECKING

from bot.intake.base import FileText, ReadFile

if TYPE_CHECKING:
    from bot.intake.reader import Reader

__all__ = ["FileText", "ReadFile", "make_reader"]


def make_reader(*, fetch_links: bool = False, speech_model: Path | None = None) -> "Reader":
    """Return the reader of the files and links that people send.

    Args:
        fetch_links: Whether pages behind links are fetched; if not, the address alone is read.
        speech_model: Folder of the speech model for voice notes, if there is one.
    """
    # here, not above: every worker imports this package, and none of them needs the network
    from bot.intake.confined import Workers
    from bot.intake.links import Fetcher
    from bot.intake.reader import Reader

    return Reader(Workers(speech_model=speech_model), Fetcher() if fetch_links else None)
