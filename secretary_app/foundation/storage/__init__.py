"""The one place that knows which database it is: SQLite today.

``Base`` is what a slice's ``tables.py`` builds on; ``Database`` gives sessions for reading and for writing.
Imported by the slices' ``tables.py`` and ``repo.py`` and by ``bootstrap``; emits nothing.
"""

from secretary_app.foundation.storage.base import Base, UtcDateTime

__all__ = ["Base", "UtcDateTime"]
