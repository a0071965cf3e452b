"""The tables of reminders that people agreed to, and of codes that share a summary once."""

from sqlalchemy import Column, ForeignKey, Integer, String, Text

from bot.storage.models import PSEUDONYM_LENGTH, Base, UtcDateTime

MODULE_LENGTH = 60
CHANNEL_LENGTH = 20
DIGEST_LENGTH = 64


class ReminderRow(Base):
    """Somebody who agreed to one reminder a pause.

    `paused_at` is when they last wrote with a module open; it goes when they were reminded, so
    that a pause has one reminder at most. `outbox_id` is the last one that was sent.
    """

    __tablename__ = "reminder"

    person_id = Column(String(PSEUDONYM_LENGTH), ForeignKey("person.id"), primary_key=True)
    agreed_at = Column(UtcDateTime, nullable=False)
    channel = Column(String(CHANNEL_LENGTH))
    module = Column(String(MODULE_LENGTH))
    paused_at = Column(UtcDateTime, index=True)
    sent_at = Column(UtcDateTime)
    outbox_id = Column(Integer)


class SummaryCodeRow(Base):
    """A code that shows a summary to who types it, once; only its hash is kept, for minutes."""

    __tablename__ = "summary_code"

    digest = Column(String(DIGEST_LENGTH), primary_key=True)
    person_id = Column(
        String(PSEUDONYM_LENGTH), ForeignKey("person.id"), nullable=False, index=True
    )
    channel = Column(String(CHANNEL_LENGTH), nullable=False)
    text = Column(Text, nullable=False)
    expires_at = Column(UtcDateTime, nullable=False, index=True)
