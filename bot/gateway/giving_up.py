"""Where a turn stays broken: the message is closed with an apology, and the next has its turn."""

import logging
from datetime import datetime

from sqlalchemy.orm import Session

from bot.gateway.saying import put_answer, with_buttons
from bot.gateway.turn import Conversation, Understood
from bot.storage import inbox, people
from bot.storage.dialogue import DialogueState
from bot.storage.inbox import Received
from bot.storage.people import Person

log = logging.getLogger(__name__)


def apologised(
    conversation: Conversation, person: Person, state: DialogueState, received: Received
) -> Understood | None:
    """Return the apology for a dialogue that broke; None where the message is tried again."""
    if received.attempts < inbox.MAX_ATTEMPTS:
        return None
    failures = int(state.slots.get("failures") or 0) + 1
    reply = conversation.apology(person, state, failures)
    slots = {**state.slots, "failures": failures}
    return Understood(
        reply, DialogueState(slots, state.events), person.language or "fr", person.consent
    )


def give_up(
    session: Session, conversation: Conversation, received: Received, now: datetime
) -> None:
    """Close a message whose turn cannot be begun or stored, and apologise.

    Nothing of it is kept, as nothing of it may be storable; the dialogue stays where it was.
    """
    if not inbox.is_open(session, received.id):
        return
    log.error("message %d given up after %d attempts", received.id, received.attempts)
    for part in (received, *received.together):
        inbox.close(session, part.id, inbox.FAILED)
    person = people.get_person(session, received.person_id)
    language = person.language or "fr"
    reply = conversation.apology(person, DialogueState(), 1)
    content = with_buttons(session, person.id, reply, None, language, now)
    put_answer(session, person.id, received, content, now)
