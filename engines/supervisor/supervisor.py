"""Keeps one worker alive for as long as the context lasts."""

import asyncio
import logging
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from engines.supervisor.backoff import Backoff
from engines.supervisor.child import Child, ChildFailed, Command
from engines.supervisor.command import child_command
from engines.supervisor.spec import WorkerSpec
from engines.supervisor.states import StateChanged, WorkerState, check_move
from engines.wire import Connection, Endpoint, WireError, connect
from engines.wire.control import WorkerInfo

Listener = Callable[[StateChanged], None]

logger = logging.getLogger(__name__)


class Supervisor:
    """Starts a worker, watches it, restarts it with growing waits, and stops it at the end.

    Entering the context begins to start the worker and returns at once; `ready` waits for it.
    `connect` is how clients reach the worker of the moment. `sockets` is a folder of mode 0700
    (made if missing) with a short path.
    """

    def __init__(
        self, *, spec: WorkerSpec, sockets: Path, command: Command = child_command
    ) -> None:
        self.spec = spec
        self._sockets = sockets
        self._command = command
        self._backoff = Backoff(
            first_s=spec.vitals.backoff_first_s, most_s=spec.vitals.backoff_most_s
        )
        self._state = WorkerState.STOPPED
        self._child: Child | None = None
        self._info: WorkerInfo | None = None
        self._listeners: list[Listener] = []
        self._changed = asyncio.Event()
        self._owner: asyncio.Task[None] | None = None
        self.starts = 0
        """How often a process was started."""
        self.reason = ""
        """Why the last move was made, as in StateChanged."""
        self.useless = ""
        """Once it has failed for good: why, for programs (`model_broken`, …), where it said so."""

    @property
    def name(self) -> str:
        """The worker's name."""
        return self.spec.label

    @property
    def state(self) -> WorkerState:
        """Where the worker is in its life."""
        return self._state

    @property
    def info(self) -> WorkerInfo | None:
        """What the worker said of itself when it was last ready."""
        return self._info

    @property
    def endpoint(self) -> Endpoint | None:
        """Where the worker listens; None while it is not ready. Another one after each restart."""
        ready = self._state is WorkerState.READY and self._child is not None
        return self._child.endpoint if ready and self._child is not None else None

    @property
    def pid(self) -> int | None:
        """The process of the moment."""
        return self._child.pid if self._child is not None else None

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Calls `listener` at every move, from the loop; returns what ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    async def ready(self, *, timeout_s: float) -> WorkerInfo:
        """Waits until the worker is ready.

        Raises WireError with code `unreachable` when it has failed for good, `timeout` otherwise.
        """
        try:
            async with asyncio.timeout(timeout_s):
                while self._state is not WorkerState.READY or self._info is None:
                    if self._state is WorkerState.FAILED:
                        text = f"{self.name} cannot work: {self.reason}"
                        raise WireError(code="unreachable", text=text)
                    self._changed.clear()
                    await self._changed.wait()
                return self._info
        except TimeoutError as error:
            text = f"{self.name} is {self._state} after {timeout_s} s: {self.reason}"
            raise WireError(code="timeout", text=text) from error

    async def connect(self, *, timeout_s: float) -> Connection:
        """A connection to the worker; WireError(unreachable) at once while it is not ready."""
        endpoint = self.endpoint
        if endpoint is None or self._child is None:
            raise WireError(code="unreachable", text=f"{self.name} is {self._state}")
        return await connect(endpoint, token=self._child.token, timeout_s=timeout_s)

    async def dump_stack(self) -> bool:
        """Lets the worker write its stacks to the log; False where that cannot be.

        Only one that is ready: before, the signal would still end it.
        """
        ready = self._state is WorkerState.READY
        return ready and self._child is not None and await self._child.dump_stack()

    def start(self) -> None:
        """Begins to keep the worker alive (again); nothing where that goes on already."""
        if self._owner is not None and not self._owner.done():
            return
        if self._state is WorkerState.FAILED:
            self._move(WorkerState.STOPPED, "")
        self.useless = ""
        self._backoff.reset()
        self._owner = asyncio.create_task(self._run(), name=f"supervisor of {self.name}")

    async def stop(self) -> None:
        """Ends the worker; it stays ended until `start`."""
        if self._owner is None:
            return
        self._owner.cancel()
        await asyncio.gather(self._owner, return_exceptions=True)
        self._owner = None
        if self._state is not WorkerState.STOPPED:
            self._move(WorkerState.STOPPED, "")

    async def __aenter__(self) -> Self:
        self.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.stop()

    async def _run(self) -> None:
        try:
            while await self._live():
                wait = self._backoff.next_wait_s()
                logger.info("%s starts again in %.2f s", self.name, wait)
                await asyncio.sleep(wait)
        except Exception:
            logger.exception("the supervisor of %s failed", self.name)
            raise

    async def _live(self) -> bool:
        """One life of the process; whether to start another."""
        child = Child(spec=self.spec, sockets=self._sockets, command=self._command)
        self._child = child
        self.starts += 1
        ready_at: float | None = None
        end = ChildFailed("")
        self._move(WorkerState.STARTING, "")
        try:
            self._info = await child.start()
            ready_at = time.monotonic()
            self._move(WorkerState.READY, "")
            await child.watch()
        except ChildFailed as failure:
            end = failure
        finally:
            self._move(WorkerState.ENDING, end.reason)
            last_words = await child.end(hung=end.hung)
            self._child = None
        logger.warning("%s: %s%s", self.name, end.reason, last_words and f"\n{last_words}")
        if end.hopeless:
            self.useless = end.code
            self._move(WorkerState.FAILED, end.reason)
            return False
        if ready_at is not None and time.monotonic() - ready_at >= self.spec.vitals.stable_s:
            self._backoff.reset()
        self._move(WorkerState.WAITING, end.reason)
        return True

    def _move(self, new: WorkerState, reason: str) -> None:
        check_move(self._state, new)
        moved = StateChanged(
            worker=self.name, old=self._state, new=new, reason=reason, at=time.monotonic()
        )
        self._state, self.reason = new, reason
        self._changed.set()
        for listener in list(self._listeners):
            try:
                listener(moved)
            except Exception:
                logger.exception("a listener of %s failed at %s", self.name, new)
