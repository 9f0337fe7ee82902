"""Many calls at once on one port: each line a process, none disturbed by another, the rest told."""

import asyncio
import json
import os
import signal
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from engines.wire import AudioChunk
from hardware.line.client import LineClient
from hardware.line.condition_reports import LineHealth
from hardware.line.config import LineKind
from hardware.line.reports import CallEnded, LineState, Played, Report, Ringing
from secretary_app.features.lines.book import FIRST_LINE, LineBook
from secretary_app.features.lines.errors import ListenRefused
from secretary_app.features.lines.inspection import LineInspector
from secretary_app.features.lines.service import LineService
from secretary_app.features.lines.sharing import SharedLine
from secretary_app.features.lines.switchboard import Switchboard, open_switchboard
from secretary_app.kernel.backoff import Backoff
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.events import EventBus
from tests.support.asterisk_end import AsteriskEnd, free_address
from tests.support.line_bench import tone_speech
from tests.support.opened import opened

pytestmark = pytest.mark.wire

LIMIT_S = 30.0
SPEECH, MARKS = tone_speech(3000)


class Answering:
    """Takes every call of a line and says one long sentence."""

    def __init__(self, told: asyncio.Condition) -> None:
        self.line: LineClient | None = None
        self.got: list[Report] = []
        self.losses = 0
        self._told = told

    async def connected(self, line: LineClient) -> None:
        self.line = line

    async def receive(self, message: Report) -> None:
        if isinstance(message, AudioChunk):
            return
        if isinstance(message, Ringing):
            assert self.line is not None
            await self.line.answer()
            await self.line.play(
                utterance_id="u", text="", marks=MARKS, interruptible=False, pcm=SPEECH
            )
        async with self._told:
            self.got.append(message)
            self._told.notify_all()

    async def lost(self, reason: str) -> None:
        del reason
        async with self._told:
            self.losses += 1
            self.got.append(LineState(state="absent"))
            self._told.notify_all()

    @property
    def state(self) -> str | None:
        states = [told.state for told in self.got if isinstance(told, LineState)]
        return states[-1] if states else None


class Exchange:
    """The lines of a switchboard, all served."""

    def __init__(self, *, board: Switchboard, sockets: Path) -> None:
        self.told = asyncio.Condition()
        self.sockets = sockets
        self.users = [Answering(self.told) for _ in board.configs]
        self.services = [
            LineService(
                config=config,
                sockets=sockets,
                user=SharedLine(self.users[number], board.seat(number)),
                backoff=Backoff(first_s=0.05, limit_s=0.1),
                bus=EventBus(),
                clock=Clock(),
            )
            for number, config in enumerate(board.configs)
        ]

    async def states(self, *states: str) -> None:
        """Waits until the lines are so, in whatever order."""
        async with asyncio.timeout(LIMIT_S), self.told:
            await self.told.wait_for(
                lambda: sorted(str(user.state) for user in self.users) == sorted(states)
            )

    async def told_of(self, user: Answering, kind: type[Report]) -> Report:
        def find() -> Report | None:
            return next((told for told in user.got if isinstance(told, kind)), None)

        async with asyncio.timeout(LIMIT_S), self.told:
            await self.told.wait_for(lambda: find() is not None)
        found = find()
        assert found is not None
        return found


async def set_up(lines: LineBook, *, calls: int) -> str:
    listen = free_address()
    await lines.set(FIRST_LINE, "kind", LineKind.AUDIOSOCKET)
    await lines.set(FIRST_LINE, "listen", listen)
    await lines.set(FIRST_LINE, "calls_at_once", str(calls))
    return listen


@asynccontextmanager
async def exchange(root: Path, *, calls: int) -> AsyncIterator[tuple[Exchange, str, Switchboard]]:
    async with opened(root) as parts:
        listen = await set_up(parts.lines, calls=calls)
        async with open_switchboard(parts.lines.first(), sockets=parts.folder.sockets) as board:
            made = Exchange(board=board, sockets=parts.folder.sockets)
            running = [asyncio.create_task(service.run()) for service in made.services]
            try:
                await made.states(*["ready"] * calls)
                yield made, listen, board
            finally:
                for task in running:
                    task.cancel()
                await asyncio.gather(*running, return_exceptions=True)


