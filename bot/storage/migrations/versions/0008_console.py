"""console: accounts, audit, reviews, alerts and corrections of the counsellors' console."""

import sqlalchemy as sa
from alembic import op

from bot.storage.console_sql import made_by_hand
from bot.storage.models import UtcDateTime

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

PERSON = 26


def _moment(name: str, *, nullable: bool = False) -> sa.Column:
    return sa.Column(name, UtcDateTime(timezone=True), nullable=nullable)


def _number(name: str, *, nullable: bool = False) -> sa.Column:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def _words(name: str, length: int, *, nullable: bool = False) -> sa.Column:
    return sa.Column(name, sa.String(length=length), nullable=nullable)


def _refers(table: str, column: str, other: str, *, cascade: bool = False) -> sa.Constraint:
    return sa.ForeignKeyConstraint(
        [column],
        [f"{other}.id"],
        name=op.f(f"fk_{table}_{column}_{other}"),
        ondelete="CASCADE" if cascade else None,
    )


def _index(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def upgrade() -> None:
    """Go to this form of the tables."""
    _accounts()
    _conversations()
    _work()
    _alerts()
    for statement in made_by_hand(op.get_bind().dialect.name):
        op.execute(statement)


def _accounts() -> None:
    op.create_table(
        "account",
        _number("id"),
        _words("name", 40),
        _words("shown_name", 80),
        _words("role", 16),
        _words("language", 8),
        _words("digest", 200),
        _words("totp", 64, nullable=True),
        _number("totp_used", nullable=True),
        _number("failures"),
        _moment("locked_until", nullable=True),
        sa.Column("disabled", sa.Boolean(), nullable=False),
        _moment("created_at"),
        _moment("entered_at", nullable=True),
        _moment("visited_at", nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("name", name=op.f("uq_account_name")),
    )
    op.create_table(
        "console_session",
        _words("digest", 64),
        _number("account_id"),
        _words("csrf", 64),
        _moment("created_at"),
        _moment("used_at"),
        _words("notice", 200, nullable=True),
        _refers("console_session", "account_id", "account"),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_console_session")),
    )
    _index("console_session", "account_id")
    op.create_table(
        "audit",
        _number("id"),
        _moment("at"),
        _number("account_id", nullable=True),
        _words("name", 80),
        _words("deed", 40),
        _words("subject", 80, nullable=True),
        sa.Column("detail", sa.JSON(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
        sqlite_autoincrement=True,
    )
    _index("audit", "at", "account_id", "subject")


def _conversations() -> None:
    op.create_table(
        "conversation",
        _words("person_id", PERSON),
        _words("channel", 20),
        _words("language", 8, nullable=True),
        _words("country", 3, nullable=True),
        _words("module", 40, nullable=True),
        _words("level", 10, nullable=True),
        _words("danger", 10, nullable=True),
        _moment("danger_at", nullable=True),
        _moment("began_at"),
        _moment("said_at"),
        _number("messages"),
        _number("unclear"),
        sa.Column("reviewed", sa.Boolean(), nullable=False),
        _moment("reviewed_at", nullable=True),
        _number("reviewed_by", nullable=True),
        _number("assigned_to", nullable=True),
        _number("held_by", nullable=True),
        _moment("held_at", nullable=True),
        _moment("answered_at", nullable=True),
        _refers("conversation", "person_id", "person"),
        _refers("conversation", "reviewed_by", "account"),
        _refers("conversation", "assigned_to", "account"),
        _refers("conversation", "held_by", "account"),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_conversation")),
    )
    op.create_index("ix_conversation_last", "conversation", ["said_at", "person_id"])
    op.create_index("ix_conversation_open", "conversation", ["reviewed", "said_at", "person_id"])
    for name, columns in (
        ("danger", ["said_at", "person_id"]),
        ("assigned_to", ["assigned_to"]),
        ("held_by", ["held_by"]),
    ):
        there = sa.text(f"{name} IS NOT NULL")
        op.create_index(
            f"ix_conversation_{name}",
            "conversation",
            columns,
            sqlite_where=there,
            postgresql_where=there,
        )
    op.create_index("ix_offer_order", "offer", ["senders", "last_seen_at", "id"])
    op.create_table(
        "log_words",
        _number("log_id"),
        _words("person_id", PERSON),
        sa.Column("folded", sa.Text(), nullable=False),
        _refers("log_words", "log_id", "log", cascade=True),
        _refers("log_words", "person_id", "person"),
        sa.PrimaryKeyConstraint("log_id", name=op.f("pk_log_words")),
    )
    op.create_table(
        "log_hidden",
        _number("log_id"),
        _words("person_id", PERSON),
        sa.Column("parts", sa.JSON(), nullable=False),
        _refers("log_hidden", "log_id", "log", cascade=True),
        _refers("log_hidden", "person_id", "person"),
        sa.PrimaryKeyConstraint("log_id", name=op.f("pk_log_hidden")),
    )
    _index("log_words", "person_id")
    _index("log_hidden", "person_id")


def _work() -> None:
    op.create_table(
        "note",
        _number("id"),
        _words("person_id", PERSON),
        _number("account_id"),
        _moment("at"),
        sa.Column("text", sa.Text(), nullable=False),
        _refers("note", "person_id", "person"),
        _refers("note", "account_id", "account"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note")),
    )
    _index("note", "person_id")
    op.create_table(
        "tag",
        _words("person_id", PERSON),
        _words("tag", 30),
        _refers("tag", "person_id", "person"),
        sa.PrimaryKeyConstraint("person_id", "tag", name=op.f("pk_tag")),
    )
    _index("tag", "tag")
    op.create_table(
        "sign_correction",
        _number("id"),
        _moment("at"),
        _number("account_id"),
        _number("offer_id", nullable=True),
        _words("sign", 60),
        _words("kind", 10),
        _words("reason", 500),
        _refers("sign_correction", "account_id", "account"),
        _refers("sign_correction", "offer_id", "offer", cascade=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_correction")),
    )
    _index("sign_correction", "at", "offer_id", "sign")
    op.create_table(
        "nlu_correction",
        _number("id"),
        _moment("created_at"),
        _number("account_id"),
        _words("digest", 64),
        sa.Column("message_text", sa.Text(), nullable=False),
        _words("variety", 10),
        _words("said_intent", 40, nullable=True),
        _words("right_intent", 40),
        _moment("exported_at", nullable=True),
        _refers("nlu_correction", "account_id", "account"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nlu_correction")),
    )
    _index("nlu_correction", "digest", "exported_at")


def _alerts() -> None:
    op.create_table(
        "alert",
        _number("id"),
        _moment("created_at"),
        _number("created_by"),
        sa.Column("text_fr", sa.Text(), nullable=False),
        sa.Column("text_ar", sa.Text(), nullable=False),
        _words("state", 10),
        _number("approved_by", nullable=True),
        _moment("approved_at", nullable=True),
        _refers("alert", "created_by", "account"),
        _refers("alert", "approved_by", "account"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alert")),
    )
    _index("alert", "state")
    op.create_table(
        "alert_delivery",
        _number("id"),
        _number("alert_id"),
        _words("person_id", PERSON),
        _words("channel", 20, nullable=True),
        _number("outbox_id", nullable=True),
        _words("state", 10),
        _moment("at", nullable=True),
        _words("reason", 80, nullable=True),
        _refers("alert_delivery", "alert_id", "alert"),
        _refers("alert_delivery", "person_id", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alert_delivery")),
        sa.UniqueConstraint("alert_id", "person_id", name=op.f("uq_alert_delivery_alert_id")),
    )
    op.create_index("ix_alert_delivery_state", "alert_delivery", ["alert_id", "state"])
    _index("alert_delivery", "person_id", "outbox_id")
    op.create_table(
        "alert_subscription",
        _words("person_id", PERSON),
        _moment("since"),
        _refers("alert_subscription", "person_id", "person"),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_alert_subscription")),
    )


def downgrade() -> None:
    """Go back to the form before."""
    bind = op.get_bind()
    if bind.dialect.name == "sqlite":
        op.execute("DROP TABLE log_words_index")
    for table in (
        *("alert_subscription", "alert_delivery", "alert", "nlu_correction", "sign_correction"),
        *("tag", "note", "log_hidden", "log_words", "conversation", "audit"),
        *("console_session", "account"),
    ):
        op.drop_table(table)
    op.drop_index("ix_offer_order", "offer")
    if bind.dialect.name != "sqlite":
        op.execute("DROP FUNCTION audit_is_append_only()")
