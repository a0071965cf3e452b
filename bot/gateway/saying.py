"""A reply on its way to the outbox: its choices become tokens that only this person can press."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from bot.channels.base import OutgoingChoice, OutgoingReply
from bot.content.reply import Reply
from bot.storage import dialogue, outbox
from bot.storage.dialogue import Button
from bot.storage.inbox import Received


def with_buttons(
    session: Session,
    person_id: str,
    reply: Reply,
    media: str | None,
    language: str,
    now: datetime,
) -> dict[str, Any]:
    """Return a reply for the outbox, whose choices are remembered under new tokens."""
    buttons = [
        Button(dialogue.new_token(), choice.title, choice.does, choice.args)
        for choice in reply.choices
    ]
    dialogue.put_buttons(session, person_id, buttons, now)
    choices = tuple(
        OutgoingChoice(button.title, button.token, choice.detail)
        for choice, button in zip(reply.choices, buttons, strict=True)
    )
    return OutgoingReply(reply.text, choices, media, language).to_json()


def put_answer(
    session: Session, person_id: str, received: Received, content: dict[str, Any], now: datetime
) -> None:
    """Put the answer to a message into the outbox, for the channel it came from."""
    channel, inbox_id = received.channel, received.id
    outbox.put(
        session, person_id=person_id, channel=channel, content=content, now=now, inbox_id=inbox_id
    )
