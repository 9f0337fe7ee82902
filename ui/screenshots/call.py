"""Pictures of a call: it rings, she talks, a person talks, it is over; large and small.

No call lasts as long as all its pictures take: whoever is photographed rings again and again.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import suppress

from secretary_app.bootstrap.demo.playing import play_call
from secretary_app.bootstrap.demo.script import Line, read_script
from secretary_app.bootstrap.demo.stage import SAMPLE, Stage, Wishes
from secretary_app.bootstrap.demo.waiting import first_end
from secretary_app.features.calls.settings import DESK_SECONDS, DESK_SOUND, SILENCE_S
from secretary_app.foundation.appearance.settings import BELL_PERCENT
from secretary_app.kernel.tasks import TaskOwner
from ui.call_panel.ears import EarsBar
from ui.call_panel.page import LivePage
from ui.screenshots.line import line_ready
from ui.screenshots.looks import SETTLE_S, Camera, settled
from ui.screenshots.moments import leave
from ui.shell.window import Window

LIVE, BEFORE = "live", "calls"
"""The page that shows a call while it goes on, and the one that is open when it comes."""
LIMIT_S = 60.0
"""Nobody answers for a while, and then she greets, listens and answers."""
TRIES = 3
SAID = 2
"""Lines of the script before a caller falls silent for the pictures."""
LONGEST = "60"
"""Seconds: so long a call waits for a person, and she for a silent caller."""


class CallPictures:
    """Taken on a stage, in a window."""

    def __init__(
        self, camera: Camera, window: Window, stage: Stage, wishes: Wishes, tasks: TaskOwner
    ) -> None:
        self._camera, self._window, self._stage = camera, window, stage
        self._words, self._tasks = wishes.words, tasks
        window.open_page(LIVE)
        page = window.page
        assert isinstance(page, LivePage)
        self._page = page
        self._script = read_script(SAMPLE / "call.ru.toml")
        self._calling: asyncio.Task[None] | None = None
        self._ended = asyncio.Event()

    async def take(self) -> None:
        """All that are wanted."""
        workspace = self._stage.workspace
        # Nobody speaks or listens here, so no device is opened.
        for setting, text in (
            (DESK_SECONDS, LONGEST),
            (SILENCE_S, LONGEST),
            (BELL_PERCENT, "0"),
            (DESK_SOUND, "false"),
        ):
            await workspace.settings.set(setting, text, actor="demo")
        workspace.desk.sign_in(self._window.desk.actor())
        for name, bring, take in (
            ("incoming", self._rings, self._take_incoming),
            ("live", self._talks, self._take_live),
            ("live-mine", self._is_mine, self._take_mine),
            ("live-after", self._is_over, self._take_after),
        ):
            if self._camera.wants(name):
                for _ in self._camera.wear_each(self._window):
                    await bring()
                    await take()
        await self._end()

    # What is going on

    async def _rings(self) -> None:
        """Somebody rings, and nobody has answered."""
        if self._page.reception.offered is not None:
            return
        await self._end()
        self._window.open_page(BEFORE)
        await line_ready(self._stage)
        self._call()
        await self._until(lambda: self._offers_somebody_known)

    async def _talks(self) -> None:
        """The assistant has answered what was asked."""
        for _ in range(TRIES):
            if self._live and self._has_asked:
                return
            await self._end()
            await self._rings()
            self._page.reception.sheet.let_her.click()
            self._window.open_page(LIVE)
            # On a busy machine a caller may lose their voice, or ring off too early.
            with suppress(TimeoutError):
                await self._until(lambda: self._has_asked or not self._live)

    async def _is_mine(self) -> None:
        """Whoever sits here has taken the call over."""
        await self._talks()
        call = self._page.current
        assert call is not None, "it goes on"
        if call.view.operator is None:
            self._page.conduct.take_over(call)
            await self._until(lambda: call.view.operator is not None)

    async def _is_over(self) -> None:
        """A person hung up, and says what came of it."""
        call = self._page.current
        if call is None or call.story.ended is None:
            await self._talks()
            call = self._page.current
            assert call is not None, "it goes on"
            await self._end()
        await settled(self._window.operations)

    @property
    def _offers_somebody_known(self) -> bool:
        call = self._page.calls.get(self._page.reception.offered or "")
        return call is not None and bool(call.caller.name)

    @property
    def _live(self) -> bool:
        return bool(self._page.calls.live) and not self._ended.is_set()

    @property
    def _has_asked(self) -> bool:
        call = self._page.current
        return call is not None and call.story.latency is not None

    # What is taken

    async def _take_incoming(self) -> None:
        await settled(self._window.operations)
        self._camera.take(self._window, "incoming")

    async def _take_live(self) -> None:
        page, window = self._page, self._window
        if page.floating is None:
            page.float_or_not()
        assert page.floating is not None
        ears = page.panel.findChild(EarsBar)
        assert isinstance(ears, EarsBar)
        await settled(window.operations)
        self._camera.take(window, "live")
        self._camera.take(page.floating, "floating")
        ears.menu.popup(ears.listen_button.mapToGlobal(ears.listen_button.rect().bottomLeft()))
        await self._take_moment("live-ears")
        for what in ("hint", "tones"):
            page.panel.want(what)
            await self._take_moment(f"live-{what}")
            page.panel.want(what)

    async def _take_moment(self, name: str) -> None:
        await asyncio.sleep(SETTLE_S)
        self._camera.take(self._window, name)
        leave(self._window)

    async def _take_mine(self) -> None:
        await self._take_moment("live-mine")

    async def _take_after(self) -> None:
        await self._take_moment("live-after")

    # The caller

    def _call(self) -> None:
        self._ended = first_end(self._stage.workspace.events)
        self._calling = self._tasks.start(
            play_call(self._stage, self._script, words=self._words, lines=self._lines()),
            name="call",
        )

    async def _lines(self) -> AsyncIterator[Line]:
        for line in self._script.lines[:SAID]:
            yield line
        await self._ended.wait()

    async def _end(self) -> None:
        """Nobody calls; the line is ready for another."""
        if self._calling is None:
            return
        if not self._ended.is_set():
            await self._stage.simulator.caller_hangs_up()
        async with asyncio.timeout(LIMIT_S):
            await self._ended.wait()
        self._calling.cancel()
        await asyncio.gather(self._calling, return_exceptions=True)
        self._calling = None

    async def _until(self, holds: Callable[[], bool]) -> None:
        changed = asyncio.Event()
        self._page.calls.changed.connect(changed.set)
        try:
            async with asyncio.timeout(LIMIT_S):
                while not holds():
                    changed.clear()
                    await changed.wait()
        finally:
            self._page.calls.changed.disconnect(changed.set)
