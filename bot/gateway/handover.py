"""A person answers in place of the program: what is said then goes to them, and the bot is silent.

The program says so when it begins and when it ends. Whoever waits too long for the counsellor's
answer gets the program back, and stays in the queue. Rights over one's own data, the language, and
the numbers for somebody in danger work all the time.
"""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from bot.content.reply import Reply
from bot.gateway.finding import words_of
from bot.gateway.masking import hide
from bot.gateway.own_turns import OwnAnswer, Speak
from bot.gateway.saying import with_buttons
from bot.storage import conversations, dialogue, outbox, people, reviews
from bot.storage.conversations import HELD, PRESSED, TurnNote
from bot.storage.database import Database
from bot.storage.dialogue import Button
from bot.storage.inbox import Received
from bot.storage.people import Person

LEFT_ALONE = timedelta(hours=2)
"""A counsellor who was silent for so long is gone."""
LOOK_SECONDS = 60.0
"""How often such are looked for."""
TAKEN, BACK, STILL, LEFT = "handover_taken", "handover_back", "handover_still", "handover_left"
LEAVE = "human.leave"
WORKS_ALWAYS = frozenset(
    {
        *("data.erase", "data.erase_confirmed", "data.export", "language.set", "consent.set"),
        *("intent.mean", "alert.stop", "reminder.set"),
    }
)
"""Buttons that the program answers whoever else does."""

log = logging.getLogger(__name__)


class Handover:
    """Takes what is said to a counsellor; tells a person who answers from now on."""

    def __init__(self, speak: Speak) -> None:
        self.speak = speak

    def answer(
        self,
        session: Session,
        received: Received,
        person: Person,
        button: Button | None,
        now: datetime,
    ) -> OwnAnswer | None:
        """Return what to say to who talks with a counsellor; None where the program answers."""
        if not person.held_by_counsellor:
            return None
        does = _deed(received, button)
        if does in WORKS_ALWAYS:
            return None
        language = person.language or "fr"
        seen = reviews.last_sign_of_counsellor(session, person.id)
        if does != LEAVE and (seen is None or now - seen > LEFT_ALONE):
            reviews.give_back(session, person.id, waits=now)
            tell(
                session, person.id, received.channel, self.speak(language, LEFT, {}), language, now
            )
            return None
        self._keep(session, received, button, now)
        if does == LEAVE:
            reviews.give_back(session, person.id)
            return OwnAnswer(person.id, self.speak(language, BACK, {}))
        words = not button and not received.content.get("file") and received.content.get("text")
        if words and not received.content.get("trouble"):
            return OwnAnswer(person.id)
        return OwnAnswer(person.id, self.speak(language, STILL, {}))

    def took_over(
        self, session: Session, received: Received, button: Button | None, now: datetime
    ) -> bool:
        """Tell whether a counsellor took over while the program answered; keep what was said.

        They were told that a person answers now: what the program found is not said any more.
        """
        held = people.get_person(session, received.person_id).held_by_counsellor
        if not held or _deed(received, button) in WORKS_ALWAYS:
            return False
        for part in (received, *received.together):
            self._keep(session, part, button, now)
        return True

    def _keep(
        self, session: Session, received: Received, button: Button | None, now: datetime
    ) -> None:
        """Keep what was said for the counsellor; words of who refused a review go at the end."""
        content = received.content
        kind = "file" if content.get("file") else "choice" if button else "text"
        hidden = hide(str(content.get("text") or ""))
        line = dialogue.log(
            session,
            person_id=received.person_id,
            inbox_id=received.id,
            now=now,
            direction="in",
            kind=kind,
            text=hidden.text or None,
            detail={HELD: True} | ({PRESSED: button.title} if button else {}),
        )
        words = words_of(hidden.text)
        conversations.keep_words(session, received.person_id, line, words, hidden.parts)
        conversations.note_turn(session, received.person_id, TurnNote(received.channel), now)


def give_back_left(session: Session, speak: Speak, now: datetime) -> int:
    """Let the program answer again whom a counsellor left, and tell them; return how many.

    Who wrote since is in the queue again; for all others the talk was over.
    """
    left = reviews.left_alone(session, now - LEFT_ALONE)
    for row in left:
        seen = reviews.last_sign_of_counsellor(session, row.person_id)
        waits = row.said_at if seen is None or row.said_at > seen else None
        language = row.language or "fr"
        reviews.give_back(session, row.person_id, waits=waits)
        reply = speak(language, LEFT if waits else BACK, {})
        tell(session, row.person_id, row.channel, reply, language, now)
    return len(left)


async def keep_giving_back(database: Database, speak: Speak, now: Callable[[], datetime]) -> None:
    """Give back whom counsellors left, until cancelled: their words are not kept for ever."""
    while True:
        try:
            await database.run(lambda session: give_back_left(session, speak, now()))
        except SQLAlchemyError:  # a busy database: the next look is soon
            log.exception("nobody given back")
        await asyncio.sleep(LOOK_SECONDS)


def _deed(received: Received, button: Button | None) -> str:
    """Return the deed that a message asks for by a button or a command."""
    return button.does if button else str(received.content.get("does") or "")


def tell(
    session: Session, person_id: str, channel: str, reply: Reply, language: str, now: datetime
) -> int:
    """Send somebody a reply that answers no message of theirs; return its number."""
    content = with_buttons(session, person_id, reply, None, language, now)
    return outbox.put(session, person_id=person_id, channel=channel, content=content, now=now)
