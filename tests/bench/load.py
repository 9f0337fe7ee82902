"""Work at ordinary priority that keeps cores busy, and how busy the machine is anyway."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


@asynccontextmanager
async def busy_cores(count: int) -> AsyncIterator[None]:
    """`count` processes that do nothing but compute, for as long as the block lasts."""
    running = [
        await asyncio.create_subprocess_exec("sh", "-c", "while :; do :; done")
        for _ in range(count)
    ]
    try:
        yield
    finally:
        for process in running:
            process.kill()
            await process.wait()


def cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0))


def others() -> str:
    """The load of the last minute: on a machine that is shared, figures say so."""
    return f"load {os.getloadavg()[0]:.1f} on {cores()} cores"
