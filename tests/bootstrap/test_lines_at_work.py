"""Several lines in one program: each with its own assistant, and none takes another with it."""

import asyncio
import json
import os
import signal
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from types import MappingProxyType

import pytest

from hardware.simulator.client import SimulatorClient
from hardware.simulator.stamps import Mark
from secretary_app.bootstrap.opening import open_workspace
from secretary_app.bootstrap.secretary import Secretary, start_secretary
from secretary_app.bootstrap.workspace import Workspace
from secretary_app.channels.sms.events import SmsMoved, SmsReceived
from secretary_app.features.calls import events
from secretary_app.features.calls.models import CallOutcome
from secretary_app.features.lines.errors import LinePortRefused
from secretary_app.features.lines.events import LineBroken, LineDropped, LineLeft, LineStateChanged
from secretary_app.features.promises.models import NewPromise, PromiseKind
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.paths import DataFolder
from secretary_app.kernel.phone import PhoneNumber
from tests.features.calls.callbacks.test_queue import AUTOMATIC
from tests.support.call_bench import HASTE, NUMBER, CallBench, scripted, write_settings

pytestmark = [pytest.mark.wire, pytest.mark.timeout(120)]

LIMIT_S = 40.0
OTHER_NUMBER = "+79164445566"
LINES = ("line1", "line2")


class TwoLines:
    """Two modems of one secretary: `anna` has the first, `marina` the second."""

    def __init__(self, workspace: Workspace, sims: tuple[SimulatorClient, SimulatorClient]) -> None:
        self.workspace = workspace
        self.sims = sims
        self.benches = tuple(
            CallBench(
                simulator=sim, workspace=workspace, script=workspace.folder.root / "script.jsonl"
            )
            for sim in sims
        )
        self.bench = self.benches[0]
        self.secretary: Secretary

    async def ready(self, line_id: str, *, since: int = 0) -> None:
        await self.bench.told_of(
            LineStateChanged,
            since=since,
            where=lambda told: told.line_id == line_id and told.state == "ready",
            limit_s=LIMIT_S,
        )

    async def rings(self, number: int, caller: str) -> str:
        """Somebody calls one of them; the id of the call that is answered."""
        since = self.bench.now()
        await self.sims[number].ring(caller)
        rang = await self.bench.told_of(
            events.CallRang, since=since, where=lambda told: told.number == caller, limit_s=LIMIT_S
        )
        await self.bench.told_of(
            events.CallAnswered,
            since=since,
            where=lambda told: told.call_id == rang.call_id,
            limit_s=LIMIT_S,
        )
        return rang.call_id

    async def greeting(self, call_id: str) -> str:
        """What is heard first at the far end."""
        told = await self.bench.told_of(
            events.SentenceHeard, where=lambda each: each.call_id == call_id, limit_s=LIMIT_S
        )
        return told.heard_text

    async def over(self, call_id: str) -> CallOutcome:
        await self.bench.told_of(
            events.CallEnded, where=lambda each: each.call_id == call_id, limit_s=LIMIT_S
        )
        return (await self.workspace.calls.find(call_id)).outcome

    async def promises_to_call(self, number: str, *, call_id: str | None = None) -> None:
        """Due now."""
        await self.workspace.promises.make(
            NewPromise(
                kind=PromiseKind.CALL_BACK,
                text="",
                due_at=self.workspace.clock.now(),
                language="ru",
                call_id=call_id,
                number=number,
            )
        )

    async def dialled(self, number: int) -> events.CallDialled:
        """The first call of ours, which one of them makes."""
        await self.sims[number].wait(Mark.DIALED, timeout_s=LIMIT_S)
        on = {call.call_id for call in self.workspace.desk.live() if call.line_id == LINES[number]}
        return await self.bench.told_of(
            events.CallDialled, where=lambda told: told.call_id in on, limit_s=LIMIT_S
        )

    def kill(self, line_id: str) -> None:
        noted = self.workspace.folder.sockets / f"line-{line_id}.pid"
        os.kill(json.loads(noted.read_text())["pid"], signal.SIGKILL)


@asynccontextmanager
async def two_lines(
    root: Path, *, settings: Mapping[str, str] = MappingProxyType({})
) -> AsyncIterator[TwoLines]:
    folder = DataFolder(root)
    folder.prepare()
    async with SimulatorClient.started() as first, SimulatorClient.started() as second:
        ports = {
            "line.at_port": first.at_path,
            "line.sound_port": first.pcm_path,
            "lines.line2.at_port": second.at_path,
            "lines.line2.sound_port": second.pcm_path,
            "lines.line2.assistant": "marina",
        }
        write_settings(folder, HASTE | ports | dict(settings))
        async with open_workspace(folder, clock=Clock()) as workspace:
            made = TwoLines(workspace, (first, second))
            async with start_secretary(workspace, plan=scripted(folder)) as secretary:
                made.secretary = secretary
                for bench in made.benches:
                    bench.secretary = secretary
                await secretary.engines.recognisers_ready()
                for line_id in LINES:
                    await made.ready(line_id)
                yield made


