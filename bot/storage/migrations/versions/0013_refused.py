"""Words of people who refuse a review go: until now those from before a refusal were kept."""

import hashlib

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

WITH_CONSENT = ("pressed", "choices", "cost")
PERSON = sa.table(
    "person",
    sa.column("id", sa.String),
    sa.column("consent", sa.Boolean),
    sa.column("held_by_counsellor", sa.Boolean),
)
LOG = sa.table(
    "log",
    sa.column("id", sa.Integer),
    sa.column("person_id", sa.String),
    sa.column("text", sa.Text),
    sa.column("detail", sa.JSON),
)
OFFER = sa.table(
    "offer",
    sa.column("text", sa.Text),
    sa.column("text_at", sa.DateTime),
    sa.column("text_from", sa.String),
)
FOUND_BY = [sa.table(name, sa.column("person_id")) for name in ("log_words", "log_hidden")]


def upgrade() -> None:
    """Go to this form of the tables."""
    bind = op.get_bind()
    refused = sa.select(PERSON.c.id).where(
        PERSON.c.consent.is_(False), PERSON.c.held_by_counsellor.is_(False)
    )
    for person_id in bind.execute(refused).scalars().all():
        _forget_words(bind, person_id)
    if bind.dialect.name == "sqlite":
        # What was deleted before today still stands in the old parts of the index.
        op.execute("INSERT INTO log_words_index (log_words_index) VALUES ('optimize')")


def _forget_words(bind: sa.engine.Connection, person_id: str) -> None:
    theirs = LOG.c.person_id == person_id
    bind.execute(sa.update(LOG).where(theirs).values(text=sa.null()))
    for table in FOUND_BY:
        bind.execute(sa.delete(table).where(table.c.person_id == person_id))
    for line, detail in bind.execute(sa.select(LOG.c.id, LOG.c.detail).where(theirs)).all():
        if detail and any(name in detail for name in WITH_CONSENT):
            rest = {name: value for name, value in detail.items() if name not in WITH_CONSENT}
            bind.execute(sa.update(LOG).where(LOG.c.id == line).values(detail=rest))
    sender = hashlib.sha256(f"offer sender {person_id}".encode()).hexdigest()
    bind.execute(
        sa.update(OFFER)
        .where(OFFER.c.text_from == sender)
        .values(text=sa.null(), text_at=sa.null(), text_from=sa.null())
    )


def downgrade() -> None:
    """What is gone does not come back."""
