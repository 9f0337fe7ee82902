"""The page of the lines: how each stands, a check on demand, and repair cards for what is wrong."""

from __future__ import annotations

from PySide6.QtCore import QTimer

from secretary_app.features.assistants.events import AssistantChanged
from secretary_app.features.lines.events import (
    LineAdded,
    LineBroken,
    LineChanged,
    LineConditionChanged,
    LineDropped,
    LineLeft,
    LineRemoved,
    LineStateChanged,
)
from secretary_app.features.lines.inspection import Standing
from secretary_app.features.lines.models import LineCheck, PhoneLine
from secretary_app.features.lines.rights import VIEW_LINES
from secretary_app.foundation.settings.rights import CHANGE_SETTINGS
from ui.pages.lines.adding import AddLine
from ui.pages.lines.blocked_card import BlockedCard
from ui.pages.lines.line_card import LineActs, line_card
from ui.pages.lines.setting_up import SetUpLine
from ui.pages.lines.view import AT_WORK, CONDITIONS, NOT_SERVED, title_of
from ui.shell.actions import Action
from ui.shell.page import Desk, Page
from ui.widgets.buttons import Button, Kind
from ui.widgets.page_column import PageColumn
from ui.widgets.placeholder import Placeholder

DEMO = "demo.on"
"""There is such an action where the program can be tried without a modem."""

LOOK_AGAIN_MS = 500
"""While a line is about to be served."""

CHANGES = (
    LineStateChanged,
    LineDropped,
    LineAdded,
    LineChanged,
    LineRemoved,
    LineLeft,
    LineBroken,
    AssistantChanged,
)


