"""Writes a migration from what the tables have become; a tool of developers.

``python -m secretary_app.bootstrap.new_migration "calls know who answered"`` writes the next one,
whose number then joins ``REVISIONS`` in ``foundation/storage/migrations/__init__.py``. With
``--again 0001`` it writes one anew that was never released. Either is a draft to be read: data that
must move and full-text indexes are not in it.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.autogenerate.api import AutogenContext
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from secretary_app.bootstrap.schema import all_tables, is_compared
from secretary_app.foundation.storage import UtcDateTime
from secretary_app.foundation.storage.inspection import EMPTY
from secretary_app.foundation.storage.migrations import REVISIONS
from secretary_app.foundation.storage.upgrade import MIGRATIONS, upgrade

BUSY_TIMEOUT_S = 1.0

TEMPLATE = '''"""{message}."""

import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = {before}


def upgrade() -> None:
    {steps}
'''


def main(argv: Sequence[str]) -> int:
    """Writes the file and prints its path."""
    versions = MIGRATIONS / "versions"
    match argv:
        case ["--again", revision]:
            (file,) = versions.glob(f"{revision}_*.py")
            message = file.read_text("utf-8").splitlines()[0].strip('".')
        case [message]:
            revision = f"{int(REVISIONS[-1]) + 1:04}"
            name = re.sub(r"\W+", "_", message.lower()).strip("_")
            file = versions / f"{revision}_{name}.py"
        case _:
            sys.stderr.write(f"{__doc__}\n")
            return 2
    before = f"{int(revision) - 1:04}" if int(revision) > 1 else None
    text = TEMPLATE.format(
        message=message,
        revision=revision,
        before=f'"{before}"' if before else None,
        steps=_steps_since(before),
    )
    file.write_text(text, "utf-8")
    sys.stdout.write(f"{file}\n")
    return 0


def _steps_since(before: str | None) -> str:
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "secretary.db"
        if before is not None:
            upgrade(database, found=EMPTY, to=before, busy_timeout_s=BUSY_TIMEOUT_S)
        with create_engine(f"sqlite:///{database}").connect() as connection:
            options = {"include_object": is_compared, "render_item": _without_our_types}
            context = MigrationContext.configure(connection, opts=options)
            steps = produce_migrations(context, all_tables()).upgrade_ops
            assert steps is not None
            code = render_python_code(steps, render_as_batch=True, render_item=_without_our_types)
            # Alembic's own remarks stand on lines of their own.
            lines = (line for line in code.splitlines() if not line.strip().startswith("###"))
            return "\n".join(lines).strip()


def _without_our_types(kind: str, item: object, _context: AutogenContext) -> str | Literal[False]:
    """A migration imports nothing of ours, which may have changed by the time it runs."""
    return "sa.DateTime()" if kind == "type" and isinstance(item, UtcDateTime) else False


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
