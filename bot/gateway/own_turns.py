"""Turns that need no dialogue: further choices of a screen, and joining two channels."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from bot.channels.base import MORE
from bot.content.reply import Reply
from bot.gateway.alert_words import STOPPED_REPLY, ends_alerts
from bot.gateway.linking import CODE_REPLY, REPLIES, Linking, asks_for_code
from bot.gateway.sharing import Sharing
from bot.storage import alerts, outbox
from bot.storage.dialogue import Button
from bot.storage.inbox import Received
from bot.storage.links import Outcome
from bot.storage.people import Person
from bot.text.codes import LINK_CODES

MORE_TEXT = "channel_more_choices"
MAX_NUMBER = 2**31 - 1
"""The largest number that a row of any database has; a made-up one is larger."""

Speak = Callable[[str, str, dict[str, object]], Reply]
"""Gives a short reply: language, name, values."""


def say_nothing(_language: str, _name: str, _values: dict[str, object]) -> Reply:
    """Have no words (for pipelines without content)."""
    return Reply("")


@dataclass(frozen=True)
class OwnAnswer:
    """What to send, and who the person is from now on."""

    person_id: str
    reply: Reply | None = None
    again: dict[str, Any] | None = None
    joined: bool = False


class OwnTurns:
    """Answers in the gateway itself, within one transaction."""

    def __init__(self, speak: Speak = say_nothing) -> None:
        self.speak = speak
        self.linking = Linking()
        self.sharing = Sharing(speak)

    def answer(
        self,
        session: Session,
        received: Received,
        person: Person,
        button: Button | None,
        now: datetime,
    ) -> OwnAnswer | None:
        """Return the answer to a message that is ours to answer, None for all others."""
        language = person.language or "fr"
        token = str(received.content.get("choice") or "")
        if token.startswith(MORE):
            return self._more(session, person, language, token)
        if asks_for_code(button.does if button else received.content.get("does")):
            code = self.linking.show(session, person.id, now)
            return OwnAnswer(person.id, self.speak(language, CODE_REPLY, {"code": code}))
        summary = self.sharing.answer(session, received, person, now)
        if summary is not None:
            return OwnAnswer(person.id, summary)
        typed = received.content.get("text")
        if ends_alerts(session, person.id, typed, self.speak):
            alerts.unsubscribe(session, person.id)
            return OwnAnswer(person.id, self.speak(language, STOPPED_REPLY, {}))
        code_typed = LINK_CODES.typed(typed) if not received.content.get("file") else None
        if code_typed is None:
            return None
        linked = self.linking.take(session, person.id, code_typed, now)
        reply = self.speak(language, REPLIES[linked.outcome], {})
        return OwnAnswer(linked.person_id, reply, joined=linked.outcome is Outcome.LINKED)

    def _more(
        self, session: Session, person: Person, language: str, token: str
    ) -> OwnAnswer | None:
        """Show the next choices of a reply whose words are still there."""
        number, _, first = token.removeprefix(MORE).partition(":")
        if not (number.isdecimal() and first.isdecimal() and len(token) < len(MORE) + 24):
            return None
        if int(number) > MAX_NUMBER:
            return None
        shown = outbox.get(session, person.id, int(number))
        if shown is None or not 0 < int(first) < len(shown.content["choices"]):
            return None
        again = {**shown.content, "first_choice": int(first), "media": None}
        if shown.platform_id:
            again["edits"] = shown.platform_id
        else:
            again["text"] = self.speak(language, MORE_TEXT, {}).text or shown.content["text"]
        return OwnAnswer(person.id, again=again)
