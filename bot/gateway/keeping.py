"""What is kept of a turn beside its replies: the log, and the offer that was sent.

Words are kept only with consent, and masked.
"""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.gateway.masking import mask
from bot.gateway.memory import OfferMemory
from bot.gateway.turn import Said, Understood
from bot.storage import dialogue
from bot.storage.inbox import Received


def keep_turn(session: Session, received: Received, result: Understood, now: datetime) -> None:
    """Log a turn, unless the person asked to be erased in it."""
    if result.erase:
        return
    kept = result.consent is True
    content = received.content
    kind = "file" if content.get("file") else "choice" if content.get("choice") else "text"
    dialogue.log(
        session,
        person_id=received.person_id,
        inbox_id=received.id,
        now=now,
        direction="in",
        kind=kind,
        text=mask(content.get("text") or "") if kept and kind == "text" else None,
        intent=result.intent,
        confidence=result.confidence,
        detail=result.detail,
    )
    if result.reply is not None:
        dialogue.log(
            session,
            person_id=received.person_id,
            inbox_id=received.id,
            now=now,
            direction="out",
            kind="text",
            text=mask(result.reply.text) if kept else None,
        )


def keep_offer(
    session: Session,
    memory: OfferMemory,
    received: Received,
    said: Said | None,
    result: Understood,
    now: datetime,
) -> None:
    """Remember the offer of a turn, if its words were one."""
    text = (said.text or said.document) if said is not None else None
    if result.offer is None or result.erase or not text:
        return
    memory.record(
        session,
        text,
        result.offer,
        person_id=received.person_id,
        may_keep_words=result.consent is True,
        now=now,
    )
