"""A worker never outlives the program that started it.

The supervisor holds the other end of our standard input and never writes to it. When it closes the
pipe, or dies in whatever way, the pipe ends: that is the order to stop, on every system. On Linux
the kernel kills us as well, in case a library holds the interpreter and no thread of ours can run.
"""

import asyncio
import contextlib
import ctypes
import os
import signal
import sys
import threading
import time

LAST_WORK_S = 3.0
"""An engine call that is running may end; whatever still runs after this is cut off."""

EXIT_CUT_OFF = 3

_PR_SET_PDEATHSIG = 1
_READ_BYTES = 4096
_STDIN = 0


class Lifeline:
    """Watches standard input from a thread of its own, from before the backend is loaded."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop: asyncio.Event | None = None

    def hold(self) -> None:
        """Begins to watch; from now on the end of the parent is our end."""
        if sys.platform == "linux":
            ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        threading.Thread(target=self._watch, name="lifeline", daemon=True).start()

    def attach(self, stop: asyncio.Event) -> None:
        """Once the loop runs: the end sets `stop` in it. Before this, the end is immediate."""
        with self._lock:
            self._loop = asyncio.get_running_loop()
            self._stop = stop

    def detach(self) -> None:
        """The loop is about to close; the time limit stays."""
        with self._lock:
            self._loop = None

    def _watch(self) -> None:
        # Where there is no standard input at all, nobody holds the other end.
        with contextlib.suppress(OSError):
            while os.read(_STDIN, _READ_BYTES):
                pass
        with self._lock:
            if self._loop is not None and self._stop is not None:
                self._loop.call_soon_threadsafe(self._stop.set)
            elif self._stop is None:
                os._exit(EXIT_CUT_OFF)
        time.sleep(LAST_WORK_S)
        os._exit(EXIT_CUT_OFF)
