"""The window that the desk's section measures, in a process of its own; prints one line of JSON.

A secretary on a simulated line serves in it, as in the program. Two calls of the demo: one with the
window hidden, one with the page of calls in front.
"""

import asyncio
import json
import sys
import time
from contextlib import suppress
from pathlib import Path

import psutil
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from qasync import QEventLoop

from secretary_app.bootstrap.demo.playing import play_call
from secretary_app.bootstrap.demo.script import read_script
from secretary_app.bootstrap.demo.stage import SAMPLE, Stage, Wishes, set_stage
from secretary_app.bootstrap.demo.waiting import LineReady
from secretary_app.cli.loading import load
from secretary_app.foundation.auth.acting import act_from_now_on
from secretary_app.foundation.auth.actor import SYSTEM
from secretary_app.foundation.i18n import Language
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.paths import DataFolder
from secretary_app.kernel.tasks import TaskOwner
from ui.pages.table import PAGES
from ui.runtime.watch import LoopWatch
from ui.runtime.words import Words
from ui.shell.status import Status
from ui.shell.window import Window
from ui.widgets.rows import Row, RowList

ROWS = 100_000
STEPS = 400
STEP_PX = 731
"""A flick of the wheel: other rows each time, and not whole ones."""
LIST_SIZE = (320, 800)
OPENINGS = 5
SETTLE_S = 1.0
"""For what a page asks for when it is first opened."""
MB = 1_000_000

Found = dict[str, list[float]]


def main(folder: Path) -> int:
    """Measures and prints."""
    act_from_now_on(SYSTEM)
    application = QApplication([sys.argv[0]])
    application.setQuitOnLastWindowClosed(False)
    # As the program does it: what is loaded is kept out of the collector's way.
    load("ui.serving:serve_behind")
    with asyncio.Runner(loop_factory=lambda: QEventLoop(application)) as runner:
        found = runner.run(_measure(DataFolder(folder)))
    found["paint_ms"], found["paint_wall_ms"] = paintings()
    print(json.dumps(found))
    return 0


async def _measure(folder: DataFolder) -> Found:
    folder.prepare()
    words = folder.root / "caller-says.jsonl"
    wishes = Wishes(language="ru", russian_model=None, phrases=(), words=words)
    found: Found = {}
    async with (
        set_stage(folder, wishes, clock=Clock()) as stage,
        TaskOwner(name="desk") as tasks,
    ):
        ready = LineReady(stage.workspace.events)
        window = Window(
            workspace=stage.workspace,
            words=Words(Language.RU, clock=stage.workspace.clock),
            tasks=tasks,
            pages=PAGES,
            may=lambda _permission: True,
            actor=lambda: "owner",
            report=lambda error, name: sys.exit(f"{name}: {error!r}"),
        )
        status = Status(workspace=stage.workspace, strip=window.strip, column=window.list_column)
        status.serving(stage.secretary.engines)
        await stage.secretary.engines.recognisers_ready()
        await ready.wait()
        found["cpu_hidden"] = [(await _watched_call(stage, words))[0]]
        window.show()
        found |= await _pages(window)
        window.open_page("live")
        await asyncio.sleep(SETTLE_S)  # nothing of the opening is to be in the figures
        cpu, seconds, watch = await _watched_call(stage, words)
        found["cpu_shown"], found["call_s"] = [cpu], [seconds]
        found["late_ms"] = [each.late_s * 1000 for each in watch.blocks]
        found["worked_ms"] = [each.worked_s * 1000 for each in watch.blocks]
        found["block_ms"] = [watch.longest_s * 1000]
        found["ticks"] = [watch.ticks]
        found["memory_mb"] = [psutil.Process().memory_full_info().pss / MB]
        window.hide()
    return found


async def _watched_call(stage: Stage, words: Path) -> tuple[float, float, LoopWatch]:
    """Processor time in per cent of one core, seconds, blocks; the watch costs both calls alike."""
    watch = LoopWatch()
    watching = asyncio.create_task(watch.run(), name="watch")
    began, cpu = time.monotonic(), time.process_time()
    await play_call(stage, read_script(SAMPLE / "call.ru.toml"), words=words)
    seconds = time.monotonic() - began
    share = 100 * (time.process_time() - cpu) / seconds
    watching.cancel()
    with suppress(asyncio.CancelledError):
        await watching
    return share, seconds, watch


async def _pages(window: Window) -> Found:
    """Milliseconds until a page that was open before is there and painted."""
    found: Found = {}
    for again in range(OPENINGS + 1):
        for key in window.page_keys:
            began = time.perf_counter()
            window.open_page(key)
            window.repaint()
            took = (time.perf_counter() - began) * 1000
            # The next opening is measured alone.
            await asyncio.sleep(SETTLE_S if not again else 0.05)
            if again:
                found.setdefault(f"page_{key}", []).append(took)
    return found


def paintings() -> tuple[list[float], list[float]]:
    """Milliseconds of each painting of a long list that is scrolled: of our thread, and in all."""
    room = QWidget()
    room.resize(*LIST_SIZE)
    column = QVBoxLayout(room)
    column.setContentsMargins(0, 0, 0, 0)
    rows = RowList(name="calls")
    column.addWidget(rows)
    rows.show_rows(
        [
            Row(
                key=str(number),
                title=f"Анна Викторовна {number}" if number % 3 else "+7 916 111-22-33",
                second="Пропущен, перезвонить до 18:00" if number % 5 else "Марина · 2:41",
                tone="danger" if number % 5 else "text2",
                when="10:15",
                letter="А" if number % 3 else "#",
                count=number % 4,
            )
            for number in range(ROWS)
        ]
    )
    room.show()
    QApplication.processEvents()
    bar = rows.verticalScrollBar()
    worked, took = [], []
    for step in range(STEPS):
        bar.setValue((step * STEP_PX * 97) % max(1, bar.maximum()))
        began, cpu = time.perf_counter(), time.thread_time()
        rows.viewport().repaint()
        worked.append((time.thread_time() - cpu) * 1000)
        took.append((time.perf_counter() - began) * 1000)
    room.close()
    return worked, took


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
