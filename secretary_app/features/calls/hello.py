"""Who is called speaks first: "hello?", and only then do we say who we are.

Timers of the event loop and the line's word of the far end's voice; no sound of its own.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from secretary_app.features.calls.hearing import Heard


@dataclass(frozen=True, slots=True, kw_only=True)
class HelloTimes:
    """How long the one who was called is waited for, in seconds."""

    nothing: float = 1.5
    """Without a sound: they wait for us."""
    pause: float = 0.3
    """After their voice: a person says one word and listens."""
    longest: float = 4.0
    """Of an unbroken voice: it is no hello, and they will not know whom they have on the line."""


class Hello:
    """The beginning of a call of ours."""

    def __init__(self, *, times: HelloTimes, speak: Callable[[], None]) -> None:
        """``speak`` says who calls and why; called once."""
        self._times = times
        self._speak = speak
        self._timer: asyncio.TimerHandle | None = None
        self._spoke = False
        self._sounds_from: int | None = None
        """Line time at which they began to hear us."""

    def connected(self) -> None:
        """Sound flows both ways."""
        self._wait(self._times.nothing)

    def voice_started(self) -> None:
        """They speak."""
        self._wait(self._times.longest)

    def voice_stopped(self) -> None:
        """They listen."""
        self._wait(self._times.pause)

    def sounds(self, at_ms: int | None) -> None:
        """A sentence of ours has begun to sound."""
        if self._spoke and self._sounds_from is None:
            self._sounds_from = at_ms

    @property
    def heard(self) -> bool:
        """Whether they have begun to hear us."""
        return self._sounds_from is not None

    def holds(self, heard: Heard) -> bool:
        """Whether these words were said before they heard anything of us."""
        return self._sounds_from is None or heard.start_ms < self._sounds_from

    def over(self) -> None:
        """The call has ended."""
        self._spoke = True
        self._cancel()

    def _wait(self, seconds: float) -> None:
        if self._spoke:
            return
        self._cancel()
        self._timer = asyncio.get_running_loop().call_later(seconds, self._now)

    def _now(self) -> None:
        self._spoke = True
        self._speak()

    def _cancel(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
