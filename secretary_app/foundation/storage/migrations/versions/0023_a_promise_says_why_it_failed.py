"""A promise says why it is left to a person; those that are, were called in vain."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    with op.batch_alter_table("promises", schema=None) as batch_op:
        batch_op.add_column(sa.Column("why_failed", sa.String(16), nullable=True))
    op.execute("UPDATE promises SET why_failed = 'in-vain' WHERE state = 'failed'")
