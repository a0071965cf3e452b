"""document.made_of: the same file is not made twice; nlu_correction.digest: only keyed ones."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to this form of the tables."""
    op.add_column("document", sa.Column("made_of", sa.String(length=64), nullable=True))
    # Until now a hash without a key, on which short words can be tried. What it told, that a
    # message was dealt with, is lost: those of the last 180 days may come before somebody again.
    op.execute("UPDATE nlu_correction SET digest = ''")


def downgrade() -> None:
    """Go back to the form before."""
    op.drop_column("document", "made_of")
