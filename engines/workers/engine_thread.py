"""One thread for the synchronous engine work of one request."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

Args = ParamSpec("Args")
Result = TypeVar("Result")


class EngineThread:
    """Runs an engine's calls one after another in one thread, off the event loop.

    A cancelled `call` that has begun runs to its end, one that has not is dropped. `close` runs
    its last call after everything else and is not dropped, so an engine always hears of its end.
    """

    def __init__(self, *, name: str) -> None:
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)

    async def call(
        self, work: Callable[Args, Result], *args: Args.args, **kwargs: Args.kwargs
    ) -> Result:
        """The result of `work(*args)`, or what it raises."""
        future = self._executor.submit(work, *args, **kwargs)
        return await asyncio.wrap_future(future)

    async def close(self, last: Callable[[], None]) -> None:
        """Runs `last`, then lets the thread go."""
        future = self._executor.submit(last)
        self._executor.shutdown(wait=False)
        await asyncio.shield(asyncio.wrap_future(future))
