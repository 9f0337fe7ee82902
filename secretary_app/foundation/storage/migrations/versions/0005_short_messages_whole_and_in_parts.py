"""Short messages, whole and in parts."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "sms",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("direction", sa.String(length=8), nullable=False),
        sa.Column("number", sa.String(length=32), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("parts", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.String(length=36), nullable=True),
        sa.Column("error", sa.String(length=64), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_try_at", sa.DateTime(), nullable=True),
        sa.Column("reference", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sms")),
    )
    with op.batch_alter_table("sms", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sms_at"), ["at"], unique=False)
        batch_op.create_index(batch_op.f("ix_sms_message_id"), ["message_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_sms_number"), ["number"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_sms_state_next_try_at"), ["state", "next_try_at"], unique=False
        )

    op.create_table(
        "sms_received_parts",
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("pdu", sa.String(), nullable=False),
        sa.Column("number", sa.String(length=32), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("reference", sa.Integer(), nullable=True),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("index", sa.Integer(), nullable=False),
        sa.Column("for_people", sa.Boolean(), nullable=False),
        sa.Column("received_at", sa.DateTime(), nullable=False),
        sa.Column("sms_id", sa.String(length=36), nullable=True),
        sa.ForeignKeyConstraint(
            ["sms_id"],
            ["sms.id"],
            name=op.f("fk_sms_received_parts_sms_id_sms"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("fingerprint", name=op.f("pk_sms_received_parts")),
    )
    with op.batch_alter_table("sms_received_parts", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_sms_received_parts_received_at"), ["received_at"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_sms_received_parts_sms_id"), ["sms_id"], unique=False)

    op.create_table(
        "sms_sent_parts",
        sa.Column("sms_id", sa.String(length=36), nullable=False),
        sa.Column("index", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("reference", sa.Integer(), nullable=True),
        sa.Column("tried_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["sms_id"], ["sms.id"], name=op.f("fk_sms_sent_parts_sms_id_sms"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("sms_id", "index", name=op.f("pk_sms_sent_parts")),
    )
    with op.batch_alter_table("sms_sent_parts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sms_sent_parts_state"), ["state"], unique=False)
        batch_op.create_index(batch_op.f("ix_sms_sent_parts_tried_at"), ["tried_at"], unique=False)
