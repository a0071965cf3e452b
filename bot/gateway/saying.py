"""A reply on its way to the outbox: its choices become tokens that only this person can press."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from bot.channels.base import OutgoingChoice, OutgoingReply
from bot.content.reply import Reply
from bot.storage import dialogue
from bot.storage.dialogue import Button


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
