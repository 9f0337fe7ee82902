"""A person at the desk hears the bell, one side of a call, and its last seconds again."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.support.call_bench import call_bench
from tests.support.desk_bench import missing_parts, sound_server
from tests.support.desk_window import in_qt, until
from tests.support.wire_desk import share_of_tone, tone
from tests.ui.call_panel.test_panel import OWNER, press, window_of

pytestmark = [
    pytest.mark.wire,
    pytest.mark.skipif(bool(missing_parts()), reason=f"no sound here: {missing_parts()}"),
]

BELL_HZ, CALLER_HZ = 523, 700
SECOND = 16_000
"""Bytes."""


@pytest.mark.expects_log("the desk's sound failed")
def test_the_bell_and_a_call_are_heard_by_headphones(
    qapp: QApplication, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def work() -> None:
        async with sound_server() as server:
            for name, value in server.environment.items():
                monkeypatch.setenv(name, value)
            bell = {"desk.bell_percent": "90"}
            async with call_bench(data, settings=bell) as bench, window_of(bench) as (window, page):
                window.open_page("live")
                ears = page.panel.levels.ears
                async with server.listening(to="loudspeaker") as heard:

                    async def sounds(pitch: int, *, since: int) -> None:
                        await until(lambda: share_of_tone(bytes(heard)[since:], pitch=pitch) > 0.1)

                    call = await bench.call()
                    await sounds(BELL_HZ, since=0)

                    control = Qt.KeyboardModifier.ControlModifier
                    shift = Qt.KeyboardModifier.ShiftModifier
                    await press(window, Qt.Key.Key_L, control, shift)
                    await until(ears.listen_button.isChecked)
                    since = len(heard)
                    await bench.simulator.caller_says(tone(1500, pitch=CALLER_HZ))
                    await sounds(CALLER_HZ, since=since)

                    since = len(heard) + 2 * SECOND
                    ears.again_button.click()
                    await until(ears.again_button.isChecked)
                    await sounds(CALLER_HZ, since=since)
                    ears.again_button.click()
                    await until(lambda: not ears.again_button.isChecked())
                    assert ears.listen_button.isChecked()

                server.stop()
                # A device that is gone is not shown as one that is heard.
                await until(lambda: not ears.listen_button.isChecked())
                await bench.workspace.desk.hang_up(None, actor=OWNER)
                await bench.ended(since=call)

    in_qt(qapp, work)
