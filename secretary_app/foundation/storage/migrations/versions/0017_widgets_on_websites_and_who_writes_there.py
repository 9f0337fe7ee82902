"""Widgets on websites and who writes there."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    op.create_table(
        "widgets",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("enabled", sa.Boolean(), nullable=False),
        sa.Column("chosen", sa.JSON(), nullable=False),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_widgets")),
    )
    op.create_table(
        "widget_visits",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("widget_id", sa.String(length=32), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("page", sa.String(length=500), nullable=False),
        sa.Column("begun_at", sa.DateTime(), nullable=False),
        sa.Column("seen_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["widget_id"], ["widgets.id"], name=op.f("fk_widget_visits_widget_id_widgets")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_widget_visits")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_widget_visits_token_hash")),
    )
    with op.batch_alter_table("widget_visits", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_widget_visits_seen_at"), ["seen_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_widget_visits_widget_id"), ["widget_id"], unique=False)

    op.create_table(
        "widget_messages",
        sa.Column("message_id", sa.String(length=36), nullable=False),
        sa.Column("visit_id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["visit_id"],
            ["widget_visits.id"],
            name=op.f("fk_widget_messages_visit_id_widget_visits"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("message_id", name=op.f("pk_widget_messages")),
    )
    with op.batch_alter_table("widget_messages", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_widget_messages_visit_id"), ["visit_id"], unique=False)

    op.create_table(
        "widget_uploads",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("visit_id", sa.String(length=36), nullable=False),
        sa.Column("message_id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("media_type", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["visit_id"],
            ["widget_visits.id"],
            name=op.f("fk_widget_uploads_visit_id_widget_visits"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_widget_uploads")),
    )
    with op.batch_alter_table("widget_uploads", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_widget_uploads_message_id"), ["message_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_widget_uploads_visit_id"), ["visit_id"], unique=False)
