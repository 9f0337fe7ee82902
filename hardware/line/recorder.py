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

from hardware.line.held_sound import HeldSound, Piece
from hardware.line.wav_file import GrowingWav

SETTLE_S = 1.0
"""So much of a call a crash may cost, besides what is held."""

FULL_DISK = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """A closed recording."""

    path: Path
    duration_ms: int
    sha256: str


class NotErased(Exception):
    """The disk refused to destroy a recording."""


@dataclass(frozen=True, slots=True)
class _Blank:
    """From one sample of the recording to another."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _End:
    """Nothing more comes."""

    erase: bool


class Recorder:
    """One recording. `push` never blocks; `failed(code, text)` is called on the writing thread.

    Codes: `disk-full`, `recording-exists`, `recording-failed`. After a failure what was written
    stays, playable, and nothing more is added.
    """

    def __init__(self, *, path: Path, failed: Callable[[str, str], None], hold: int = 0) -> None:
        """The newest `hold` samples wait in memory, where `blank` still finds them."""
        self._path = path
        self._failed = failed
        self._held = HeldSound(hold=hold)
        self._queue: SimpleQueue[Piece | _Blank | _End] = SimpleQueue()
        self._result: Future[Recording | None] = Future()
        self._thread = threading.Thread(target=self._run, name="recorder", daemon=True)
        self._thread.start()

    def push(self, caller: bytes, ours: bytes) -> None:
        """Queues the next samples of both tracks, equally many of each."""
        if caller:
            self._queue.put((caller, ours))

    def blank(self, start: int, end: int) -> None:
        """The caller's track is silent from one sample of the recording to another."""
        self._queue.put(_Blank(start, end))

    def stop(self) -> Future[Recording | None]:
        """Closes the file after what is queued; None where there is nothing to keep."""
        self._queue.put(_End(erase=False))
        return self._result

    def erase(self) -> Future[Recording | None]:
        """Destroys the file; the result raises NotErased where it could not be."""
        self._queue.put(_End(erase=True))
        return self._result

    def _run(self) -> None:
        try:
            self._result.set_result(self._record())
        except OSError as error:
            self._fail(error)
            self._result.set_result(None)
        except NotErased as error:
            self._result.set_exception(error)
        except BaseException as error:
            self._result.set_exception(error)
            raise

    def _record(self) -> Recording | None:
        wav = GrowingWav(path=self._path)
        try:
            end = self._write_all(wav)
        except OSError as error:
            self._fail(error)
            end = self._wait_for_end()
        if end.erase:
            try:
                wav.destroy()
            except OSError as error:
                raise NotErased(str(error)) from error
            return None
        sha256 = wav.finish()
        return Recording(path=wav.path, duration_ms=wav.duration_ms, sha256=sha256)

    def _write_all(self, wav: GrowingWav) -> _End:
        settle_at = time.monotonic() + SETTLE_S
        while True:
            try:
                item = self._queue.get(timeout=SETTLE_S)
            except Empty:
                item = (b"", b"")
            match item:
                case _End():
                    if not item.erase:
                        self._append(wav, self._held.rest())
                    return item
                case _Blank():
                    wav.silence(item.start, item.end)
                    self._held.blank(item.start, item.end)
                case caller, ours:
                    self._append(wav, self._held.push(caller, ours))
            if time.monotonic() >= settle_at:
                wav.settle()
                settle_at = time.monotonic() + SETTLE_S

    @staticmethod
    def _append(wav: GrowingWav, piece: Piece) -> None:
        wav.append(caller=piece[0], ours=piece[1])

    def _wait_for_end(self) -> _End:
        while not isinstance(item := self._queue.get(), _End):
            continue
        return item

    def _fail(self, error: OSError) -> None:
        code = "recording-failed"
        if error.errno in FULL_DISK:
            code = "disk-full"
        elif isinstance(error, FileExistsError):
            code = "recording-exists"
        logger.error("recording %s: %s", self._path.name, error)
        self._failed(code, str(error))
