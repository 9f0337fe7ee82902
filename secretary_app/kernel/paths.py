"""Where things lie: the data folder of one secretary, and the resources that the program brings."""

from __future__ import annotations

import hashlib
import os
import stat
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from secretary_app.kernel.errors import UserFacing

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
"""Beside the packages in a checkout, and beside them again in the frozen program."""

LONGEST_SOCKET_PATH = 103
"""Bytes: sun_path is 104 with its final zero on macOS and the BSDs, 108 on Linux."""

LONGEST_SOCKET_NAME = 32
"""Bytes kept free for a socket's file name within that."""

_OTHERS = stat.S_IRWXG | stat.S_IRWXO


class FolderUnwritable(UserFacing):
    """The folder cannot be made or written to."""

    def __init__(self, *, folder: Path, reason: str) -> None:
        super().__init__("folder-unwritable", folder=str(folder), reason=reason)


class FolderUnsafe(UserFacing):
    """A folder meant for us alone belongs to somebody else, or others may enter it."""

    def __init__(self, *, folder: Path) -> None:
        super().__init__("folder-unsafe", folder=str(folder))


@dataclass(frozen=True, slots=True)
class DataFolder:
    """Everything that one secretary remembers lies under ``root``."""

    root: Path

    def __post_init__(self) -> None:
        object.__setattr__(self, "root", self.root.absolute())

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.root / "secretary.db"

    @property
    def settings_file(self) -> Path:
        """What the owner wrote by hand; it wins over the settings in the database."""
        return self.root / "settings.toml"

    @property
    def sealed_secrets(self) -> Path:
        """Tokens and keys, where the system has no keyring."""
        return self.root / "secrets.sealed"

    @property
    def tls(self) -> Path:
        """The certificate that the server made itself, and its key."""
        return self.root / "tls"

    @property
    def lock(self) -> Path:
        """Held by whoever works with this folder."""
        return self.root / "owner.lock"

    @property
    def owner_note(self) -> Path:
        """Who that is, and where commands reach it."""
        return self.root / "owner.json"

    @property
    def logs(self) -> Path:
        """The log and the reports of unexpected faults."""
        return self.root / "logs"

    @property
    def recordings_root(self) -> Path:
        """Paths of recordings are kept relative to this."""
        return self.root / "recordings"

    def recordings(self, day: date) -> Path:
        """The folder of one day's calls; ``day`` is the local date."""
        return self.recordings_root / day.isoformat()

    @property
    def uploads(self) -> Path:
        """Files that visitors of a website sent."""
        return self.root / "uploads"

    @property
    def calls_left(self) -> Path:
        """What a line noted of calls whose app was lost."""
        return self.root / "calls-left"

    @property
    def sockets(self) -> Path:
        """For the sockets of our processes, readable by us only.

        A path too long for a socket moves it to a short folder whose name is made of the path.
        """
        folder = self.root / "sockets"
        if (
            os.name != "posix"
            or len(os.fsencode(folder)) + 1 + LONGEST_SOCKET_NAME <= LONGEST_SOCKET_PATH
        ):
            return folder
        mark = hashlib.sha256(os.fsencode(self.root)).hexdigest()[:12]
        short = os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir()
        return Path(short) / f"secretary-{os.getuid()}-{mark}"

    def prepare(self) -> None:
        """Makes the folders. Raises FolderUnwritable or FolderUnsafe."""
        for folder in (self.root, self.logs, self.recordings_root):
            make_folder(folder)
        make_private_folder(self.sockets)


def typed_path(text: str) -> Path:
    """A path as a person typed it: ``~`` is their home; ``~nobody`` is a name like any other."""
    try:
        return Path(text).expanduser()
    except RuntimeError:
        return Path(text)


def make_folder(folder: Path) -> None:
    """Makes it, with its parents, for us alone. Raises FolderUnwritable."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise FolderUnwritable(folder=folder, reason=error.strerror or str(error)) from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise FolderUnwritable(folder=folder, reason=os.strerror(13))


def make_private_folder(folder: Path) -> None:
    """The same, and nobody else may enter or own it: in /tmp another user may have been first."""
    make_folder(folder)
    if os.name != "posix":
        return
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid():
        raise FolderUnsafe(folder=folder)
    if found.st_mode & _OTHERS:
        folder.chmod(0o700)
