"""The one place that knows which database it is: SQLite today.

``Base`` is what a slice's ``tables.py`` builds on; ``Database`` gives sessions to read and write;
``FullText`` finds words, ``Ranked`` the most relevant rows. Imported by the slices' ``tables.py``
and ``repo.py`` and by ``bootstrap``; emits nothing.
"""

from secretary_app.foundation.storage.base import Base, UtcDateTime, table_of
from secretary_app.foundation.storage.database import Database
from secretary_app.foundation.storage.errors import StorageError
from secretary_app.foundation.storage.fulltext import FullText
from secretary_app.foundation.storage.ranked import Hit, Ranked

__all__ = [
    "Base",
    "Database",
    "FullText",
    "Hit",
    "Ranked",
    "StorageError",
    "UtcDateTime",
    "table_of",
]
