"""inbox_file: files on their way, where several machines serve one database."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to this form of the tables."""
    op.create_table(
        "inbox_file",
        sa.Column("inbox_id", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["inbox_id"],
            ["inbox.id"],
            name=op.f("fk_inbox_file_inbox_id_inbox"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("inbox_id", name=op.f("pk_inbox_file")),
    )


def downgrade() -> None:
    """Go back to the form before."""
    op.drop_table("inbox_file")
