"""smstools' smsd, unchanged: joined commands, a scan by CMGR, and CMGD that must really delete."""

from pathlib import Path

import pytest

from hardware.simulator.client import SimulatorClient
from hardware.simulator.stamps import Mark
from tests.support.file_news import until_files
from tests.support.peer import Peer, need
from tests.support.port_user import AtUser

pytestmark = pytest.mark.wire

OUT = "Проверка smstools: эта строка достаточно длинная, чтобы занять две части сообщения."
IN = "Ответ абонента: и эта строка достаточно длинная, чтобы прийти двумя частями, одна за другой."

FILE_LIMIT_S = 20.0


def settings(sim: SimulatorClient, folder: Path) -> str:
    for name in ("outgoing", "checked", "incoming", "failed", "sent"):
        (folder / name).mkdir()
    folders = "".join(
        f"{name} = {folder / name}\n"
        for name in ("outgoing", "checked", "incoming", "failed", "sent")
    )
    return (
        f"devices = GSM1\n{folders}logfile = {folder / 'smsd.log'}\n"
        f"infofile = {folder / 'smsd.working'}\npidfile = {folder / 'smsd.pid'}\n"
        "loglevel = 5\ndelaytime = 1\nuser =\n"
        f"[GSM1]\ndevice = {sim.at_path}\nincoming = yes\nbaudrate = 115200\nreport = no\n"
    )


async def first_file(folder: Path, pattern: str) -> Path:
    def found() -> list[Path]:
        return [path for path in folder.glob(pattern) if path.stat().st_size]

    await until_files(folder, lambda: bool(found()))
    return found()[0]


async def test_smsd_sends_and_receives_in_two_parts(sim: SimulatorClient, tmp_path: Path) -> None:
    need("smsd")
    config = tmp_path / "smsd.conf"
    config.write_text(settings(sim, tmp_path))
    (tmp_path / "outgoing/one").write_text(f"To: 79161234567\nAlphabet: UTF-8\n\n{OUT}")
    assert await sim.sms_arrives("+79161112233", IN) == 2
    async with Peer.started("smsd", "-c", str(config), "-t", home=tmp_path):
        last = await sim.wait(
            Mark.SMS_SENT, where=lambda data: data["part"] == 2, timeout_s=FILE_LIMIT_S
        )
        assert last.data["parts"] == 2
        received = await first_file(tmp_path / "incoming", "GSM1.*")
        await first_file(tmp_path / "sent", "one")
        await sim.wait(Mark.COMMAND, where=lambda data: data["text"] == "AT+CMGD=1")
    assert IN.encode("utf-16-be") in received.read_bytes()
    assert b"From: 79161112233" in received.read_bytes()
    texts = [stamp.data["text"] for stamp in sim.log.all(Mark.SMS_SENT)]
    assert "".join(texts) == OUT
    async with AtUser.opened(sim.at_path) as at:
        assert '"ME",0,23' in (await at.run("AT+CPMS?"))[0]
