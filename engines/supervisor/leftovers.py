"""Sockets at which nobody answers any more: all that workers of a killed program leave behind.

The workers themselves end with their program; a socket is a file, and stays.
"""

import contextlib
import socket
from pathlib import Path


def sweep(sockets: Path) -> int:
    """Deletes them; how many there were. A socket at which somebody listens is left alone."""
    if not sockets.is_dir():
        return 0
    return sum(_unlinked(each) for each in list(sockets.iterdir()) if each.is_socket())


def _unlinked(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as caller:
        caller.setblocking(False)
        try:
            caller.connect(str(path))
        except ConnectionRefusedError:
            with contextlib.suppress(OSError):
                path.unlink()
                return True
        except OSError:
            return False
    return False
