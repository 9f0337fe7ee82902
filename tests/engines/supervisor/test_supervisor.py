"""The supervisor with real child processes that fail in every way."""

import asyncio
import contextlib
import logging
import os
import signal
import sys
from pathlib import Path

import psutil
import pytest

from engines.supervisor import StateChanged, Supervisor, Vitals, WorkerSpec, WorkerState
from engines.supervisor.child import Command
from engines.supervisor.command import child_command
from engines.wire import WireError
from engines.wire.audio import AudioChunk
from engines.wire.stt import Transcribe

pytestmark = pytest.mark.wire

START_S = 20.0
QUICK = Vitals(ping_every_s=0.05, pong_s=2.5, backoff_first_s=0.05, stop_s=2.0)


def faulty(fault: str, *args: str, vitals: Vitals = QUICK, **more: object) -> WorkerSpec:
    words = ("--fault", fault, *args)
    return WorkerSpec(kind="stt", backend="faulty", args=words, vitals=vitals, **more)  # type: ignore[arg-type]  # a test's shorthand


def supervise(
    spec: WorkerSpec, tmp_path: Path, command: Command = child_command
) -> tuple[Supervisor, list[StateChanged]]:
    supervisor = Supervisor(spec=spec, sockets=tmp_path / "s", command=command)
    moves: list[StateChanged] = []
    supervisor.listen(moves.append)
    return supervisor, moves


async def until(supervisor: Supervisor, state: WorkerState, starts: int) -> None:
    changed = asyncio.Event()
    stop = supervisor.listen(lambda _: changed.set())
    async with asyncio.timeout(START_S):
        while (supervisor.state, supervisor.starts) != (state, starts):
            changed.clear()
            await changed.wait()
    stop()


async def provoke(supervisor: Supervisor, chunks: int = 50) -> None:
    """Sends sound, at which a faulty worker fails."""
    connection = await supervisor.connect(timeout_s=START_S)
    async with connection:
        await connection.write(Transcribe().event())
        # The worker may be gone before it has taken everything.
        with contextlib.suppress(WireError):
            for _ in range(chunks):
                await connection.write(AudioChunk(pcm=b"\0" * 1600).event())
            await connection.read(timeout_s=START_S)


async def test_a_life_from_start_to_stop(tmp_path: Path) -> None:
    supervisor, moves = supervise(faulty("none"), tmp_path)
    async with supervisor:
        info = await supervisor.ready(timeout_s=START_S)
        assert (info.kind, info.backend, info.languages) == ("stt", "faulty", ("en",))
        assert supervisor.pid is not None
        child = psutil.Process(supervisor.pid)
        if sys.platform == "linux":
            assert child.nice() == 19
    assert not child.is_running()
    assert [move.new for move in moves] == ["starting", "ready", "ending", "stopped"]
    assert list((tmp_path / "s").iterdir()) == []


async def test_stopped_by_a_person_and_started_again(tmp_path: Path) -> None:
    supervisor, moves = supervise(faulty("none"), tmp_path)
    async with supervisor:
        await supervisor.ready(timeout_s=START_S)
        await supervisor.stop()
        await supervisor.stop()
        with pytest.raises(WireError):
            await supervisor.connect(timeout_s=START_S)
        assert supervisor.pid is None
        supervisor.start()
        supervisor.start()
        await supervisor.ready(timeout_s=START_S)
        assert supervisor.starts == 2
    assert [move.new for move in moves] == ["starting", "ready", "ending", "stopped"] * 2


async def test_a_long_name_of_its_model_keeps_nobody_from_starting(tmp_path: Path) -> None:
    """It stands in the log; a socket's path holds no more than 107 bytes."""
    supervisor, _ = supervise(faulty("none", name=f"llm-{'Model-' * 40}Q4_K_M"), tmp_path)
    async with supervisor:
        await supervisor.ready(timeout_s=START_S)
        (socket,) = (tmp_path / "s").iterdir()
        assert len(socket.name) <= 32, "as much as a data folder keeps free for it"


async def test_the_idle_class_and_tcp_with_a_token(tmp_path: Path) -> None:
    supervisor, _ = supervise(faulty("none", idle=True, tcp=True), tmp_path)
    async with supervisor:
        await supervisor.ready(timeout_s=START_S)
        assert str(supervisor.endpoint).startswith("tcp://127.0.0.1:")
        if sys.platform == "linux":
            assert os.sched_getscheduler(supervisor.pid or 0) == os.SCHED_IDLE
        async with await supervisor.connect(timeout_s=START_S) as connection:
            await connection.write(Transcribe().event())


@pytest.mark.expects_log("exited with -9")
async def test_killed_and_back_again(tmp_path: Path) -> None:
    supervisor, moves = supervise(faulty("none"), tmp_path)
    async with supervisor:
        await supervisor.ready(timeout_s=START_S)
        first = supervisor.endpoint
        os.kill(supervisor.pid or 0, signal.SIGKILL)
        await until(supervisor, WorkerState.READY, starts=2)
        assert supervisor.endpoint != first
        assert moves[2].reason == "exited with -9"


