"""One life of the desk's sound process: spawn, connect, say goodbye."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from engines.supervisor import child_command
from engines.supervisor.log_relay import LogRelay
from engines.wire import Endpoint, WireError
from hardware.desk.client import DeskClient
from secretary_app.features.calls.errors import DeskSoundRefused

START_LIMIT_S = 20.0
STOP_LIMIT_S = 5.0
TOKEN_VARIABLE = "SECRETARY_DESK_TOKEN"  # noqa: S105 - rejected: the name of a variable
MAX_HANDSHAKE_BYTES = 4096


@asynccontextmanager
async def desk_process(
    *, microphone: str, headphones: str, sockets: Path
) -> AsyncIterator[DeskClient]:
    """Started and connected; ended on leaving. Raises DeskSoundRefused."""
    environment = dict(os.environ)
    token: str | None = None
    if hasattr(asyncio, "open_unix_connection"):
        args = ["--uri", str(Endpoint.unix(sockets / f"desk-{secrets.token_hex(4)}"))]
    else:
        token = secrets.token_urlsafe(32)
        environment[TOKEN_VARIABLE] = token
        args = ["--uri", "tcp://127.0.0.1:0", "--token-env", TOKEN_VARIABLE]
    names = ("--microphone", microphone, "--headphones", headphones)
    process = await asyncio.create_subprocess_exec(
        *child_command("_desk_audio", *args, *names),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env=environment,
        start_new_session=True,
        limit=MAX_HANDSHAKE_BYTES,
    )
    relay = LogRelay(label="desk")
    assert process.stderr is not None
    relaying = asyncio.create_task(relay.run(process.stderr), name="log-desk")
    try:
        client = await _connected(process, relay, token)
        try:
            yield client
        finally:
            # It ends when its app has left.
            await client.close()
    finally:
        try:
            await _ended(process)
            await relaying
        finally:
            # Whoever stops us in the middle of this is not kept waiting by a device that hangs.
            if process.returncode is None:
                process.kill()
            relaying.cancel()
            await asyncio.gather(relaying, return_exceptions=True)


async def _connected(
    process: asyncio.subprocess.Process, relay: LogRelay, token: str | None
) -> DeskClient:
    assert process.stdout is not None
    try:
        async with asyncio.timeout(START_LIMIT_S):
            line = await process.stdout.readline()
        endpoint = Endpoint.parse(json.loads(line)["endpoint"])
        return await DeskClient.connect(endpoint, token=token)
    except (TimeoutError, ValueError, KeyError, WireError) as error:
        raise DeskSoundRefused(reason=relay.last_words or str(error)) from error


async def _ended(process: asyncio.subprocess.Process) -> None:
    try:
        async with asyncio.timeout(STOP_LIMIT_S):
            await process.wait()
    except TimeoutError:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()
