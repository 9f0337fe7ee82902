"""How far ahead of the modem our track is written: never dry, never more than three frames."""

from collections.abc import Callable

from hardware.audio.measures import FRAME_SAMPLES, SAMPLES_PER_MS

MOST_MS = 50
"""Half a frame less than three. It begins with two (a third would pass this), so that a barge-in is
delayed by 40 ms; drift between the clocks may move what waits at a tick between 10 and 30 ms.
"""


class Pace:
    """Counts our track in line samples against the modem's clock.

    `clock` tells how many line samples the modem has played by a moment. What it should have
    played and did not get is a gap: our track goes on after it, so line time stays true.
    """

    def __init__(self, *, clock: Callable[[float], float]) -> None:
        self._clock = clock
        self.position = 0
        """Line position after the last frame written."""
        self.underruns = 0

    def has_room(self, now: float) -> bool:
        """Whether the next frame may be written."""
        waiting = self.position - self._clock(now)
        return waiting + FRAME_SAMPLES <= MOST_MS * SAMPLES_PER_MS

    def next_position(self, now: float) -> int:
        """Line position the next frame gets; steps over a gap, and counts it."""
        played = int(self._clock(now))
        if played > self.position:
            self.underruns += self.position > 0
            self.position = played
        return self.position

    def wrote_frame(self) -> None:
        """A frame was handed to the port."""
        self.position += FRAME_SAMPLES

    def left(self, now: float, *, stuck: int = 0) -> int:
        """Line position up to which our track has left; `stuck` samples are known to wait."""
        return max(0, min(int(self._clock(now)), self.position - stuck))
