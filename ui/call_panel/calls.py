"""The calls that a desk sees: those of now, and the one that has just ended.

Listens from the window's first moment, so that whoever opens the panel in the middle of a call
finds all of it. Knows no widgets. Screens hear of changes at most thirty times in a second,
however many words and frames there are.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal

from secretary_app.features.calls import desk_events, events
from secretary_app.features.calls.desk import CallDesk
from secretary_app.features.calls.live_view import LiveCallView
from secretary_app.features.calls.states import CallState
from secretary_app.features.people.models import Person
from secretary_app.features.promises.events import PromiseMade
from secretary_app.kernel.events import EventBus
from ui.call_panel.story import CallStory

COALESCE_MS = 34
"""Thirty pictures in a second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """What is known of who calls, besides the number."""

    person: Person | None = None
    calls: int = 0
    """Before this one."""
    last_at: str = ""
    """When the last of them was, in words."""
    promised: tuple[str, ...] = ()
    """What we owe them."""
    looked_for: bool = True
    """False until somebody has looked: nothing is said of them then."""

    @property
    def name(self) -> str:
        """Empty where nobody has told it."""
        return "" if self.person is None else self.person.name or ""


NOT_LOOKED_FOR = Caller(looked_for=False)


@dataclass(slots=True, kw_only=True)
class ShownCall:
    """One call on the screen."""

    story: CallStory
    view: LiveCallView
    """As it stood when it was last there."""
    caller: Caller


class LiveCalls(QObject):
    """See the module."""

    changed = Signal()
    """Something of some call is another: draw it."""
    began = Signal(str)
    """A call rings, or is being made."""
    awaited = Signal(str)
    """It rings, and waits for a person."""
    identified = Signal(str)
    """Who calls is known, or who it was has changed: look them up."""
    levels = Signal(str, float, float)
    """Of a call: the caller's and ours, from 0 to 1."""
    ended = Signal(str)

    def __init__(self, *, work: CallDesk, bus: EventBus, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._calls: dict[str, ShownCall] = {}
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(COALESCE_MS)
        self._later.timeout.connect(self._refresh)
        unlisten = [
            bus.subscribe(events.CallEvent, self._take),
            bus.subscribe(PromiseMade, self._promised),
        ]
        self.destroyed.connect(_ending(unlisten))
        for view in work.live():
            self._begin(view)

    @property
    def shown(self) -> list[ShownCall]:
        """All of them, the one that rang first first."""
        return sorted(self._calls.values(), key=lambda each: each.view.rang_at)

    @property
    def live(self) -> list[ShownCall]:
        """Those that are not over."""
        return [each for each in self.shown if each.story.ended is None]

    def get(self, call_id: str) -> ShownCall | None:
        """The call, where it is still shown."""
        return self._calls.get(call_id)

    def dismiss(self, call_id: str) -> None:
        """Nobody wants to see the ended call any more."""
        call = self._calls.get(call_id)
        if call is not None and call.story.ended is not None:
            del self._calls[call_id]
            self.changed.emit()

    def know(self, call_id: str, caller: Caller) -> None:
        """Who calls was looked up."""
        call = self._calls.get(call_id)
        if call is not None:
            call.caller = caller
            self.soon()

    def soon(self) -> None:
        """Draw again, with whatever else happens meanwhile."""
        if not self._later.isActive():
            self._later.start()

    def _take(self, event: events.CallEvent) -> None:
        if isinstance(event, events.LevelsMeasured):
            self.levels.emit(event.call_id, event.caller, event.ours)
            return
        call = self._calls.get(event.call_id)
        if call is None:
            view = next((v for v in self._work.live() if v.call_id == event.call_id), None)
            if view is None:
                return
            call = self._begin(view)
        call.story.apply(event)
        match event:
            case desk_events.PersonAwaited():
                self._refresh_views()
                self.awaited.emit(event.call_id)
            case events.CallerIdentified():
                self._refresh_views()
                self.identified.emit(event.call_id)
            case events.CallAnswered():
                # Who it is was looked up by then, where that could be done.
                self._refresh_views()
                self.identified.emit(event.call_id)
            case events.CallEnded():
                call.view = replace(call.view, state=CallState.ENDED)
                self.ended.emit(event.call_id)
            case _:
                pass
        self.soon()

    def _begin(self, view: LiveCallView) -> ShownCall:
        for old in [each for each in self._calls.values() if each.story.ended is not None]:
            del self._calls[old.story.call_id]
        call = ShownCall(
            story=CallStory(view.call_id, begun_at=view.rang_at), view=view, caller=NOT_LOOKED_FOR
        )
        self._calls[view.call_id] = call
        self.began.emit(view.call_id)
        if view.waits_until is not None:
            self.awaited.emit(view.call_id)
        self.identified.emit(view.call_id)
        self.soon()
        return call

    def _promised(self, event: PromiseMade) -> None:
        call = self._calls.get(event.promise.call_id or "")
        if call is not None:
            call.story.promised(event.promise, at=event.at)
            self.soon()

    def _refresh(self) -> None:
        self._refresh_views()
        self.changed.emit()

    def _refresh_views(self) -> None:
        for view in self._work.live():
            call = self._calls.get(view.call_id)
            if call is not None:
                call.view = view


def _ending(unlisten: list[Callable[[], None]]) -> Callable[[], None]:
    def end() -> None:
        for each in unlisten:
            each()

    return end
