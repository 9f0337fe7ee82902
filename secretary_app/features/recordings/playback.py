"""Lets kept recordings be heard, by a process of its own; see ``hardware.playback``.

The process is begun with the first recording that is opened, and ends with ``close``.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engines.supervisor import child_command
from engines.supervisor.log_relay import LogRelay
from secretary_app.features.recordings.errors import RecordingHasNoSound, RecordingMute
from secretary_app.features.recordings.models import Recording, RecordingState
from secretary_app.features.recordings.rights import VIEW_RECORDINGS
from secretary_app.foundation.auth.acting import needs

_LOG = logging.getLogger(__name__)

ROLE = "_playback"
OPEN_LIMIT_S = 30.0
"""An hour of sound is read in a second; a slow disk and a cold start take a few."""

LONGEST_REPORT = 1 << 20
"""Bytes of one line: two tracks of peaks are 15 kB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tracks:
    """What a player draws."""

    length_ms: int
    caller: tuple[float, ...]
    ours: tuple[float, ...]
    """Peaks from 0 to 1, evenly spread over the length."""


@dataclass(frozen=True, slots=True)
class At:
    """It sounds, and is here."""

    ms: int


@dataclass(frozen=True, slots=True)
class Stopped:
    """It has come to its end, or cannot sound: ``reason`` is in the system's own words."""

    reason: str = ""


Heard = Callable[[At | Stopped], None]


class RecordingPlayer:
    """One ear: whoever opens a recording takes the place of whoever listened before."""

    def __init__(self) -> None:
        self._process: asyncio.subprocess.Process | None = None
        self._reading: asyncio.Task[None] | None = None
        self._opening: asyncio.Future[Tracks] | None = None
        self._heard: Heard | None = None
        self._turn = asyncio.Lock()

    @needs(VIEW_RECORDINGS, about="recording.call_id")
    async def open(self, recording: Recording, heard: Heard) -> Tracks:
        """What sounded falls silent. Raises RecordingHasNoSound."""
        if recording.state in {RecordingState.DELETED, RecordingState.RUNNING}:
            raise RecordingHasNoSound(detail=recording.state.value)
        return await self._open(recording.wav, heard)

    @needs(VIEW_RECORDINGS)
    async def open_file(self, wav: Path, heard: Heard) -> Tracks:
        """The same for sound that was made, as a sample of a voice. Raises RecordingHasNoSound."""
        return await self._open(wav, heard)

    async def _open(self, wav: Path, heard: Heard) -> Tracks:
        async with self._turn:
            self._heard = heard
            self._opening = asyncio.get_running_loop().create_future()
            try:
                await self._order({"open": str(wav)})
                async with asyncio.timeout(OPEN_LIMIT_S):
                    return await self._opening
            except TimeoutError as error:
                raise RecordingHasNoSound(detail=str(error)) from error
            finally:
                self._opening = None

    @needs(VIEW_RECORDINGS)
    async def play(self, *, from_ms: int, speed: float = 1.0) -> None:
        """From there on; ``heard`` is told how far it is, and why it stopped.

        Raises RecordingMute.
        """
        await self._order({"play": from_ms, "speed": speed})

    @needs(VIEW_RECORDINGS)
    async def stop(self) -> None:
        """Silence; the recording stays open."""
        if self._process is not None:
            await self._order({"stop": True})

    def leave(self) -> None:
        """Nobody wants to hear of it any more."""
        self._heard = None

    async def close(self) -> None:
        """Ends the process."""
        self.leave()
        process, self._process = self._process, None
        reading, self._reading = self._reading, None
        if process is not None and process.stdin is not None:
            process.stdin.close()
        if reading is not None:
            await reading

    async def _order(self, order: dict[str, object]) -> None:
        process = self._process
        if process is None or process.returncode is not None:
            process = await self._start()
        assert process.stdin is not None
        try:
            process.stdin.write(json.dumps(order).encode() + b"\n")
            await process.stdin.drain()
        except (ConnectionError, RuntimeError) as error:
            raise RecordingMute(reason=str(error)) from error

    async def _start(self) -> asyncio.subprocess.Process:
        if self._reading is not None:
            await self._reading
        process = await asyncio.create_subprocess_exec(
            *child_command(ROLE),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            limit=LONGEST_REPORT,
            start_new_session=True,
        )
        self._process = process
        self._reading = asyncio.create_task(self._read(process), name="recording player")
        return process

    async def _read(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdout is not None
        assert process.stderr is not None
        relay = LogRelay(label="playback")
        relaying = asyncio.create_task(relay.run(process.stderr), name="log-playback")
        try:
            while line := await process.stdout.readline():
                self._take(json.loads(line))
        finally:
            if process.returncode is None and process.stdin is not None:
                process.stdin.close()
            await process.wait()
            await relaying
            if process.returncode:
                _LOG.warning("the player ended with %s: %s", process.returncode, relay.last_words)
            self._over(relay.last_words)

    # Any: a line of JSON that our own child wrote.
    def _take(self, report: dict[str, Any]) -> None:
        opening = self._opening
        match report:
            case {"opened": opened} if opening is not None and not opening.done():
                opening.set_result(
                    Tracks(
                        length_ms=opened["length_ms"],
                        caller=tuple(opened["caller"]),
                        ours=tuple(opened["ours"]),
                    )
                )
            case {"failed": "file", "detail": detail} if opening is not None:
                if not opening.done():
                    opening.set_exception(RecordingHasNoSound(detail=detail))
            case {"failed": _, "detail": detail}:
                self._tell(Stopped(detail or "?"))
            case {"at": ms}:
                self._tell(At(ms))
            case {"ended": True}:
                self._tell(Stopped())

    def _tell(self, news: At | Stopped) -> None:
        if self._heard is not None:
            self._heard(news)

    def _over(self, last_words: str) -> None:
        if self._opening is not None and not self._opening.done():
            self._opening.set_exception(RecordingHasNoSound(detail=last_words))
        with contextlib.suppress(RuntimeError):
            self._tell(Stopped())
