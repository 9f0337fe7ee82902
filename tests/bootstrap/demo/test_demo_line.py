"""The demo line is a line like the others while it is on, and leaves nothing behind."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from secretary_app.bootstrap.demo.line import DemoLine
from secretary_app.bootstrap.demo.present import DemoState, NoDemoCall
from secretary_app.bootstrap.opening import open_workspace
from secretary_app.bootstrap.workspace import Workspace
from secretary_app.features.lines.book import FIRST_LINE
from secretary_app.features.lines.settings import AT_PORT
from secretary_app.foundation.i18n import Language
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.paths import DataFolder
from secretary_app.kernel.tasks import TaskOwner

pytestmark = pytest.mark.wire


@asynccontextmanager
async def demo(root: Path) -> AsyncIterator[tuple[DemoLine, Workspace]]:
    folder = DataFolder(root)
    folder.prepare()
    async with open_workspace(folder, clock=Clock()) as workspace, TaskOwner(name="t") as tasks:
        line = DemoLine(workspace=workspace, tasks=tasks)
        await line.begin()
        try:
            yield line, workspace
        finally:
            await line.close()


def state(line: DemoLine) -> DemoState:
    return line.state


async def test_it_comes_back_with_the_program_on_new_ports(tmp_path: Path) -> None:
    async with demo(tmp_path) as (line, workspace):
        assert state(line) is DemoState.OFF
        await line.switch_on(name="Пробная линия", actor="owner")
        first = workspace.lines.get("Пробная линия")
        assert Path(first.get(AT_PORT)).exists()
        assert not workspace.lines.get(FIRST_LINE).enabled, "no modem is there to be looked for"
        with pytest.raises(NoDemoCall):
            line.ring(Language.RU)
    assert not Path(first.get(AT_PORT)).exists()
    async with demo(tmp_path) as (line, workspace):
        assert state(line) is DemoState.STARTING
        assert line.line_id == first.id
        assert Path(workspace.lines.get(first.id).get(AT_PORT)).exists()
        await workspace.lines.remove(first.id, actor="owner")
        assert state(line) is DemoState.OFF
        await line.switch_on(name="Пробная линия", actor="owner")
        assert state(line) is DemoState.STARTING
        await line.switch_off(actor="owner")
        assert [each.id for each in workspace.lines.all() if each.enabled] == [FIRST_LINE]
        assert state(line) is DemoState.OFF
    async with demo(tmp_path) as (line, _):
        assert state(line) is DemoState.OFF
