"""Hears when the caller speaks: sound in, verdicts out, one for each 32 ms window.

Silero's network remembers. After somebody has spoken loudly it takes a softer voice, or another
one, for background: of 276 recordings played one after another into one stream it missed 45, and
found others half a second late. Told to forget whenever nobody speaks, it missed one, and heard no
voice in noise, clicks or tones (docs/decisions/0035).

A voice that is our own, come back from the caller's side, is nobody's (docs/decisions/0111).
"""

import numpy as np

from hardware.audio.frames import FrameAssembler
from hardware.audio.measures import SAMPLE_BYTES
from hardware.audio.pcm import samples
from hardware.audio.silero import WINDOW_BYTES, WINDOW_MS, SileroVoice
from hardware.line.own_echo import COMPARED, OwnEcho, Sound
from hardware.line.voice import Heard, Voice, VoiceActivity
from hardware.line.voice_params import VoiceParams

FORGET_AFTER_QUIET_MS = 2000
"""Long noise makes it deaf as well, though more slowly."""


class CallerEar:
    """One call's caller, from line time 0."""

    def __init__(self, *, detector: SileroVoice, params: VoiceParams) -> None:
        self._detector = detector
        self._activity = VoiceActivity(params=params)
        self._windows = FrameAssembler(size=WINDOW_BYTES)
        self._quiet_ms = 0
        self._threshold = params.threshold
        self._echo = OwnEcho()
        self._newest: Sound = np.zeros(COMPARED, dtype=np.float32)
        self._end = 0
        detector.reset()

    @property
    def speaking(self) -> bool:
        """Whether the caller speaks."""
        return self._activity.speaking

    def hear(self, pcm: bytes) -> list[Heard]:
        """Verdicts on the windows that `pcm` completes."""
        return [self._judge(window) for window in self._windows.push(pcm)]

    def ours(self, pcm: bytes, *, at: int) -> None:
        """What we say, by its line position."""
        self._echo.ours(pcm, at=at)

    def end(self) -> Heard | None:
        """The call is over; tells the end of a voice that was still going on."""
        return self._activity.end()

    def _judge(self, window: bytes) -> Heard:
        newest = np.concatenate((self._newest, samples(window).astype(np.float32)))
        self._newest = newest[-COMPARED:]
        self._end += WINDOW_BYTES // SAMPLE_BYTES
        probability = self._detector.probability(window)
        if probability >= self._threshold and self._echo.is_it(self._newest, end=self._end):
            probability = 0.0
        heard = self._activity.push(probability)
        self._quiet_ms = self._quiet_ms + WINDOW_MS if heard.voice is Voice.QUIET else 0
        over = heard.voice in {Voice.STOPPED, Voice.DISMISSED}
        if over or self._quiet_ms >= FORGET_AFTER_QUIET_MS:
            self._detector.reset()
            self._quiet_ms = 0
        return heard
