"""Who minds the call of a line: its app, or a caretaker from the app's loss to the next one."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine

from hardware.line.call_sound import CallSound
from hardware.line.caretaker import Caretaker
from hardware.line.errors import NoCall
from hardware.line.orders import IfAppIsLost, TakeCall
from hardware.line.preloads import Preloads
from hardware.line.reports import CallHanded, Failed, Report

Work = Coroutine[object, object, None]


class Minding:
    """One line's; a call at a time."""

    def __init__(
        self,
        *,
        preloads: Preloads,
        has_app: Callable[[], bool],
        start: Callable[[Work], asyncio.Task[None] | None],
        hang_up: Callable[[CallSound], Awaitable[None]],
        emit: Callable[[Report], None],
    ) -> None:
        """`start` runs work for as long as the line works; `hang_up` ends just this call."""
        self._preloads = preloads
        self._has_app = has_app
        self._start = start
        self._hang_up = hang_up
        self._emit = emit
        self._plan: IfAppIsLost | None = None
        self._caretaker: Caretaker | None = None
        self._task: asyncio.Task[None] | None = None

    @property
    def call_id(self) -> str | None:
        """Of the call that an app may take."""
        minded = self._caretaker is not None and not self._caretaker.leaving
        return self._plan.call_id if minded and self._plan is not None else None

    def plan(self, plan: IfAppIsLost | None) -> None:
        """What to do in this call without the app; None for a call that has just begun."""
        self._plan = plan

    def app_changed(self, sound: CallSound) -> None:
        """An app has come or left in a call: it is nobody's until one takes it."""
        if self._caretaker is None:
            caretaker = self._caretaker = Caretaker(
                plan=self._plan,
                sound=sound,
                preloads=self._preloads,
                app_is_there=self._has_app,
                hang_up=lambda: self._hang_up(sound),
            )
            self._task = self._start(caretaker.mind())

    def hand_over(self, order: TakeCall, sound: CallSound | None) -> None:
        """The call is the app's from now on."""
        caretaker = self._caretaker
        if sound is None or caretaker is None or self.call_id != order.call_id:
            self._emit(Failed(code=NoCall.code, text="there is no such call to take"))
            return
        self._stop()
        self._start(self._note_and_hand(caretaker, sound, order.call_id))

    def saw(self, report: Report) -> None:
        """A report of the call."""
        if self._caretaker is not None:
            self._caretaker.saw(report)

    async def ended(self, cause: str) -> None:
        """The call is over; what nobody was there to hear is noted."""
        self._plan = None
        if self._caretaker is not None:
            await self._caretaker.ended(cause)
            self._stop()

    async def _note_and_hand(self, caretaker: Caretaker, sound: CallSound, call_id: str) -> None:
        """What the caller heard meanwhile is on the disk before the app looks for it."""
        await caretaker.hand_over(at_ms=sound.now_ms)
        if self._plan is not None and self._plan.call_id == call_id:
            self._emit(CallHanded(call_id=call_id, at_ms=sound.now_ms, lost_ms=caretaker.lost_ms))
            sound.tell_voice()

    def _stop(self) -> None:
        """One that is hanging up is left to it."""
        caretaker, task = self._caretaker, self._task
        if caretaker is not None and task is not None and not caretaker.leaving:
            task.cancel()
        self._task = self._caretaker = None
