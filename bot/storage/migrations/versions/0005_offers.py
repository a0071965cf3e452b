"""offers: what was sent, by which it is known again, and what counsellors decided."""

import sqlalchemy as sa
from alembic import op

from bot.storage.models import UtcDateTime

revision = "0005"
down_revision = "0003"
branch_labels = None
depends_on = None


def _moment(name: str, *, nullable: bool = False) -> sa.Column:
    return sa.Column(name, UtcDateTime(timezone=True), nullable=nullable)


def _offer(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["offer_id"], ["offer.id"], name=op.f(f"fk_{table}_offer_id_offer")
    )


def upgrade() -> None:
    """Go to this form of the tables."""
    op.create_table(
        "offer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("scheme", sa.SmallInteger(), nullable=False),
        sa.Column("fingerprint", sa.LargeBinary(), nullable=True),
        sa.Column("contacts_digest", sa.String(length=64), nullable=False),
        sa.Column("level", sa.String(length=10), nullable=False),
        sa.Column("signs", sa.JSON(), nullable=False),
        sa.Column("country", sa.String(length=3), nullable=True),
        _moment("first_seen_at"),
        _moment("last_seen_at"),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("senders", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.String(length=10), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=True),
        sa.Column("decided_by", sa.String(length=80), nullable=True),
        _moment("decided_at", nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        _moment("text_at", nullable=True),
        sa.Column("text_from", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offer")),
    )
    for column in ("contacts_digest", "last_seen_at", "verdict", "text_at", "text_from"):
        op.create_index(op.f(f"ix_offer_{column}"), "offer", [column])
    op.create_table(
        "offer_band",
        sa.Column("offer_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.BigInteger(), nullable=False),
        _offer("offer_band"),
        sa.PrimaryKeyConstraint("offer_id", "key", name=op.f("pk_offer_band")),
    )
    op.create_index("ix_offer_band_key", "offer_band", ["key"])
    op.create_table(
        "offer_contact",
        sa.Column("offer_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        _offer("offer_contact"),
        sa.PrimaryKeyConstraint("offer_id", "digest", name=op.f("pk_offer_contact")),
    )
    op.create_index("ix_offer_contact_digest", "offer_contact", ["digest"])
    op.create_table(
        "offer_sender",
        sa.Column("offer_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        _moment("at"),
        _offer("offer_sender"),
        sa.PrimaryKeyConstraint("offer_id", "digest", name=op.f("pk_offer_sender")),
    )
    op.create_index("ix_offer_sender_digest", "offer_sender", ["digest"])
    op.create_table(
        "offer_verdict",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("offer_id", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.String(length=10), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("decided_by", sa.String(length=80), nullable=False),
        _moment("decided_at"),
        _offer("offer_verdict"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offer_verdict")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_offer_verdict_offer_id"), "offer_verdict", ["offer_id"])


def downgrade() -> None:
    """Go back to the form before."""
    for table in ("offer_verdict", "offer_sender", "offer_contact", "offer_band", "offer"):
        op.drop_table(table)