@pytest.mark.expects_log("line line1 is lost")
async def test_two_modems_two_assistants_and_one_that_dies_takes_nobody_with_it(
    tmp_path: Path,
) -> None:
    async with two_lines(tmp_path / "d") as lines:
        calls = await asyncio.gather(lines.rings(0, NUMBER), lines.rings(1, OTHER_NUMBER))
        anna, marina = [await lines.greeting(call_id) for call_id in calls]
        assert ("Анна" in anna, "Марина" in marina) == (True, True)
        for sim in lines.sims:
            await sim.wait(Mark.VOICE_HEARD)
        since = lines.bench.now()
        lines.kill("line1")
        assert await lines.over(calls[0]) is CallOutcome.BROKEN
        # At the far end of the other wire the talk goes on as if nothing had been.
        await lines.benches[1].says("До свидания")
        assert await lines.over(calls[1]) is CallOutcome.ANSWERED
        assert (await lines.sims[1].hung_up()).data["by"] == "us"
        await lines.ready("line1", since=since)
        again = await lines.rings(0, NUMBER)
        assert "Анна" in await lines.greeting(again)
        records = {call.id: call for call in await lines.workspace.calls.newest(limit=9)}
        assert [records[each].line_id for each in (*calls, again)] == ["line1", "line2", "line1"]
        assert [records[each].assistant_id for each in calls] == ["anna", "marina"]


async def test_messages_come_and_go_by_the_card_they_know(tmp_path: Path) -> None:
    async with two_lines(tmp_path / "d") as lines:
        since = lines.bench.now()
        await lines.sims[1].sms_arrives(NUMBER, "Вы открыты?")
        came = await lines.bench.told_of(SmsReceived, since=since, limit_s=LIMIT_S)
        assert came.sms.line_id == "line2"
        sent = await lines.workspace.sms.send(PhoneNumber(NUMBER), "Да")
        await lines.bench.told_of(
            SmsMoved, where=lambda moved: moved.sms.state == "sent", limit_s=LIMIT_S
        )
        other = await lines.workspace.sms.send(PhoneNumber(OTHER_NUMBER), "Здравствуйте")
        await lines.bench.told_of(
            SmsMoved,
            where=lambda moved: moved.sms.id == other.id and moved.sms.state == "sent",
            limit_s=LIMIT_S,
        )
        assert (sent.line_id, other.line_id) == ("line2", "line1")


async def test_a_line_is_paused_while_the_others_go_on_and_comes_back(tmp_path: Path) -> None:
    async with two_lines(tmp_path / "d") as lines:
        book = lines.workspace.lines
        talking = await lines.rings(1, OTHER_NUMBER)
        await book.enable("line2", enabled=False)
        # Whoever talks is not cut off.
        await lines.benches[1].says("До свидания")
        assert await lines.over(talking) is CallOutcome.ANSWERED
        await lines.bench.told_of(LineLeft, limit_s=LIMIT_S)
        assert lines.workspace.dialling.served == {"line1"}
        assert [each.state for each in lines.workspace.line.standings()] == ["ready", "paused"]
        assert "Анна" in await lines.greeting(await lines.rings(0, NUMBER))
        since = lines.bench.now()
        await book.enable("line2", enabled=True)
        await lines.ready("line2", since=since)
        assert "Марина" in await lines.greeting(await lines.rings(1, OTHER_NUMBER))


@pytest.mark.expects_log("line3")
async def test_a_line_that_cannot_work_is_told_and_the_others_are_served(tmp_path: Path) -> None:
    async with two_lines(tmp_path / "d") as lines:
        chosen = {"kind": "modem", "at_port": "/etc/hostname", "sound_port": "/etc/hostname"}
        await lines.workspace.lines.add(chosen, name="Третья")
        broken = await lines.bench.told_of(LineBroken, limit_s=LIMIT_S)
        assert (broken.line_id, type(broken.error)) == ("line3", LinePortRefused)
        assert [each.state for each in lines.workspace.line.standings()] == [
            "ready", "ready", "broken",
        ]  # fmt: skip
        assert not lines.secretary.lines.done()
        assert "Марина" in await lines.greeting(await lines.rings(1, OTHER_NUMBER))
        assert not lines.bench.all_of(LineDropped)


async def test_promised_calls_take_every_line_and_ring_nobody_twice_at_once(
    tmp_path: Path,
) -> None:
    async with two_lines(tmp_path / "d", settings=AUTOMATIC) as lines:
        known = await lines.rings(1, OTHER_NUMBER)
        await lines.sims[1].caller_hangs_up()
        await lines.over(known)
        await lines.promises_to_call(NUMBER)
        first = await lines.dialled(0)
        # Too late for that call; and a line is free.
        await lines.promises_to_call(NUMBER)
        await lines.promises_to_call(OTHER_NUMBER, call_id=known)
        theirs = await lines.dialled(1)
        assert (first.number, theirs.number) == (NUMBER, OTHER_NUMBER)
        assert {each.call_id for each in lines.workspace.desk.live()} == {
            first.call_id, theirs.call_id,
        }  # fmt: skip
        since = lines.bench.now()
        await lines.workspace.desk.hang_up(first.call_id, actor="test")
        again = await lines.bench.told_of(events.CallDialled, since=since, limit_s=LIMIT_S)
        assert again.number == NUMBER
        # The last of them is ended before its line has even been told to dial.
        for call_id in (again.call_id, theirs.call_id):
            await lines.workspace.desk.hang_up(call_id, actor="test")
            await lines.over(call_id)
