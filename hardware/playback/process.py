"""The player's process: `_playback`.

Orders come as JSON lines, until the input ends: ``{"open": PATH}``, ``{"play": MS, "speed": 1.5}``,
``{"stop": true}``. Reports go out as JSON lines: ``{"opened": {"length_ms", "caller", "ours"}}``
with peaks from 0 to 1, ``{"at": MS}`` while it sounds, ``{"ended": true}``, and
``{"failed": "file" | "sound", "detail": "…"}``.
"""

import json
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

from hardware.playback.kept import Kept, NotARecording
from hardware.playback.loudspeaker import Loudspeaker
from hardware.playback.tempo import at_tempo

PEAKS = 1000
"""More than any player is wide."""

SLOWEST, QUICKEST = 0.5, 3.0


def main(_argv: Sequence[str]) -> int:
    """Serves one app to its end."""
    player = _Player()
    for line in sys.stdin:
        player.obey(json.loads(line))
    player.close()
    return 0


class _Player:
    def __init__(self) -> None:
        self._one_at_a_time = threading.Lock()
        self._kept: Kept | None = None
        self._loudspeaker = Loudspeaker(
            at=lambda place: self._tell(at=self._ms(place)),
            ended=lambda: self._tell(ended=True),
            failed=lambda reason: self._tell(failed="sound", detail=reason),
        )

    def obey(self, order: dict[str, object]) -> None:
        self._loudspeaker.stop()
        match order:
            case {"open": str() as path}:
                self._open(Path(path))
            case {"play": int() as start_ms, "speed": int() | float() as speed}:
                self._play(start_ms, min(QUICKEST, max(SLOWEST, float(speed))))
            case _:
                pass

    def close(self) -> None:
        self._loudspeaker.stop()

    def _open(self, path: Path) -> None:
        self._kept = None
        try:
            self._kept = Kept(path)
            caller, ours = self._kept.peaks(PEAKS)
        except (OSError, NotARecording) as error:
            self._tell(failed="file", detail=str(error))
            return
        self._tell(opened={"length_ms": self._kept.length_ms, "caller": caller, "ours": ours})

    def _play(self, start_ms: int, speed: float) -> None:
        if self._kept is None:
            return
        kept = self._kept
        start = max(0, start_ms) * kept.rate // 1000
        blocks = at_tempo(kept.mixed, length=len(kept), rate=kept.rate, start=start, speed=speed)
        self._loudspeaker.play(blocks, rate=kept.rate)

    def _ms(self, place: int) -> int:
        return 0 if self._kept is None else place * 1000 // self._kept.rate

    def _tell(self, **report: object) -> None:
        with self._one_at_a_time:
            sys.stdout.write(json.dumps(report) + "\n")
            sys.stdout.flush()
