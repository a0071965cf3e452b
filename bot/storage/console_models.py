"""The tables of the counsellors' console: accounts, what they did, and what they work on.

What a person said stays in `log`; here stand a line for each conversation, by which it is found
in a queue, and what counsellors add to it.
"""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    UniqueConstraint,
    text,
)

from bot.storage.models import PSEUDONYM_LENGTH, Base, UtcDateTime
from bot.storage.offer_models import OfferRow

DIGEST_LENGTH = 64
CALLER_LENGTH = 64
NAME_LENGTH = 40
SHOWN_NAME_LENGTH = 80
ROLE_LENGTH = 16
NOTICE_LENGTH = 200
DEED_LENGTH = 40
SUBJECT_LENGTH = 80
TAG_LENGTH = 30
SIGN_LENGTH = 60
STATE_LENGTH = 10
VARIETY_LENGTH = 10
INTENT_LENGTH = 40
WHY_LENGTH = 500


def _person() -> Column:
    return Column(String(PSEUDONYM_LENGTH), ForeignKey("person.id"), nullable=False, index=True)


def _index_where(condition: str, name: str, *columns: str) -> Index:
    """Return an index of the few rows that meet a condition; one of mostly NULL is never used."""
    return Index(name, *columns, sqlite_where=text(condition), postgresql_where=text(condition))


class AccountRow(Base):
    """Somebody who works in the console. `digest` is argon2's; `totp` a second factor's secret.

    `visited_at` is when they last came before this visit: what is newer is new to them.
    """

    __tablename__ = "account"
    __table_args__ = (UniqueConstraint("name"),)

    id = Column(Integer, primary_key=True)
    name = Column(String(NAME_LENGTH), nullable=False)
    shown_name = Column(String(SHOWN_NAME_LENGTH), nullable=False)
    role = Column(String(ROLE_LENGTH), nullable=False)
    language = Column(String(8), nullable=False, default="fr")
    digest = Column(String(200), nullable=False)
    totp = Column(String(64))
    totp_used = Column(Integer)
    disabled = Column(Boolean, nullable=False, default=False)
    created_at = Column(UtcDateTime, nullable=False)
    entered_at = Column(UtcDateTime)
    visited_at = Column(UtcDateTime)


class LoginFailureRow(Base):
    """A wrong password for an account, and the network address it came from; kept for minutes."""

    __tablename__ = "login_failure"

    id = Column(Integer, primary_key=True)
    account_id = Column(Integer, ForeignKey("account.id"), nullable=False, index=True)
    address = Column(String(CALLER_LENGTH), nullable=False)
    at = Column(UtcDateTime, nullable=False, index=True)


class ConsoleSessionRow(Base):
    """A login; only a hash of what the browser holds is kept."""

    __tablename__ = "console_session"

    digest = Column(String(DIGEST_LENGTH), primary_key=True)
    account_id = Column(Integer, ForeignKey("account.id"), nullable=False, index=True)
    csrf = Column(String(DIGEST_LENGTH), nullable=False)
    created_at = Column(UtcDateTime, nullable=False)
    used_at = Column(UtcDateTime, nullable=False)
    notice = Column(String(NOTICE_LENGTH))


class AuditRow(Base):
    """Who saw or did what. The database itself refuses to change or delete a line."""

    __tablename__ = "audit"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id = Column(Integer, primary_key=True)
    at = Column(UtcDateTime, nullable=False, index=True)
    account_id = Column(Integer, index=True)
    name = Column(String(SHOWN_NAME_LENGTH), nullable=False)
    deed = Column(String(DEED_LENGTH), nullable=False)
    subject = Column(String(SUBJECT_LENGTH), index=True)
    detail = Column(JSON)


class ConversationRow(Base):
    """A person's conversation as the queue sees it, up to date after each turn.

    `danger` is `distress`, `paid` or `signs`, the worst since the last review; `level` the worst
    level of an offer; `held_by` who answers in place of the program, `answered_at` when last.
    """

    __tablename__ = "conversation"
    __table_args__ = (
        Index("ix_conversation_last", "said_at", "person_id"),
        Index("ix_conversation_open", "reviewed", "said_at", "person_id"),
        _index_where("danger IS NOT NULL", "ix_conversation_danger", "said_at", "person_id"),
        _index_where("assigned_to IS NOT NULL", "ix_conversation_assigned_to", "assigned_to"),
        _index_where("held_by IS NOT NULL", "ix_conversation_held_by", "held_by"),
    )

    person_id = Column(String(PSEUDONYM_LENGTH), ForeignKey("person.id"), primary_key=True)
    channel = Column(String(20), nullable=False)
    language = Column(String(8))
    country = Column(String(3))
    module = Column(String(INTENT_LENGTH))
    level = Column(String(10))
    danger = Column(String(10))
    danger_at = Column(UtcDateTime)
    began_at = Column(UtcDateTime, nullable=False)
    said_at = Column(UtcDateTime, nullable=False)
    messages = Column(Integer, nullable=False, default=0)
    unclear = Column(Integer, nullable=False, default=0)
    reviewed = Column(Boolean, nullable=False, default=False)
    reviewed_at = Column(UtcDateTime)
    reviewed_by = Column(Integer, ForeignKey("account.id"))
    assigned_to = Column(Integer, ForeignKey("account.id"))
    held_by = Column(Integer, ForeignKey("account.id"))
    held_at = Column(UtcDateTime)
    answered_at = Column(UtcDateTime)


