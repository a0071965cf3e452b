"""The tables of the memory of offers. No contact stands in clear, and no word without consent."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    String,
    Text,
)

from bot.storage.models import Base, UtcDateTime

DIGEST_LENGTH = 64
VERDICT_LENGTH = 10
DECIDER_LENGTH = 80
WHY_LENGTH = 500


class OfferRow(Base):
    """An offer that was sent: its fingerprint, what was found in it, and what a person decided.

    `fingerprint` is None for a text of few words, which is known again by its contacts alone.
    `text` is masked and there only where the sender, `text_from`, agreed to a review.
    """

    __tablename__ = "offer"
    __table_args__ = (Index("ix_offer_order", "senders", "last_seen_at", "id"),)

    id = Column(Integer, primary_key=True)
    scheme = Column(SmallInteger, nullable=False)
    fingerprint = Column(LargeBinary)
    contacts_digest = Column(String(DIGEST_LENGTH), nullable=False, index=True)
    level = Column(String(10), nullable=False)
    signs = Column(JSON, nullable=False)
    country = Column(String(3))
    first_seen_at = Column(UtcDateTime, nullable=False)
    last_seen_at = Column(UtcDateTime, nullable=False, index=True)
    times = Column(Integer, nullable=False)
    senders = Column(Integer, nullable=False)
    verdict = Column(String(VERDICT_LENGTH), nullable=False, index=True)
    reason = Column(String(WHY_LENGTH))
    decided_by = Column(String(DECIDER_LENGTH))
    decided_at = Column(UtcDateTime)
    text = Column(Text)
    text_at = Column(UtcDateTime, index=True)
    text_from = Column(String(DIGEST_LENGTH), index=True)


class OfferBandRow(Base):
    """A key of an offer's fingerprint; offers that share one may be the same."""

    __tablename__ = "offer_band"
    __table_args__ = (Index("ix_offer_band_key", "key"),)

    offer_id = Column(Integer, ForeignKey("offer.id"), primary_key=True)
    key = Column(BigInteger, primary_key=True)


class OfferContactRow(Base):
    """A contact point of an offer, as a keyed hash."""

    __tablename__ = "offer_contact"
    __table_args__ = (Index("ix_offer_contact_digest", "digest"),)

    offer_id = Column(Integer, ForeignKey("offer.id"), primary_key=True)
    digest = Column(String(DIGEST_LENGTH), primary_key=True)


class OfferSenderRow(Base):
    """Someone who sent an offer, as a hash of the pseudonym."""

    __tablename__ = "offer_sender"
    __table_args__ = (Index("ix_offer_sender_digest", "digest"),)

    offer_id = Column(Integer, ForeignKey("offer.id"), primary_key=True)
    digest = Column(String(DIGEST_LENGTH), primary_key=True)
    at = Column(UtcDateTime, nullable=False)


class OfferVerdictRow(Base):
    """A decision on an offer: append-only, the last one counts."""

    __tablename__ = "offer_verdict"
    __table_args__ = ({"sqlite_autoincrement": True},)  # a number never stands for two decisions

    id = Column(Integer, primary_key=True)
    offer_id = Column(Integer, ForeignKey("offer.id"), nullable=False, index=True)
    verdict = Column(String(VERDICT_LENGTH), nullable=False)
    reason = Column(String(WHY_LENGTH), nullable=False)
    decided_by = Column(String(DECIDER_LENGTH), nullable=False)
    decided_at = Column(UtcDateTime, nullable=False)
