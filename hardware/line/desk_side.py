"""Who sounds on our side of one call besides the player, and what a desk may hear of the call."""

import time
from collections import deque
from collections.abc import Callable

import numpy as np

from hardware.audio.jitter import JitterBuffer
from hardware.audio.measures import FRAME_BYTES, RATE, SAMPLE_BYTES, SAMPLES_PER_MS
from hardware.audio.pcm import samples
from hardware.audio.silero import SileroVoice
from hardware.line.caller_ear import CallerEar
from hardware.line.given_to import By
from hardware.line.hold_sound import HoldSound
from hardware.line.operator_reports import (
    OperatorLost,
    OperatorReport,
    OperatorSound,
    OperatorSpeaks,
    OperatorStops,
)
from hardware.line.tracks import TwoTracks
from hardware.line.voice import Heard, Voice
from hardware.line.voice_params import VoiceParams

KEPT_S = 30
"""Of a live call, in memory only, to be heard once more."""

SILENT_S = 1.0
"""A microphone gives a frame every 20 ms, of silence too; after so long it is gone."""

NO_SOUND = bytes(FRAME_BYTES)


class DeskSide:
    """One call's. Positions are line samples."""

    def __init__(
        self,
        *,
        detector: SileroVoice,
        params: VoiceParams,
        emit: Callable[[OperatorReport], None],
        sounded: Callable[[int, bytes, bytes], None],
    ) -> None:
        """`sounded` gets every piece of the call: line time, caller, us; equally long."""
        self.by = By.ASSISTANT
        self._detector = detector
        self._params = params
        self._emit = emit
        self._sounded = sounded
        self._voice = JitterBuffer()
        self._hold = HoldSound()
        self._ear: CallerEar | None = None
        self._ear_from_ms = 0
        self._speaker: object | None = None
        self._spoke_at = 0.0
        self._tracks = TwoTracks(start=0)
        self._recent: deque[tuple[int, bytes, bytes]] = deque()
        self._done = 0

    def give_to(self, by: By) -> None:
        """From the next frame on."""
        self.by = by
        self._voice.clear()
        self._speaker = None
        self._end_ear()

    def says(self, pcm: bytes, *, desk: object) -> None:
        """A desk's voice. The first desk that speaks has the word until it leaves."""
        if self.by is not By.OPERATOR or self._speaker not in (None, desk):
            return
        self._speaker, self._spoke_at = desk, time.monotonic()
        self._voice.push(pcm)

    def left(self, desk: object) -> None:
        """A desk's connection is closed."""
        if self._speaker is desk:
            self._lose("desk-left")

    def look(self, now: float) -> None:
        """Whether the person who has the call still sounds."""
        if self._speaker is not None and now - self._spoke_at > SILENT_S:
            self._lose("desk-silent")

    def ours(self, pcm: bytes, *, at: int, speaking: bool) -> bytes:
        """A frame of the player's with everything else that sounds on our side."""
        if self.by is By.OPERATOR:
            voice = self._voice.frame()
            self._follow(voice or NO_SOUND, at)
            pcm = laid_over(pcm, voice)
        pcm = laid_over(pcm, self._hold.play(on=self.by is By.HOLD, under_voice=speaking))
        self._pass_on(*self._tracks.ours(pcm, at=at))
        return pcm

    def caller(self, pcm: bytes, *, at: int) -> None:
        """The caller's sound."""
        self._pass_on(*self._tracks.caller(pcm, at=at))

    def recent(self, seconds: float) -> list[tuple[int, bytes, bytes]]:
        """The last of the call: line time, caller, us; at most KEPT_S."""
        first = self._done - round(min(seconds, KEPT_S) * RATE)
        return [piece for piece in self._recent if piece[0] * SAMPLES_PER_MS >= first]

    def close(self) -> None:
        """The call is over."""
        self._end_ear()
        self._recent.clear()

    def _pass_on(self, caller: bytes, ours: bytes) -> None:
        if not caller:
            return
        at_ms = self._done // SAMPLES_PER_MS
        self._done += len(caller) // SAMPLE_BYTES
        self._recent.append((at_ms, caller, ours))
        oldest = (self._done - KEPT_S * RATE) // SAMPLES_PER_MS
        while self._recent[0][0] < oldest:
            self._recent.popleft()
        self._sounded(at_ms, caller, ours)

    def _follow(self, frame: bytes, at: int) -> None:
        """The app writes down what the person says, as it does with the caller."""
        at_ms = at // SAMPLES_PER_MS
        if self._ear is None:
            self._ear = CallerEar(detector=self._detector, params=self._params)
            self._ear_from_ms = at_ms
        self._emit(OperatorSound(at_ms=at_ms, pcm=frame))
        for heard in self._ear.hear(frame):
            self._tell(heard)

    def _tell(self, heard: Heard) -> None:
        at_ms = self._ear_from_ms + heard.at_ms
        if heard.voice is Voice.STARTED:
            self._emit(OperatorSpeaks(at_ms=at_ms))
        elif heard.voice is Voice.STOPPED:
            self._emit(OperatorStops(at_ms=at_ms))

    def _end_ear(self) -> None:
        last = None if self._ear is None else self._ear.end()
        if last is not None:
            self._tell(last)
        self._ear = None

    def _lose(self, reason: str) -> None:
        self._speaker = None
        self._voice.clear()
        self._emit(OperatorLost(reason=reason))


def laid_over(one: bytes, other: bytes) -> bytes:
    """Both at once, equally long, without overflow; an empty one changes nothing."""
    if not other:
        return one
    both = samples(one).astype(np.int32) + samples(other)
    whole: bytes = np.clip(both, -32768, 32767).astype("<i2").tobytes()
    return whole
