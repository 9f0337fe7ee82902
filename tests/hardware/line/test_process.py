"""The line as a process: how it starts, whom it lets in, and how it ends."""

import asyncio
import os
import resource
import sys
from pathlib import Path

import pytest

from engines.wire import Event, connect
from engines.wire.control import Describe, Ping, Pong, WorkerInfo
from hardware.line.client import LineClient
from hardware.line.config import LineConfig, LineKind
from hardware.line.errors import BadConfig
from hardware.line.recording_reports import Recorded
from hardware.line.reports import CallEnded, Failed, LineState, Played
from hardware.line.voice_params import VoiceParams
from hardware.simulator.stamps import Mark
from tests.support.line_bench import MAIN, STOP_LIMIT_S, WAIT_LIMIT_S, line_bench, start_line

pytestmark = pytest.mark.wire


async def test_it_says_how_its_clock_is_scheduled(tmp_path: Path) -> None:
    async with line_bench(tmp_path) as bench:
        scheduler = os.sched_getscheduler(bench.process.pid) & ~os.SCHED_RESET_ON_FORK
        promised = "SCHED_FIFO" if scheduler == os.SCHED_FIFO else "ordinary priority"
        assert bench.app.hello.realtime.startswith(promised)
        others = [
            os.sched_getscheduler(int(thread.name))
            for thread in Path(f"/proc/{bench.process.pid}/task").iterdir()
            if int(thread.name) != bench.process.pid
        ]
        assert os.SCHED_FIFO not in others, "only the clock's thread goes before others"


async def test_it_answers_what_every_server_of_ours_answers(tmp_path: Path) -> None:
    async with line_bench(tmp_path) as bench:
        async with await connect(bench.endpoint, timeout_s=WAIT_LIMIT_S) as stranger:
            await stranger.write(Describe().event())
            info = await stranger.read(timeout_s=WAIT_LIMIT_S)
            assert info is not None
            assert WorkerInfo.from_event(info).kind == "line"
            await stranger.write(Ping(text="x").event())
            pong = await stranger.read(timeout_s=WAIT_LIMIT_S)
            assert pong is not None
            assert Pong.from_event(pong).text == "x"
            await stranger.write(Event(type="hang-up"))
            refusal = await stranger.read(timeout_s=WAIT_LIMIT_S)
            assert refusal is not None
            assert refusal.data["code"] == "unsupported"
        await bench.app.request_status()
        await bench.told_of(LineState, since=2)


async def test_told_to_stop_in_a_call_it_hangs_up_and_closes_the_recording(tmp_path: Path) -> None:
    async with line_bench(tmp_path) as bench:
        await bench.ring_and_answer()
        await bench.app.record_start(path=str(tmp_path / "a.wav"))
        await bench.say("a", 3000)
        await bench.told_of(Played)
        assert await bench.stop() == 0
        assert (await bench.sim.hung_up()).data["by"] == "us"
        assert (tmp_path / "a.wav").is_file()
        assert [r.cut for r in bench.all_told(Played)] == [False, True]
        assert bench.all_told(Recorded)
        assert bench.all_told(CallEnded)


@pytest.mark.skipif(sys.platform != "linux", reason="prlimit is Linux's")
async def test_a_full_disk_ends_the_recording_and_not_the_call(tmp_path: Path) -> None:
    async with line_bench(tmp_path) as bench:
        _, hard = resource.prlimit(bench.process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(bench.process.pid, resource.RLIMIT_FSIZE, (20_000, hard))
        await bench.ring_and_answer()
        await bench.app.record_start(path=str(tmp_path / "a.wav"))
        await bench.say("a", 1200)
        failed = await bench.told_of(Failed)
        assert failed.code == "disk-full"
        await bench.told_of(Played, where=lambda played: played.finished)
        await bench.app.hang_up()
        recorded = await bench.told_of(Recorded)
        await bench.told_of(CallEnded)
        assert recorded.duration_ms == (20_000 - 44) // 32
        assert Path(recorded.path).stat().st_size == 20_000 - (20_000 - 44) % 4


async def test_left_alone_it_ends_but_not_in_a_call(tmp_path: Path) -> None:
    async with line_bench(tmp_path, linger_s=0.2) as bench:
        await bench.ring_and_answer()
        await bench.detach()
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(1.5):
                await bench.process.wait()
        assert not [s for s in bench.sim.log.stamps if s.mark is Mark.CALL_ENDED]
        await bench.sim.caller_hangs_up()
        async with asyncio.timeout(STOP_LIMIT_S):
            assert await bench.process.wait() == 0


async def test_a_tcp_port_lets_in_only_who_has_the_token(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LINE_TOKEN", "secret")
    config = LineConfig(line_id="t", kind=LineKind.SIMULATOR, realtime=False)
    process, endpoint = await start_line(
        config, uri="tcp://127.0.0.1:0", more=("--token-env", "LINE_TOKEN")
    )
    try:
        async with await connect(endpoint, token="wrong", timeout_s=WAIT_LIMIT_S) as stranger:
            refusal = await stranger.read(timeout_s=WAIT_LIMIT_S)
            assert refusal is not None
            assert refusal.data["code"] == "unauthorized"
        async with await LineClient.connect(endpoint, token="secret") as app:
            assert app.hello.realtime.startswith("ordinary priority")
            async with asyncio.timeout(WAIT_LIMIT_S):
                async for report in app.messages():
                    if report == LineState(state="ready"):
                        break
    finally:
        process.terminate()
        async with asyncio.timeout(STOP_LIMIT_S):
            assert await process.wait() == 0


@pytest.mark.parametrize(
    ("args", "reason"),
    [
        (["--uri", "unix:///x/y", "--config", "{"], "not JSON"),
        (["--uri", "unix:///x/y", "--config", '{"line_id": "a", "speed": 1}'], "speed"),
        (["--uri", "unix:///x/y", "--config", '{"line_id": "a", "kind": "kettle"}'], "kettle"),
        (["--uri", "tcp://127.0.0.1:0", "--config", '{"line_id": "a"}'], "token"),
        (["--uri", "ftp://x", "--config", '{"line_id": "a"}'], "ftp://x"),
    ],
)
async def test_what_can_never_work_ends_with_2_and_a_sentence(args: list[str], reason: str) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, str(MAIN), "_line", *args, stderr=asyncio.subprocess.PIPE
    )
    _, errors = await process.communicate()
    assert process.returncode == 2
    assert reason in errors.decode()
    assert len(errors.decode().splitlines()) == 1


def test_a_configuration_comes_out_as_it_went_in() -> None:
    config = LineConfig(
        line_id="a", at_url="/dev/x", vad=VoiceParams(threshold=0.6), realtime=False
    )
    assert LineConfig.from_json(config.to_json()) == config
    with pytest.raises(BadConfig):
        LineConfig.from_json('{"line_id": "a", "vad": {"treshold": 0.4}}')
