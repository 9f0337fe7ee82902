"""Where a peer listens: a Unix socket, or a TCP port."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from engines.wire.errors import WireError

MAX_SOCKET_PATH_BYTES = 107
"""sockaddr_un.sun_path is 108 bytes with its final zero on Linux; a longer path cannot be bound."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """One address of the wire; exactly one of `path` and `host` is set."""

    path: Path | None = None
    host: str | None = None
    port: int = 0
    """TCP port; 0 lets the system choose when serving (`Server.endpoint` then tells which)."""

    @classmethod
    def unix(cls, path: Path) -> "Endpoint":
        """The endpoint of a Unix socket; WireError(bad_endpoint) when the path is too long."""
        if len(bytes(path)) > MAX_SOCKET_PATH_BYTES:
            raise WireError(code="bad_endpoint", text=f"socket path too long: {path}")
        return cls(path=path)

    @classmethod
    def tcp(cls, host: str, port: int) -> "Endpoint":
        """The endpoint of a TCP port."""
        return cls(host=host, port=port)

    @classmethod
    def parse(cls, uri: str) -> "Endpoint":
        """Reads `unix:///path` or `tcp://host:port`; anything else is WireError(bad_endpoint)."""
        try:
            parts = urlsplit(uri)
            port = parts.port
        except ValueError as error:
            raise WireError(code="bad_endpoint", text=f"{uri}: {error}") from error
        if parts.scheme == "unix" and parts.path.startswith("/") and not parts.netloc:
            return cls.unix(Path(uri.removeprefix("unix://")))
        if parts.scheme == "tcp" and parts.hostname and port is not None:
            return cls.tcp(parts.hostname, port)
        raise WireError(
            code="bad_endpoint", text=f"neither unix:///path nor tcp://host:port: {uri}"
        )

    def __str__(self) -> str:
        if self.path is not None:
            return f"unix://{self.path}"
        host = f"[{self.host}]" if self.host and ":" in self.host else self.host
        return f"tcp://{host}:{self.port}"
