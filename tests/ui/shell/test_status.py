"""What the status strip says of today and of the network."""

import asyncio
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from secretary_app.features.calls.events import CallRang
from secretary_app.features.calls.models import CallOutcome, CallRecord, Consent, Direction
from secretary_app.foundation.web.errors import PortTaken
from secretary_app.foundation.web.events import ServerOpened, ServerRefused
from tests.support.desk_window import desk, in_qt, until
from ui.shell.status import Status
from ui.shell.strip_facts import keep_strip_told

pytestmark = pytest.mark.wire


def missed_call(call_id: str, rang: datetime) -> CallRecord:
    return CallRecord(
        id=call_id,
        line_id="line1",
        direction=Direction.INCOMING,
        number=None,
        person_id=None,
        assistant_id="anna",
        language="ru",
        outcome=CallOutcome.MISSED,
        end_cause=None,
        consent=Consent.OFF,
        rang_at=rang,
        answered_at=None,
        ended_at=rang,
    )


def test_todays_calls_are_those_before_the_start_and_after(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def look() -> None:
        async with desk(tmp_path, pages=()) as bench:
            window, workspace = bench.window, bench.workspace
            status = Status(workspace=workspace, strip=window.strip, column=window.list_column)
            now = workspace.clock.now()
            for number, rang in enumerate((now, now - timedelta(days=1), now - timedelta(days=40))):
                await workspace.calls.open(missed_call(f"c{number}", rang))
            telling = asyncio.create_task(keep_strip_told(workspace, status))
            await until(lambda: window.strip.told("calls") == "1 звонок сегодня")
            workspace.events.emit(CallRang(at=now, call_id="c", number=None, withheld=True))
            assert window.strip.told("calls") == "2 звонка сегодня"
            telling.cancel()
            with suppress(asyncio.CancelledError):
                await telling

    in_qt(qapp, look)


def test_a_server_that_cannot_open_is_said_until_it_does(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def look() -> None:
        async with desk(tmp_path, pages=()) as bench:
            strip, workspace = bench.window.strip, bench.workspace
            status = Status(workspace=workspace, strip=strip, column=bench.window.list_column)
            taken, now = PortTaken(host="127.0.0.1", port=8002), workspace.clock.now()
            workspace.server.closed(taken)
            workspace.events.emit(ServerRefused(at=now, error=taken))
            assert "127.0.0.1:8002" in strip.told("server")
            status.know_signal(4)
            address = "http://127.0.0.1:8003"
            workspace.server.opened(address)
            workspace.events.emit(ServerOpened(at=now, address=address))
            assert strip.told("server") == ""

    in_qt(qapp, look)


def test_a_weak_signal_is_said_with_colour(qapp: QApplication, tmp_path: Path) -> None:
    async def look() -> None:
        async with desk(tmp_path, pages=()) as bench:
            strip = bench.window.strip
            status = Status(workspace=bench.workspace, strip=strip, column=bench.window.list_column)
            status.know_signal(1)
            assert strip.told("signal") == ""
            status._line_is("ready")
            assert strip.told("signal") == "Слабый сигнал: 1 из 5"
            status.know_signal(4)
            assert strip.told("signal") == "Сигнал 4 из 5"

    in_qt(qapp, look)
