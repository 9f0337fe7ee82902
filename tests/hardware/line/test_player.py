"""Our voice never clicks, loses or doubles a sample, whatever orders come between frames."""

from typing import TypeVar

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.wire.stt import Word
from hardware.audio.measures import FRAME_BYTES
from hardware.audio.pcm import dbfs, samples
from hardware.line.notices import Ended, Frame, Leaving, Resumed, Started, Stretch, Yielded
from hardware.line.player import Player
from hardware.line.voice import Voice

pytestmark = pytest.mark.unit

Kind = TypeVar("Kind")

FLAT = 12000
EDGE = 80
"""Test speeches are a constant between 10 ms ramps: any cut without a fade stands out."""


def speech(ms: int) -> bytes:
    rise = np.minimum(np.arange(ms * 8), EDGE)
    wave = FLAT * np.minimum(rise, rise[::-1]) / EDGE
    return wave.astype("<i2").tobytes()


def words(ms: int, *, each: int = 250, gap: int = 30) -> tuple[Word, ...]:
    return tuple(
        Word(text=f"w{start}", start_ms=start, end_ms=min(ms, start + each - gap))
        for start in range(0, ms, each)
    )


class Line:
    """A player whose frames are kept."""

    def __init__(self) -> None:
        self.player = Player()
        self.frames: list[Frame] = []
        self.given: dict[str, bytes] = {}

    def say(self, name: str, ms: int, *, interruptible: bool = True, marked: bool = True) -> None:
        self.given[name] = speech(ms)
        self.player.play(
            utterance_id=name,
            text=name,
            words=words(ms) if marked else (),
            pcm=self.given[name],
            interruptible=interruptible,
            last=True,
        )

    def run(self, frames: int) -> bytes:
        made = [self.player.frame() for _ in range(frames)]
        self.frames += made
        return b"".join(frame.pcm for frame in made)

    @property
    def heard(self) -> bytes:
        return b"".join(frame.pcm for frame in self.frames)

    def entries(self, kind: type[Kind]) -> list[Kind]:
        return [e for frame in self.frames for e in frame.entries if isinstance(e, kind)]


def steps(pcm: bytes) -> int:
    return int(np.abs(np.diff(samples(pcm).astype(int), prepend=0)).max(initial=0))


NO_CLICK = FLAT // 40 + 2
"""The steepest ramp: 5 ms from nothing to full level."""

orders = st.one_of(
    st.tuples(st.just("frames"), st.integers(1, 30)),
    st.tuples(st.just("voice"), st.sampled_from(list(Voice))),
    st.tuples(st.just("say"), st.integers(0, 700)),
    st.tuples(st.just("stream"), st.lists(st.integers(0, 300), min_size=1, max_size=4)),
    st.tuples(st.just("must"), st.integers(20, 400)),
    st.tuples(st.just("flush"), st.one_of(st.none(), st.integers(0, 8))),
    st.tuples(st.just("resume"), st.none()),
)


def obey(line: Line, order: str, value: object, pending: list[tuple[str, bytes, bool]]) -> None:
    name = str(len(line.given))
    match order, value:
        case "frames", int(count):
            for _ in range(count):
                if pending:
                    known, pcm, last = pending.pop(0)
                    line.player.play(
                        utterance_id=known,
                        text="",
                        words=(),
                        pcm=pcm,
                        interruptible=True,
                        last=last,
                    )
                line.run(1)
        case "voice", Voice() as voice:
            line.player.caller(voice)
        case "say", int(ms):
            line.say(name, ms)
        case "must", int(ms):
            line.say(name, ms, interruptible=False)
        case "stream", list(parts):
            whole = speech(sum(parts))
            line.given[name] = whole
            start = 0
            for index, ms in enumerate(parts):
                pending.append((name, whole[start : start + ms * 16], index == len(parts) - 1))
                start += ms * 16
        case "flush", None:
            line.player.flush(None)
        case "flush", int(number):
            line.player.flush(str(number))
        case "resume", _:
            line.player.resume()


@settings(max_examples=300, deadline=None)
@given(st.lists(orders, max_size=40))
def test_whatever_happens_no_click_and_no_sample_lost_or_doubled(
    plan: list[tuple[str, object]],
) -> None:
    line, pending = Line(), list[tuple[str, bytes, bool]]()
    for order, value in plan:
        obey(line, order, value, pending)
    obey(line, "frames", 60, pending)
    assert all(len(frame.pcm) == FRAME_BYTES for frame in line.frames)
    assert steps(line.heard) <= NO_CLICK
    positions: dict[str, int] = {}
    yielded: dict[str, int] = {}
    resumed, ended, started = set(), set(), set()
    for frame in line.frames:
        for entry in frame.entries:
            name = entry.utterance_id
            if isinstance(entry, Stretch):
                assert name in started
                assert name not in ended
                expected = positions.get(name, 0)
                if name in resumed:
                    assert entry.position <= max(expected, yielded[name] + 30 * 8)
                    resumed.discard(name)
                else:
                    assert entry.position == expected, "lost or doubled"
                positions[name] = entry.position + entry.length
            elif isinstance(entry, Started):
                assert name not in started
                started.add(name)
            elif isinstance(entry, Yielded):
                yielded[name] = entry.heard
                assert entry.heard <= positions.get(name, 0)
            elif isinstance(entry, Resumed):
                resumed.add(name)
            elif isinstance(entry, Ended):
                assert name not in ended
                ended.add(name)
                if not entry.cut:
                    assert entry.heard == positions.get(name, 0) == len(line.given[name]) // 2


