"""Who calls: the sheet over the window while a person may take it, and the look for who it is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from secretary_app.features.calls.states import CallState
from secretary_app.features.lines.settings import KIND
from secretary_app.foundation.appearance.settings import CARD_SECONDS
from ui.call_panel import rows
from ui.call_panel.bell import DeskBell
from ui.call_panel.calls import LiveCalls, ShownCall
from ui.call_panel.cards import Card, Cards
from ui.call_panel.conduct import CONTROL, Conduct
from ui.call_panel.incoming import Incoming
from ui.call_panel.lookup import look_up
from ui.call_panel.telling import Telling
from ui.runtime.operations import Complaints
from ui.shell.page import Desk

SOUND_CARD = "soundcard"
"""A line whose caller sits at this computer."""


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
        seen: Callable[[str], bool],
    ) -> None:
        """``taken`` is told which call a person takes; ``seen``: whether its panel is in front."""
        super().__init__(calls)
        self._desk = desk
        self._calls = calls
        self._telling = telling
        self._conduct = conduct
        self._complain = complain
        self._taken = taken
        self._meant = ""
        """A call that a person took while the assistant was lifting the receiver."""
        self._cards = Cards(
            calls=calls,
            now=desk.workspace.clock.now,
            seconds=lambda: desk.workspace.settings.get(CARD_SECONDS),
            seen=seen,
        )
        self.bell = DeskBell(desk=desk, parent=self)
        self.sheet = Incoming(
            desk.window, words=desk.words, tip=desk.actions.tooltip("live.answer")
        )
        self.destroyed.connect(self.sheet.deleteLater)
        self.sheet.answered.connect(self.answer)
        self.sheet.left_to_her.connect(self._let_her)
        self.sheet.declined.connect(self._decline)
        self.sheet.ran_out.connect(self._draw)
        calls.began.connect(self._began)
        calls.awaited.connect(lambda _call_id: self._draw())
        calls.identified.connect(self._look_up)
        calls.changed.connect(self._draw)
        desk.words.changed.connect(self._reword)
        for call in calls.live:
            self._look_up(call.story.call_id)
            if call.view.waits_until is not None:
                self._began(call.story.call_id)

    @property
    def offered(self) -> str | None:
        """The call that the key takes: whose card is shown."""
        return self.sheet.call_id if self.sheet.isVisible() else None

    @property
    def disturbs(self) -> bool:
        """Whether whoever sits here wants to know of calls."""
        workspace = self._desk.workspace
        user = workspace.seat.user
        return (self._desk.actor() if user is None else user.id) in workspace.roster.present

    def has_card(self, call_id: str) -> bool:
        """Whether the call is told by the sheet."""
        return self._cards.holds(call_id)

    def answer(self, call_id: str) -> None:
        """A person takes it: while it rings, and from the assistant."""
        call = self._calls.get(call_id)
        if call is None:
            return
        if call.view.waits_until is not None:
            self._conduct.answer(call_id)
        elif call.view.state is CallState.RINGING:
            self._meant = call_id
        elif call.view.operator is None:
            self._conduct.take_over(call)
        self._cards.drop(call_id)
        self._taken(call_id)
        self._draw()

    def answer_offered(self) -> None:
        """The key that answers."""
        if self.offered is not None:
            self.answer(self.offered)

    def _let_her(self, call_id: str) -> None:
        call = self._calls.get(call_id)
        if call is not None and call.view.waits_until is not None:
            self._conduct.let_her(call_id)
        self._cards.drop(call_id)
        self._draw()

    def _decline(self, call_id: str) -> None:
        call = self._calls.get(call_id)
        if call is not None:
            self._conduct.hang_up(call)
        self._cards.drop(call_id)
        self._draw()

    def _began(self, call_id: str) -> None:
        call = self._calls.get(call_id)
        if call is None or not self.disturbs or self._is_talk_here(call):
            return
        if self._desk.may(CONTROL):
            self._cards.offer(call_id)
        if not self._talks_here():
            # It would ring into the microphone.
            self.bell.ring()

    def _is_talk_here(self, call: ShownCall) -> bool:
        """By the microphone of a machine: who sits at it has begun it."""
        lines = self._desk.workspace.lines.all()
        return any(
            line.id == call.view.line_id and line.get(KIND).value == SOUND_CARD for line in lines
        )

    def _talks_here(self) -> bool:
        return any(call.view.operator == self._desk.actor() for call in self._calls.live)

    def _draw(self) -> None:
        self._take_meant()
        if not (self._desk.may(CONTROL) and self.disturbs):
            self._cards.clear()
        card = self._cards.first()
        waiting = any(call.view.waits_until is not None for call in self._calls.live)
        self.bell.go_on(waiting and self.disturbs and not self._talks_here())
        if card is None:
            self.sheet.gone_by_itself()
        else:
            self._show(card)

    def _take_meant(self) -> None:
        """She has answered, as was not to be helped any more: the person goes on."""
        call = self._calls.get(self._meant) if self._meant else None
        if call is not None and call.view.state is CallState.RINGING:
            return
        self._meant = ""
        if call is not None and call.story.ended is None and call.view.operator is None:
            self._conduct.take_over(call)

    def _show(self, card: Card) -> None:
        call, words, telling = card.call, self._desk.words, self._telling
        known = (
            words.phone(call.view.number) if call.caller.name else "",
            rows.why_known(call.caller, words),
        )
        self.sheet.show_call(
            call.story.call_id,
            line=telling.line(call.view.line_id),
            name=telling.title(call),
            known=" · ".join(part for part in known if part),
            assistant=telling.assistant(call.view),
            waits=card.waits,
            begun=card.begun,
            until=card.until,
        )

    def _reword(self) -> None:
        """What was found is told in words."""
        for call in self._calls.shown:
            self._look_up(call.story.call_id)
        self._draw()

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
