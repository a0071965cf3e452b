"""attestations: the digest of each token, when it was given and until when it can be verified."""

import sqlalchemy as sa
from alembic import op

from bot.storage.models import UtcDateTime

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to this form of the tables."""
    op.create_table(
        "attestation",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("modules", sa.Integer(), nullable=False),
        sa.Column("expires_at", UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_attestation")),
    )
    op.create_index(op.f("ix_attestation_expires_at"), "attestation", ["expires_at"])


def downgrade() -> None:
    """Go back to the form before."""
    op.drop_table("attestation")
