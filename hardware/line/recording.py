"""The recording of one call: both tracks laid side by side by line time and written away."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from hardware.audio.measures import SAMPLES_PER_MS
from hardware.line.recorder import NotErased, Recorder
from hardware.line.recording_reports import Erased, Recorded
from hardware.line.reports import Failed, Report
from hardware.line.tracks import TwoTracks

CLOSE_TIMEOUT_S = 30.0
"""An hour of a call is hashed and synced in a second or two; a dead network disk never is."""


class CallRecording:
    """Runs from its making to `stop`. Positions are line samples."""

    def __init__(
        self, *, path: Path, start: int, emit: Callable[[Report], None], hold_ms: int = 0
    ) -> None:
        self._path = path
        self._emit = emit
        self._tracks = TwoTracks(start=start)
        loop = asyncio.get_running_loop()

        def failed(code: str, text: str) -> None:
            loop.call_soon_threadsafe(emit, Failed(code=code, text=text))

        self._recorder = Recorder(path=path, failed=failed, hold=hold_ms * SAMPLES_PER_MS)

    def caller(self, pcm: bytes, *, at: int) -> None:
        """The caller's next sound, at line position `at`."""
        self._recorder.push(*self._tracks.caller(pcm, at=at))

    def ours(self, pcm: bytes, *, at: int) -> None:
        """Our next sound, at line position `at`."""
        self._recorder.push(*self._tracks.ours(pcm, at=at))

    def silence(self, *, until: int) -> None:
        """Neither track has anything up to line position `until`."""
        self._recorder.push(*self._tracks.rest(until))

    def blank(self, start: int, end: int) -> None:
        """The caller's sound between two line positions is silence in the file."""
        begin = self._tracks.start
        self._recorder.blank(max(0, start - begin), max(0, end - begin))

    async def erase(self) -> None:
        """Destroys what was written and tells it."""
        try:
            async with asyncio.timeout(CLOSE_TIMEOUT_S):
                await asyncio.wrap_future(self._recorder.erase())
        except (TimeoutError, NotErased) as error:
            self._emit(Failed(code="erasing-failed", text=f"{self._path}: {error!r}"))
            return
        self._emit(Erased(path=str(self._path)))

    async def stop(self, *, until: int) -> None:
        """Closes the file at line position `until` and tells it."""
        self._recorder.push(*self._tracks.rest(until))
        try:
            async with asyncio.timeout(CLOSE_TIMEOUT_S):
                recording = await asyncio.wrap_future(self._recorder.stop())
        except TimeoutError:
            text = f"{self._path} was not closed within {CLOSE_TIMEOUT_S} s"
            self._emit(Failed(code="recording-failed", text=text))
            return
        if recording is None:
            return
        self._emit(
            Recorded(
                path=str(recording.path),
                from_ms=self._tracks.start // SAMPLES_PER_MS,
                duration_ms=recording.duration_ms,
                sha256=recording.sha256,
            )
        )
