"""A folder for changed model files. A worker that was killed leaves its own to the next one."""

import os
import shutil
import tempfile
import weakref
from pathlib import Path

import psutil

PREFIX = "secretary-stt-"


def scratch_folder(owner: object) -> Path:
    """A private folder that goes with `owner`; those of workers that are gone are removed first."""
    _sweep(Path(tempfile.gettempdir()))
    folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))
    weakref.finalize(owner, shutil.rmtree, folder, ignore_errors=True)
    return folder


def _sweep(place: Path) -> None:
    for folder in place.glob(f"{PREFIX}*-*"):
        process = folder.name.removeprefix(PREFIX).partition("-")[0]
        if process.isdigit() and not psutil.pid_exists(int(process)):
            shutil.rmtree(folder, ignore_errors=True)
