"""The recording of one call: both tracks laid side by side by line time and written away."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from hardware.audio.pcm import SAMPLES_PER_MS
from hardware.line.recorder import Recorder
from hardware.line.reports import Failed, Recorded, Report
from hardware.line.tracks import TwoTracks

CLOSE_TIMEOUT_S = 30.0
"""An hour of a call is hashed and synced in a second or two; a dead network disk never is."""


class CallRecording:
    """Runs from its making to `stop`. Positions are line samples."""

    def __init__(self, *, path: Path, start: int, emit: Callable[[Report], None]) -> None:
        self._path = path
        self._emit = emit
        self._tracks = TwoTracks(start=start)
        loop = asyncio.get_running_loop()

        def failed(code: str, text: str) -> None:
            loop.call_soon_threadsafe(emit, Failed(code=code, text=text))

        self._recorder = Recorder(path=path, failed=failed)

    def caller(self, pcm: bytes, *, at: int) -> None:
        """The caller's next sound, at line position `at`."""
        self._recorder.push(*self._tracks.caller(pcm, at=at))

    def ours(self, pcm: bytes, *, at: int) -> None:
        """Our next sound, at line position `at`."""
        self._recorder.push(*self._tracks.ours(pcm, at=at))

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