class LinesPage(Page):
    """What is known of a line stays while it is asked again."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words = desk.words
        self._found: dict[str, LineCheck] = {}
        self._asked: set[str] = set()
        """Lines that were checked, or are being, since they were last served."""
        self._checking: set[str] = set()
        self._in_front = False
        self.main = self.column = PageColumn(banner=desk.banner())
        words.put(self.column.header.title.setText, "page-lines")
        self.add = Button("", kind=Kind.PRIMARY, sign="plus")
        self.add.setEnabled(desk.may(CHANGE_SETTINGS.key))
        words.put(self.add.setText, "lines-add")
        self.add.clicked.connect(lambda _checked=False: self._add())
        if DEMO in desk.actions.ids:
            demo = Button("", sign="play-circle")
            demo.setEnabled(desk.may(CHANGE_SETTINGS.key))
            words.put(demo.setText, "action-demo-on")
            demo.clicked.connect(lambda _checked: desk.actions.run(DEMO))
            self.column.header.add(demo)
        self.column.header.add(self.add)
        self.blocked = BlockedCard(desk)
        self._waiting = QTimer(self)
        self._waiting.setInterval(LOOK_AGAIN_MS)
        self._waiting.timeout.connect(self._look)
        words.changed.connect(self._show)
        self.own_actions = [Action(id="lines.add", sign="plus", keys="Ctrl+N", run=self._add)]
        for kind in CHANGES:
            self.listen(kind, lambda _event: self._look())
        self.listen(LineConditionChanged, lambda event: self._ask_again(event.line_id))

    def opened(self, what: str) -> None:
        """Asks the lines that are served, which takes a second or two."""
        del what
        self._in_front = True
        self.blocked.refresh()
        self._waiting.start()
        self._look()

    def closed(self) -> None:
        """Nobody waits for them any more."""
        self._in_front = False
        self._waiting.stop()

    def _look(self) -> None:
        """A check of our own would take the device from a line that is about to start."""
        if not self.desk.may(VIEW_LINES.key):
            # The desk is locked, and lines go on telling how they are.
            return
        standings = self.desk.workspace.line.standings()
        seen = {each.line.id: each.state for each in standings}
        self._asked = {
            line_id for line_id in self._asked if seen.get(line_id, "paused") not in NOT_SERVED
        }
        if self._waiting.isActive():
            for line_id, state in seen.items():
                answers = state not in NOT_SERVED and state not in CONDITIONS
                if answers and line_id not in self._asked:
                    self._check(line_id)
        if not any(state == "starting" for state in seen.values()):
            self._waiting.stop()
        self._show()

    def _ask_again(self, line_id: str) -> None:
        if line_id in self._asked:
            self._check(line_id)

    def _check(self, line_id: str) -> None:
        self._asked.add(line_id)
        self._checking.add(line_id)
        self.desk.operations.run(
            lambda: self.desk.workspace.line.check(line_id),
            name=_checking(line_id),
            title=self.desk.words.text("lines-checking"),
            complain=self.column.banner,
            done=lambda found: self._take(line_id, found),
            failed=lambda: self._checked(line_id),
        )
        self._soon()

    def _take(self, line_id: str, found: LineCheck) -> None:
        self._found[line_id] = found
        self._checked(line_id)

    def _checked(self, line_id: str) -> None:
        self._checking.discard(line_id)
        self._soon()

    def _soon(self) -> None:
        """Never inside the press of a button that goes with its card."""
        QTimer.singleShot(0, self, self._show)

    def _stop_checking(self, line_id: str) -> None:
        self.desk.operations.stop(_checking(line_id))
        self._checked(line_id)

    def _show(self) -> None:
        # Lines tell how they are in the middle of calls, in which another page is in front.
        if not self._in_front or not self.desk.may(VIEW_LINES.key):
            return
        workspace, words = self.desk.workspace, self.desk.words
        standings = workspace.line.standings()
        acts = LineActs(
            check=self._check,
            stop_checking=self._stop_checking,
            enable=self._enable,
            set_up=self._set_up,
            balance=self._balance,
            remove=self._remove,
            may_change=self.desk.may(CHANGE_SETTINGS.key),
        )
        cards = [
            line_card(
                each,
                found=None if each.state in CONDITIONS else self._found.get(each.line.id),
                checking=each.line.id in self._checking,
                workspace=workspace,
                words=words,
                acts=acts,
            )
            for each in standings
        ]
        self.blocked.setParent(None)
        if cards:
            self.column.show_cards([*cards, self.blocked])
        else:
            self.column.show_cards([self._nothing(), self.blocked])
        self.blocked.show()
        self._say_state(standings)

    def _say_state(self, standings: tuple[Standing, ...]) -> None:
        ready = sum(each.state in AT_WORK for each in standings)
        text = self.desk.words.text("lines-ready-of", ready=ready, all=len(standings))
        self.column.header.set_second(text if standings else "")

    def _nothing(self) -> Placeholder:
        words = self.desk.words
        return Placeholder(
            sign="sim-card",
            title=words.text("lines-nothing"),
            sentence=words.text("lines-nothing.help"),
            action=(words.text("lines-add"), self._add),
        )

    def _enable(self, line_id: str, enabled: bool) -> None:
        workspace, words = self.desk.workspace, self.desk.words
        name = title_of(workspace.lines.get(line_id), words)
        self._found.pop(line_id, None)
        self.desk.operations.run(
            lambda: workspace.lines.enable(line_id, enabled=enabled, actor=self.desk.actor()),
            name=f"lines.enable.{line_id}",
            title=words.text("lines-saving"),
            complain=self.column.banner,
            done=lambda _line: self._look_from_now_on(),
            said=words.text("line-resumed" if enabled else "line-paused", line=name),
            undo=lambda: workspace.lines.enable(
                line_id, enabled=not enabled, actor=self.desk.actor()
            ),
        )

    def _look_from_now_on(self) -> None:
        self._waiting.start()
        self._look()

    def _remove(self, line_id: str) -> None:
        workspace, words = self.desk.workspace, self.desk.words
        name = title_of(workspace.lines.get(line_id), words)
        self.desk.operations.run(
            lambda: workspace.lines.remove(line_id, actor=self.desk.actor()),
            name=f"lines.remove.{line_id}",
            title=words.text("lines-saving"),
            complain=self.column.banner,
            said=words.text("line-removed", line=name),
            undo=lambda: workspace.lines.restore(line_id, actor=self.desk.actor()),
        )

    def _balance(self, line_id: str) -> None:
        words = self.desk.words
        self.desk.operations.run(
            lambda: self.desk.workspace.line.balance(line_id),
            name=f"lines.balance.{line_id}",
            title=words.text("lines-asking-balance"),
            complain=self.column.banner,
            done=self.desk.toast,
        )

    def _add(self) -> None:
        AddLine(self.desk, added=self._added).open()

    def _added(self, line: PhoneLine) -> None:
        self._look_from_now_on()
        self.desk.toast(
            self.desk.words.text("lines-added", line=title_of(line, self.desk.words)),
            tone="success",
        )

    def _set_up(self, line_id: str) -> None:
        SetUpLine(self.desk, line_id).open()


def _checking(line_id: str) -> str:
    return f"lines.check.{line_id}"
