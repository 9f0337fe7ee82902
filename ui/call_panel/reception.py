"""Who rings: the sheet over the window while a person may take it, and the look for who it is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from secretary_app.features.calls.states import CallState
from ui.call_panel import rows
from ui.call_panel.calls import LiveCalls
from ui.call_panel.conduct import CONTROL, Conduct
from ui.call_panel.incoming import Incoming
from ui.call_panel.lookup import look_up
from ui.call_panel.telling import Telling
from ui.runtime.operations import Complaints
from ui.shell.page import Desk


class Reception(QObject):
    """For as long as the window lives, whatever page is in front."""

    def __init__(
        self,
        *,
        desk: Desk,
        calls: LiveCalls,
        telling: Telling,
        conduct: Conduct,
        complain: Complaints,
        taken: Callable[[str], object],
    ) -> None:
        """``taken`` is told which call a person has just taken."""
        super().__init__(calls)
        self._desk = desk
        self._calls = calls
        self._telling = telling
        self._conduct = conduct
        self._complain = complain
        self._taken = taken
        self.sheet = Incoming(
            desk.window, words=desk.words, tip=desk.actions.tooltip("live.answer")
        )
        self.destroyed.connect(self.sheet.deleteLater)
        self.sheet.answered.connect(self.answer)
        self.sheet.left_to_her.connect(conduct.let_her)
        self.sheet.declined.connect(conduct.decline)
        calls.awaited.connect(self._awaited)
        calls.identified.connect(self._look_up)
        calls.changed.connect(self._draw)
        desk.words.changed.connect(self._draw)
        for call in calls.live:
            self._look_up(call.story.call_id)

    @property
    def waiting(self) -> str | None:
        """The call that waits longest for somebody to decide."""
        found = (each for each in self._calls.live if each.view.waits_until is not None)
        return next((each.story.call_id for each in found), None)

    def answer(self, call_id: str) -> None:
        """A person takes it."""
        self._conduct.answer(call_id)
        self._taken(call_id)

    def answer_waiting(self) -> None:
        """The key that answers."""
        waiting = self.waiting
        if waiting is not None:
            self.answer(waiting)

    def _awaited(self, call_id: str) -> None:
        if self._desk.may(CONTROL):
            self._show(call_id)

    def _draw(self) -> None:
        if self.sheet.isVisible():
            self._show(self.sheet.call_id)

    def _show(self, call_id: str) -> None:
        call = self._calls.get(call_id)
        until = None if call is None else call.view.waits_until
        if call is None or until is None or call.view.state is not CallState.RINGING:
            self.sheet.gone_by_itself()
            return
        words, telling = self._desk.words, self._telling
        known = (
            words.phone(call.view.number) if call.caller.name else "",
            rows.why_known(call.caller, words),
        )
        self.sheet.show_call(
            call_id,
            kind=words.text("live-incoming-call", line=telling.line(call.view.line_id)),
            name=telling.title(call),
            known=" · ".join(part for part in known if part),
            assistant=telling.assistant(call.view),
            begun=call.view.rang_at,
            until=until,
        )

    def _look_up(self, call_id: str) -> None:
        call, desk = self._calls.get(call_id), self._desk
        if call is None or not desk.may(CONTROL):
            return  # a locked desk tells initials only, by itself
        view = call.view
        desk.operations.run(
            lambda: look_up(desk.workspace, view, desk.words),
            name=f"live.look-up.{call_id}",
            title=desk.words.text("desk-loading"),
            complain=self._complain,
            done=lambda caller: self._calls.know(call_id, caller),
            quiet=True,
        )
