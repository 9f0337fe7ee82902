"""Every word ever said can be found."""

from alembic import op

revision = "0002"
down_revision = "0001"

TABLE = """
    CREATE VIRTUAL TABLE messages_search
    USING fts5(text, tokenize = "unicode61 remove_diacritics 2")
"""

# ё is written as е by most people who look for it, so the index has е in both cases. The index
# keeps its own copy of the text: an external one would hand out the text unchanged.
ADDED = """
    CREATE TRIGGER messages_search_added AFTER INSERT ON messages BEGIN
        INSERT INTO messages_search (rowid, text)
        VALUES (new.position, replace(replace(new.text, 'ё', 'е'), 'Ё', 'Е'));
    END
"""

CHANGED = """
    CREATE TRIGGER messages_search_changed AFTER UPDATE OF text ON messages BEGIN
        UPDATE messages_search
        SET text = replace(replace(new.text, 'ё', 'е'), 'Ё', 'Е')
        WHERE rowid = new.position;
    END
"""

REMOVED = """
    CREATE TRIGGER messages_search_removed AFTER DELETE ON messages BEGIN
        DELETE FROM messages_search WHERE rowid = old.position;
    END
"""


def upgrade() -> None:
    for statement in (TABLE, ADDED, CHANGED, REMOVED):
        op.execute(statement)
