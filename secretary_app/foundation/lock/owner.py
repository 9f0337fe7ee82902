"""The lock of a data folder and the note beside it."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Self

from filelock import FileLock, Timeout

from secretary_app.kernel.clock import Clock
from secretary_app.kernel.errors import UserFacing
from secretary_app.kernel.paths import DataFolder, FolderUnwritable

COMMAND_PASSES_S = 3.0
"""A program that starts lets a command in hand finish; most take a tenth of this."""


class Role(StrEnum):
    """Who may hold a data folder."""

    DESK = "desk"
    SERVE = "serve"
    DEMO = "demo"
    COMMAND = "command"


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """What the note says."""

    pid: int
    role: Role
    since: datetime
    endpoint: str | None = None
    """``unix:///…`` or ``tcp://…`` where it takes commands; None until it does."""
    token: str | None = None
    """Asked for on TCP."""


class FolderInUse(UserFacing):
    """Another process works with this data folder; ``role`` may be ``unknown``."""

    def __init__(self, *, folder: Path, owner: Owner | None) -> None:
        super().__init__(
            "folder-in-use",
            folder=str(folder),
            role=owner.role.value if owner else "unknown",
            pid=str(owner.pid) if owner else "",
            since=f"{owner.since.astimezone():%Y-%m-%d %H:%M}" if owner else "",
        )


class OwnerLock:
    """Held from ``acquire`` to ``release``, or for an ``with`` block."""

    def __init__(self, *, folder: DataFolder, role: Role, clock: Clock) -> None:
        """Takes nothing yet."""
        self._folder = folder
        self._role = role
        self._clock = clock
        # Not bound to a thread: a command waits for it in one, and lets go of it in another.
        self._lock = FileLock(folder.lock, mode=0o600, thread_local=False)

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()

    def acquire(self, *, timeout_s: float = COMMAND_PASSES_S) -> None:
        """Waits for a passing command only; raises FolderInUse or FolderUnwritable."""
        if self.try_for(0):
            return
        owner = read_owner(self._folder)
        passing = owner is None or owner.role is Role.COMMAND
        if not (passing and self.try_for(timeout_s)):
            raise FolderInUse(folder=self._folder.root, owner=read_owner(self._folder))

    def try_for(self, seconds: float) -> bool:
        """Whether it became ours within so long. Raises FolderUnwritable."""
        try:
            self._lock.acquire(timeout=seconds)
        except Timeout:
            return False
        except OSError as error:
            raise self._unwritable(error) from error
        self.announce(endpoint=None, token=None)
        return True

    def announce(self, *, endpoint: str | None, token: str | None) -> None:
        """Writes down where commands are taken from now on."""
        note = {
            "pid": os.getpid(),
            "role": self._role.value,
            "since": self._clock.now().isoformat(),
            "endpoint": endpoint,
            "token": token,
        }
        file = self._folder.owner_note
        fresh = file.with_suffix(".new")
        try:
            fresh.touch(mode=0o600)
            fresh.write_text(json.dumps(note), "utf-8")
            fresh.replace(file)
        except OSError as error:
            self._lock.release()
            raise self._unwritable(error) from error

    def release(self) -> None:
        """Lets the next one in. May be called twice."""
        if self._lock.is_locked:
            self._folder.owner_note.unlink(missing_ok=True)
            self._lock.release()

    def _unwritable(self, error: OSError) -> FolderUnwritable:
        return FolderUnwritable(folder=self._folder.root, reason=error.strerror or str(error))


def read_owner(folder: DataFolder) -> Owner | None:
    """What the note says, whether or not its writer still lives; None where there is none."""
    try:
        note = json.loads(folder.owner_note.read_text("utf-8"))
        return Owner(
            pid=int(note["pid"]),
            role=Role(note["role"]),
            since=datetime.fromisoformat(note["since"]),
            endpoint=note["endpoint"],
            token=note["token"],
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None
