"""Lines and assistants are many."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.create_table(
        "lines",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("enabled", sa.Boolean(), nullable=False),
        sa.Column("chosen", sa.JSON(), nullable=False),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lines")),
    )
    op.create_table(
        "assistants",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("persona", sa.String(length=32), nullable=False),
        sa.Column("chosen", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assistants")),
    )
    for table in ("sms", "sms_received_parts"):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.add_column(
                sa.Column("line_id", sa.String(length=32), nullable=False, server_default="line1")
            )
    with op.batch_alter_table("sms", schema=None) as batch_op:
        batch_op.add_column(sa.Column("purpose", sa.String(length=16), nullable=True))
    # Until now there was one line, whose fields were settings.
    connection = op.get_bind()
    rows = connection.execute(
        sa.text("SELECT key, value FROM settings WHERE key LIKE 'line.%' ORDER BY key")
    )
    chosen = {key.removeprefix("line."): value for key, value in rows}
    lines = sa.table(
        "lines",
        *(sa.column(name) for name in ("id", "name", "enabled", "added_at")),
        sa.column("chosen", sa.JSON()),
    )
    line = {"id": "line1", "name": "", "enabled": True, "chosen": chosen}
    op.bulk_insert(lines, [line | {"added_at": "2026-11-21 00:00:00.000000"}])
    connection.execute(sa.text("DELETE FROM settings WHERE key LIKE 'line.%'"))
