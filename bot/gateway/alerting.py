"""Take approved alerts to the outbox, a few at a time."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from bot.content.render import Block
from bot.gateway.own_turns import Speak
from bot.gateway.saying import with_buttons
from bot.storage import alert_sending, outbox
from bot.storage.database import Database

LOOK_SECONDS = 5.0
"""How often alerts that were approved are looked for."""
FRAME_REPLY = "alert_frame"
"""The reply around an alert: who says it, how to stop, and the button that does."""

log = logging.getLogger(__name__)


def release(session: Session, speak: Speak, now: datetime) -> int:
    """Settle what arrived, and put into the outbox what may leave; return how many."""
    alert_sending.settle(session)
    found = alert_sending.leaving(session)
    for one in found:
        frame = speak(one.language, FRAME_REPLY, {"text": Block(one.words)})
        content = with_buttons(session, one.person_id, frame, None, one.language, now)
        number = outbox.put(
            session, person_id=one.person_id, channel=one.channel, content=content, now=now
        )
        alert_sending.left(session, one.id, number, now)
    return len(found)


async def keep_releasing(database: Database, speak: Speak, now: Callable[[], datetime]) -> None:
    """Release alerts until cancelled."""
    while True:
        try:
            await database.run(lambda session: release(session, speak, now()))
        except SQLAlchemyError:  # a busy database: the next look is soon
            log.exception("alerts not released")
        await asyncio.sleep(LOOK_SECONDS)
