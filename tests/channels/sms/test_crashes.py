"""kill -9 of the program at the worst moments: nothing is lost, nothing is there twice."""

import asyncio
import json
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from hardware.simulator.client import SimulatorClient
from hardware.simulator.stamps import Mark
from secretary_app.channels.sms.models import SmsState
from secretary_app.features.lines.leftovers import end_leftover
from secretary_app.kernel.paths import DataFolder
from secretary_app.kernel.phone import PhoneNumber
from tests.support.opened import opened
from tests.support.sms_bench import without_line
from tests.support.sms_program import LINE

pytestmark = [pytest.mark.wire, pytest.mark.expects_log("still served for a program that died")]

THEM = "+79161112233"
LIMIT_S = 30.0


@pytest.fixture
async def sim() -> AsyncIterator[SimulatorClient]:
    async with SimulatorClient.started() as client:
        yield client


@asynccontextmanager
async def program(
    repository: Path, root: Path, sim: SimulatorClient, *, dies_at: str
) -> AsyncIterator[asyncio.subprocess.Process]:
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "tests.support.sms_program"),
        *(str(root), sim.at_path, sim.pcm_path, dies_at),
        cwd=repository,
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        yield child
    finally:
        if child.returncode is None:
            child.terminate()
        await child.wait()
        # A line without an app lingers, and would take the port of the next test's modem.
        if dies_at == "never":
            await end_leftover(DataFolder(root).sockets, line_id=LINE)


async def told(child: asyncio.subprocess.Process, state: str) -> dict[str, Any]:
    """Wait until the program tells of a message in this state."""
    assert child.stdout is not None
    async with asyncio.timeout(LIMIT_S):
        while line := await child.stdout.readline():
            news: dict[str, Any] = json.loads(line)
            if news["state"] == state:
                return news
    raise AssertionError(f"the program ended before {state}")


async def died(child: asyncio.subprocess.Process) -> None:
    async with asyncio.timeout(LIMIT_S):
        assert await child.wait() == -signal.SIGKILL


async def test_between_the_disk_and_the_card(
    repository: Path, tmp_path: Path, sim: SimulatorClient
) -> None:
    root = tmp_path / "data"
    async with program(repository, root, sim, dies_at="keeping") as first:
        await told(first, "serving")
        await sim.sms_arrives(THEM, "Перезвоните мне, пожалуйста")
        await died(first)
    async with program(repository, root, sim, dies_at="never") as second:
        shown = await told(second, SmsState.RECEIVED)
        assert shown["text"] == "Перезвоните мне, пожалуйста"
        await sim.wait(Mark.COMMAND, where=lambda data: "CMGD" in data["text"], timeout_s=LIMIT_S)
        await sim.sms_arrives(THEM, "second")
        assert (await told(second, SmsState.RECEIVED))["text"] == "second"
    async with opened(root) as parts:
        texts = [message.text for message in await without_line(parts).thread(THEM)]
    assert texts == ["Перезвоните мне, пожалуйста", "second"], "neither lost nor doubled"


async def test_between_the_network_and_the_disk(
    repository: Path, tmp_path: Path, sim: SimulatorClient
) -> None:
    root = tmp_path / "data"
    async with opened(root) as parts:
        await without_line(parts).sms.send(PhoneNumber(THEM), "Ваш заказ готов")
    async with program(repository, root, sim, dies_at="answered") as first:
        await sim.wait(Mark.SMS_SENT, timeout_s=LIMIT_S)
        await died(first)
    async with opened(root) as parts:
        await without_line(parts).sms.send(PhoneNumber(THEM), "the next one")
    async with program(repository, root, sim, dies_at="never") as second:
        assert (await told(second, SmsState.DELIVERED))["text"] == "the next one"
    async with opened(root) as parts:
        states = {each.text: each.state for each in await without_line(parts).sms.newest(limit=9)}
    assert states["Ваш заказ готов"] in {SmsState.UNSURE, SmsState.DELIVERED}
    sent = [stamp.data["text"] for stamp in sim.log.stamps if stamp.mark is Mark.SMS_SENT]
    assert sent == ["Ваш заказ готов", "the next one"], "it is not sent a second time"
