"""Pictures of a call: it rings, it is talked, in the large panel and in the small one."""

from __future__ import annotations

import asyncio
from pathlib import Path

from secretary_app.bootstrap.demo.playing import play_call
from secretary_app.bootstrap.demo.script import read_script
from secretary_app.bootstrap.demo.stage import SAMPLE, Stage, Wishes
from secretary_app.features.calls.events import TurnAnswered
from secretary_app.features.calls.settings import DESK_SECONDS, DESK_SOUND
from secretary_app.foundation.appearance.settings import BELL_PERCENT
from secretary_app.kernel.tasks import TaskOwner
from ui.call_panel.ears import EarsBar
from ui.call_panel.page import LivePage
from ui.screenshots.looks import SETTLE_S, save, wear_each
from ui.screenshots.moments import leave
from ui.shell.window import Window

LIVE, BEFORE = "live", "calls"
"""The page that shows a call while it goes on, and the one that is open when it comes."""
TURN_LIMIT_S = 60.0
"""Nobody answers for a while, and then she greets, listens and answers."""


async def take_a_call(
    window: Window, stage: Stage, wishes: Wishes, target: Path, tasks: TaskOwner
) -> int:
    """How many were taken."""
    workspace = stage.workspace
    # Nobody speaks or listens here, so no device is opened.
    for setting, text in ((DESK_SECONDS, "60"), (BELL_PERCENT, "0"), (DESK_SOUND, "false")):
        await workspace.settings.set(setting, text, actor="demo")
    workspace.desk.sign_in(window.desk.actor())
    window.open_page(LIVE)
    page = window.page
    assert isinstance(page, LivePage)
    window.open_page(BEFORE)
    rings, answered = asyncio.Event(), asyncio.Event()
    page.calls.began.connect(lambda _call_id: rings.set())
    unsubscribe = workspace.events.subscribe(TurnAnswered, lambda _event: answered.set())
    script = read_script(SAMPLE / "call.ru.toml")
    calling = tasks.start(play_call(stage, script, words=wishes.words), name="call")
    taken = 0
    async with asyncio.timeout(TURN_LIMIT_S):
        await rings.wait()
    for look in wear_each(window):
        await asyncio.sleep(SETTLE_S)
        save(window, target / f"incoming_{look}.png")
        taken += 1
    page.reception.sheet.let_her.click()
    window.open_page(LIVE)
    async with asyncio.timeout(TURN_LIMIT_S):
        await answered.wait()
    unsubscribe()
    page.float_or_not()
    assert page.floating is not None
    ears = page.panel.findChild(EarsBar)
    assert isinstance(ears, EarsBar)
    for look in wear_each(window):
        await asyncio.sleep(SETTLE_S)
        save(window, target / f"live_{look}.png")
        save(page.floating, target / f"floating_{look}.png")
        ears.menu.popup(ears.listen_button.mapToGlobal(ears.listen_button.rect().bottomLeft()))
        await asyncio.sleep(SETTLE_S)
        save(window, target / f"live-ears_{look}.png")
        leave(window)
        taken += 3
    await asyncio.gather(calling, return_exceptions=True)
    return taken
