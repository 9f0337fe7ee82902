"""One life of a line process: spawn, connect, watch its heart, say goodbye."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import secrets
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from engines.supervisor import child_command
from engines.supervisor.log_relay import LogRelay
from engines.wire import Endpoint, WireError
from hardware.line.client import LineClient
from hardware.line.config import LineConfig
from secretary_app.features.lines.errors import LineLost, LineUnusable
from secretary_app.features.lines.heartbeat import Heartbeat
from secretary_app.features.lines.leftovers import forget, note

START_LIMIT_S = 20.0
"""It loads the voice detector before it listens; a slow disk takes its time."""
STOP_LIMIT_S = 5.0
"""To close a recording and the ports; then it is killed."""
TOKEN_VARIABLE = "SECRETARY_LINE_TOKEN"  # noqa: S105 - rejected: the name of a variable
EXIT_USELESS = 2
MAX_HANDSHAKE_BYTES = 4096


@asynccontextmanager
async def line_process(config: LineConfig, *, sockets: Path) -> AsyncIterator[LineClient]:
    """A started line, connected; stopped on leaving.

    Raises:
        LineUnusable: it can never work with this configuration.
        LineLost: it did not come up this time.
    """
    environment = dict(os.environ)
    token: str | None = None
    if hasattr(asyncio, "open_unix_connection"):
        name = f"line-{config.line_id}-{secrets.token_hex(4)}"
        args = ["--uri", str(Endpoint.unix(sockets / name))]
    else:
        token = secrets.token_urlsafe(32)
        environment[TOKEN_VARIABLE] = token
        args = ["--uri", "tcp://127.0.0.1:0", "--token-env", TOKEN_VARIABLE]
    process = await asyncio.create_subprocess_exec(
        *child_command("_line", *args, "--config", config.to_json()),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env=environment,
        pass_fds=() if config.listen_fd < 0 else (config.listen_fd,),
        # A Ctrl-C in the terminal is for the app, which ends a call before it ends its line.
        start_new_session=True,
        limit=MAX_HANDSHAKE_BYTES,
    )
    relay = LogRelay(label=f"line-{config.line_id}")
    assert process.stderr is not None
    relaying = asyncio.create_task(relay.run(process.stderr), name=f"log-line-{config.line_id}")
    try:
        note(sockets, line_id=config.line_id, pid=process.pid)
        endpoint = await _endpoint(process, config, relay)
        note(
            sockets,
            line_id=config.line_id,
            pid=process.pid,
            endpoint=str(endpoint),
            token=token,
            config=config.to_json(),
        )
        try:
            client = await LineClient.connect(endpoint, token=token)
        except WireError as error:
            raise LineLost(line_id=config.line_id, reason=error.text) from error
        heartbeat = Heartbeat(endpoint=endpoint, token=token, on_silence=lambda: _kill(process))
        async with client, heartbeat.running(name=f"heartbeat-{config.line_id}"):
            yield client
    finally:
        await _stop(process)
        forget(sockets, line_id=config.line_id)
        await relaying


async def _endpoint(
    process: asyncio.subprocess.Process, config: LineConfig, relay: LogRelay
) -> Endpoint:
    assert process.stdout is not None
    try:
        async with asyncio.timeout(START_LIMIT_S):
            line = await process.stdout.readline()
            if not line:
                code = await process.wait()
                failure = LineUnusable if code == EXIT_USELESS else LineLost
                raise failure(line_id=config.line_id, reason=relay.last_words or f"exit {code}")
        return Endpoint.parse(json.loads(line)["endpoint"])
    except TimeoutError as error:
        raise LineLost(line_id=config.line_id, reason="it did not start in time") from error
    except (ValueError, KeyError, WireError) as error:
        raise LineLost(line_id=config.line_id, reason=f"bad handshake: {error}") from error


async def _stop(process: asyncio.subprocess.Process) -> None:
    _signal(process, signal.SIGTERM)
    try:
        async with asyncio.timeout(STOP_LIMIT_S):
            await process.wait()
    except TimeoutError:
        _kill(process)
        await process.wait()


def _kill(process: asyncio.subprocess.Process) -> None:
    # Windows has one way to end a process, and calls it SIGTERM.
    _signal(process, getattr(signal, "SIGKILL", signal.SIGTERM))


def _signal(process: asyncio.subprocess.Process, number: int) -> None:
    # Not by process.terminate(): that looks first whether it has ended, and so takes its exit code
    # away from asyncio, which then reports a wrong one.
    if process.returncode is None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(process.pid, number)
