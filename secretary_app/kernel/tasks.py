"""Background tasks that always have an owner and a name."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from types import TracebackType
from typing import Any, Self, TypeVar

_LOG = logging.getLogger(__name__)

STOP_TIMEOUT_S = 10.0
"""A task that swallows its cancellation so long is a fault; the rest shuts down without it."""

ResultT = TypeVar("ResultT")
CrashHandler = Callable[[str, BaseException], None]


def _log_crash(name: str, error: BaseException) -> None:
    _LOG.error("task %s crashed", name, exc_info=error)


class TaskOwner:
    """Owns tasks that come and go; leaving its ``async with`` cancels and awaits all of them.

    For a fixed set that lives and dies together ``asyncio.TaskGroup`` is the simpler choice: here
    one crash leaves the others running and is reported to ``on_crash``.
    """

    def __init__(self, *, name: str, on_crash: CrashHandler = _log_crash) -> None:
        """``name`` prefixes the names of the tasks."""
        self._name = name
        self._on_crash = on_crash
        self._tasks: set[asyncio.Task[Any]] = set()  # Any: results of different types
        self._stopped = False

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.stop()

    def __len__(self) -> int:
        return len(self._tasks)

    @property
    def stopped(self) -> bool:
        """Whether nothing is started any more."""
        return self._stopped

    def start(self, work: Coroutine[Any, Any, ResultT], *, name: str) -> asyncio.Task[ResultT]:
        """Runs ``work`` until it ends or the owner stops; refuses once the owner has stopped."""
        if self._stopped:
            work.close()
            raise RuntimeError(f"{self._name} has stopped; {name} was not started")
        task = asyncio.create_task(work, name=f"{self._name}.{name}")
        self._tasks.add(task)
        task.add_done_callback(self._forget)
        return task

    async def stop(self) -> None:
        """Cancels every task and waits for each to end. May be called twice."""
        self._stopped = True
        tasks = set(self._tasks)
        for task in tasks:
            task.cancel()
        if not tasks:
            return
        _, stuck = await asyncio.wait(tasks, timeout=STOP_TIMEOUT_S)
        for task in stuck:
            _LOG.error("task %s did not stop within %.0f s", task.get_name(), STOP_TIMEOUT_S)

    def _forget(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if task.cancelled():
            return
        error = task.exception()
        if error is not None:
            self._on_crash(task.get_name(), error)
