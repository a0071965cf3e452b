"""login_failure: wrong passwords count where they come from, no longer for everybody."""

import sqlalchemy as sa
from alembic import op

from bot.storage.models import UtcDateTime

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to this form of the tables."""
    op.create_table(
        "login_failure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("address", sa.String(length=64), nullable=False),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_login_failure_account_id_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_login_failure")),
    )
    op.create_index(op.f("ix_login_failure_account_id"), "login_failure", ["account_id"])
    op.create_index(op.f("ix_login_failure_at"), "login_failure", ["at"])
    op.drop_column("account", "failures")
    op.drop_column("account", "locked_until")


def downgrade() -> None:
    """Go back to the form before."""
    op.add_column(
        "account", sa.Column("failures", sa.Integer(), nullable=False, server_default="0")
    )
    op.add_column("account", sa.Column("locked_until", UtcDateTime(timezone=True), nullable=True))
    op.drop_table("login_failure")
