"""Who watches the loop knows our own work from a busy machine."""

import asyncio
import time
from contextlib import suppress

import pytest

from ui.runtime.watch import LoopWatch

pytestmark = pytest.mark.unit


async def watched(block: float, *, work: bool) -> LoopWatch:
    """One block of the loop, working or waiting."""
    watch = LoopWatch()
    watching = asyncio.create_task(watch.run(), name="watch")
    while not watch.ticks:  # noqa: ASYNC110 - rejected: a tick is told by nothing
        await asyncio.sleep(0)
    began = time.process_time()
    if work:
        while time.process_time() - began < block:
            pass
    else:
        time.sleep(block)  # noqa: ASYNC251 - the block itself
    seen = watch.ticks
    while watch.ticks == seen:  # noqa: ASYNC110 - rejected: see above
        await asyncio.sleep(0.001)
    watching.cancel()
    with suppress(asyncio.CancelledError):
        await watching
    return watch


async def test_our_own_work_is_a_block() -> None:
    watch = await watched(0.2, work=True)
    assert watch.longest_s > 0.15
    assert any(each.ours for each in watch.blocks)


async def test_waiting_for_the_machine_is_none() -> None:
    watch = await watched(0.2, work=False)
    assert watch.longest_s == 0.0
    assert max(each.late_s for each in watch.blocks) > 0.15