@given(st.lists(st.integers(1, 500), min_size=1, max_size=4))
def test_undisturbed_speech_is_heard_byte_for_byte(lengths: list[int]) -> None:
    line = Line()
    for index, ms in enumerate(lengths):
        line.say(str(index), ms)
    whole = b"".join(line.given.values())
    heard = line.run(len(whole) // FRAME_BYTES + 2)
    assert heard.rstrip(b"\0") == whole.rstrip(b"\0")
    assert [e.utterance_id for e in line.entries(Ended)] == list(line.given)


def test_a_voice_ducks_by_20_db_and_falls_silent_at_the_words_end() -> None:
    line = Line()
    line.say("a", 2000)
    before = line.run(10)  # 200 ms: inside the first word, which ends at 220
    line.player.caller(Voice.SUSPECTED)
    ducked = line.run(1)
    line.player.caller(Voice.STARTED)
    rest = line.run(30)
    assert dbfs(before[FRAME_BYTES:]) - dbfs(ducked[160:]) == pytest.approx(20, abs=0.5)
    assert line.entries(Leaving)
    silent_from = len(rest.rstrip(b"\0")) // 16 + 220
    assert silent_from <= 235
    assert line.entries(Yielded)[0].heard == 200 * 8
    assert line.entries(Yielded)[0].word_index == 0
    assert line.player.speaking is None


def test_it_is_silent_400_ms_after_the_duck_inside_a_long_word() -> None:
    line = Line()
    line.say("a", 3000, marked=False)
    line.run(10)
    line.player.caller(Voice.SUSPECTED)
    line.player.caller(Voice.STARTED)
    rest = line.run(40)
    assert 395 <= len(rest.rstrip(b"\0")) // 16 <= 400
    assert line.entries(Yielded)[0].word_index is None


def test_a_mere_click_of_the_caller_brings_the_level_back_and_loses_nothing() -> None:
    line = Line()
    line.say("a", 1000)
    line.run(10)
    line.player.caller(Voice.SUSPECTED)
    line.run(4)
    line.player.caller(Voice.DISMISSED)
    line.run(60)
    assert not line.entries(Yielded)
    assert len(line.heard.rstrip(b"\0")) >= len(line.given["a"]) - 4
    assert samples(line.heard)[300 * 8 : 900 * 8].min() == FLAT


def test_after_a_back_channel_the_ducked_word_is_said_again() -> None:
    line = Line()
    line.say("a", 1000)
    line.run(15)  # 300 ms: inside the second word, 250..470
    line.player.caller(Voice.STARTED)
    line.run(20)
    assert line.player.resume()
    line.player.caller(Voice.QUIET)
    back = line.run(60)
    stretches = line.entries(Stretch)
    again = next(i for i, s in enumerate(stretches) if i and s.position < stretches[i - 1].position)
    assert stretches[again].position == 250 * 8
    assert samples(back)[50 * 8 : 700 * 8].min() == FLAT
    assert line.entries(Ended)[0].cut is False


def test_what_must_be_heard_is_not_ducked() -> None:
    line = Line()
    line.say("notice", 600, interruptible=False)
    line.run(5)
    line.player.caller(Voice.SUSPECTED)
    line.player.caller(Voice.STARTED)
    line.run(40)
    assert line.heard.rstrip(b"\0") == line.given["notice"].rstrip(b"\0")


def test_speech_that_begins_into_the_callers_words_yields_too() -> None:
    line = Line()
    line.player.caller(Voice.STARTED)
    line.player.caller(Voice.GOES_ON)
    line.say("a", 1000)
    line.run(40)
    assert line.entries(Yielded)[0].heard == 0


def test_pieces_of_a_dropped_speech_that_come_late_are_dropped() -> None:
    line = Line()
    piece = speech(200)
    line.player.play(utterance_id="a", text="", words=(), pcm=piece, interruptible=True, last=False)
    line.run(3)
    line.player.flush(None)
    line.run(2)
    line.player.play(utterance_id="a", text="", words=(), pcm=piece, interruptible=True, last=True)
    assert line.run(20) == bytes(20 * FRAME_BYTES)
    assert [(e.cut, e.heard) for e in line.entries(Ended)] == [(True, 60 * 8)]
