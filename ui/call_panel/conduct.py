"""What a person at the desk does with a call, and what of it can be done now.

Every deed is an operation: seen while it lasts, its failure is said in the panel. The desk's
service decides and refuses; here is only which of two deeds a key means.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from secretary_app.features.calls.desk_events import DeskSoundChanged, DeskSoundState
from secretary_app.features.calls.live_view import LiveCallView
from secretary_app.features.calls.models import Direction
from secretary_app.features.calls.states import CallState
from ui.call_panel.calls import LiveCalls, ShownCall
from ui.call_panel.control_bar import BarState
from ui.call_panel.ears import BOTH, DEAF, Ears
from ui.call_panel.lines import Said
from ui.call_panel.telling import Telling
from ui.runtime.operations import Complaints
from ui.shell.page import Desk

CONTROL, LISTEN = "calls.control", "calls.listen"

REWIND_S = 30.0
"""The line keeps no more of a call that goes on."""

_OVER = frozenset({CallState.ENDING, CallState.ENDED})


class Conduct(QObject):
    """The deeds of one desk."""

    hinted = Signal()
    """The assistant has what she was told."""

    def __init__(self, *, desk: Desk, calls: LiveCalls, telling: Telling) -> None:
        super().__init__(calls)
        self._desk = desk
        self._work = desk.workspace.desk
        self._calls = calls
        self._telling = telling
        self._heard, self._ears = "", DEAF
        """Which call is in the headphones, and how."""
        self.complain: Complaints | None = None
        """Where failures are said."""
        unlisten = desk.workspace.events.subscribe(DeskSoundChanged, self._sound_changed)
        self.destroyed.connect(unlisten)

    def bar(self, view: LiveCallView) -> BarState:
        """What can be done with the call as it stands."""
        talk = view.state not in _OVER and view.state is not CallState.RINGING
        rings_in = view.state is CallState.RINGING and view.direction is Direction.INCOMING
        mine = view.operator == self._desk.actor()
        can: set[str] = set()
        if self._desk.may(CONTROL):
            if talk:
                can |= {"quiet", "hold", "transfer", "tones", "hang-up"}
                if view.state is not CallState.OPERATOR:
                    can.add("hint")
                else:
                    can.discard("quiet")
            elif view.state is CallState.RINGING:
                can.add("hang-up")
        on = {
            name
            for name, is_on in (("quiet", view.quiet), ("hold", view.state is CallState.ON_HOLD))
            if is_on
        }
        return BarState(
            main=self._telling.take_over(view),
            taken=mine,
            can_take=self._desk.may(CONTROL) and (talk or rings_in),
            on=frozenset(on),
            can=frozenset(can),
        )

    def take_over(self, call: ShownCall) -> None:
        """Take it, or give it back; a ringing one is answered."""
        view = call.view
        if view.state is CallState.RINGING:
            self.answer(view.call_id)
        elif view.operator == self._desk.actor():
            self._do("give-back", lambda actor: self._work.give_back(view.call_id, actor=actor))
        else:
            self._do("take-over", lambda actor: self._work.take_over(view.call_id, actor=actor))

    def answer(self, call_id: str) -> None:
        """A person takes the ringing call."""

        async def answer(actor: str) -> None:
            self._work.answer_myself(call_id, actor=actor)

        self._do("answer", answer)

    def let_her(self, call_id: str) -> None:
        """The assistant takes it now."""

        async def let(actor: str) -> None:
            self._work.let_assistant(call_id, actor=actor)

        self._do("let-her", let)

    def decline(self, call_id: str) -> None:
        """Nobody takes it."""
        self._do("decline", lambda actor: self._work.decline(call_id, actor=actor))

    def hold(self, call: ShownCall) -> None:
        """Hold, or the end of it."""
        work, call_id = self._work, call.view.call_id
        if call.view.state is CallState.ON_HOLD:
            self._do("hold", lambda actor: work.resume(call_id, actor=actor))
        else:
            self._do("hold", lambda actor: work.hold(call_id, actor=actor))

    def quiet(self, call: ShownCall) -> None:
        """The assistant only listens, or speaks again."""
        call_id, on = call.view.call_id, not call.view.quiet
        self._do("quiet", lambda actor: self._work.quiet(call_id, actor=actor, on=on))

    def transfer(self, call: ShownCall, *, to: str | None = None) -> None:
        """To a colleague, or to all who are there."""
        call_id = call.view.call_id
        self._do("transfer", lambda actor: self._work.transfer(call_id, actor=actor, to=to))

    def colleagues(self) -> list[str]:
        """Who else sits at a desk."""
        me = self._desk.actor()
        return [each for each in self._desk.workspace.roster.present if each != me]

    def tones(self, call: ShownCall, keys: str) -> None:
        """Into the call; each press on its own."""
        call_id = call.view.call_id
        self._do(
            f"tones-{keys}",
            lambda actor: self._work.send_tones(call_id, keys, actor=actor),
            title="tones",
        )

    def hint(self, call: ShownCall, text: str) -> None:
        """Only the assistant hears it."""
        call_id = call.view.call_id
        self._do(
            "hint",
            lambda actor: self._work.hint(call_id, text, actor=actor),
            done=lambda _said: self.hinted.emit(),
        )

    def hang_up(self, call: ShownCall) -> None:
        """At once."""
        call_id = call.view.call_id
        if call.view.waits_until is not None:
            self.decline(call_id)
        else:
            self._do("hang-up", lambda actor: self._work.hang_up(call_id, actor=actor))

    def play(self, call: ShownCall, line: Said) -> None:
        """That moment again in the headphones; the call goes on meanwhile."""
        age = (self._desk.workspace.clock.now() - line.at).total_seconds() + 1.0
        if call.story.ended is not None or age > REWIND_S:
            self._desk.toast(self._desk.words.text("live-too-long-ago"))
            return
        self._rewind(call, age)

    def rewind(self, call: ShownCall) -> None:
        """The last half minute again; where that sounds, back to what is said now."""
        ears = self.ears(call.view)
        if ears.behind:
            self.listen(call, replace(ears, behind=False))
        else:
            self._rewind(call, REWIND_S)

    def ears(self, view: LiveCallView) -> Ears:
        """What the headphones give of this call."""
        return self._ears if self._heard == view.call_id else DEAF

    def can_listen(self, view: LiveCallView) -> bool:
        """Whether it is there to be heard, by whoever sits here."""
        talk = view.state not in _OVER and view.state is not CallState.RINGING
        return talk and self._desk.may(LISTEN)

    def listen(self, call: ShownCall, ears: Ears) -> None:
        """Headphones on this call: one side, both, or neither."""
        call_id = call.view.call_id
        self._do(
            "listen",
            lambda actor: self._work.listen(
                call_id, actor=actor, caller=ears.caller, ours=ears.ours
            ),
            done=lambda _result: self._hears(call_id, ears),
        )

    def _rewind(self, call: ShownCall, seconds: float) -> None:
        call_id, ears = call.view.call_id, self.ears(call.view)
        ears = replace(BOTH if ears == DEAF else ears, behind=True)
        self._do(
            "rewind",
            lambda actor: self._work.rewind(call_id, actor=actor, seconds=seconds),
            done=lambda _result: self._hears(call_id, ears),
        )

    def _hears(self, call_id: str, ears: Ears) -> None:
        self._heard, self._ears = call_id, ears

    def _sound_changed(self, event: DeskSoundChanged) -> None:
        """The call is over, or a device is gone."""
        if event.state in {DeskSoundState.OFF, DeskSoundState.LOST}:
            self._hears("", DEAF)
            self._calls.soon()

    def _do(
        self,
        name: str,
        deed: Callable[[str], Coroutine[Any, Any, Any]],
        *,
        title: str = "",
        done: Callable[[Any], object] | None = None,
    ) -> None:
        desk = self._desk

        def did(result: Any) -> None:  # noqa: ANN401 - whatever the deed returns
            self._calls.soon()
            if done is not None:
                done(result)

        desk.operations.run(
            lambda: deed(desk.actor()),
            name=f"live.{name}",
            title=desk.words.text(f"action-live-{title or name}"),
            complain=self.complain,
            done=did,
        )
