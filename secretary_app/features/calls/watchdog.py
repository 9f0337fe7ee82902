"""Nobody waits in silence: what there is to hear while an answer is late, and when.

It watches the sound itself: whatever keeps an answer from sounding, a slow model, a killed worker
or a fault of ours, the caller hears something before the silence gets long.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from secretary_app.features.calls.prepared import PreparedKind

JITTER_S = 0.05
"""The same moment, told with every 20 ms of sound, comes out a little different each time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingTimes:
    """Seconds of waiting."""

    silence_s: float = 0.95
    """Callers begin to say «hello?» after 1.2 s of silence (PROTOCOLS 3.2). A voice seems to end up
    to 0.08 s after its last sound, and the way to the caller's ear takes 0.07 s."""
    sorry_s: float = 4.0
    """Counted from the caller's last sound, as the next."""
    offer_s: float = 8.0
    breath_s: float = 0.3
    """At least so much between two interludes."""


class Watchdog:
    """Told of everything that goes on in a call; says when an interlude is due.

    All times are those of the running event loop, in seconds.
    """

    def __init__(self, *, times: WaitingTimes, say: Callable[[PreparedKind], None]) -> None:
        """``say`` is called when something has to be heard."""
        self._times = times
        self._say = say
        self._loop = asyncio.get_running_loop()
        self._timer: asyncio.TimerHandle | None = None
        self._waiting_since: float | None = None
        self._silent_since = 0.0
        self._spoke_at = 0.0
        self._said: list[PreparedKind] = []

    def settle(self, *, owed: bool, sounding: bool, silent_since: float) -> None:
        """How things stand.

        Args:
            owed: An answer, or the rest of one, is still to come.
            sounding: One of the two speaks.
            silent_since: When the last sound of either ended; counts where nothing sounds.
        """
        if not owed:
            self.answered()
            return
        if sounding:
            self._disarm()
            return
        if self._waiting_since is None:
            self._waiting_since = silent_since
        if self._timer is None or abs(silent_since - self._silent_since) > JITTER_S:
            self._silent_since = silent_since
            self._arm()

    def answered(self) -> None:
        """The answer sounds, or is not owed: the next wait begins anew."""
        self._disarm()
        self._waiting_since = None
        self._said.clear()

    def _arm(self) -> None:
        self._disarm()
        if (due := self._due()) is not None:
            self._timer = self._loop.call_at(due, self._speak)

    def _disarm(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _due(self) -> float | None:
        """The next moment at which something must be heard; None after the last word."""
        if PreparedKind.OFFER in self._said or self._waiting_since is None:
            return None
        due = self._silent_since + self._times.silence_s
        if self._said:
            # What was said last is on its way, if it does not sound yet.
            silent_since = max(self._silent_since, self._spoke_at)
            due = silent_since + self._times.silence_s
            for step, after_s in (
                (PreparedKind.SORRY, self._times.sorry_s),
                (PreparedKind.OFFER, self._times.offer_s),
            ):
                if step not in self._said:
                    due = min(due, self._waiting_since + after_s)
            due = max(due, silent_since + self._times.breath_s)
        return due

    def _speak(self) -> None:
        self._timer = None
        self._spoke_at = self._loop.time()
        interlude = self._next()
        self._said.append(interlude)
        self._say(interlude)

    def _next(self) -> PreparedKind:
        assert self._waiting_since is not None
        waited = self._loop.time() - self._waiting_since
        if waited >= self._times.offer_s:
            return PreparedKind.OFFER
        if waited >= self._times.sorry_s and PreparedKind.SORRY not in self._said:
            return PreparedKind.SORRY
        again = self._said and self._said[-1] is PreparedKind.LEAD_IN
        return PreparedKind.LEAD_IN_AGAIN if again else PreparedKind.LEAD_IN
