"""An identity has a handle: how people call somebody at that door."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    with op.batch_alter_table("identities", schema=None) as batch_op:
        batch_op.add_column(sa.Column("handle", sa.String(128), server_default="", nullable=False))
