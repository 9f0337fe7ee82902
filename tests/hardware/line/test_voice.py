"""When a caller's voice begins and ends, from window probabilities."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.line.voice import Heard, Voice, VoiceActivity
from hardware.line.voice_params import VoiceParams

pytestmark = pytest.mark.unit


def judge(pattern: str) -> list[Heard]:
    activity = VoiceActivity(params=VoiceParams())
    return [activity.push(0.9 if mark == "#" else 0.1) for mark in pattern]


def told(pattern: str, *kinds: Voice) -> list[tuple[str, int]]:
    return [(h.voice.value, h.at_ms) for h in judge(pattern) if h.voice in kinds]


def test_a_second_window_confirms_and_the_start_is_the_first() -> None:
    assert told("..#.#", Voice.SUSPECTED, Voice.STARTED) == [("suspected", 64), ("started", 64)]
    assert told("##", Voice.STARTED) == [("started", 0)]


def test_a_lone_window_is_dismissed_after_100_ms() -> None:
    assert told("#....", Voice.DISMISSED, Voice.STARTED) == [("dismissed", 96)]


def test_a_voice_stops_160_ms_after_its_last_window_and_is_dated_there() -> None:
    assert told("##....#.....", Voice.STOPPED) == [("stopped", 7 * 32)]


def test_the_end_of_the_stream_ends_a_voice() -> None:
    activity = VoiceActivity(params=VoiceParams())
    assert activity.end() is None
    for _ in range(3):
        activity.push(0.9)
    assert activity.end() == Heard(voice=Voice.STOPPED, at_ms=96)
    assert activity.end() is None


@given(st.lists(st.floats(0, 1), max_size=200))
def test_starts_and_stops_alternate_in_time(probabilities: list[float]) -> None:
    activity = VoiceActivity(params=VoiceParams())
    edges = [
        heard
        for heard in map(activity.push, probabilities)
        if heard.voice in {Voice.STARTED, Voice.STOPPED}
    ]
    assert [e.voice for e in edges[::2]] == [Voice.STARTED] * len(edges[::2])
    assert [e.voice for e in edges[1::2]] == [Voice.STOPPED] * len(edges[1::2])
    assert [e.at_ms for e in edges] == sorted(e.at_ms for e in edges)
    assert activity.speaking == bool(len(edges) % 2)
