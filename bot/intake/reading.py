"""What the parsers give to each other inside a worker, and the way they say no."""

from dataclasses import dataclass

UNREADABLE = "utter_file_unreadable"
NO_TEXT = "utter_file_no_text"
TOO_LARGE = "utter_file_too_large"
LOCKED = "utter_file_locked"
NO_OCR = "utter_file_no_ocr"
VOICE = "utter_file_voice"
IDENTITY_PAPER = "utter_identity_paper"
IDENTITY_PAGE = "utter_identity_page"

SPEECH_MODEL = "RIHLA_SPEECH_MODEL"
"""Tells a worker where the speech model lies."""
LISTEN = "listen"
"""Tells a worker that its file is a voice note, which takes more time and memory."""


class TroubleError(Exception):
    """A file cannot be read; the message is the name of the reply that says why."""

    def __init__(self, reply_id: str) -> None:
        super().__init__(reply_id)
        self.reply_id = reply_id


@dataclass(frozen=True)
class Reading:
    """The words of a file, page by page.

    Attributes:
        pages: Words of each page, empty ones included.
        origin: What kind of thing it is (see `FileText.origin`).
        codes: What its QR codes say.
    """

    pages: tuple[str, ...]
    origin: str
    codes: tuple[str, ...] = ()
