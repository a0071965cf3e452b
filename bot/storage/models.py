"""The tables. People are pseudonyms: no table but `address` knows how to reach someone."""

from datetime import datetime, timezone
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.orm import declarative_base

PSEUDONYM_LENGTH = 26
TOKEN_LENGTH = 16
ADDRESS_LENGTH = 160
PLATFORM_ID_LENGTH = 200
REASON_LENGTH = 60


class UtcDateTime(TypeDecorator):
    """A moment in UTC; SQLite forgets the zone, so it is put back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:  # noqa: ARG002
        """Refuse a moment without a zone, and store UTC."""
        if value is not None and value.tzinfo is None:
            raise ValueError("a stored moment needs a time zone")
        return value.astimezone(timezone.utc) if value is not None else None

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:  # noqa: ARG002
        """Give the zone back."""
        if value is not None and value.tzinfo is None:
            return value.replace(tzinfo=timezone.utc)
        return value


naming = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
Base: Any = declarative_base(metadata=MetaData(naming_convention=naming))


class PersonRow(Base):
    """Someone who talks to Rihla, known by a pseudonym.

    `consent` is None until asked, then whether the conversation may be kept for review.
    """

    __tablename__ = "person"

    id = Column(String(PSEUDONYM_LENGTH), primary_key=True)
    created_at = Column(UtcDateTime, nullable=False)
    last_seen_at = Column(UtcDateTime, nullable=False)
    language = Column(String(8))
    consent = Column(Boolean)
    consent_at = Column(UtcDateTime)
    held_by_counsellor = Column(Boolean, nullable=False, default=False)
    waiting_since = Column(UtcDateTime, index=True)


class AddressRow(Base):
    """How to reach a person on a channel; the only link between a pseudonym and a platform."""

    __tablename__ = "address"
    __table_args__ = (UniqueConstraint("channel", "address"),)

    id = Column(Integer, primary_key=True)
    channel = Column(String(20), nullable=False)
    address = Column(String(ADDRESS_LENGTH), nullable=False)
    person_id = Column(
        String(PSEUDONYM_LENGTH), ForeignKey("person.id"), nullable=False, index=True
    )


class InboxRow(Base):
    """A message as received. Its content goes once handled; its id stays, to know it again."""

    __tablename__ = "inbox"
    __table_args__ = (
        UniqueConstraint("channel", "platform_id"),
        Index("ix_inbox_open", "person_id", "status", "id"),
    )

    id = Column(Integer, primary_key=True)
    channel = Column(String(20), nullable=False)
    platform_id = Column(String(PLATFORM_ID_LENGTH), nullable=False)
    person_id = Column(String(PSEUDONYM_LENGTH), ForeignKey("person.id"), nullable=False)
    said_at = Column(UtcDateTime)
    received_at = Column(UtcDateTime, nullable=False)
    status = Column(String(10), nullable=False)
    attempts = Column(Integer, nullable=False, default=0)
    content = Column(JSON)


class KeyRow(Base):
    """A key that lies in a file, as a digest: what was made with it is of no use without it."""

    __tablename__ = "key"

    name = Column(String(20), primary_key=True)
    digest = Column(String(64), nullable=False)


class InboxFileRow(Base):
    """A file that came with a message, where whoever reads it may be another machine."""

    __tablename__ = "inbox_file"

    inbox_id = Column(Integer, ForeignKey("inbox.id", ondelete="CASCADE"), primary_key=True)
    content = Column(LargeBinary, nullable=False)


class OutboxRow(Base):
    """A reply to send. Its content goes once it is delivered and a later one has been.

    `progress` counts the messages of it that the platform has taken, `platform_id` is the one
    that bears the choices, `reason` says why it waits or was given up.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        Index("ix_outbox_due", "status", "next_try_at"),
        Index("ix_outbox_person", "person_id", "id"),
        {"sqlite_autoincrement": True},  # a page asks for what is past a number: none comes twice
    )

    id = Column(Integer, primary_key=True)
    inbox_id = Column(Integer, ForeignKey("inbox.id"), index=True)
    person_id = Column(String(PSEUDONYM_LENGTH), ForeignKey("person.id"), nullable=False)
    channel = Column(String(20), nullable=False)
    status = Column(String(10), nullable=False)
    attempts = Column(Integer, nullable=False, default=0)
    created_at = Column(UtcDateTime, nullable=False)
    next_try_at = Column(UtcDateTime, nullable=False)
    sent_at = Column(UtcDateTime)
    progress = Column(Integer, nullable=False, default=0, server_default="0")
    platform_id = Column(String(PLATFORM_ID_LENGTH))
    reason = Column(String(REASON_LENGTH))
    content = Column(JSON)


class ButtonRow(Base):
    """A button that was shown: the short token that stands for a typed deed."""

    __tablename__ = "button"

    token = Column(String(TOKEN_LENGTH), primary_key=True)
    person_id = Column(
        String(PSEUDONYM_LENGTH), ForeignKey("person.id"), nullable=False, index=True
    )
    does = Column(String(40), nullable=False)
    args = Column(JSON, nullable=False)
    title = Column(String(80), nullable=False)
    created_at = Column(UtcDateTime, nullable=False, index=True)


class DialogueRow(Base):
    """The dialogue's state: slots and a bounded window of events. Its size does not grow."""

    __tablename__ = "dialogue"

    person_id = Column(String(PSEUDONYM_LENGTH), ForeignKey("person.id"), primary_key=True)
    slots = Column(JSON, nullable=False)
    events = Column(JSON, nullable=False)
    updated_at = Column(UtcDateTime, nullable=False)


class LogRow(Base):
    """What happened, append-only. `text` is masked and kept only with consent."""

    __tablename__ = "log"
    __table_args__ = (Index("ix_log_person", "person_id", "id"),)

    id = Column(Integer, primary_key=True)
    person_id = Column(String(PSEUDONYM_LENGTH), ForeignKey("person.id"), nullable=False)
    inbox_id = Column(Integer)
    at = Column(UtcDateTime, nullable=False, index=True)
    direction = Column(String(3), nullable=False)
    kind = Column(String(20), nullable=False)
    text = Column(Text)
    intent = Column(String(40), index=True)
    confidence = Column(Float)
    detail = Column(JSON)


class DocumentRow(Base):
    """A file made for a person (their data, a plan), for a short time.

    `made_of` is a digest of what was asked for, by which the same is not made twice.
    """

    __tablename__ = "document"

    token = Column(String(40), primary_key=True)
    person_id = Column(
        String(PSEUDONYM_LENGTH), ForeignKey("person.id"), nullable=False, index=True
    )
    made_of = Column(String(64))
    name = Column(String(80), nullable=False)
    media_type = Column(String(80), nullable=False)
    content = Column(LargeBinary, nullable=False)
    created_at = Column(UtcDateTime, nullable=False)
    expires_at = Column(UtcDateTime, nullable=False, index=True)


class LinkCodeRow(Base):
    """A code by which a person joins a second channel to the first; only its hash is kept."""

    __tablename__ = "link_code"

    digest = Column(String(64), primary_key=True)
    person_id = Column(
        String(PSEUDONYM_LENGTH), ForeignKey("person.id"), nullable=False, index=True
    )
    expires_at = Column(UtcDateTime, nullable=False)
