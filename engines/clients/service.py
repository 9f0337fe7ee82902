"""Where a worker is, and how to reach it."""

from typing import Protocol

from engines.wire import Connection, Endpoint, WireError, connect
from engines.wire.control import Describe, Error, WorkerInfo

CONNECT_TIMEOUT_S = 2.0
"""Ours listens on this machine and answers in a millisecond; the next of the chain should not
wait.
"""

DESCRIBE_TIMEOUT_S = 5.0
"""A stock server may look through its models first."""


class Service(Protocol):
    """A worker as the clients see it; `engines.supervisor.Supervisor` is one."""

    @property
    def name(self) -> str:
        """For logs."""

    @property
    def info(self) -> WorkerInfo | None:
        """What the worker said of itself; None while nobody has asked it."""

    async def connect(self, *, timeout_s: float) -> Connection:
        """A new connection; raises WireError."""


class RemoteService:
    """A worker at a fixed address that somebody else keeps alive: any Wyoming server."""

    def __init__(self, *, endpoint: Endpoint, token: str | None = None, name: str = "") -> None:
        self._endpoint = endpoint
        self._token = token
        self._name = name or str(endpoint)
        self._info: WorkerInfo | None = None

    @property
    def name(self) -> str:
        """For logs."""
        return self._name

    @property
    def info(self) -> WorkerInfo | None:
        """What `describe` brought."""
        return self._info

    async def connect(self, *, timeout_s: float) -> Connection:
        """A new connection; raises WireError."""
        return await connect(self._endpoint, token=self._token, timeout_s=timeout_s)

    async def describe(self) -> WorkerInfo:
        """Asks the server what it is; raises WireError."""
        async with await self.connect(timeout_s=CONNECT_TIMEOUT_S) as connection:
            await connection.write(Describe().event())
            event = await connection.read(timeout_s=DESCRIBE_TIMEOUT_S)
            if event is None:
                raise WireError(code="closed", text=f"{self.name} tells nothing of itself")
            if event.type == Error.TYPE:
                raise Error.from_event(event).as_wire_error()
            self._info = WorkerInfo.from_event(event)
            return self._info