class LogWordsRow(Base):
    """The folded words of a line of the log, by which it is found; kept no longer than they."""

    __tablename__ = "log_words"

    log_id = Column(Integer, ForeignKey("log.id", ondelete="CASCADE"), primary_key=True)
    person_id = _person()
    folded = Column(Text, nullable=False)


class LogHiddenRow(Base):
    """Phone numbers and mail addresses that were masked in a line of the log, in their order.

    A counsellor who needs one says why. Cards, bank accounts and identity papers are never here.
    """

    __tablename__ = "log_hidden"

    log_id = Column(Integer, ForeignKey("log.id", ondelete="CASCADE"), primary_key=True)
    person_id = _person()
    parts = Column(JSON, nullable=False)


class NoteRow(Base):
    """What a counsellor writes down about a conversation, for colleagues."""

    __tablename__ = "note"

    id = Column(Integer, primary_key=True)
    person_id = _person()
    account_id = Column(Integer, ForeignKey("account.id"), nullable=False)
    at = Column(UtcDateTime, nullable=False)
    text = Column(Text, nullable=False)


class TagRow(Base):
    """A word by which counsellors find a conversation again."""

    __tablename__ = "tag"

    person_id = Column(String(PSEUDONYM_LENGTH), ForeignKey("person.id"), primary_key=True)
    tag = Column(String(TAG_LENGTH), primary_key=True, index=True)


class SignCorrectionRow(Base):
    """A sign that was shown wrongly, or was missed, in an offer that a person looked at."""

    __tablename__ = "sign_correction"

    id = Column(Integer, primary_key=True)
    at = Column(UtcDateTime, nullable=False, index=True)
    account_id = Column(Integer, ForeignKey("account.id"), nullable=False)
    offer_id = Column(Integer, ForeignKey(OfferRow.id, ondelete="CASCADE"), index=True)
    sign = Column(String(SIGN_LENGTH), nullable=False, index=True)
    kind = Column(String(STATE_LENGTH), nullable=False)
    reason = Column(String(WHY_LENGTH), nullable=False)


class AlertRow(Base):
    """A warning to those who subscribed: written by one person, approved by another."""

    __tablename__ = "alert"

    id = Column(Integer, primary_key=True)
    created_at = Column(UtcDateTime, nullable=False)
    created_by = Column(Integer, ForeignKey("account.id"), nullable=False)
    text_fr = Column(Text, nullable=False)
    text_ar = Column(Text, nullable=False)
    state = Column(String(STATE_LENGTH), nullable=False, index=True)
    approved_by = Column(Integer, ForeignKey("account.id"))
    approved_at = Column(UtcDateTime)


class AlertDeliveryRow(Base):
    """A warning on its way to one person; `outbox_id` is the reply that bears it, once it left."""

    __tablename__ = "alert_delivery"
    __table_args__ = (
        UniqueConstraint("alert_id", "person_id"),
        Index("ix_alert_delivery_state", "alert_id", "state"),
    )

    id = Column(Integer, primary_key=True)
    alert_id = Column(Integer, ForeignKey("alert.id"), nullable=False)
    person_id = _person()
    channel = Column(String(20))
    outbox_id = Column(Integer, index=True)
    state = Column(String(STATE_LENGTH), nullable=False)
    at = Column(UtcDateTime)
    reason = Column(String(SUBJECT_LENGTH))


class AlertSubscriptionRow(Base):
    """Somebody who asked to be warned."""

    __tablename__ = "alert_subscription"

    person_id = Column(String(PSEUDONYM_LENGTH), ForeignKey("person.id"), primary_key=True)
    since = Column(UtcDateTime, nullable=False)


class NluCorrectionRow(Base):
    """What a masked message meant, as somebody who read it says."""

    __tablename__ = "nlu_correction"

    id = Column(Integer, primary_key=True)
    created_at = Column(UtcDateTime, nullable=False)
    account_id = Column(Integer, ForeignKey("account.id"), nullable=False)
    digest = Column(String(DIGEST_LENGTH), nullable=False, index=True)
    message_text = Column(Text, nullable=False)
    variety = Column(String(VARIETY_LENGTH), nullable=False)
    said_intent = Column(String(INTENT_LENGTH))
    right_intent = Column(String(INTENT_LENGTH), nullable=False)
    exported_at = Column(UtcDateTime, index=True)
