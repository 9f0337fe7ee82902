"""What to run, and what is asked of it."""

import socket
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Vitals:
    """Time limits of a worker's life, in seconds."""

    start_s: float = 60.0
    """Until it listens. A large model on a slow disk is the reason for the length."""
    connect_s: float = 5.0
    """To open a connection and get `info`; it listens already."""
    ping_every_s: float = 2.0
    pong_s: float = 10.0
    """A worker at nice 19 on a busy machine may be late; one that holds the interpreter never
    answers.
    """
    stop_s: float = 4.0
    """From the order to stop until it is killed: longer than the worker's own last work."""
    log_s: float = 1.0
    """For the last of its log to arrive once it is dead."""
    dump_s: float = 0.3
    """For the stacks of a hung worker to be written before it is killed."""
    backoff_first_s: float = 0.2
    """The first restart: a caller may be waiting."""
    backoff_most_s: float = 30.0
    stable_s: float = 60.0
    """Ready for so long, a worker has earned a quick restart again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerSpec:
    """One worker to keep alive."""

    kind: str
    """stt, tts …"""
    backend: str
    args: tuple[str, ...] = ()
    """The backend's own options."""
    memory_limit_mb: int = 1024
    """Resident memory; over it the worker is restarted."""
    idle: bool = False
    """Run in the idle class and not merely at nice 19: for work that can wait."""
    tcp: bool = not hasattr(socket, "AF_UNIX")
    """Loopback TCP with a token of this start; needed where there are no Unix sockets."""
    name: str = ""
    """For logs and for people; "kind-backend" when empty."""
    vitals: Vitals = field(default_factory=Vitals)

    @property
    def label(self) -> str:
        """The name, or kind and backend."""
        return self.name or f"{self.kind}-{self.backend}"
