"""A chat knows where it was begun; those that are there were begun at the desk."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    with op.batch_alter_table("chats", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("source", sa.String(16), server_default="desk", nullable=False)
        )
