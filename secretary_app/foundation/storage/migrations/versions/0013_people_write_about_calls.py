"""People at the desk write about calls."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.create_table(
        "call_reviews",
        sa.Column("call_id", sa.String(length=36), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("result", sa.String(length=16), nullable=True),
        sa.Column("next_step", sa.String(), nullable=False),
        sa.Column("good", sa.Boolean(), nullable=True),
        sa.Column("written_by", sa.String(length=64), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["call_id"],
            ["calls.id"],
            name=op.f("fk_call_reviews_call_id_calls"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("call_id", name=op.f("pk_call_reviews")),
    )
