"""What the caller really heard: notes of frames become messages once those frames have left.

A frame handed to the port is not heard yet; when the call ends, what still waits in the port never
will be.
"""

from collections import deque
from dataclasses import dataclass

from hardware.audio.measures import SAMPLES_PER_MS
from hardware.line import notices
from hardware.line.notices import Frame, Notice, Stretch
from hardware.line.reports import Played
from hardware.line.voice_reports import Resumed, Yielded, Yielding

Told = Played | Yielding | Yielded | Resumed


@dataclass(slots=True, kw_only=True)
class _Open:
    """An utterance between its first sample and its end; all numbers are samples."""

    since: int | None
    """Where it began; None when nothing of it left."""
    until: int
    """Line position up to which it was heard at full level."""
    heard: int = 0
    ducked_until: int = 0
    ducked_heard: int = 0
    leaving: bool = False


class Ledger:
    """Keeps the notes of frames until their samples have left the modem."""

    def __init__(self) -> None:
        self._waiting: deque[tuple[int, Notice | Stretch]] = deque()
        self._open: dict[str, _Open] = {}

    def book(self, frame: Frame, *, at: int) -> None:
        """Takes a frame that the port accepted; its first sample has line position `at`."""
        self._waiting.extend((at + entry.offset, entry) for entry in frame.entries)

    def left(self, until: int) -> list[Told]:
        """Reports of everything before line position `until`, which has left the modem."""
        told: list[Told] = []
        while self._waiting:
            at, entry = self._waiting[0]
            end = at + entry.length if isinstance(entry, Stretch) else at
            if end > until:
                break
            self._waiting.popleft()
            told.extend(self._take(at, entry))
        return told

    def close(self, until: int) -> list[Told]:
        """The port is closed: nothing after `until` was heard, and what was playing is cut."""
        told = self.left(until)
        for at, entry in self._waiting:
            if isinstance(entry, Stretch) and at < until:
                self._heard(at, entry, samples=until - at)
            elif isinstance(entry, Notice):
                self._open.setdefault(entry.utterance_id, _Open(since=None, until=until))
        self._waiting.clear()
        told.extend(_played(name, speech, cut=True) for name, speech in self._open.items())
        self._open.clear()
        return told

    def _take(self, at: int, entry: Notice | Stretch) -> list[Told]:
        if isinstance(entry, Stretch):
            self._heard(at, entry, samples=entry.length)
            return []
        name = entry.utterance_id
        speech = self._open.setdefault(name, _Open(since=None, until=at))
        match entry:
            case notices.Started():
                speech.since = at
                return [_played(name, speech)]
            case notices.Ducked():
                speech.ducked_until, speech.ducked_heard = speech.until, speech.heard
            case notices.Leaving():
                speech.leaving = True
                speech.until, speech.heard = speech.ducked_until, speech.ducked_heard
                return [Yielding(utterance_id=name, at_ms=_ms(speech.until))]
            case notices.Yielded():
                return [
                    Yielded(
                        utterance_id=name,
                        at_ms=_ms(at),
                        heard_ms=_ms(entry.heard),
                        word_index=entry.word_index,
                    )
                ]
            case notices.Resumed():
                speech.leaving = False
                return [Resumed(utterance_id=name, at_ms=_ms(at))]
            case notices.Ended():
                del self._open[name]
                speech.until -= max(0, speech.heard - entry.heard)
                speech.heard = entry.heard
                return [_played(name, speech, finished=not entry.cut, cut=entry.cut)]
        return []

    def _heard(self, at: int, stretch: Stretch, *, samples: int) -> None:
        speech = self._open.get(stretch.utterance_id)
        if speech is not None and not speech.leaving:
            speech.until = at + samples
            speech.heard = stretch.position + samples


def never_heard(utterance_id: str, *, at_ms: int) -> Played:
    """Of an utterance of which nothing left, and nothing will."""
    return Played(
        utterance_id=utterance_id, from_ms=None, to_ms=at_ms, heard_ms=0, finished=False, cut=True
    )


def _played(name: str, speech: _Open, *, finished: bool = False, cut: bool = False) -> Played:
    return Played(
        utterance_id=name,
        from_ms=None if speech.since is None else _ms(speech.since),
        to_ms=_ms(speech.until),
        heard_ms=_ms(speech.heard),
        finished=finished,
        cut=cut,
    )


def _ms(samples: int) -> int:
    return samples // SAMPLES_PER_MS
