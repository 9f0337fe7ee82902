"""One life of a worker's process: spawn, handshake, watch, stop, kill."""

import asyncio
import contextlib
import json
import logging
import os
import secrets
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import psutil

from engines.supervisor.log_relay import LogRelay
from engines.supervisor.spec import WorkerSpec
from engines.wire import Connection, Endpoint, WireError, connect
from engines.wire.control import PROTOCOL_VERSION, Describe, Ping, WorkerInfo

Command = Callable[..., list[str]]
"""`child_command`, or a test's own."""

TOKEN_VARIABLE = "SECRETARY_WIRE_TOKEN"  # noqa: S105 - rejected: the name of a variable
EXIT_USELESS = 2
"""The worker's way to say that a restart would not help (see engines/workers/process.py)."""

EXIT_AFTER_CLOSE_S = 0.2
"""Between the close of a dying process's connections and its exit code; on one machine it is
short.
"""

MAX_HANDSHAKE_BYTES = 4096
MEGABYTE = 1024 * 1024

logger = logging.getLogger(__name__)


class ChildFailed(Exception):
    """The process did not come up, or cannot be lived with any longer.

    `hopeless` says that the same start can only fail again, and `code` why, for programs; `hung`
    that its stacks are worth seeing.
    """

    def __init__(
        self, reason: str, *, hopeless: bool = False, code: str = "", hung: bool = False
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.code = code
        self.hopeless = hopeless
        self.hung = hung


class Child:
    """A started process and everything we hold of it. Used once; `end` must follow `start`."""

    def __init__(self, *, spec: WorkerSpec, sockets: Path, command: Command) -> None:
        self._spec = spec
        self._sockets = sockets
        self._command = command
        self._process: asyncio.subprocess.Process | None = None
        self._relay = LogRelay(label=spec.label)
        self._relaying: asyncio.Task[None] | None = None
        self._heart: Connection | None = None
        self.endpoint: Endpoint | None = None
        self.token: str | None = None

    @property
    def pid(self) -> int | None:
        """Process id while it lives."""
        return self._process.pid if self._process is not None else None

    async def start(self) -> WorkerInfo:
        """Spawns, waits until it listens, and asks what it is. Raises ChildFailed."""
        try:
            async with asyncio.timeout(self._spec.vitals.start_s):
                self.endpoint = await self._spawn()
            return await self._greet(self.endpoint)
        except TimeoutError as error:
            reason = f"not ready within {self._spec.vitals.start_s} s"
            raise ChildFailed(reason, hung=True) from error
        except (WireError, OSError, ValueError) as error:
            # A socket path that is too long will be too long the next time, too.
            hopeless = isinstance(error, WireError) and error.code == "bad_endpoint"
            raise ChildFailed(f"bad handshake: {error}", hopeless=hopeless) from error

    async def watch(self) -> None:
        """Returns never; raises ChildFailed when the process is dead, hung or too large."""
        if self._process is None or self._heart is None:
            raise ChildFailed("never started")
        exit_ = asyncio.create_task(self._until_exit(self._process), name="worker exit")
        heart = asyncio.create_task(
            self._beat(self._heart, self._process.pid), name="worker heartbeat"
        )
        try:
            await asyncio.wait({exit_, heart}, return_when=asyncio.FIRST_COMPLETED)
            if not exit_.done():
                # A killed process loses its connections first; its exit code says more.
                await asyncio.wait({exit_}, timeout=EXIT_AFTER_CLOSE_S)
            (exit_ if exit_.done() else heart).result()
        finally:
            exit_.cancel()
            heart.cancel()
            await asyncio.gather(exit_, heart, return_exceptions=True)

    async def dump_stack(self) -> bool:
        """Lets it write the stacks of its threads to its log; False where the system cannot."""
        if self._process is None or self._process.returncode is not None:
            return False
        if sys.platform == "win32":
            return False
        self._process.send_signal(signal.SIGUSR1)
        await asyncio.sleep(self._spec.vitals.dump_s)
        return True

    async def end(self, *, hung: bool = False) -> str:
        """Stops it, kills it if it will not stop, and returns its last words.

        A hung one has its stacks dumped and gets no time to say goodbye.
        """
        try:
            if self._heart is not None:
                await self._heart.close()
            if self._process is not None:
                if hung:
                    await self.dump_stack()
                else:
                    await self._ask_to_stop(self._process)
        finally:
            await self._bury()
        return self._relay.last_words

    async def _spawn(self) -> Endpoint:
        environment = dict(os.environ)
        # Block buffering would keep a crash's last words from us.
        environment["PYTHONUNBUFFERED"] = "1"
        args = [self._spec.kind, self._spec.backend, "--child"]
        args += ["--priority", "idle" if self._spec.idle else "nice"]
        if self._spec.tcp:
            self.token = secrets.token_urlsafe(32)
            environment[TOKEN_VARIABLE] = self.token
            args += ["--uri", "tcp://127.0.0.1:0", "--token-env", TOKEN_VARIABLE]
        else:
            # Not the label: that may hold a model's file name, and a socket's path is bounded.
            socket = self._sockets / f"{self._spec.kind}-{secrets.token_hex(4)}"
            args += ["--uri", str(Endpoint.unix(socket))]
        process = await asyncio.create_subprocess_exec(
            *self._command("_worker", *args, *self._spec.args),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env=environment,
            # A Ctrl-C in the terminal is for us; we stop our children in our own order.
            start_new_session=True,
            limit=MAX_HANDSHAKE_BYTES,
        )
        self._process = process
        assert process.stdout is not None
        assert process.stderr is not None
        self._relaying = asyncio.create_task(
            self._relay.run(process.stderr), name=f"log of {self._spec.label}"
        )
        line = await process.stdout.readline()
        if not line:
            code = await process.wait()
            raise ChildFailed(f"exited with {code} at start", hopeless=code == EXIT_USELESS)
        fields = json.loads(line)
        if isinstance(fields, dict) and isinstance(fields.get("useless"), str):
            why = str(fields.get("code", ""))
            raise ChildFailed(fields["useless"], hopeless=True, code=why)
        if not isinstance(fields, dict) or not isinstance(fields.get("endpoint"), str):
            raise ChildFailed("bad handshake: no endpoint")
        return Endpoint.parse(fields["endpoint"])

    async def _greet(self, endpoint: Endpoint) -> WorkerInfo:
        limit = self._spec.vitals.connect_s
        self._heart = await connect(endpoint, token=self.token, timeout_s=limit)
        await self._heart.write(Describe().event())
        event = await self._heart.read(timeout_s=limit)
        if event is None:
            raise ChildFailed("it closed instead of telling what it is")
        info = WorkerInfo.from_event(event)
        if info.protocol != PROTOCOL_VERSION:
            reason = f"it speaks version {info.protocol} of the wire, not {PROTOCOL_VERSION}"
            raise ChildFailed(reason, hopeless=True)
        return info

    async def _until_exit(self, process: asyncio.subprocess.Process) -> None:
        code = await process.wait()
        raise ChildFailed(f"exited with {code}")

    async def _beat(self, heart: Connection, pid: int) -> None:
        """Pings, and looks at the memory at each beat."""
        vitals = self._spec.vitals
        try:
            resident = psutil.Process(pid)
            while True:
                await heart.write(Ping(text="heart").event(), timeout_s=vitals.pong_s)
                if await heart.read(timeout_s=vitals.pong_s) is None:
                    raise ChildFailed("it closed the heartbeat")
                megabytes = resident.memory_info().rss // MEGABYTE
                if megabytes > self._spec.memory_limit_mb:
                    limit = self._spec.memory_limit_mb
                    raise ChildFailed(f"uses {megabytes} MB of {limit} MB allowed")
                await asyncio.sleep(vitals.ping_every_s)
        except psutil.NoSuchProcess as error:
            raise ChildFailed("the process is gone") from error
        except WireError as error:
            hung = error.code == "timeout"
            raise ChildFailed(f"no heartbeat: {error}", hung=hung) from error

    async def _ask_to_stop(self, process: asyncio.subprocess.Process) -> None:
        """The end of its standard input is the order to stop."""
        if process.stdin is not None:
            process.stdin.close()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(self._spec.vitals.stop_s):
                await process.wait()

    async def _bury(self) -> None:
        """Nothing of it is left afterwards: no process, no task, no socket."""
        if self._process is not None:
            self._kill(self._process)
            await self._process.wait()
        if self._relaying is not None:
            _, late = await asyncio.wait({self._relaying}, timeout=self._spec.vitals.log_s)
            for relaying in late:
                relaying.cancel()
            await asyncio.gather(self._relaying, return_exceptions=True)
        if self.endpoint is not None and self.endpoint.path is not None:
            self.endpoint.path.unlink(missing_ok=True)

    def _kill(self, process: asyncio.subprocess.Process) -> None:
        """Kills it and, on POSIX, what it started: it leads a process group of its own."""
        with contextlib.suppress(ProcessLookupError):
            if os.name == "posix":
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
