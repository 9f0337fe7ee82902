"""The caller's mouth: speeches in a queue, handed out frame by frame."""

from collections import deque
from dataclasses import dataclass

from hardware.simulator.track import FRAME_BYTES

SILENCE = bytes(FRAME_BYTES)


@dataclass(slots=True, kw_only=True)
class Speech:
    """PCM of 8000 Hz, s16le, that the caller says; it begins at the start of a frame."""

    speech_id: int
    pcm: bytes
    position: int = 0


class CallerVoice:
    """Gives one frame per tick: the speech under way, the next one, or silence."""

    def __init__(self) -> None:
        self._queue: deque[Speech] = deque()
        self.started: list[int] = []
        self.ended: list[int] = []

    def say(self, speech: Speech) -> None:
        """Puts `speech` after what is being said."""
        self._queue.append(speech)

    def hush(self) -> None:
        """Drops all that is not said yet; the speech under way ends here."""
        if self._queue and self._queue[0].position:
            self.ended.append(self._queue[0].speech_id)
        self._queue.clear()

    def next_frame(self) -> bytes:
        """The next 320 bytes. Fills `started` and `ended`, which the taker empties."""
        if not self._queue:
            return SILENCE
        speech = self._queue[0]
        if not speech.position:
            self.started.append(speech.speech_id)
        frame = speech.pcm[speech.position : speech.position + FRAME_BYTES]
        speech.position += FRAME_BYTES
        if speech.position >= len(speech.pcm):
            self.ended.append(speech.speech_id)
            self._queue.popleft()
        return frame.ljust(FRAME_BYTES, b"\0")
