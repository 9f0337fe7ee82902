"""The thread that takes what our side writes to the PCM port, as soon as it is there.

A thread of its own, because looking at a pty waits for the kernel's worker that carries its bytes,
and that worker has normal priority: with busy cores a `select` was seen to overstay its limit by
50 ms. The clock must not wait for that.
"""

import os
import select
import threading
import time
from collections.abc import Callable

from hardware.simulator.pty_pair import PtyPair
from hardware.simulator.realtime import CLOCK_PRIORITY, become_realtime

STOP_LIMIT_S = 2.0
"""The thread sits in `select`; one that needs longer to stop is stuck."""

STOP, WAKE = b".", b"w"

Taker = Callable[[bytes, float], None]


class PcmIntake:
    """Hands every arrival, with its time, to `taker` in its own thread."""

    def __init__(self, *, port: PtyPair, taker: Taker) -> None:
        self._port = port
        self._taker = taker
        self._held = False
        self._stop_out, self._stop_in = os.pipe()
        self._thread = threading.Thread(target=self._run, name="pcm-intake", daemon=True)

    def start(self) -> None:
        """Starts the thread."""
        self._thread.start()

    def hold(self, held: bool) -> None:
        """Leaves what comes in the port, or takes it again; for a clock that takes it by itself."""
        if held != self._held:
            self._held = held
            os.write(self._stop_in, WAKE)

    def stop(self) -> None:
        """Ends the thread."""
        os.write(self._stop_in, STOP)
        self._thread.join(STOP_LIMIT_S)
        os.close(self._stop_in)
        os.close(self._stop_out)

    def _run(self) -> None:
        become_realtime(CLOCK_PRIORITY)
        while True:
            watched = [] if self._held else [self._port.modem_fd]
            ready = select.select([self._stop_out, *watched], [], [])[0]
            if self._stop_out in ready:
                if os.read(self._stop_out, 1) == STOP:
                    return
                continue
            data = self._port.read()
            if data:
                self._taker(data, time.monotonic())
