"""channels: times of the platforms, progress of replies, codes that link two channels."""

import sqlalchemy as sa
from alembic import op

from bot.storage.models import UtcDateTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to this form of the tables."""
    with op.batch_alter_table("inbox", schema=None) as batch_op:
        batch_op.add_column(sa.Column("said_at", UtcDateTime(timezone=True), nullable=True))
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.add_column(sa.Column("progress", sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("platform_id", sa.String(length=200), nullable=True))
        batch_op.add_column(sa.Column("reason", sa.String(length=60), nullable=True))
    op.create_table(
        "link_code",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("expires_at", UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_link_code_person_id_person")
        ),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_link_code")),
    )
    op.create_index(op.f("ix_link_code_person_id"), "link_code", ["person_id"])


def downgrade() -> None:
    """Go back to the form before."""
    op.drop_table("link_code")
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_column("reason")
        batch_op.drop_column("platform_id")
        batch_op.drop_column("progress")
    with op.batch_alter_table("inbox", schema=None) as batch_op:
        batch_op.drop_column("said_at")
