"""The supervisor's pure parts: states, waits, log lines, command."""

import asyncio
import json
import logging
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engines.supervisor.backoff import Backoff
from engines.supervisor.command import MAIN, child_command
from engines.supervisor.log_relay import LogRelay
from engines.supervisor.states import TRANSITIONS, IllegalMove, WorkerState, check_move

pytestmark = pytest.mark.unit


@given(st.sampled_from(WorkerState), st.sampled_from(WorkerState))
def test_only_the_table_moves(old: WorkerState, new: WorkerState) -> None:
    if new in TRANSITIONS[old]:
        check_move(old, new)
    else:
        with pytest.raises(IllegalMove):
            check_move(old, new)


def test_every_state_can_end_stopped() -> None:
    for start in WorkerState:
        reached = {start}
        while more := {new for old in reached for new in TRANSITIONS[old]} - reached:
            reached |= more
        assert WorkerState.STOPPED in reached


def test_waits_double_to_a_limit_and_begin_again() -> None:
    backoff = Backoff(first_s=0.2, most_s=1.0, chance=lambda: 0.0)
    assert [backoff.next_wait_s() for _ in range(5)] == [0.2, 0.4, 0.8, 1.0, 1.0]
    backoff.reset()
    assert backoff.next_wait_s() == 0.2


@given(st.floats(0, 1, exclude_max=True))
def test_a_wait_is_never_cut_to_nothing(chance: float) -> None:
    assert 0.5 <= Backoff(first_s=1.0, most_s=9.0, chance=lambda: chance).next_wait_s() <= 1.0


def test_a_frozen_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    assert child_command("_worker", "a") == [sys.executable, str(MAIN), "_worker", "a"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert child_command("_worker", "a") == [sys.executable, "_worker", "a"]


async def relay(*blocks: bytes) -> LogRelay:
    stream = asyncio.StreamReader()
    for block in blocks:
        stream.feed_data(block)
    stream.feed_eof()
    relay = LogRelay(label="x")
    await relay.run(stream)
    return relay


async def test_json_lines_keep_level_and_name(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    line = json.dumps({"level": "INFO", "logger": "a.b", "message": "привет", "time": 1.0})
    await relay(line.encode()[:10], line.encode()[10:] + b"\nplain \xff\n")
    assert [(r.levelname, r.name, r.message) for r in caplog.records] == [
        ("INFO", "worker.x.a.b", "привет"),
        ("INFO", "worker.x", "plain \\xff"),
    ]


async def test_last_words_are_the_lines_that_are_no_records() -> None:
    relayed = await relay(b"".join(b"line %d\n" % n for n in range(100)))
    assert relayed.last_words.splitlines()[0] == "line 60"


@pytest.mark.expects_log("300 lines of log dropped")
async def test_a_flood_is_cut() -> None:
    for _ in range(3):
        before = int(asyncio.get_running_loop().time())
        await relay(b"x\n" * 500)
        if int(asyncio.get_running_loop().time()) == before:
            return


@given(st.lists(st.binary(max_size=400), max_size=5))
def test_no_bytes_can_break_the_relay(blocks: list[bytes]) -> None:
    logging.getLogger("worker").propagate = False
    try:
        asyncio.run(asyncio.wait_for(_relay_done(blocks), 5))
    finally:
        logging.getLogger("worker").propagate = True


async def _relay_done(blocks: list[bytes]) -> None:
    await relay(*blocks)
