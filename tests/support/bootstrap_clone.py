"""A clone as the bootstrap sees it: its own files, and locks of no packages."""

import shutil
from pathlib import Path

from installer.bootstrap import SETS


def bootstrap_clone(repository: Path, place: Path, *, environment: Path | None = None) -> Path:
    """The clone's folder, with a copy of that `.venv` in it where one is given."""
    locks = place / "installer" / "locks"
    locks.mkdir(parents=True)
    for file in (repository / "installer" / "prepare", *(repository / "installer").glob("*.py")):
        shutil.copy(file, place / "installer")
    for name in SETS:
        (locks / f"{name}.txt").write_text(f"# {name}\n")
    if environment is not None:
        shutil.copytree(environment, place / ".venv", symlinks=True)
    return place
