"""A summary shared with the counsellor beside a person: they type its code to their own Rihla.

Who guesses gets nowhere: a code has about 44 bits, lives for minutes, is used once, and both one
person's tries and everybody's together are slowed.
"""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.orm import Session

from bot.content.render import Block
from bot.content.reply import Reply
from bot.gateway.pace import Pace
from bot.gateway.saying import with_buttons
from bot.gateway.turn import Understood
from bot.storage import outbox, people, summary_codes
from bot.storage.inbox import Received
from bot.storage.people import Person
from bot.text.codes import SUMMARY_CODES, digest

TRIES, TRY_SECONDS = 5, 120.0
"""Codes that a person may type at once, and how soon one more."""
ALL_TRIES, ALL_SECONDS = 60, 2.0
"""The same for everybody together."""
SHARED, UNKNOWN = "summary_shared", "summary_unknown"
OWN, USED = "summary_own", "summary_used"
_SPACE = " "

Speak = Callable[[str, str, dict[str, object]], Reply]
"""Gives a short reply: language, name, values."""


class Sharing:
    """Takes the codes of summaries."""

    def __init__(self, speak: Speak) -> None:
        self.speak = speak
        self._tries = Pace(TRIES, TRY_SECONDS)
        self._all = Pace(ALL_TRIES, ALL_SECONDS)

    def answer(
        self, session: Session, received: Received, person: Person, now: datetime
    ) -> Reply | None:
        """Return the summary behind a typed code, or why there is none; None for other words."""
        content = received.content
        text = None if content.get("file") else content.get("text")
        code = SUMMARY_CODES.typed(text)
        if code is None:
            return None
        language = person.language or "fr"
        if self._tries.wait(person.id) or self._all.wait("all"):
            return self.speak(language, UNKNOWN, {})
        found = summary_codes.find(session, digest(code), now)
        if found is None:
            # Three short words may look like a code that was typed with spaces.
            spoken = _SPACE in str(text).strip()
            return None if spoken else self.speak(language, UNKNOWN, {})
        if found.person_id == person.id:
            return self.speak(language, OWN, {})
        summary_codes.use(session, digest(code), now)
        self._tell(session, found, now)
        return self.speak(language, SHARED, {"text": Block(found.text)})

    def _tell(self, session: Session, found: summary_codes.SharedSummary, now: datetime) -> None:
        """Tell the person whose summary was read that it was."""
        owner = people.get_person(session, found.person_id)
        language = owner.language or "fr"
        reply = self.speak(language, USED, {})
        content = with_buttons(session, owner.id, reply, None, language, now)
        outbox.put(session, person_id=owner.id, channel=found.channel, content=content, now=now)


def keep_shared(session: Session, received: Received, result: Understood, now: datetime) -> None:
    """Keep the code of a summary that a turn made."""
    if result.shared is None or result.erase:
        return
    summary_codes.keep(
        session,
        digest(result.shared.code),
        received.person_id,
        received.channel,
        result.shared.text,
        now,
    )
