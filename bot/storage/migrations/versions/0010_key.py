"""key: which keys a database was filled with, as digests."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to this form of the tables."""
    op.create_table(
        "key",
        sa.Column("name", sa.String(length=20), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_key")),
    )


def downgrade() -> None:
    """Go back to the form before."""
    op.drop_table("key")
