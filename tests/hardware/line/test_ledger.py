"""What counts as heard: only what has left the modem, to the millisecond of line time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engines.wire.stt import Word
from hardware.audio.measures import FRAME_SAMPLES
from hardware.line.ledger import Ledger, Told
from hardware.line.player import Player
from hardware.line.reports import Played
from hardware.line.voice import Voice
from hardware.line.voice_reports import Resumed, Yielded, Yielding

pytestmark = pytest.mark.unit

WORDS = tuple(
    Word(text=str(start), start_ms=start, end_ms=start + 180) for start in range(0, 1000, 200)
)


class Track:
    """A player whose frames go into a ledger, always two frames ahead of what has left."""

    def __init__(self) -> None:
        self.player, self.ledger = Player(), Ledger()
        self.written = 0

    def say(self, name: str, ms: int = 1000) -> None:
        self.player.play(
            utterance_id=name,
            text="",
            words=WORDS,
            pcm=bytes(ms * 16),
            interruptible=True,
            last=True,
        )

    def run(self, frames: int) -> list[Told]:
        told: list[Told] = []
        for _ in range(frames):
            self.ledger.book(self.player.frame(), at=self.written)
            self.written += FRAME_SAMPLES
            told += self.ledger.left(self.written - 2 * FRAME_SAMPLES)
        return told


def played(name: str, start: int | None, end: int, heard: int, **how: bool) -> Played:
    how = {"finished": False, "cut": False} | how
    return Played(utterance_id=name, from_ms=start, to_ms=end, heard_ms=heard, **how)


def test_a_finished_speech_is_told_at_its_start_and_its_end() -> None:
    track = Track()
    track.run(5)
    track.say("a", 90)
    track.say("b", 50)
    assert track.run(15) == [
        played("a", 100, 100, 0),
        played("a", 100, 190, 90, finished=True),
        played("b", 190, 190, 0),
        played("b", 190, 240, 50, finished=True),
    ]


def test_a_yield_and_its_return_say_where_on_the_line_and_in_the_speech() -> None:
    track = Track()
    track.say("a")
    told = track.run(13)  # 260 ms written: inside the second word, 200..380
    track.player.caller(Voice.SUSPECTED)
    told += track.run(2)
    track.player.caller(Voice.STARTED)
    told += track.run(20)
    assert told == [
        played("a", 0, 0, 0),
        Yielding(utterance_id="a", at_ms=260),
        Yielded(utterance_id="a", at_ms=380, heard_ms=260, word_index=1),
    ]
    track.player.resume()
    told = track.run(50)
    assert told == [
        Resumed(utterance_id="a", at_ms=700),
        played("a", 0, 700 + 800, 1000, finished=True),
    ]


def test_what_was_dropped_counts_up_to_the_duck() -> None:
    track = Track()
    track.say("a")
    track.say("never")
    track.run(13)
    track.player.caller(Voice.STARTED)
    track.run(20)
    track.player.flush(None)
    assert sorted(track.run(4), key=lambda told: told.utterance_id) == [
        played("a", 0, 260, 260, cut=True),
        played("never", None, 660, 0, cut=True),
    ]


def test_what_was_dropped_just_before_the_end_is_told_too() -> None:
    track = Track()
    track.say("a")
    track.say("b")
    track.run(10)
    track.player.flush("b")
    track.ledger.book(track.player.last_notes(), at=track.written)
    assert sorted(track.ledger.close(track.written), key=lambda told: told.utterance_id) == [
        played("a", 0, 200, 200, cut=True),
        played("b", None, 200, 0, cut=True),
    ]


@given(st.integers(0, 60), st.integers(0, 1300))
def test_the_end_of_the_call_leaves_unheard_what_still_waited(frames: int, left_ms: int) -> None:
    track = Track()
    track.say("a")
    told = track.run(frames)
    left = min(left_ms * 8, track.written)
    told += track.ledger.close(left)
    last = [report for report in told if isinstance(report, Played)]
    if not frames:
        assert not last
        return
    heard = min(max(left, track.written - 2 * FRAME_SAMPLES), 8000) // 8
    assert last[-1].heard_ms == heard
    assert last[-1].finished == (heard == 1000)
    assert last[-1].cut == (heard < 1000)
