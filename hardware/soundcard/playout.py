"""What waits for the loudspeaker, kept short although its clock is not the microphone's.

The talk is paced by the microphone: its samples are the line's time. A loudspeaker on another
crystal takes a few samples in a million more or fewer. While more waits than should, each piece of
10 ms is made of one sample more, and while less waits, of one fewer: at 48 kHz that is 0.2 %, which
no ear hears and no crystal exceeds (docs/decisions/0076).
"""

import threading
from collections import deque

import numpy as np
from numpy.typing import NDArray

from hardware.audio.pcm import Samples

LEAST_S, MOST_S = 0.027, 0.045
"""How much may wait on average when the loudspeaker asks. Our track comes 20 ms at a time and goes
10 ms at a time, and either may be late by one: with less than 25 ms on average it may starve."""

JUDGED_TAKES = 50
"""Half a second: the level swings by a frame within each 20 ms."""

TOO_MUCH_S = 0.2
"""A loudspeaker that stood still: what waited has had its time, and is skipped but for the rest."""


class Playout:
    """A queue between the line's thread and the loudspeaker's."""

    def __init__(self, *, rate: int) -> None:
        self._rate = rate
        self._pieces: deque[Samples] = deque()
        self._waiting = 0
        self._lock = threading.Condition()
        self._levels: list[int] = []
        self._step = 0
        self._given: deque[Samples] = deque()
        self.taken = 0
        """Samples asked for so far."""
        self.starved = 0
        """Takes in the midst of sound for which too little was there."""
        self.corrected = 0
        """Samples left out (positive) or put in (negative) for the loudspeaker's clock."""

    @property
    def waiting_s(self) -> float:
        """How long what waits will sound."""
        return self._waiting / self._rate

    def put(self, pcm: Samples) -> None:
        """Further sound of ours. Where too much waits, silence is left out."""
        with self._lock:
            if self._waiting > MOST_S * self._rate and not pcm.any():
                return
            self._pieces.append(pcm)
            self._waiting += len(pcm)
            if self._waiting > TOO_MUCH_S * self._rate:
                self._pull(self._waiting - int(MOST_S * self._rate))

    def wait_until_taken(self, *, limit_s: float) -> None:
        """Blocks until nothing waits, or so long."""
        with self._lock:
            self._lock.wait_for(lambda: not self._waiting, timeout=limit_s)

    def take(self, count: int) -> Samples:
        """Exactly `count` samples for the loudspeaker; silence for what is not there."""
        pcm = self._next(count)
        self.taken += count
        self._given.append(pcm)
        return pcm

    def given(self) -> list[Samples]:
        """What the loudspeaker was given since this was asked last, gaps and all."""
        return [self._given.popleft() for _ in range(len(self._given))]

    def _next(self, count: int) -> Samples:
        with self._lock:
            self._judge()
            wanted = count + self._step
            pcm = self._pull(min(wanted, self._waiting))
            if not self._waiting:
                self._lock.notify_all()
        if len(pcm) < wanted:
            self.starved += 1
            return np.concatenate((pcm, np.zeros(count, dtype=np.int16)))[:count]
        self.corrected += self._step
        return pcm if self._step == 0 else _stretched(pcm, count)

    def _judge(self) -> None:
        self._levels.append(self._waiting)
        if len(self._levels) < JUDGED_TAKES:
            return
        mean = sum(self._levels) / len(self._levels) / self._rate
        self._levels.clear()
        self._step = (mean > MOST_S) - (mean < LEAST_S)

    def _pull(self, count: int) -> Samples:
        taken: list[NDArray[np.int16]] = []
        while count > 0:
            piece = self._pieces.popleft()
            if len(piece) > count:
                self._pieces.appendleft(piece[count:])
                piece = piece[:count]
            taken.append(piece)
            count -= len(piece)
            self._waiting -= len(piece)
        return np.concatenate(taken) if taken else np.zeros(0, dtype=np.int16)


def _stretched(pcm: Samples, count: int) -> Samples:
    places = np.linspace(0, len(pcm) - 1, count)
    return np.rint(np.interp(places, np.arange(len(pcm)), pcm)).astype(np.int16)
