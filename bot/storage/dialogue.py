"""The dialogue's state of each person, the buttons they were shown, and the append-only log."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from bot.storage.models import ButtonRow, DialogueRow, LogRow

MAX_BUTTONS = 60
"""Buttons of a person that are remembered; older ones get the answer for stale buttons."""
_TOKEN_BYTES = 8


@dataclass(frozen=True)
class DialogueState:
    """Slots and a bounded window of events, as plain data."""

    slots: Mapping[str, Any] = field(default_factory=dict)
    events: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True)
class Button:
    """What a token stands for."""

    token: str
    title: str
    does: str
    args: Mapping[str, str]


def load_state(session: Session, person_id: str) -> DialogueState:
    """Return where the dialogue with a person stands; empty for a new one."""
    row = session.get(DialogueRow, person_id)
    return DialogueState(row.slots, tuple(row.events)) if row is not None else DialogueState()


def save_state(session: Session, person_id: str, state: DialogueState, now: datetime) -> None:
    """Store where the dialogue stands, in place of what was stored before."""
    session.merge(
        DialogueRow(
            person_id=person_id,
            slots=dict(state.slots),
            events=list(state.events),
            updated_at=now,
        )
    )


def new_token() -> str:
    """Return a token that cannot be guessed and that fits every platform."""
    return secrets.token_urlsafe(_TOKEN_BYTES)


def put_buttons(session: Session, person_id: str, buttons: list[Button], now: datetime) -> None:
    """Remember the buttons of a reply and forget the oldest ones."""
    for button in buttons:
        session.add(
            ButtonRow(
                token=button.token,
                person_id=person_id,
                does=button.does,
                args=dict(button.args),
                title=button.title,
                created_at=now,
            )
        )
    session.flush()
    kept = (
        select(ButtonRow.token)
        .where(ButtonRow.person_id == person_id)
        .order_by(ButtonRow.created_at.desc())
        .limit(MAX_BUTTONS)
    )
    tokens = list(session.execute(kept).scalars())
    if len(tokens) == MAX_BUTTONS:
        session.execute(
            delete(ButtonRow).where(
                ButtonRow.person_id == person_id, ButtonRow.token.not_in(tokens)
            )
        )


def find_button(session: Session, person_id: str, token: str) -> Button | None:
    """Return what a token means to this person; None for a stale one or someone else's."""
    row = session.get(ButtonRow, token)
    if row is None or row.person_id != person_id:
        return None
    return Button(row.token, row.title, row.does, row.args)


def log(
    session: Session,
    *,
    person_id: str,
    inbox_id: int | None,
    now: datetime,
    direction: str,
    kind: str,
    text: str | None = None,
    intent: str | None = None,
    confidence: float | None = None,
    detail: Mapping[str, Any] | None = None,
) -> int:
    """Add a line to the log; the caller leaves `text` out where the person did not agree.

    Returns the line's number.
    """
    row = LogRow(
        person_id=person_id,
        inbox_id=inbox_id,
        at=now,
        direction=direction,
        kind=kind,
        text=text,
        intent=intent,
        confidence=confidence,
        detail=dict(detail) if detail is not None else None,
    )
    session.add(row)
    session.flush()
    return int(row.id)
