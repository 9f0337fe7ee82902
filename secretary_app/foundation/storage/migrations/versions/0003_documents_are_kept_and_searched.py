"""Documents are kept and searched."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

# Filled by the program with the stems of each section: the exact words stand in document_sections.
INDEX = """
    CREATE VIRTUAL TABLE document_sections_search
    USING fts5(title, body, tokenize = "unicode61 remove_diacritics 0")
"""

TERMS = """
    CREATE VIRTUAL TABLE document_sections_search_terms
    USING fts5vocab(document_sections_search, row)
"""

REMOVED = """
    CREATE TRIGGER document_sections_search_removed AFTER DELETE ON document_sections BEGIN
        DELETE FROM document_sections_search WHERE rowid = old.id;
    END
"""


def upgrade() -> None:
    op.create_table(
        "documents",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("format", sa.String(length=16), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("size_bytes", sa.Integer(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("sections", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
        sa.UniqueConstraint("name", name=op.f("uq_documents_name")),
    )
    op.create_table(
        "document_sections",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["documents.id"],
            name=op.f("fk_document_sections_document_id_documents"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document_sections")),
    )
    with op.batch_alter_table("document_sections", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_document_sections_document_id"), ["document_id"], unique=False
        )

    for statement in (INDEX, TERMS, REMOVED):
        op.execute(statement)
