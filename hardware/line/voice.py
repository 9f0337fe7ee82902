"""When the caller speaks: from window probabilities to suspected, confirmed and ended voice.

The first loud window is only a suspicion (a click, a breath): our voice drops at once, and no turn
of the caller's is declared over. A second one within the confirming time makes it a voice; else the
level comes back.
"""

from dataclasses import dataclass
from enum import StrEnum

from hardware.audio.silero import WINDOW_MS
from hardware.line.voice_params import VoiceParams


class Voice(StrEnum):
    """What one window tells about the caller."""

    QUIET = "quiet"
    SUSPECTED = "suspected"
    STARTED = "started"
    """The suspicion was right; `at_ms` is the start of the suspected window."""
    GOES_ON = "goes_on"
    PAUSES = "pauses"
    """A quiet window inside speech, or one that neither confirms nor clears a suspicion."""
    DISMISSED = "dismissed"
    STOPPED = "stopped"
    """`at_ms` is the end of the last window with a voice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One window's verdict."""

    voice: Voice
    at_ms: int
    """Line time the verdict is about."""


class VoiceActivity:
    """One call's caller. Windows of WINDOW_MS are fed in order from line time 0."""

    def __init__(self, *, params: VoiceParams) -> None:
        self._threshold = params.threshold
        self._confirm_windows = max(1, params.confirm_ms // WINDOW_MS)
        self._stop_windows = max(1, -(-params.stop_ms // WINDOW_MS))
        self._index = 0
        self._first: int | None = None
        self._last: int | None = None
        self._speaking = False

    @property
    def speaking(self) -> bool:
        """True from the confirming window to the end of the voice."""
        return self._speaking

    def push(self, probability: float) -> Heard:
        """Judges the next window."""
        index = self._index
        self._index += 1
        voiced = probability >= self._threshold
        if self._speaking:
            return self._in_speech(index, voiced=voiced)
        if self._first is None:
            if not voiced:
                return _heard(Voice.QUIET, index)
            self._first = index
            return _heard(Voice.SUSPECTED, index)
        first = self._first
        if voiced:
            self._first, self._last, self._speaking = None, index, True
            return _heard(Voice.STARTED, first)
        if index - first >= self._confirm_windows:
            self._first = None
            return _heard(Voice.DISMISSED, index)
        return _heard(Voice.PAUSES, index)

    def end(self) -> Heard | None:
        """The stream is over; tells the end of a voice that was still going on."""
        if not self._speaking or self._last is None:
            return None
        self._speaking = False
        return _heard(Voice.STOPPED, self._last + 1)

    def _in_speech(self, index: int, *, voiced: bool) -> Heard:
        if voiced or self._last is None:
            self._last = index
            return _heard(Voice.GOES_ON, index)
        if index - self._last >= self._stop_windows:
            self._speaking = False
            return _heard(Voice.STOPPED, self._last + 1)
        return _heard(Voice.PAUSES, index)


def _heard(voice: Voice, index: int) -> Heard:
    return Heard(voice=voice, at_ms=index * WINDOW_MS)
