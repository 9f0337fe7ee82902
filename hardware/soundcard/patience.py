"""A sound system may hang, and a line may not: whatever is asked of it has a limit."""

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

from hardware.soundcard.errors import SoundDeviceRefused

HANGS_S = 5.0
"""A device that is opened or closed in so long a time is not; its server hangs."""

Result = TypeVar("Result")


async def in_time(work: Awaitable[Result]) -> Result:
    """What it brings. Raises SoundDeviceRefused when it takes too long."""
    try:
        async with asyncio.timeout(HANGS_S):
            return await work
    except TimeoutError as error:
        reason = f"no answer in {HANGS_S:.0f} s"
        raise SoundDeviceRefused(f"the sound system hangs: {reason}", reason=reason) from error
