"""Where the calls of an exchange come in."""

import asyncio
import contextlib
import errno
import socket
from collections.abc import Callable
from pathlib import Path

from hardware.exchange.errors import BadListenAddress, ListenPortBusy, ListenPortDenied

WAITING_CALLS = 64
"""Connections the system keeps until somebody takes them."""


class Listener:
    """A listening socket; who takes a connection from it owns that."""

    def __init__(self, *, listening: socket.socket, path: Path | None = None) -> None:
        """Takes the socket over, and the name it has in a folder."""
        self._socket = listening
        self._path = path
        self._socket.setblocking(False)

    @classmethod
    def at(cls, listen: str) -> "Listener":
        """At `host:port`; an empty host is this machine only, port 0 any free one.

        Raises BadListenAddress, ListenPortBusy or ListenPortDenied.
        """
        host, port = _parts(listen)
        listening = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
        try:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind((host, port))
            listening.listen(WAITING_CALLS)
        except OSError as error:
            listening.close()
            text = f"{listen}: {error}"
            if error.errno == errno.EADDRINUSE:
                raise ListenPortBusy(text, listen=listen) from error
            if error.errno == errno.EACCES:
                raise ListenPortDenied(text, listen=listen) from error
            raise BadListenAddress(text, listen=listen) from error
        return cls(listening=listening)

    @classmethod
    def local(cls, path: Path) -> "Listener":
        """At a socket of this machine in a folder of ours; what was left there is replaced.

        Raises BadListenAddress.
        """
        listening = socket.socket(socket.AF_UNIX)
        try:
            path.unlink(missing_ok=True)
            listening.bind(str(path))
            listening.listen(WAITING_CALLS)
        except OSError as error:
            listening.close()
            raise BadListenAddress(f"{path}: {error}", listen=str(path)) from error
        return cls(listening=listening, path=path)

    @classmethod
    def inherited(cls, fd: int) -> "Listener":
        """The one that our parent opened for several lines. Raises BadListenAddress."""
        try:
            return cls(listening=socket.socket(fileno=fd))
        except OSError as error:
            raise BadListenAddress(f"descriptor {fd}: {error}", listen=str(fd)) from error

    @property
    def fd(self) -> int:
        """To hand it down to other processes."""
        return self._socket.fileno()

    @property
    def address(self) -> str:
        """Where it listens, as `host:port`, or as a path."""
        name = self._socket.getsockname()
        if isinstance(name, str):
            return name
        host, port = name[:2]
        return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"

    def watch(self, came: Callable[[], None]) -> None:
        """`came` is called as long as somebody waits; replaces an earlier one."""
        asyncio.get_running_loop().add_reader(self._socket, came)

    def ignore(self) -> None:
        """Whoever comes waits, or is taken by another process that listens here."""
        asyncio.get_running_loop().remove_reader(self._socket)

    def take(self) -> socket.socket | None:
        """The next connection; None where another process was quicker, or it is gone again."""
        try:
            connection, _ = self._socket.accept()
        except OSError:
            return None
        return connection

    def close(self) -> None:
        """Nobody is taken any more."""
        with contextlib.suppress(RuntimeError):
            self.ignore()
        self._socket.close()
        if self._path is not None:
            self._path.unlink(missing_ok=True)


def _parts(listen: str) -> tuple[str, int]:
    host, colon, port = listen.rpartition(":")
    if not colon or not port.isascii() or not port.isdigit() or int(port) > 0xFFFF:
        raise BadListenAddress(f"{listen!r} is no host:port", listen=listen)
    return host.removeprefix("[").removesuffix("]") or "127.0.0.1", int(port)
