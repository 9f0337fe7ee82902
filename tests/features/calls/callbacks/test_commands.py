"""Calling and promises from the command line, in the running program and without one."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from hardware.simulator.config import DialOutcome, Faults, SimulatorConfig
from secretary_app.bootstrap.opening import open_workspace
from secretary_app.bootstrap.workspace import Workspace
from secretary_app.cli.live import LiveCommands
from secretary_app.features.promises.models import (
    NewPromise,
    Promise,
    PromiseKind,
    PromiseState,
    WhyFailed,
)
from secretary_app.foundation.console import Stream
from secretary_app.foundation.control import RunCommand
from secretary_app.foundation.i18n import Language
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.paths import DataFolder
from tests.support.call_bench import NUMBER, call_bench

pytestmark = pytest.mark.wire


async def run(workspace: Workspace, *argv: str) -> tuple[int, str]:
    """Exit code and everything that was told."""
    told: list[str] = []

    def write(text: str, _stream: Stream) -> None:
        told.append(text)

    request = RunCommand(
        argv=argv, cwd="/", language=Language.EN, language_given=True, width=200, colour=False
    )
    code = await LiveCommands(workspace=workspace).run(request, write)
    return code, "".join(told)


async def promised(
    workspace: Workspace,
    number: str | None = NUMBER,
    *,
    kind: PromiseKind = PromiseKind.CALL_BACK,
) -> Promise:
    return await workspace.promises.make(
        NewPromise(
            kind=kind,
            text="about the delivery",
            due_at=datetime(2026, 11, 23, 12, tzinfo=UTC),
            language="ru",
            number=number,
        )
    )


async def test_promises_are_dealt_with_by_hand(data: Path) -> None:
    async with open_workspace(DataFolder(data), clock=Clock()) as workspace:
        kept, cancelled = await promised(workspace), await promised(workspace)
        _, listed = await run(workspace, "promises", "list")
        assert all(text in listed for text in (kept.id[-8:], "about the delivery", "waiting"))
        assert await run(workspace, "promises", "done", kept.id[-8:]) == (
            0, "The promise is kept.\n",
        )  # fmt: skip
        await workspace.promises.fail(cancelled.id, why=WhyFailed.LINE_REFUSES, actor="callbacks")
        assert "the line refuses it" in (await run(workspace, "promises", "list"))[1]
        assert (await run(workspace, "promises", "cancel", cancelled.id))[0] == 0
        states = [(await workspace.promises.get(each.id)).state for each in (kept, cancelled)]
        assert states == [PromiseState.FULFILLED, PromiseState.CANCELLED]
        assert "Everything" in (await run(workspace, "promises", "list"))[1]


async def test_nobody_is_called_without_a_line_or_a_number(data: Path) -> None:
    async with open_workspace(DataFolder(data), clock=Clock()) as workspace:
        code, told = await run(workspace, "calls", "dial", NUMBER)
        assert code != 0
        assert "not running" in told
        nowhere = await promised(workspace, None)
        code, told = await run(workspace, "promises", "call", nowhere.id)
        assert code != 0
        assert "No number" in told
        unanswered = await promised(workspace, kind=PromiseKind.FIND_OUT)
        code, told = await run(workspace, "promises", "call", unanswered.id)
        assert code != 0
        assert "Write the answer first" in told
        assert await workspace.callbacks.tries_of(unanswered) == 0


async def test_a_call_from_the_command_line_tells_how_far_it_has_come(data: Path) -> None:
    config = SimulatorConfig(faults=Faults(dial_outcome=DialOutcome.NO_ANSWER))
    async with call_bench(data, simulator=config) as bench:
        code, told = await run(bench.workspace, "calls", "dial", NUMBER, "--about", "заказ")
        assert (code, [line.split()[0] for line in told.splitlines()]) == (
            1, ["Dialling", "It", "No"],
        )  # fmt: skip
        promise = await promised(bench.workspace)
        code, told = await run(bench.workspace, "promises", "call", promise.id)
        assert (code, told.splitlines()[-1]) == (1, "The promise is not kept yet.")
        assert await bench.workspace.callbacks.tries_of(promise) == 1
        _, listed = await run(bench.workspace, "calls", "list")
        assert listed.count("→") == 2
        assert listed.count("not connected") == 2
