"""Everything that is kept of a person, as plain data, for the person who asks for it."""

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.storage import alerts, conversations, reminders
from bot.storage.models import AddressRow, DialogueRow, LogRow, PersonRow
from bot.storage.offer_forgetting import sent_offers


def export_person(session: Session, person_id: str, now: datetime) -> dict[str, Any]:
    """Return what is kept of a person; raises `NoResultFound` for an unknown pseudonym."""
    person = session.execute(select(PersonRow).where(PersonRow.id == person_id)).scalar_one()
    channels = select(AddressRow.channel, AddressRow.address).where(
        AddressRow.person_id == person_id
    )
    log = select(LogRow).where(LogRow.person_id == person_id).order_by(LogRow.id)
    state = session.get(DialogueRow, person_id)
    return {
        "exported_at": now.isoformat(),
        "pseudonym": person.id,
        "first_seen": person.created_at.isoformat(),
        "last_seen": person.last_seen_at.isoformat(),
        "language": person.language,
        "kept_for_review": person.consent,
        "warned_of_frauds": alerts.subscribed(session, person_id),
        "reminded_after_a_pause": reminders.agreed(session, person_id),
        "waiting_for_counsellor": person.waiting_since is not None,
        "addresses": [
            {"channel": channel, "address": address}
            for channel, address in session.execute(channels).all()
        ],
        "remembered": dict(state.slots) if state else {},
        "offers": sent_offers(session, person_id),
        "of_counsellors": conversations.kept(session, person_id),
        "messages": [
            {
                "at": row.at.isoformat(),
                "direction": row.direction,
                "text": row.text,
                "understood_as": row.intent,
                "detail": row.detail,
            }
            for row in session.execute(log).scalars()
        ],
    }
