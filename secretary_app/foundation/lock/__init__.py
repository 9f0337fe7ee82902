"""One owner per data folder: the desk, ``serve`` or a passing command.

The system drops the lock when its process ends, however it ends; a note beside it says who holds
it and where commands reach them. Imported by ``cli`` and ``bootstrap``; emits nothing.
"""

from secretary_app.foundation.lock.owner import FolderInUse, Owner, OwnerLock, Role, read_owner

__all__ = ["FolderInUse", "Owner", "OwnerLock", "Role", "read_owner"]
