"""What reading a file gives: its text, or the name of the reply that says why there is none."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class FileText:
    """What was read of a file.

    Attributes:
        text: Its words; None where nothing could be read.
        trouble: The reply of `replies.yaml` that explains why there are none.
        origin: What kind of thing the words come from: text, image, pdf, scan (pages of a
            document seen as pictures), docx, email, contact, page, voice, link.
        notes: Replies to say before the words are answered.
        links: Addresses that the file hides from the eye (QR codes).
    """

    text: str | None = None
    trouble: str | None = None
    origin: str = "text"
    notes: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


ReadFile = Callable[[Path, str], Coroutine[Any, Any, FileText]]
"""Reads the file at a path; the name is the sender's and not to be trusted."""
