"""Records a call on a thread of its own: the 20 ms clock never waits for a disk."""

import errno
import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue

from hardware.line.wav_file import GrowingWav

SETTLE_S = 1.0
"""So much of a call a crash may cost."""

FULL_DISK = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """A closed recording."""

    path: Path
    duration_ms: int
    sha256: str


class Recorder:
    """One recording. `push` never blocks; `failed(code, text)` is called on the writing thread.

    Codes: `disk-full`, `recording-exists`, `recording-failed`. After a failure what was written
    stays, playable, and nothing more is added.
    """

    def __init__(self, *, path: Path, failed: Callable[[str, str], None]) -> None:
        self._path = path
        self._failed = failed
        self._queue: SimpleQueue[tuple[bytes, bytes] | None] = SimpleQueue()
        self._result: Future[Recording | None] = Future()
        self._thread = threading.Thread(target=self._run, name="recorder", daemon=True)
        self._thread.start()

    def push(self, caller: bytes, ours: bytes) -> None:
        """Queues the next samples of both tracks, equally many of each."""
        if caller:
            self._queue.put((caller, ours))

    def stop(self) -> Future[Recording | None]:
        """Closes the file after what is queued; None where there is nothing to keep."""
        self._queue.put(None)
        return self._result

    def _run(self) -> None:
        try:
            self._result.set_result(self._record())
        except OSError as error:
            self._fail(error)
            self._result.set_result(None)
        except BaseException as error:
            self._result.set_exception(error)
            raise

    def _record(self) -> Recording | None:
        wav = GrowingWav(path=self._path)
        try:
            self._write_all(wav)
        except OSError as error:
            self._fail(error)
            self._wait_for_stop()
        sha256 = wav.finish()
        return Recording(path=wav.path, duration_ms=wav.duration_ms, sha256=sha256)

    def _write_all(self, wav: GrowingWav) -> None:
        settle_at = time.monotonic() + SETTLE_S
        while True:
            try:
                piece = self._queue.get(timeout=SETTLE_S)
            except Empty:
                piece = (b"", b"")
            if piece is None:
                return
            wav.append(caller=piece[0], ours=piece[1])
            if time.monotonic() >= settle_at:
                wav.settle()
                settle_at = time.monotonic() + SETTLE_S

    def _wait_for_stop(self) -> None:
        while self._queue.get() is not None:
            continue

    def _fail(self, error: OSError) -> None:
        code = "recording-failed"
        if error.errno in FULL_DISK:
            code = "disk-full"
        elif isinstance(error, FileExistsError):
            code = "recording-exists"
        logger.error("recording %s: %s", self._path.name, error)
        self._failed(code, str(error))
