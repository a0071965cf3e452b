"""What is kept of a turn beside its replies: the log, and the offer that was sent.

Words are kept only with consent, and masked.
"""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.gateway.finding import words_of
from bot.gateway.masking import hide, mask
from bot.gateway.memory import OfferMemory
from bot.gateway.turn import Said, Understood
from bot.storage import alerts, conversations, dialogue
from bot.storage.conversations import CHOICES, COST, DISTRESS, PAID, PRESSED, SIGNS, TurnNote
from bot.storage.inbox import Received

ALERTS = "alerts"
"""The detail of a turn that says whether the person wants to be warned from now on."""


NOT_UNDERSTOOD = frozenset({"nlu_fallback", "out_of_scope"})
_DANGERS = {"distress": DISTRESS, "fraud": PAID}
"""What a turn's alert means for the queue."""


def keep_turn(
    session: Session,
    received: Received,
    result: Understood,
    now: datetime,
    said: Said | None = None,
) -> None:
    """Log a turn, unless the person asked to be erased in it."""
    if result.erase:
        return
    kept = result.consent is True
    content = received.content
    kind = "file" if content.get("file") else "choice" if content.get("choice") else "text"
    hidden = hide(str(content.get("text") or "")) if kept and kind == "text" else None
    detail = _detail(result, kind, kept=kept)
    if kept and said is not None and said.press is not None and said.press.title:
        detail = {**(detail or {}), PRESSED: said.press.title}
    line = dialogue.log(
        session,
        person_id=received.person_id,
        inbox_id=received.id,
        now=now,
        direction="in",
        kind=kind,
        text=hidden.text if hidden else None,
        intent=result.intent,
        confidence=result.confidence,
        detail=detail,
    )
    if hidden is not None:
        words = words_of(hidden.text)
        conversations.keep_words(session, received.person_id, line, words, hidden.parts)
    conversations.note_turn(session, received.person_id, _turn_note(received, result, kind), now)
    _keep_subscription(session, received.person_id, result, now)
    if result.reply is not None:
        dialogue.log(
            session,
            person_id=received.person_id,
            inbox_id=received.id,
            now=now,
            direction="out",
            kind="text",
            text=mask(result.reply.text) if kept else None,
            detail=_shown_choices(result) if kept else None,
        )


def _turn_note(received: Received, result: Understood, kind: str) -> TurnNote:
    slots = result.state.slots
    alert = str((result.detail or {}).get("alert") or "")
    level = result.offer.level if result.offer else None
    danger = _DANGERS.get(alert) or (SIGNS if level == "danger" else None)
    country = (result.offer.country if result.offer else None) or slots.get("country")
    return TurnNote(
        received.channel,
        result.language,
        str(country) if country else None,
        str((slots.get("walk") or {}).get("module") or "") or None,
        level,
        danger,
        unclear=result.intent in NOT_UNDERSTOOD,
        said=kind != "choice",
    )


def _shown_choices(result: Understood) -> dict[str, object] | None:
    choices = [choice.title for choice in result.reply.choices] if result.reply else []
    return {CHOICES: choices} if choices else None


def _detail(result: Understood, kind: str, *, kept: bool) -> dict[str, object] | None:
    """Return what the log keeps of a turn: sums of money only of who agreed to a review."""
    detail = {k: v for k, v in (result.detail or {}).items() if k != ALERTS}
    if not kept or detail.get(COST) is None:
        detail.pop(COST, None)
    variety = result.state.slots.get("variety")
    if kind == "text" and variety:
        detail["variety"] = variety
    return detail or None


def _keep_subscription(session: Session, person_id: str, result: Understood, now: datetime) -> None:
    wanted = (result.detail or {}).get(ALERTS)
    if wanted is True:
        alerts.subscribe(session, person_id, now)
    elif wanted is False:
        alerts.unsubscribe(session, person_id)


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
