"""reminders: reminders that people agreed to, codes of a summary."""

import sqlalchemy as sa
from alembic import op

from bot.storage.models import UtcDateTime

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

PERSON = 26


def _moment(name: str, *, nullable: bool = False) -> sa.Column:
    return sa.Column(name, UtcDateTime(timezone=True), nullable=nullable)


def _person(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["person_id"], ["person.id"], name=op.f(f"fk_{table}_person_id_person")
    )


def upgrade() -> None:
    """Go to this form of the tables."""
    op.create_table(
        "reminder",
        sa.Column("person_id", sa.String(length=PERSON), nullable=False),
        _moment("agreed_at"),
        sa.Column("channel", sa.String(length=20), nullable=True),
        sa.Column("module", sa.String(length=60), nullable=True),
        _moment("paused_at", nullable=True),
        _moment("sent_at", nullable=True),
        sa.Column("outbox_id", sa.Integer(), nullable=True),
        _person("reminder"),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_reminder")),
    )
    op.create_index(op.f("ix_reminder_paused_at"), "reminder", ["paused_at"])
    op.create_table(
        "summary_code",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.String(length=PERSON), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        _moment("expires_at"),
        _person("summary_code"),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_summary_code")),
    )
    op.create_index(op.f("ix_summary_code_person_id"), "summary_code", ["person_id"])
    op.create_index(op.f("ix_summary_code_expires_at"), "summary_code", ["expires_at"])


def downgrade() -> None:
    """Go back to the form before."""
    op.drop_table("summary_code")
    op.drop_table("reminder")
