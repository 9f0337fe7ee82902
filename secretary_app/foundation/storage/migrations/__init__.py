"""The history of the database's schema, as alembic scripts that import no models.

The scripts in ``versions`` are read as files, so ``build.spec`` carries them as data. A new one is
written by ``python -m secretary_app.bootstrap.new_migration "what changes"``; its number joins
``REVISIONS``. A script that was released is never changed. There is no way down: a copy of the
database from before each upgrade lies in ``backups``.
"""

REVISIONS = (
    "0001",
    "0002",
    "0003",
    "0004",
    "0005",
    "0006",
    "0007",
    "0008",
    "0009",
    "0010",
    "0011",
    "0012",
    "0013",
    "0014",
    "0015",
    "0016",
    "0017",
    "0018",
    "0019",
    "0020",
    "0021",
    "0022",
    "0023",
    "0024",
)
"""Oldest first. Known without alembic, so that opening an up-to-date file does not load it."""

NEWEST = REVISIONS[-1]
