"""Who has the floor in a call, and for how long nobody may have it."""

from __future__ import annotations

from collections.abc import Callable

from secretary_app.features.calls.patience import Patience, PatienceTimes
from secretary_app.features.calls.prepared import PreparedKind
from secretary_app.features.calls.states import CallProgress, CallState
from secretary_app.features.calls.watchdog import WaitingTimes, Watchdog

ATTENDED = (CallState.OPERATOR, CallState.ON_HOLD)
"""A person sees to the call; no clock of ours ends it."""


class Floor:
    """Moves a call along its table of states, and keeps the clocks that hang on them."""

    def __init__(
        self,
        *,
        times: PatienceTimes,
        waiting: WaitingTimes,
        on_moved: Callable[[CallState], None],
        on_silence: Callable[[int], None],
        on_too_long: Callable[[], None],
        on_late: Callable[[PreparedKind], None],
    ) -> None:
        """Start in the state of a ringing call.

        Args:
            times: How long she waits.
            waiting: How long the caller may be left waiting.
            on_moved: Told each new state.
            on_silence: Called with the number of long silences in a row, from 1.
            on_too_long: Called once, when the longest time for a call is over.
            on_late: Called when an answer is so late that something must be heard, with what.
        """
        self._progress = CallProgress()
        self._on_moved = on_moved
        self._on_too_long = on_too_long
        self._patience = Patience(times=times, on_silence=on_silence, on_too_long=self._too_long)
        self._watchdog = Watchdog(times=waiting, say=on_late)
        self.closing = False
        """The longest time is over: what the caller says now is written down and not answered."""
        self.hushed = False
        """The assistant is quiet: nobody asks whether the caller is still there."""

    @property
    def state(self) -> CallState:
        """Where the call stands."""
        return self._progress.state

    @property
    def over(self) -> bool:
        """Whether nothing more can be said on this call."""
        return self._progress.over

    @property
    def ended(self) -> bool:
        """Whether the line has reported the end, or is lost."""
        return self.state is CallState.ENDED

    def answered(self) -> None:
        """We take the call."""
        self._patience.start()
        self._move(CallState.GREETING)

    def hanging_up(self) -> None:
        """The last words are out."""
        self._watchdog.answered()
        self._move(CallState.ENDING)

    def end(self) -> None:
        """The call has ended; no clock runs any more."""
        self._patience.stop()
        self._watchdog.answered()
        self._move(CallState.ENDED)

    def settle(
        self,
        *,
        yielding: bool,
        silenced: bool,
        speaking: bool,
        hearing: bool,
        caller_sounds: bool,
        thinking: bool,
        owed: bool,
        silent_since: float,
        attended: CallState | None = None,
    ) -> None:
        """Move to the state that these amount to; the first that holds counts.

        ``caller_sounds``: heard now, and not only free to go on. ``silenced``: what yields is not
        heard any more. ``owed``: an answer, or the rest of one, is still to come.
        ``silent_since``: when the last sound of either side ended, in the time of the event loop.
        ``attended``: the state of a call that is not the assistant's; before all others.
        """
        if self.over or self.state is CallState.RINGING:
            return
        if attended is not None:
            self._watchdog.answered()
            self._move(attended)
            return
        sounding = caller_sounds or ((yielding or speaking) and not silenced)
        self._watchdog.settle(owed=owed, sounding=sounding, silent_since=silent_since)
        if yielding:
            self._move(CallState.YIELDING)
        elif speaking:
            greets = self.state is CallState.GREETING
            self._move(CallState.GREETING if greets else CallState.SPEAKING)
        elif hearing:
            self._move(CallState.HEARING)
        elif thinking:
            self._move(CallState.THINKING)
        else:
            self._move(CallState.LISTENING)

    def patient_again(self) -> None:
        """A person had the call: the time that they took is not the assistant's."""
        self._patience.stop()
        self._patience.start()

    def answer_sounds(self) -> None:
        """It is not late any more."""
        self._watchdog.answered()

    def _move(self, state: CallState) -> None:
        if state is self.state:
            return
        self._progress.move(state)
        self._on_moved(state)
        if state is CallState.LISTENING and not self.closing and not self.hushed:
            self._patience.nobody_speaks()
        else:
            caller = state in (CallState.HEARING, CallState.YIELDING)
            self._patience.somebody_speaks(caller=caller)

    def _too_long(self) -> None:
        if self.hushed or self.state in ATTENDED:
            return
        self.closing = True
        self._patience.stop()
        self._on_too_long()
