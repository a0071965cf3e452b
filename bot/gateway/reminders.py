"""A gentle reminder after a pause: only for who agreed, one a pause, by day, stoppable by a word.

What is due stands in the database, so a service that was restarted goes on with it. On WhatsApp a
reminder goes within the service window; past it only where the operator has an approved template.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from babel.dates import get_timezone
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from bot.channels.whatsapp.parse import NAME as WHATSAPP
from bot.content.render import Block
from bot.gateway.own_turns import Speak
from bot.gateway.saying import with_buttons
from bot.gateway.turn import Understood
from bot.storage import dialogue, outbox, reminders
from bot.storage.database import Database
from bot.storage.dialogue import DialogueState
from bot.storage.inbox import Received
from bot.storage.reminders import Pause

LOOK_SECONDS = 60.0
"""How often pauses that have lasted are looked for."""
MAX_AT_ONCE = 50
"""Reminders of one look, so that no conversation waits long for the database."""
PAUSE = timedelta(days=3)
WHATSAPP_PAUSE, WHATSAPP_WINDOW = timedelta(hours=20), timedelta(hours=23, minutes=50)
TOO_LATE = timedelta(days=10)
"""A reminder that could not leave for so long is not sent any more: the pause has become an end."""
MOROCCO = get_timezone("Africa/Casablanca")
FIRST_HOUR, LAST_HOUR = 9, 20
"""Reminders leave by day, in Morocco's time, which is another one in Ramadan."""
REPLY = "reminder_text"
PENDING = {"kind": "reminder"}

log = logging.getLogger(__name__)

Title = Callable[[str, str], str | None]
"""Gives the title of a module: language, id; None for one that is no longer offered."""


@dataclass(frozen=True)
class Policy:
    """When a channel may remind.

    Attributes:
        pause: How long somebody has been away.
        within: How long after their last message it is still allowed; None for any time.
    """

    pause: timedelta = PAUSE
    within: timedelta | None = None


def policies(*, template: bool) -> Mapping[str, Policy]:
    """Return the policies of channels with rules of their own."""
    return {WHATSAPP: Policy() if template else Policy(WHATSAPP_PAUSE, WHATSAPP_WINDOW)}


def keep_reminder(session: Session, received: Received, result: Understood, now: datetime) -> None:
    """Note what a turn means for reminders: agreed, stopped, a new pause."""
    if result.erase:
        return
    person_id = received.person_id
    if result.reminder is True:
        reminders.agree(session, person_id, now)
    elif result.reminder is False:
        reminders.stop(session, person_id)
    reminders.withdraw(session, person_id)
    module = (result.state.slots.get("walk") or {}).get("module")
    reminders.note_turn(session, person_id, received.channel, module, now)


class Reminders:
    """Sends the reminders that are due."""

    def __init__(
        self,
        database: Database,
        speak: Speak,
        title: Title,
        channel_policies: Mapping[str, Policy],
        now: Callable[[], datetime],
    ) -> None:
        self.database = database
        self.speak = speak
        self.title = title
        self.policies = channel_policies
        self.now = now

    async def run(self) -> None:
        """Send what becomes due, until cancelled."""
        while True:
            try:
                await self.database.run(self.send_due)
            except SQLAlchemyError:  # a busy database: the next look is soon
                log.exception("reminders not sent")
            await asyncio.sleep(LOOK_SECONDS)

    def send_due(self, session: Session) -> int:
        """Put every reminder that is due into the outbox; return how many."""
        now = self.now()
        if not FIRST_HOUR <= now.astimezone(MOROCCO).hour < LAST_HOUR:
            return 0
        others = self._lasting(session, now, Policy(), None)
        own = [
            pause
            for channel, policy in self.policies.items()
            for pause in self._lasting(session, now, policy, channel)
        ]
        return sum(self._send(session, pause, now) for pause in (*others, *own))

    def _lasting(
        self, session: Session, now: datetime, policy: Policy, channel: str | None
    ) -> list[Pause]:
        """Return the pauses that have lasted; those that nothing may be sent for are closed."""
        but_not = () if channel else tuple(self.policies)
        found = reminders.lasting(
            session, now - policy.pause, MAX_AT_ONCE, channel=channel, but_not=but_not
        )
        allowed = []
        for pause in found:
            away = now - pause.since
            if away > policy.pause + TOO_LATE or (policy.within and away > policy.within):
                reminders.close_pause(session, pause.person_id, now)
            else:
                allowed.append(pause)
        return allowed

    def _send(self, session: Session, pause: Pause, now: datetime) -> int:
        """Send one; the next word of the person is understood as an answer to it."""
        language = pause.language or "fr"
        title = self.title(language, pause.module)
        if title is None:
            reminders.close_pause(session, pause.person_id, now)
            return 0
        reply = self.speak(language, REPLY, {"title": Block(title)})
        content = with_buttons(session, pause.person_id, reply, None, language, now)
        number = outbox.put(
            session, person_id=pause.person_id, channel=pause.channel, content=content, now=now
        )
        reminders.close_pause(session, pause.person_id, now, number)
        state = dialogue.load_state(session, pause.person_id)
        shown = [{"title": c.title, "does": c.does, "args": dict(c.args)} for c in reply.choices]
        slots = {**state.slots, "pending": dict(PENDING), "shown": shown}
        dialogue.save_state(session, pause.person_id, DialogueState(slots, state.events), now)
        return 1
