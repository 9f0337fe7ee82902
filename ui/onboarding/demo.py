"""The demo line in the window: switched on and off, and a button on every page that rings there."""

from __future__ import annotations

from PySide6.QtCore import QObject

from secretary_app.bootstrap.demo.present import DemoState, PresentDemo
from secretary_app.bootstrap.workspace import Workspace
from secretary_app.features.calls.events import CallEnded, CallRang
from secretary_app.features.lines.events import (
    LineAdded,
    LineDropped,
    LineRemoved,
    LineStateChanged,
)
from ui.shell.actions import Action
from ui.shell.window import Window
from ui.widgets.buttons import Button, Kind

CHANGES = "settings.change"
WATCHED = (LineStateChanged, LineAdded, LineRemoved, LineDropped, CallRang, CallEnded)


class DemoSwitch(QObject):
    """Three actions; the button is seen while the line is on."""

    def __init__(self, *, window: Window, workspace: Workspace, demo: PresentDemo) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        self._demo = demo
        words = window.words
        self.button = Button("", kind=Kind.LINK, sign="phone-incoming")
        words.put(self.button.setText, "action-demo-ring")
        self.button.clicked.connect(lambda _checked: window.actions_list.run("demo.ring"))
        self.button.hide()
        window.strip.add(self.button)
        window.actions_list.add(
            Action(
                id="demo.ring",
                sign="phone-incoming",
                run=self._ring,
                enabled=lambda: demo.state is DemoState.READY,
                permission="lines.use",
            ),
            Action(
                id="demo.on",
                sign="play-circle",
                run=self._turn_on,
                enabled=lambda: demo.state is DemoState.OFF,
                permission=CHANGES,
            ),
            Action(
                id="demo.off",
                sign="stop-circle",
                run=self._turn_off,
                enabled=lambda: demo.state is not DemoState.OFF,
                permission=CHANGES,
            ),
        )
        unlisten = [
            workspace.events.subscribe(kind, lambda _event: self._look()) for kind in WATCHED
        ]
        self.destroyed.connect(lambda: [each() for each in unlisten])
        self._look()

    async def switch_on(self) -> None:
        """Waits until what serves lines is loaded. Raises UserFacing."""
        demo = await self._demo.get()
        await demo.switch_on(
            name=self._window.words.text("demo-line-name"), actor=self._window.desk.actor()
        )
        self._look()

    def _turn_on(self) -> None:
        words = self._window.words
        self._window.operations.run(
            self.switch_on,
            name="demo.switch",
            title=words.text("action-demo-on"),
            said=words.text("demo-is-on"),
        )

    def _turn_off(self) -> None:
        async def off() -> None:
            await (await self._demo.get()).switch_off(actor=self._window.desk.actor())
            self._look()

        words = self._window.words
        self._window.operations.run(
            off,
            name="demo.switch",
            title=words.text("action-demo-off"),
            said=words.text("demo-is-off"),
        )

    def _ring(self) -> None:
        async def ring() -> None:
            (await self._demo.get()).ring(self._window.words.language)
            self._look()

        words = self._window.words
        self._window.operations.run(
            ring,
            name="demo.ring",
            title=words.text("action-demo-ring"),
            blocks=self.button,
        )

    def _look(self) -> None:
        state = self._demo.state
        self.button.setVisible(state is not DemoState.OFF)
        self.button.setEnabled(state is DemoState.READY)