async def heard_all(end: AsteriskEnd) -> None:
    """Until the whole sentence has come, sample by sample."""
    await end.has_got(len(SPEECH) + 16 * 200)
    assert SPEECH in bytes(end.got)


@pytest.mark.expects_log("turned away")
async def test_each_caller_has_a_line_and_one_too_many_is_told(tmp_path: Path) -> None:
    async with exchange(tmp_path / "d", calls=3) as (lines, listen, board):
        calls = [await AsteriskEnd.call(listen) for _ in range(3)]
        await lines.states("in_call", "in_call", "in_call")
        refused = await AsteriskEnd.call(listen)
        await refused.ended()
        assert refused.terminated
        assert not refused.got
        assert board.turned_away == 1
        for end in calls:
            await heard_all(end)
        await calls[0].hang_up()
        await lines.states("in_call", "in_call", "ready")
        fourth = await AsteriskEnd.call(listen)
        await lines.states("in_call", "in_call", "in_call")
        await heard_all(fourth)
        for end in (*calls[1:], fourth, refused):
            await end.hang_up()
        await lines.states("ready", "ready", "ready")
        for user in lines.users:
            health = await lines.told_of(user, LineHealth)
            assert isinstance(health, LineHealth)
            assert health.underruns == 0
            assert isinstance(await lines.told_of(user, CallEnded), CallEnded)
            assert isinstance(await lines.told_of(user, Played), Played)


@pytest.mark.expects_log("is lost")
async def test_a_line_that_dies_takes_its_own_call_and_no_other(tmp_path: Path) -> None:
    async with exchange(tmp_path / "d", calls=2) as (lines, listen, _):
        first = await AsteriskEnd.call(listen)
        await lines.states("in_call", "ready")
        dying = next(user for user in lines.users if user.state == "in_call")
        second = await AsteriskEnd.call(listen)
        await lines.states("in_call", "in_call")
        name = f"line-line1.{lines.users.index(dying) + 1}.pid"
        os.kill(json.loads((lines.sockets / name).read_text())["pid"], signal.SIGKILL)
        await first.ended()
        await heard_all(second)
        await lines.states("in_call", "ready")
        assert dying.losses == 1
        again = await AsteriskEnd.call(listen)
        await heard_all(again)
        for end in (first, second, again):
            await end.hang_up()


async def test_a_port_that_is_taken_is_told_to_the_person(tmp_path: Path) -> None:
    async with opened(tmp_path / "d") as parts:
        listen = await set_up(parts.lines, calls=1)
        inspector = LineInspector(book=parts.lines, sockets=parts.folder.sockets)
        assert (await inspector.check()).port == listen
        with socket.socket() as other:
            host, _, port = listen.rpartition(":")
            other.bind((host, int(port)))
            other.listen()
            with pytest.raises(ListenRefused) as served:
                async with open_switchboard(parts.lines.first(), sockets=parts.folder.sockets):
                    raise AssertionError("it must not open")
            with pytest.raises(ListenRefused) as checked:
                await inspector.check()
        for refused in (served, checked):
            assert refused.value.code == "line-listen-port-busy"
            assert refused.value.params == {"listen": listen}


@pytest.mark.parametrize("listen", ["9019", "127.0.0.1:", "127.0.0.1:70000", "203.0.113.1:9019"])
async def test_an_address_that_is_none_is_told_to_the_person(tmp_path: Path, listen: str) -> None:
    async with opened(tmp_path / "d") as parts:
        await set_up(parts.lines, calls=1)
        await parts.lines.set(FIRST_LINE, "listen", listen)
        with pytest.raises(ListenRefused) as refused:
            async with open_switchboard(parts.lines.first(), sockets=parts.folder.sockets):
                raise AssertionError("it must not open")
        assert refused.value.code == "line-listen-bad-address"
