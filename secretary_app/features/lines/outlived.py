"""The line of a program that died, where there is a call on it: the next program goes on with it.

A line on which nobody rings or talks is ended and started anew: it is quickly done, and whatever
was wrong with the old one is gone.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import psutil

from engines.wire import Endpoint, WireError
from hardware.line.client import LineClient
from hardware.line.config import LineConfig
from secretary_app.features.lines.heartbeat import Heartbeat
from secretary_app.features.lines.leftovers import Leftover, end, end_leftover, find, forget

_LOG = logging.getLogger(__name__)


@asynccontextmanager
async def outlived_line(config: LineConfig, *, sockets: Path) -> AsyncIterator[LineClient | None]:
    """That line, connected, and ended on leaving; None where there is none worth it."""
    left = find(sockets, line_id=config.line_id)
    client = None if left is None else await _connected(left, config)
    if left is None or client is None:
        await end_leftover(sockets, line_id=config.line_id)
        yield None
        return
    _LOG.warning("line %s is taken over from a program that died", config.line_id)
    heartbeat = Heartbeat(
        endpoint=Endpoint.parse(left.endpoint),
        token=left.token,
        on_silence=lambda: _kill(left.process),
    )
    try:
        async with client, heartbeat.running(name=f"heartbeat-{config.line_id}"):
            yield client
    finally:
        await asyncio.shield(end(left.process))
        forget(sockets, line_id=config.line_id)


async def _connected(left: Leftover, config: LineConfig) -> LineClient | None:
    """None where it is another line by now, does not answer, or has no call."""
    if left.config != config.to_json():
        return None
    try:
        client = await LineClient.connect(Endpoint.parse(left.endpoint), token=left.token)
    except WireError as error:
        _LOG.warning("the line that was left does not answer: %s", error)
        return None
    if client.hello.busy:
        return client
    await client.close()
    return None


def _kill(process: psutil.Process) -> None:
    with suppress(psutil.NoSuchProcess):
        process.kill()
