"""The page of the calls of now, built with the window: somebody may call at any time."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from secretary_app.features.calls.models import Direction
from secretary_app.features.lines.events import LineStateChanged
from ui.call_panel import rows
from ui.call_panel.beside import no_call, show_beside
from ui.call_panel.calls import LiveCalls, ShownCall
from ui.call_panel.conduct import Conduct
from ui.call_panel.context import Context
from ui.call_panel.floating import Floating
from ui.call_panel.keys import call_actions, page_actions
from ui.call_panel.panel import CallPanel
from ui.call_panel.reception import Reception
from ui.call_panel.telling import Telling
from ui.call_panel.transferring import transfer
from ui.call_panel.written_down import WrittenDown
from ui.shell.colleagues import Colleagues
from ui.shell.page import Desk, Page
from ui.widgets.buttons import IconButton
from ui.widgets.rows import RowList

KEY = "live"
TICK_MS = 250
"""The clock of a call is never seen to jump two seconds."""


class LivePage(Page):
    """Which call is shown, and what stands beside it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words, workspace = desk.words, desk.workspace
        self.colleagues = Colleagues(desk=desk, parent=self)
        self.telling = Telling(words=words, me=desk.actor, named=self.colleagues.name)
        self.calls = LiveCalls(work=workspace.desk, bus=workspace.events, parent=self)
        self.conduct = Conduct(desk=desk, calls=self.calls, telling=self.telling)
        self._current: str | None = None
        self._in_front = False
        self._add_actions()
        self.panel = self._make_panel(narrow=False)
        self.conduct.complain = self.panel.banner
        self.stack = QStackedWidget()
        self.stack.addWidget(self.panel)
        self.main = self.stack
        self._empty: QWidget | None = None
        self.floating: Floating | None = None
        self.list = RowList(name="")
        words.put(self.list.setAccessibleName, "page-live", owner=self.list)
        self.list.opened.connect(self.choose)
        self.listing = self.list
        self.side = Context(words=words)
        self.context = self.side
        self.written = WrittenDown(
            desk=desk,
            telling=self.telling,
            side=self.side,
            after=self.panel.after,
            complain=self.panel.banner,
            current=lambda: self._current or "",
            parent=self,
        )
        self.reception = Reception(
            desk=desk,
            calls=self.calls,
            telling=self.telling,
            conduct=self.conduct,
            complain=self.panel.banner,
            taken=self._taken,
            seen=self._sees,
        )
        self._clock = QTimer(self)
        self._clock.setInterval(TICK_MS)
        self._clock.timeout.connect(self._tick)
        self._connect()
        for call in self.calls.live:
            self._began(call.story.call_id)
        self.draw()

    @property
    def current(self) -> ShownCall | None:
        """The call that is shown."""
        return None if self._current is None else self.calls.get(self._current)

    @property
    def _small(self) -> CallPanel | None:
        """The panel of the small window, where that is seen."""
        floats = self.floating
        return floats.panel if floats is not None and floats.isVisible() else None

    def opened(self, what: str) -> None:
        """``what`` is a call's id."""
        self._in_front = True
        if what and self.calls.get(what) is not None:
            self.choose(what)
        self.draw()
        if self.desk.window.focusWidget() is None:
            # Else the first button had the keyboard, and a space would take the call over.
            self.list.setFocus()

    def closed(self) -> None:
        """What was typed is kept."""
        self._in_front = False
        self.side.save_now()

    def choose(self, call_id: str) -> None:
        """Shows this call."""
        if call_id != self._current:
            self.side.save_now()
            self._current = call_id
            self.written.begin(call_id)
        self.draw()

    def float_or_not(self) -> None:
        """The small window, or no small window."""
        if self.floating is None:
            self.floating = Floating(desk=self.desk, panel=self._make_panel(narrow=True))
            self.destroyed.connect(self.floating.deleteLater)
        self.floating.setVisible(not self.floating.isVisible())
        self.draw()

    def draw(self) -> None:
        """Everything that is seen."""
        call, live = self.current, self.calls.live
        if call is None and live:
            self.choose(live[0].story.call_id)
            return
        words, telling, now = self.desk.words, self.telling, self.desk.workspace.clock.now()
        self.list.show_rows(rows.list_rows(self.calls.shown, telling, words, now))
        if call is None:
            self._show_empty()
        else:
            self.list.choose(call.story.call_id)
            self.stack.setCurrentWidget(self.panel)
            self.panel.show_call(call)
            over, after = call.story.ended is not None, self.panel.after
            if over and not after.isVisibleTo(self.panel):
                self.written.show_after(call)
            after.setVisible(over)
        if self._small is not None and call is not None:
            self._small.show_call(call)
        show_beside(self.side, call, desk=self.desk, telling=telling)

    def _show_empty(self) -> None:
        if self._empty is not None:
            self.stack.removeWidget(self._empty)
            self._empty.deleteLater()
        self._empty = no_call(self.desk)
        self.stack.addWidget(self._empty)
        self.stack.setCurrentWidget(self._empty)

    def _reword(self) -> None:
        call = self.current
        if call is not None and call.story.ended is not None:
            self.written.show_after(call)
        self.draw()

    # What happens

    def _began(self, call_id: str) -> None:
        self._clock.start()
        current, call = self.current, self.calls.get(call_id)
        if current is None or current.story.ended is not None:
            self.choose(call_id)
        told = self._in_front or self.reception.has_card(call_id) or not self.reception.disturbs
        if call is not None and not told:
            words, outgoing = self.desk.words, call.view.direction is Direction.OUTGOING
            self.desk.toast(
                words.text(
                    "live-toast-dials" if outgoing else "live-toast-rings",
                    who=self.telling.title(call),
                ),
                action=(words.text("live-toast-open"), partial(self.desk.open, KEY, call_id)),
            )

    def _sees(self, call_id: str) -> bool:
        """Whether whoever sits here has this call before their eyes."""
        return call_id == self._current and (self._in_front or self._small is not None)

    def _taken(self, call_id: str) -> None:
        self.desk.open(KEY, call_id)
        self.panel.bar.guard()

    def _tick(self) -> None:
        if not self.calls.live:
            self._clock.stop()
        for panel in filter(None, (self.panel, self._small)):
            panel.tick()

    def _levels(self, call_id: str, caller: float, ours: float) -> None:
        if call_id == self._current:
            for panel in filter(None, (self.panel if self._in_front else None, self._small)):
                panel.levels.strip.add(caller, ours)

    def _leave_ended(self) -> None:
        call = self.current
        if call is not None:
            self.side.save_now()
            self._current = None
            self.panel.after.hide()
            self.calls.dismiss(call.story.call_id)
            self.draw()

    # How it is put together

    def _make_panel(self, *, narrow: bool) -> CallPanel:
        panel = CallPanel(desk=self.desk, telling=self.telling, conduct=self.conduct, narrow=narrow)
        panel.transfer_wanted.connect(
            lambda: transfer(
                panel, conduct=self.conduct, telling=self.telling, words=self.desk.words
            )
        )
        return panel

    def _want(self, name: str) -> None:
        self.panel.want(name)

    def _can(self, name: str) -> bool:
        return self.panel.can(name)

    def _answer(self) -> None:
        self.reception.answer_offered()

    def _add_actions(self) -> None:
        self.desk.actions.add(
            *call_actions(want=self._want, can=self._can),
            *page_actions(
                answer=self._answer,
                rings=lambda: self.reception.offered is not None,
                float_or_not=self.float_or_not,
            ),
        )

    def _connect(self) -> None:
        words = self.desk.words
        float_it = IconButton("picture-in-picture", name="")
        words.put(float_it.set_name, "action-live-float", owner=float_it)
        float_it.clicked.connect(self.float_or_not)
        self.panel.header.add(float_it)
        self.side.suggested.connect(self.panel.tell)
        self.panel.after.done.connect(self._leave_ended)
        self.calls.changed.connect(self.draw)
        self.calls.began.connect(self._began)
        self.calls.levels.connect(self._levels)
        self.listen(LineStateChanged, lambda _event: self.calls.soon())
        words.changed.connect(self._reword)
        self.colleagues.changed.connect(self.calls.soon)
