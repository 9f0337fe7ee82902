"""Receipts of who was forgotten."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "forgetting_receipts",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("asked_by", sa.String(length=16), nullable=False),
        sa.Column("number_hash", sa.String(length=200), nullable=True),
        sa.Column("erased", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_forgetting_receipts")),
    )
    with op.batch_alter_table("forgetting_receipts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_forgetting_receipts_at"), ["at"], unique=False)
