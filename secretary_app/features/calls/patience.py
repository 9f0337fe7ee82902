"""How long the secretary waits: for a silent caller, and for a call to end at all."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PatienceTimes:
    """Seconds of waiting."""

    silence_s: float = 7.0
    """Silence of both sides after which the secretary asks whether the caller is still there."""
    longest_call_s: float = 900.0
    """A call is ended politely after this."""


class Patience:
    """Counts the silence of a call and its length, and tells when either runs out."""

    def __init__(
        self,
        *,
        times: PatienceTimes,
        on_silence: Callable[[int], None],
        on_too_long: Callable[[], None],
    ) -> None:
        """``on_silence`` gets the number of long silences in a row, from 1."""
        self._times = times
        self._on_silence = on_silence
        self._silences = 0
        self._loop = asyncio.get_running_loop()
        self._silence: asyncio.TimerHandle | None = None
        self._on_too_long = on_too_long
        self._length: asyncio.TimerHandle | None = None

    def start(self) -> None:
        """The call is answered: its length counts from now."""
        self._length = self._loop.call_later(self._times.longest_call_s, self._on_too_long)

    def somebody_speaks(self, *, caller: bool) -> None:
        """Silence is over; the caller's own voice also forgives earlier silences."""
        if caller:
            self._silences = 0
        if self._silence is not None:
            self._silence.cancel()
            self._silence = None

    def nobody_speaks(self) -> None:
        """Both sides are silent from now on."""
        self.somebody_speaks(caller=False)
        self._silence = self._loop.call_later(self._times.silence_s, self._silence_is_long)

    def stop(self) -> None:
        """The call is over."""
        self.somebody_speaks(caller=False)
        if self._length is not None:
            self._length.cancel()

    def _silence_is_long(self) -> None:
        self._silence = None
        self._silences += 1
        self._on_silence(self._silences)
