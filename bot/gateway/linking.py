"""Join two channels to one person, when they ask: a code shown on the one, typed on the other."""

import re
from datetime import datetime

from sqlalchemy.orm import Session

from bot.channels.commands import LINK
from bot.gateway.pace import Pace
from bot.storage import links
from bot.storage.links import ALPHABET, CODE_CHARACTERS, Outcome
from bot.text.folding import fold

TRIES, TRY_SECONDS = 5, 120.0
"""Codes that a person may type at once, and how soon one more."""
CODE_REPLY = "link_code"
REPLIES = {
    Outcome.LINKED: "link_done",
    Outcome.UNKNOWN: "link_unknown",
    Outcome.SAME: "link_same",
    Outcome.TAKEN: "link_taken",
}
_HALF = f"[{ALPHABET}]{{{CODE_CHARACTERS // 2}}}"
_CODE = re.compile(f"{_HALF}-{_HALF}")


def asks_for_code(does: str | None) -> bool:
    """Tell whether a deed is ours."""
    return does == LINK


def typed_code(text: str | None) -> str | None:
    """Return the code that a message consists of, or None for any other message."""
    folded = fold(text or "").strip(" .")
    return folded.replace("-", "") if _CODE.fullmatch(folded) else None


def shown(code: str) -> str:
    """Return a code as a person reads it."""
    half = CODE_CHARACTERS // 2
    return f"{code[:half]}-{code[half:]}".upper()


class Linking:
    """Makes codes and takes them."""

    def __init__(self) -> None:
        self._tries = Pace(TRIES, TRY_SECONDS)

    def show(self, session: Session, person_id: str, now: datetime) -> str:
        """Return a new code for a person, as they read it."""
        return shown(links.new_code(session, person_id, now))

    def take(self, session: Session, person_id: str, code: str, now: datetime) -> links.Linked:
        """Join who typed a code; too many wrong ones are all unknown for a while."""
        if self._tries.wait(person_id):
            return links.Linked(Outcome.UNKNOWN, person_id)
        return links.redeem(session, person_id, code, now)