@pytest.mark.expects_log("exited with 7")
async def test_a_crash_at_start_is_tried_again(tmp_path: Path) -> None:
    once = str(tmp_path / "once")
    supervisor, _ = supervise(faulty("crash_at_start", "--unless", once), tmp_path)
    async with supervisor:
        with pytest.raises(WireError, match="unreachable"):
            await supervisor.connect(timeout_s=START_S)
        await supervisor.ready(timeout_s=START_S)
        assert supervisor.starts == 2


@pytest.mark.expects_log("not ready within")
async def test_one_that_is_never_ready(tmp_path: Path) -> None:
    vitals = Vitals(start_s=1.5, backoff_first_s=0.05, dump_s=0.3)
    supervisor, moves = supervise(faulty("never_ready", vitals=vitals), tmp_path)
    async with supervisor:
        await until(supervisor, WorkerState.WAITING, starts=1)
        assert moves[1].reason == "not ready within 1.5 s"


@pytest.mark.expects_log("bad handshake")
async def test_a_garbage_handshake(tmp_path: Path) -> None:
    once = str(tmp_path / "once")
    supervisor, moves = supervise(faulty("garbage_handshake", "--unless", once), tmp_path)
    async with supervisor:
        await supervisor.ready(timeout_s=START_S)
        assert moves[1].reason.startswith("bad handshake")


@pytest.mark.expects_log("lines of log dropped")
async def test_a_flood_of_garbage_in_the_log(tmp_path: Path) -> None:
    supervisor, _ = supervise(faulty("garbage_log"), tmp_path)
    async with supervisor:
        await supervisor.ready(timeout_s=START_S)
        await provoke(supervisor)
        assert supervisor.starts == 1


@pytest.mark.expects_log("no heartbeat: timeout")
async def test_a_hung_worker_is_dumped_and_replaced(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    once = str(tmp_path / "once")
    supervisor, _ = supervise(faulty("hang", "--unless", once), tmp_path)
    async with supervisor:
        await supervisor.ready(timeout_s=START_S)
        await provoke(supervisor)
        await until(supervisor, WorkerState.READY, starts=2)
        assert "stt_faulty.py" in caplog.text
        assert "in accept" in caplog.text


async def test_a_living_worker_shows_its_stacks(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    supervisor, _ = supervise(faulty("none"), tmp_path)
    async with supervisor:
        assert not await supervisor.dump_stack()
        await supervisor.ready(timeout_s=START_S)
        assert await supervisor.dump_stack()
        assert supervisor.state is WorkerState.READY
    assert "most recent call first" in caplog.text


@pytest.mark.expects_log("MB of 300 MB allowed")
async def test_one_that_eats_memory(tmp_path: Path) -> None:
    once = str(tmp_path / "once")
    spec = faulty("leak", "--unless", once, memory_limit_mb=300)
    supervisor, moves = supervise(spec, tmp_path)
    async with supervisor:
        await supervisor.ready(timeout_s=START_S)
        async with await supervisor.connect(timeout_s=START_S) as connection:
            await connection.write(Transcribe().event())
            for _ in range(6):
                await connection.write(AudioChunk(pcm=b"\0" * 1600).event())
            await until(supervisor, WorkerState.READY, starts=2)
        assert "of 300 MB allowed" in moves[2].reason


@pytest.mark.expects_log("cannot work|stt-unheard_of")
async def test_a_useless_worker_is_not_tried_again(tmp_path: Path) -> None:
    spec = WorkerSpec(kind="stt", backend="unheard_of", vitals=QUICK)
    supervisor, moves = supervise(spec, tmp_path)
    async with supervisor:
        with pytest.raises(WireError, match="unreachable: stt-unheard_of cannot work"):
            await supervisor.ready(timeout_s=START_S)
        assert supervisor.state is WorkerState.FAILED
    assert [move.new for move in moves] == ["starting", "ending", "failed", "stopped"]


async def test_no_worker_outlives_its_parent(tmp_path: Path) -> None:
    """The parent is killed, so that it can tell nobody anything."""
    program = f"""
import asyncio, pathlib
from engines.supervisor import Supervisor, WorkerSpec
async def main():
    spec = WorkerSpec(kind="stt", backend="faulty")
    async with Supervisor(spec=spec, sockets=pathlib.Path({str(tmp_path / "s")!r})) as supervisor:
        await supervisor.ready(timeout_s=20)
        print(supervisor.pid, flush=True)
        await asyncio.Event().wait()
asyncio.run(main())
"""
    parent = await asyncio.create_subprocess_exec(
        sys.executable, "-c", program, stdout=asyncio.subprocess.PIPE
    )
    assert parent.stdout is not None
    child = psutil.Process(int(await parent.stdout.readline()))
    parent.kill()
    await parent.wait()
    gone, _ = await asyncio.to_thread(psutil.wait_procs, [child], timeout=5)
    assert gone == [child]
