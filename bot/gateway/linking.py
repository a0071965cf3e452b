"""Join two channels to one person, when they ask: a code shown on the one, typed on the other."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.channels.commands import LINK
from bot.gateway.pace import Pace
from bot.storage import links
from bot.storage.links import Outcome
from bot.text.codes import LINK_CODES, digest

TRIES, TRY_SECONDS = 5, 120.0
"""Codes that a person may type at once, and how soon one more."""
CODE_REPLY = "link_code"
REPLIES = {
    Outcome.LINKED: "link_done",
    Outcome.UNKNOWN: "link_unknown",
    Outcome.SAME: "link_same",
    Outcome.TAKEN: "link_taken",
}


def asks_for_code(does: str | None) -> bool:
    """Tell whether a deed is ours."""
    return does == LINK


class Linking:
    """Makes codes and takes them."""

    def __init__(self) -> None:
        self._tries = Pace(TRIES, TRY_SECONDS)

    def show(self, session: Session, person_id: str, now: datetime) -> str:
        """Return a new code for a person, as they read it."""
        code = LINK_CODES.new()
        links.keep(session, digest(code), person_id, now)
        return LINK_CODES.shown(code)

    def take(self, session: Session, person_id: str, code: str, now: datetime) -> links.Linked:
        """Join who typed a code; too many wrong ones are all unknown for a while."""
        if self._tries.wait(person_id):
            return links.Linked(Outcome.UNKNOWN, person_id)
        return links.redeem(session, person_id, digest(code), now)
