"""Tries to keep promised calls are counted."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "callback_tries",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("promise_id", sa.String(length=36), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("cause", sa.String(length=32), nullable=True),
        sa.Column("call_id", sa.String(length=36), nullable=True),
        sa.ForeignKeyConstraint(
            ["promise_id"],
            ["promises.id"],
            name=op.f("fk_callback_tries_promise_id_promises"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_callback_tries")),
    )
    with op.batch_alter_table("callback_tries", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_callback_tries_at"), ["at"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_callback_tries_promise_id"), ["promise_id"], unique=False
        )
